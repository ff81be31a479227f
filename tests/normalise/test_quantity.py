"""Quantities: a table of spellings by amount and unit, rates, what is none, and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import quantity
from ekspor.rules.load import table

UNITS = {"kg", "ton", "g", "l", "kl", "m", "m2", "m3", "pcs", "pasang", "set", "ekor", "batang", "lembar", "bal",
"koli",
         "karung", "dus", "kontainer", "teu", "barel", "butir", "botol", "pohon", "unit"}  # fmt: skip

EXACT = {
    ("25", "ton"): ["25 ton", "25 Ton", "25 TON", "25ton", "25 metrik ton", "25 ton metrik", "25 MT", "25 wmt",
        "25 dmt",
        "dua puluh lima ton", "25,0 ton", "sebanyak 25 ton", "25 ton (25.000 kg)", "25 metric ton", "25 tons",
        "seberat 25 ton", "25 tonnya"],
    ("1200000", "ton"): ["1,2 juta ton", "1,2 jt ton", "1.200.000 ton", "1.200 ribu ton", "1,2 juta metrik ton"],
    ("617500", "ton"): ["617,5 ribu ton", "617.500 ton", "617,5 rb ton"],
    ("0.5", "ton"): ["setengah ton", "0,5 ton", "½ ton"],
    ("2000", "ton"): ["2 kiloton", "dua ribu ton"],
    ("1000", "kg"): ["10 kuintal", "10 kwintal", "1.000 kg", "1.000 kilogram", "seribu kilo", "1.000 Kg", "1.000kg"],
    ("534.5", "kg"): ["534,5 kg", "534,5 Kg", "534,5 kilogram"],
    ("1", "kg"): ["sekilo", "satu kilogram", "1 kg"],
    ("3018", "g"): ["3.018 gram", "3.018 gr", "3.018 g"],
    ("500", "g"): ["5 ons", "500 gram"],
    ("18500000", "l"): ["18,5 juta liter", "18.500.000 l"],
    ("40", "kl"): ["40 kiloliter", "40 kl", "40 KL"],
    ("12000", "m"): ["12 ribu meter", "12.000 m"],
    ("300", "m2"): ["300 m2", "300 meter persegi", "300 m²"],
    ("1200", "m3"): ["1.200 m3", "1.200 meter kubik", "1.200 kubik", "1.200 m³", "1,2 ribu m3"],
    ("60", "pcs"): ["3 kodi", "5 lusin", "60 keping", "60 pcs", "60 buah", "60 biji", "60 potong", "60 bungkus",
        "60 pak"],
    ("144", "pcs"): ["1 gros", "12 lusin", "satu gros"],
    ("30000", "pasang"): ["30 ribu pasang", "30.000 pasang"],
    ("15", "set"): ["15 set", "lima belas set"],
    ("12000", "ekor"): ["12 ribu ekor", "12.000 ekor", "12.000 Ekor", "dua belas ribu ekor", "12 rb ekor"],
    ("1", "ekor"): ["seekor", "satu ekor"],
    ("6400", "batang"): ["6.400 batang", "6,4 ribu batang"],
    ("1000", "lembar"): ["1.000 lembar", "1.000 helai", "2 rim", "seribu lembar"],
    ("70", "bal"): ["70 bal"],
    ("14", "koli"): ["14 koli", "14 colli"],
    ("300", "karung"): ["300 karung", "300 sak"],
    ("40", "dus"): ["40 dus", "40 boks", "40 box", "40 kotak", "40 peti", "40 karton", "40 kardus"],
    ("3", "kontainer"): ["3 kontainer", "tiga kontainer", "3 container", "3 KONTAINER", "3 peti kemas",
        "3 kontainer 20 feet",
        "3 kontainer 40 feet", "3 kontainer ukuran 40 feet", "3 kontainer berukuran 20 kaki", "tiga buah kontainer",
        "3 unit kontainer", "3 petikemas", "3 kontainer 40 ft"],
    ("2", "kontainer"): ["2x40 feet", "2 x 20 feet", "2 x 40 ft", "dua x 20 feet", "2×40 kaki", "2x40 HC", "2 x 20'",
        "2 x 40 feet HC", "2x40 feet kontainer", "kontainer 2x40 feet", "2 kontainer 40'", "2 kontainer reefer 40 feet",
        "2 kontainer 40 feet high cube"],
    ("1", "kontainer"): ["satu kontainer", "sebuah kontainer", "sekontainer", "1 kontainer"],
    ("150", "teu"): ["150 TEUs", "150 teu", "150 TEU", "150 Twenty-foot Equivalent Units"],
    ("5000", "barel"): ["5.000 barel", "5 ribu barrel", "5.000 bbl"],
    ("1100000", "butir"): ["1,1 juta butir", "1.100.000 butir"],
    ("600", "botol"): ["600 botol", "enam ratus botol"],
    ("900", "pohon"): ["900 pohon"],
    ("250", "unit"): ["250 unit", "250 gerbong", "250 Gerbong", "250 mobil", "250 kapal"],
    ("4500", "ton"): ["4.500 ton", "4,500 ton", "empat ribu lima ratus ton"],
    ("1234", "ekor"): ["1.234 ekor", "1,234 ekor"],
}  # fmt: skip

RANGES = {
    ("10", "15", "ton"): ["10-15 ton", "10 hingga 15 ton", "10 ton hingga 15 ton", "10 sampai 15 ton",
        "10 ton-15 ton",
                          "antara 10 dan 15 ton", "antara 10 ton dan 15 ton"],
    ("24000", "26000", "ton"): ["24-26 rb ton", "24 ribu-26 ribu ton", "24 hingga 26 ribu ton"],
    ("1200000", "1400000", "ton"): ["1,2 juta hingga 1,4 juta ton", "1,2-1,4 juta ton"],
    ("2", "3", "kontainer"): ["dua atau tiga kontainer", "2 atau 3 kontainer", "dua kontainer atau tiga kontainer"],
    ("200", "300", "kg"): ["2-3 kuintal"],
    ("5", None, "kontainer"): ["lebih dari 5 kontainer", "minimal lima kontainer", "5 kontainer lebih",
        "di atas 5 kontainer"],
    (None, "20", "ton"): ["maksimal 20 ton", "kurang dari 20 ton", "paling banyak 20 ton"],
    (None, None, "ton"): ["puluhan ton", "ratusan ribu ton", "belasan ton", "jutaan ton"],
    (None, None, "ekor"): ["ribuan ekor"],
}  # fmt: skip

RATES = {
    ("900", "ton", "month"): ["900 ton sebulan", "900 ton per bulan", "900 ton/bulan", "900 ton setiap bulan",
                              "900 ton tiap bulan", "900 ton saban bulan", "900 ton per bulannya"],
    ("900", "ton", "year"): ["900 ton setahun", "900 ton per tahun", "900 ton/tahun"],
    ("5", "kontainer", "week"): ["5 kontainer per minggu", "lima kontainer sepekan", "5 kontainer seminggu"],
    ("20", "ton", "day"): ["20 ton sehari", "20 ton per hari", "20 ton/hari"],
    ("605000", "barel", "day"): ["605 ribu bph", "605.000 bopd", "605.000 bpd", "605 ribu barel per hari",
        "605.000 barel/hari"],
    ("2000000", "ton", "year"): ["2 juta tpa", "2 mtpa", "2.000 ktpa", "2 juta ton/tahun"],
    ("70", "ton", "quarter"): ["70 ton per triwulan", "70 ton per kuartal"],
}  # fmt: skip

NONE = ["", "ton", "25", "25 orang", "25 hektare", "10 perusahaan", "3 hari", "12 persen", "5 ton per hektare",
    "Rp 5 juta",
        "5 kontainer per semester", "500 kg hingga 1 ton", "beberapa ton", "ekspor 5 ton", "5 ton kopi", "\x00",
        "2022",
        "ton 25", "lebih dari ton", "2x40", "2x15 feet", "x40 feet", "40 feet", "1 ton atau 2 kontainer"]  # fmt: skip


def cases(table):
    return [(spelling, expected) for expected, spellings in table.items() for spelling in spellings]


def ends(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


@pytest.mark.parametrize(("text", "expected"), cases(EXACT))
def test_amount(text, expected):
    found = quantity.parse(text)
    assert found is not None
    assert (found.low, found.high, found.unit, found.per) == (*ends(expected[0], expected[0]), expected[1], None)


@pytest.mark.parametrize(("text", "expected"), cases(RANGES))
def test_range_or_bound(text, expected):
    found = quantity.parse(text)
    assert found is not None
    assert (found.low, found.high, found.unit) == (*ends(*expected[:2]), expected[2])


@pytest.mark.parametrize(("text", "expected"), cases(RATES))
def test_rate(text, expected):
    found = quantity.parse(text)
    assert found is not None
    assert (found.low, found.unit, found.per) == (Decimal(expected[0]), *expected[1:])


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity_of_goods(text):
    assert quantity.parse(text) is None


@pytest.mark.parametrize("text", ["sekitar 80 ton", "hampir 80 ton", "80-an ton", "kurang lebih 80 ton", "± 80 ton"])
def test_approximate_amount(text):
    found = quantity.parse(text)
    assert found is not None
    assert (found.low, found.high, found.approximate) == (80, 80, True)


@pytest.mark.parametrize(
    ("text", "counted"),
    [("10 kuintal", "kuintal"), ("3 kodi", "kodi"), ("250 Gerbong", "gerbong"), ("40 Peti", "peti")],
)
def test_the_unit_as_counted_stays(text, counted):
    found = quantity.parse(text)
    assert found is not None
    assert found.counted == counted


@pytest.mark.parametrize(
    ("text", "kg"),
    [
        ("2 ton", "2000"),
        ("10 kuintal", "1000"),
        ("500 gram", "0.5"),
        ("3 kontainer", None),
        ("2x40 feet", None),
        ("5 m3", None),
    ],
)
def test_only_a_mass_is_turned_into_kilograms(text, kg):
    found = quantity.parse(text)
    assert found is not None
    assert found.kg == (None if kg is None else Decimal(kg))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("sebulan", "month"),
        ("per tahun", "year"),
        ("/hari", "day"),
        ("tiap pekan", "week"),
        ("per kg", None),
        ("", None),
    ],
)
def test_a_rate_by_itself(text, per):
    assert quantity.per(text) == per


def test_every_form_maps_to_a_unit_of_the_guideline():
    assert {row["unit"] for row in table("units")} <= UNITS
    forms = [row["form"] for name in ("units", "rate_units") for row in table(name)]
    assert len(set(forms)) == len(forms)
    assert {row["unit"] for row in table("rate_units")} <= UNITS
    assert {row["per"] for row in table("rate_units")} <= {"day", "week", "month", "quarter", "year"}


FORMS = {row["form"]: (row["unit"], Decimal(row["factor"])) for row in table("units")}


@given(st.decimals("0.01", 10**7, places=2), st.sampled_from(["", " ribu", " juta"]), st.sampled_from(sorted(FORMS)))
def test_any_amount_in_any_unit_comes_back(value, scale, form):
    found = quantity.parse(f"{value:,.2f}".translate(str.maketrans(",.", ".,")) + f"{scale} {form}")
    unit, factor = FORMS[form]
    assert found is not None
    assert found.unit == unit
    assert found.low == value * {"": 1, " ribu": 1000, " juta": 1_000_000}[scale] * factor


@given(st.text(max_size=60) | st.builds("{} ton".format, st.text(max_size=20)))
def test_no_text_raises(text):
    quantity.parse(text)
    quantity.per(text)
