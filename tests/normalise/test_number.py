"""Numbers: a table of spellings by value, what is none, and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import number
from ekspor.schema import Number

EXACT = {
    "0": ["0", "nol", "kosong"],
    "1": ["1", "satu"],
    "3": ["3", "tiga", " 3 ", '"3"', "(3)", "3,"],
    "10": ["10", "sepuluh"],
    "11": ["11", "sebelas"],
    "12": ["12", "dua belas", "Dua Belas", "DUA BELAS"],
    "17": ["tujuh belas"],
    "20": ["dua puluh"],
    "25": ["dua puluh lima"],
    "99": ["sembilan puluh sembilan"],
    "100": ["seratus", "satu ratus"],
    "101": ["seratus satu"],
    "111": ["seratus sebelas"],
    "215": ["dua ratus lima belas"],
    "250": ["dua ratus lima puluh"],
    "999": ["sembilan ratus sembilan puluh sembilan"],
    "1000": ["1.000", "1000", "seribu", "satu ribu", "1 ribu", "1ribu", "1 rb", "1rb", "1 rbu"],
    "1111": ["seribu seratus sebelas"],
    "1945": ["seribu sembilan ratus empat puluh lima"],
    "2025": ["dua ribu dua puluh lima"],
    "12000": ["dua belas ribu", "12 ribu", "12.000", "12 Ribu", "12 RIBU"],
    "250000": ["dua ratus lima puluh ribu", "250 ribu", "250.000", "seperempat juta", "¼ juta", "1/4 juta"],
    "410000": ["empat ratus sepuluh ribu"],
    "500000": ["setengah juta", "separuh juta", "0,5 juta", "½ juta", "1/2 juta", "lima ratus ribu"],
    "750000": ["tiga perempat juta", "¾ juta", "0,75 juta"],
    "1000000": ["sejuta", "satu juta", "1 juta", "1 jt", "1jt", "1.000.000", "1,000,000", "seribu ribu"],
    "1000500": ["1 juta lima ratus", "sejuta lima ratus"],
    "1500000": ["satu setengah juta", "1,5 juta", "1.5 juta", "1 juta 500 ribu", "satu juta lima ratus ribu"],
    "2500000": ["dua setengah juta", "dua koma lima juta", "2 juta 500 ribu", "2,50 juta", "2½ juta"],
    "672000000": ["enam ratus tujuh puluh dua juta"],
    "1000000000": ["satu miliar", "semiliar", "1 miliar", "1 milyar", "1 miliyar", "1 mliar", "1 milliar",
        "1 billion"],
    "1250000000": ["1 miliar 250 juta", "satu miliar dua ratus lima puluh juta", "1,25 miliar"],
    "1000000000000": ["1 triliun", "1 trilyun", "setriliun", "seribu miliar", "1 ribu miliar", "1 T", "1 trillion"],
    "200000000000000000": ["200 ribu triliun", "dua ratus ribu triliun"],
    "0.75": ["tiga perempat", "tiga per empat", "3/4"],
    "0.25": ["seperempat", "0,25", "0.25", "nol koma dua lima", "1/4"],
    "0.5": ["satu per dua", "setengah", "separuh", "separo", "0,5"],
    "0.394": ["0,394", "0.394"],
    "1.5": ["1,5", "1.5", "satu setengah", "satu koma lima", "+1,5", "plus 1,5"],
    "2.2": ["2,2", "dua koma dua"],
    "10.25": ["sepuluh koma dua lima", "10,25"],
    "161.4": ["161.4", "161,4"],
    "1234.5": ["1.234,5", "1,234.5", "1234,5", "1234.5"],
    "1234567.89": ["1.234.567,89", "1,234,567.89"],
    "-3.57": ["-3,57", "−3,57", "–3,57", "minus 3,57", "negatif 3,57", "- 3,57"],
    "5000": ["5.000,-", "5.000,00", "lima ribu", "5 ribu saja", "sebesar 5.000", "mencapai lima ribu"],
}  # fmt: skip

APPROXIMATE = {
    "50": ["50-an", "50an", "lima puluhan", "sekitar 50", "hampir 50", "kira-kira lima puluh", "± 50",
        "kurang lebih 50"],
    "100": ["seratusan", "sekitar seratusan"],
    "1000": ["seribuan"],
    "20000": ["20-an ribu", "20 ribuan", "dua puluhan ribu"],
    "1500000": ["1,5 jutaan", "nyaris 1,5 juta", "mendekati 1,5 juta", "rata-rata 1,5 juta"],
}  # fmt: skip

VAGUE = ["belasan", "puluhan", "ratusan", "ribuan", "jutaan", "miliaran", "triliunan", "puluhan ribu", "ratusan juta",
         "belasan ribu", "ratusan ribu", "puluhan miliar"]  # fmt: skip

BOUNDS = {
    ("5", None): ["lebih dari 5", "di atas 5", "diatas lima", "5 lebih", "minimal 5", "setidaknya 5", "> 5", "≥5",
                  "tidak kurang dari 5", "tak kurang dari lima", "sedikitnya 5", "melebihi 5", "5 ke atas"],
    (None, "5"): ["kurang dari 5", "di bawah 5", "maksimal 5", "paling banyak lima", "< 5", "tidak lebih dari 5",
                  "tak sampai 5", "hingga 5", "maksimum 5", "5 ke bawah"],
    ("10", "15"): ["10-15", "10–15", "10 - 15", "10 hingga 15", "10 sampai 15", "antara 10 dan 15", "10 s.d. 15",
                   "10 s/d 15", "sepuluh hingga lima belas", "10 sampai dengan 15", "berkisar antara 10 dan 15",
                   "15-10"],
    ("1000000", "2000000"): ["1-2 juta", "1 juta-2 juta", "satu hingga dua juta", "1 juta hingga 2 juta", "1–2 jt",
                             "antara satu dan dua juta", "dari 1 juta ke 2 juta"],
    ("500000", "1000000"): ["500 ribu-1 juta", "500 ribu hingga satu juta", "setengah hingga satu juta"],
    ("2000000", "3000000"): ["dua atau tiga juta", "2 atau 3 juta", "2 juta atau 3 juta", "dua atau tiga jt"],
    ("2", "3"): ["dua atau tiga", "2 atau 3"],
    ("1.5", "3.5"): ["2,5 plus minus 1", "2,5 ± 1"],
}  # fmt: skip

NONE = ["", " ", "juta", "Rp", "ton", "dua tiga", "1.2.3", "12,34,5", "satu dua tiga", "beberapa", "5 orang",
    "abc", "-",
        "1/0", "0/0", "ratus", "sepuluh dua", "1 2", "500 ribu 2 juta", "lebih dari", "hingga", "5 hingga",
        "antara 5",
        "\x00", "١٢", "lebih dari kurang dari 5", "5 juta ton", "koma", "."]  # fmt: skip


def cases(table):
    return [(spelling, expected) for expected, spellings in table.items() for spelling in spellings]


@pytest.mark.parametrize(("text", "value"), cases(EXACT))
def test_value(text, value):
    found = number.parse(text)
    assert found is not None
    assert (found.low, found.high, found.approximate) == (Decimal(value), Decimal(value), False)


@pytest.mark.parametrize(("text", "value"), cases(APPROXIMATE))
def test_approximate_value(text, value):
    found = number.parse(text)
    assert found is not None
    assert (found.low, found.high, found.approximate) == (Decimal(value), Decimal(value), True)


@pytest.mark.parametrize("text", VAGUE)
def test_words_that_name_no_number(text):
    assert number.parse(text) == Number(None, None, approximate=True)


@pytest.mark.parametrize(("text", "ends"), cases(BOUNDS))
def test_bounds_and_ranges(text, ends):
    found = number.parse(text)
    assert found is not None
    assert (found.low, found.high) == tuple(None if end is None else Decimal(end) for end in ends)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number(text):
    assert number.parse(text) is None


@pytest.mark.parametrize(
    ("text", "places", "value", "ambiguous"),
    [
        ("4,500", None, "4500", True),  # nobody ends a decimal with a nought
        ("4,525", None, "4.525", True),
        ("4,525", 0, "4525", True),  # animals have no decimals
        ("4,525", 2, "4525", True),  # nor has money three
        ("4,525", 9, "4.525", True),
        ("0,525", 0, "0.525", False),
        ("1,234 miliar", None, "1234000000", False),
        ("1.532 triliun", None, "1532000000000000", True),
        ("3 M", None, "3000000000", True),
        ("3 T", None, "3000000000000", False),
        ("100K", None, "100000", True),
        ("100 k", None, "100000", True),
        ("2,5K", None, "2500", True),
        ("1.250", None, "1250", False),
    ],
)
def test_a_written_rule_decides_and_flags(text, places, value, ambiguous):
    assert number.parse(text, places=places) == Number(Decimal(value), Decimal(value), ambiguous=ambiguous)


def test_a_long_text_is_no_number():
    assert number.parse("1" * 1_000_000) is None


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────

DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SCALES = [(10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu")]


def spelled(n: int) -> str:
    for scale, name in SCALES:
        if n >= scale:
            head = "seribu" if n // scale == 1 and scale == 1000 else f"{spelled(n // scale)} {name}"
            return f"{head} {spelled(n % scale)}" if n % scale else head
    if n >= 100:
        head = "seratus" if n < 200 else f"{DIGITS[n // 100]} ratus"
        return f"{head} {spelled(n % 100)}" if n % 100 else head
    if n < 10:
        return DIGITS[n]
    if n < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(n) or f"{DIGITS[n - 10]} belas"
    return f"{DIGITS[n // 10]} puluh" + (f" {DIGITS[n % 10]}" if n % 10 else "")


@given(st.integers(0, 999_999_999_999_999))
def test_any_number_in_words_comes_back(n):
    words = spelled(n)
    found = number.parse(words)
    assert len(words) > number.MAX_LENGTH or (found and found.low == found.high == n)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["", " ribu", " juta", " miliar", " triliun", "jt", " rb"]))
def test_any_grouped_numeral_comes_back(value, scale):
    factor = {"": 1, " ribu": 10**3, " rb": 10**3, "jt": 10**6, " juta": 10**6, " miliar": 10**9, " triliun": 10**12}
    written = f"{value:,.2f}".translate(str.maketrans(",.", ".,")) + scale
    found = number.parse(written)
    assert found is not None
    assert found.low == value * factor[scale]


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from(["-", " hingga ", " – ", " sampai ", " s.d. "]))
def test_any_range_comes_back(a, b, joint):
    found = number.parse(f"{min(a, b):,}{joint}{max(a, b):,}".replace(",", "."))
    assert found is not None
    assert (found.low, found.high) == (min(a, b), max(a, b))


@given(st.text(max_size=60))
def test_no_text_raises(text):
    number.parse(text)


PIECES = [
    "1",
    "2,5",
    "1.000",
    "juta",
    "ribu",
    "-",
    "hingga",
    "lebih dari",
    "an",
    "setengah",
    "puluh",
    "ratusan",
    "/",
    "dan",
    "koma",
]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from(["", " "]))
def test_no_heap_of_number_words_raises(pieces, blank):
    number.parse(blank.join(pieces))
