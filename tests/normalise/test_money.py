"""Money: a table of spellings by amount and currency, what is none, and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import money
from ekspor.rules.load import table
from ekspor.schema import Money

EXACT = {
    ("65000000", "USD"): ["65 juta USD", "65 Juta USD", "USD 65 juta", "USD65 juta", "US$ 65 juta", "US$65 juta",
        "US$65juta", "US $ 65 juta", "US$ 65.000.000", "US$65,000,000", "65 juta dolar AS", "65 juta dollar AS",
        "65 juta dolar Amerika", "65 juta dollar Amerika Serikat", "65 juta dolar Amerika Serikat", "65 juta dolar",
        "65 juta dollar", "65 juta US$", "65 juta US dolar", "65 juta US dollar", "$65 juta", "$ 65 juta",
        "65 jt dolar AS", "US$ 65 jt", "enam puluh lima juta dolar", "enam puluh lima juta dolar AS",
        "65 JUTA DOLAR AS", "Dolar AS 65 juta", "US$ 65 juta dolar", "senilai US$ 65 juta", "sebesar 65 juta USD",
        "\u201cUS$\u00a065 juta\u201d", "US$  65\u00a0juta", "US$ 65 juta.", "US$ 65 million", "USD$ 65 juta",
        "US$ 65,0 juta", "AS$ 65 juta", "65 juta dolar-AS", "U$ 65 juta", "65 juta U.S. dollar",
        "65 juta Dolar Amerika Serikat (AS)", "US$ 65.000.000 (enam puluh lima juta dolar AS)"],
    ("435700000000", "IDR"): ["Rp435,7 Miliar", "Rp 435,7 miliar", "Rp. 435,7 miliar", "Rp.435,7 milyar", "Rp435,7 M",
        "Rp 435,7 M", "RP435,7 MILIAR", "IDR 435,7 miliar", "435,7 miliar rupiah", "435,7 milyar rupiah",
        "Rp435.700.000.000", "Rp 435.700.000.000,00", "Rp 435.700.000.000,-", "Rp435,7miliar", "Rp435,7 Mlyar",
        "Rp 435,7 miliyar",
        "rp 435,7 miliar", "Rp435,70 miliar", "Rp 0,4357 triliun", "435,7 miliar Rupiah Indonesia"],
    ("1500000", "IDR"): ["Rp 1,5 juta", "Rp1,5 jt", "Rp1.500.000", "satu setengah juta rupiah",
        "Rp 1.5 juta", "Rp1.500.000,-", "1,5 juta rupiah", "sejuta lima ratus ribu rupiah", "Rp 1 juta 500 ribu"],
    ("500000000000", "IDR"): ["setengah triliun rupiah", "Rp 0,5 triliun", "Rp0,5 T", "Rp 500 M",
        "lima ratus miliar rupiah"],
    ("16900", "IDR"): ["Rp 16.900", "Rp16.900", "Rp16.900,-", "Rp 16,9 ribu", "Rp16,9 rb"],
    ("1100000", "SGD"): ["S$1,1 juta", "S$ 1,1 juta", "SGD 1,1 juta", "1,1 juta dolar Singapura",
        "1,1 juta dollar Singapura", "SG$ 1,1 juta", "SGD1.100.000", "SIN$ 1,1 juta"],
    ("88000", "EUR"): ["€88 ribu", "€ 88 ribu", "EUR 88 ribu", "88 ribu euro", "88.000 euro", "88 ribu Euro",
        "88.000 EUR",
        "EUR88.000", "88 rb euro", "88.000€", "88 ribu euro Eropa"],
    ("140000000", "JPY"): ["¥ 140 juta", "¥140 juta", "JPY 140 juta", "140 juta yen", "140 juta yen Jepang",
        "140 juta Yen"],
    ("2000000", "GBP"): ["2 juta pound", "2 juta poundsterling", "2 juta pound sterling", "£2 juta", "GBP 2 juta",
        "2 juta pound Inggris", "2 juta poundsterling Inggris"],
    ("1050000", "MYR"): ["RM1,05 juta", "RM 1,05 juta", "MYR 1,05 juta", "1,05 juta ringgit",
        "1,05 juta ringgit Malaysia"],
    ("300000", "CNY"): ["300 ribu yuan", "RMB 300 ribu", "CNY 300.000", "300.000 renminbi", "300 ribu yuan China",
        "300 ribu yuan Tiongkok", "CN¥300.000"],
    ("64000", "AUD"): ["AUD 64 ribu", "A$ 64.000", "64 ribu dolar Australia", "AU$64 ribu",
        "64 ribu dollar Australia"],
    ("5000000", "SAR"): ["5 juta riyal", "5 juta riyal Saudi", "5 juta riyal Arab Saudi", "SAR 5 juta",
        "SAR5.000.000",
        "5 juta real Saudi"],
    ("7000", "AED"): ["7 ribu dirham", "AED 7.000", "7.000 dirham UEA", "7.000 dirham Uni Emirat Arab"],
    ("9000000", "HKD"): ["9 juta dolar Hong Kong", "HK$ 9 juta", "HKD 9 juta", "9 juta dolar Hongkong"],
    ("250000", "THB"): ["250 ribu baht", "THB 250.000", "250.000 baht Thailand", "฿250.000"],
    ("80000000", "KRW"): ["80 juta won", "80 juta won Korea", "₩80 juta", "80 juta won Korea Selatan", "KRW 80 juta"],
    ("1000000", "INR"): ["1 juta rupee India", "₹1 juta", "INR 1 juta"],
    ("400000", "PHP"): ["400 ribu peso Filipina", "PHP 400.000", "₱400 ribu"],
    ("60000", "BRL"): ["60 ribu real Brasil", "R$ 60 ribu", "BRL 60.000", "60.000 real"],
    ("75000", "CHF"): ["75 ribu franc Swiss", "CHF 75.000", "75.000 frank Swiss"],
    ("33000", "NZD"): ["NZ$ 33 ribu", "33 ribu dolar Selandia Baru", "NZD 33.000"],
    ("21000", "TWD"): ["NT$21 ribu", "21.000 dolar Taiwan", "TWD 21.000"],
    ("45000", "CAD"): ["45 ribu dolar Kanada", "CAD 45.000", "C$45 ribu"],
    ("12000", "BND"): ["12 ribu dolar Brunei", "BND 12.000", "B$12 ribu"],
    ("900000", "RUB"): ["900 ribu rubel", "900 ribu rubel Rusia", "RUB 900.000"],
    ("3000", "PGK"): ["3.000 kina", "PGK 3.000", "3 ribu kina Papua Nugini"],
    ("2500", "ZAR"): ["2.500 rand", "ZAR 2.500", "2.500 rand Afrika Selatan"],
    ("1.224", "USD"): ["122,4 sen dollar AS", "122,4 sen dolar AS", "122,4 sen dolar"],
    ("-4000000", "USD"): ["-US$ 4 juta", "minus US$ 4 juta", "US$ -4 juta", "minus 4 juta dolar AS"],
    ("12345", "IDR"): ["Rp12.345"],
}  # fmt: skip

FLAGGED = {
    ("12345", "USD"): ["US$ 12,345", "12,345 dolar AS"],
    ("3000000000", "USD"): ["US$ 3 M"],
    ("1532000000000000", "IDR"): ["Rp1.532 triliun"],
    ("1500000", "IDR"): ["Rp 1.500 ribu"],
    ("5000", "PHP"): ["5.000 peso"],
    ("5000", "KWD"): ["5.000 dinar"],
    ("5000", "XOF"): ["5.000 franc CFA"],
}

RANGES = {
    ("1000000", "2000000", "USD"): ["US$ 1-2 juta", "US$1 juta-US$2 juta", "US$ 1 juta hingga 2 juta",
        "1-2 juta dolar AS",
        "antara US$ 1 juta dan US$ 2 juta", "USD 1–2 juta", "1 hingga 2 juta dolar", "antara US$ 1 dan 2 juta"],
    ("11000000", "13000000", "IDR"): ["Rp 11 juta-Rp 13 juta", "Rp 11 juta - 13 juta", "Rp 11-13 juta"],
    ("60", "100", "IDR"): ["Rp60 - Rp100", "Rp 60-100"],
    ("16000000000", "17000000000", "USD"): ["US$ 16-17 billion", "US$ 16 miliar-US$ 17 miliar"],
    ("5000000", None, "IDR"): ["lebih dari Rp 5 juta", "di atas Rp5 juta", "Rp 5 juta lebih", "minimal 5 juta rupiah",
        "tidak kurang dari Rp 5 juta", "setidaknya Rp5 juta"],
    (None, "5000000", "IDR"): ["kurang dari Rp 5 juta", "maksimal Rp5 juta", "di bawah 5 juta rupiah",
        "hingga Rp 5 juta"],
}  # fmt: skip

APPROXIMATE = {
    ("4000000", "USD"): ["4 jutaan dolar", "sekitar US$ 4 juta", "hampir 4 juta USD", "kurang lebih US$4 juta",
        "± US$ 4 juta"],
    ("200000000", "IDR"): ["Rp 200 jutaan", "kira-kira Rp 200 juta", "nyaris Rp200 juta"],
}  # fmt: skip

VAGUE = {
    "IDR": ["ratusan juta rupiah", "Ratusan Juta Rupiah", "miliaran rupiah", "puluhan miliar rupiah",
        "jutaan rupiah"],
    "USD": ["jutaan dolar", "ratusan ribu dolar AS", "belasan juta dollar"],
    "EUR": ["puluhan ribu euro"],
}  # fmt: skip

NONE = ["", "65 juta", "Rp", "US$", "dolar AS", "rupiah", "5 ton", "Rp juta", "Rp 5 juta atau US$ 300",
    "US$ 5 per ton",
        "Rp 5 juta per bulan", "harga Rp 5", "5 persen", "rupiah menguat", "tahun 2022", "Rp 1.2.3", "\x00",
        "juta dolar",
        "1 USD 2", "Rp 5 juta dan seterusnya"]  # fmt: skip


def cases(table):
    return [(spelling, expected) for expected, spellings in table.items() for spelling in spellings]


def ends(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


@pytest.mark.parametrize(("text", "expected"), cases(EXACT))
def test_amount(text, expected):
    amount, currency = expected
    assert money.parse(text) == Money(Decimal(amount), Decimal(amount), currency)


@pytest.mark.parametrize(("text", "expected"), cases(FLAGGED))
def test_a_second_reading_is_flagged(text, expected):
    amount, currency = expected
    assert money.parse(text) == Money(Decimal(amount), Decimal(amount), currency, ambiguous=True)


@pytest.mark.parametrize(("text", "expected"), cases(RANGES))
def test_range_or_bound(text, expected):
    low, high, currency = expected
    assert money.parse(text) == Money(*ends(low, high), currency)


@pytest.mark.parametrize(("text", "expected"), cases(APPROXIMATE))
def test_approximate_amount(text, expected):
    amount, currency = expected
    assert money.parse(text) == Money(Decimal(amount), Decimal(amount), currency, approximate=True)


@pytest.mark.parametrize(("text", "currency"), cases(VAGUE))
def test_an_amount_without_a_number_keeps_its_currency(text, currency):
    assert money.parse(text) == Money(None, None, currency, approximate=True)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_money(text):
    assert money.parse(text) is None


def test_m_is_miliar_beyond_doubt_with_rupiah():
    assert money.parse("Rp 1,66 M") == Money(Decimal(1_660_000_000), Decimal(1_660_000_000), "IDR")


@pytest.mark.parametrize("row", table("currencies"), ids=lambda row: row["code"])
def test_every_currency_by_code_and_name(row):
    for text in (f"{row['code']} 5 juta", f"5 juta {row['code']}", f"5 juta {row['name']}"):
        found = money.parse(text)
        assert found is not None, text
        assert (found.low, found.currency) == (5_000_000, row["code"])


def test_every_press_form_names_a_currency_of_the_table():
    known = {row["code"] for row in table("currencies")}
    assert {row["code"] for name in ("currency_marks", "currency_words") for row in table(name)} <= known


MARKS = sorted({row["form"] for row in table("currency_marks")})
WORDS = sorted({row["form"] for row in table("currency_words") if row["factor"] == "1"})
SCALES = {"": 1, " ribu": 10**3, "rb": 10**3, " juta": 10**6, " jt": 10**6, " miliar": 10**9, " triliun": 10**12}
VALUES = st.decimals("0.01", 10**9, places=2)


def written(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


@given(VALUES, st.sampled_from(sorted(SCALES)), st.sampled_from(MARKS), st.sampled_from(["", " ", "\u00a0"]))
def test_any_amount_behind_a_mark_comes_back(value, scale, mark, blank):
    found = money.parse(mark + blank + written(value) + scale)
    assert found is not None
    assert found.low == found.high == value * SCALES[scale]


@given(VALUES, st.sampled_from(sorted(SCALES)), st.sampled_from(WORDS))
def test_any_amount_before_a_word_comes_back(value, scale, word):
    found = money.parse(f"{written(value)}{scale} {word}")
    assert found is not None
    assert found.low == found.high == value * SCALES[scale]


@given(st.text(max_size=60) | st.builds("Rp {} juta".format, st.text(max_size=20)))
def test_no_text_raises(text):
    money.parse(text)
