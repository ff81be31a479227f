"""Percentages: a table of spellings by value, what is none, and properties."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import percent
from ekspor.schema import Percent

EXACT = {
    "12.5": ["12,5 persen", "12,5%", "12,5 %", "12.5%", "12,5 PERSEN", "12,50 persen", "dua belas koma lima persen",
             "sebesar 12,5 persen", "12,5 prosen", "12,5 per sen", "12,5\u00a0persen", "mencapai 12,5%", "+12,5%",
        "plus 12,5 persen"],
    "7.16": ["7,16%", "7,16 persen", "7,16 persennya"],
    "-3.57": ["-3,57 persen", "−3,57%", "minus 3,57 persen", "–3,57%"],
    "55": ["lima puluh lima persen", "Lima Puluh Lima Persen", "55%"],
    "0": ["0%", "nol persen"],
    "1000": ["1.000 persen", "seribu persen"],
    "12.345": ["12,345 persen"],
    "0.08": ["0,08 persen"],
    "50": ["50%", "lima puluh persen"],
}  # fmt: skip

RANGES = {
    ("20", "25"): ["20-25%", "20%-25%", "20–25 persen", "20 hingga 25 persen", "20 sampai 25%", "20% hingga 25%",
                   "antara 20 dan 25 persen", "20 s.d. 25 persen"],
    ("5.0", "5.1"): ["5,0-5.1%"],
    ("40", None): ["lebih dari 40 persen", "di atas 40%", "40 persen lebih", "minimal 40%"],
    (None, "5"): ["kurang dari 5%", "di bawah 5 persen", "maksimal 5%"],
    ("1.5", "3.5"): ["2,5 plus minus 1 persen"],
}  # fmt: skip


def cases(table):
    return [(spelling, expected) for expected, spellings in table.items() for spelling in spellings]


@pytest.mark.parametrize(("text", "value"), cases(EXACT))
def test_value(text, value):
    assert percent.parse(text) == Percent(Decimal(value), Decimal(value))


@pytest.mark.parametrize(("text", "ends"), cases(RANGES))
def test_range_or_bound(text, ends):
    assert percent.parse(text) == Percent(*(None if end is None else Decimal(end) for end in ends))


@pytest.mark.parametrize("text", ["6%-an", "sekitar 6%", "hampir 6 persen", "kisaran 6 persen", "6 persenan"])
def test_approximate_value(text):
    assert percent.parse(text) == Percent(Decimal(6), Decimal(6), approximate=True)


@pytest.mark.parametrize(
    "text",
    ["", "%", "persen", "12,5", "12 ton", "5 persen poin", "5 basis poin", "belasan persen", "persentase 5", "5%%%"],
)
def test_what_is_no_percentage(text):
    assert percent.parse(text) is None


@given(st.decimals(-1000, 1000, places=2), st.sampled_from(["%", " %", " persen", " Persen"]))
def test_any_percentage_comes_back(value, sign):
    found = percent.parse(f"{value:.2f}".replace(".", ",") + sign)
    assert found is not None
    assert found.low == found.high == value


@given(st.text(max_size=40) | st.builds("{}%".format, st.text(max_size=20)))
def test_no_text_raises(text):
    percent.parse(text)
