"""When two names agree."""

import json
from pathlib import Path

import pytest

from ekspor.evaluate.names import same_name
from ekspor.rules.load import table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT Samudra Rempah Tbk", "Samudra Rempah"),
        ("Kabupaten Batang", "Batang"),
        ("Kab. Batang", "batang"),
        ("Dinas Perdagangan (Disdag)", "dinas perdagangan"),
        ("Amerika Serikat", "AS"),
        ("Tiongkok", "China"),
        ("Korea Selatan", "Korsel"),
        ("biji kopi", "kopi"),
        ("udang vaname beku", "udang vaname"),
        ("nonmigas", "non migas"),
        ("Pelabuhan Tanjung Perak", "Tanjung Perak"),
        ("Provinsi", "provinsi"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kota Pekalongan", "Kabupaten Pekalongan"),
        ("nonmigas", "migas"),
        ("selain Jepang", "Jepang"),
        ("Korea Selatan", "Korea Utara"),
        ("Amerika Serikat", "Amerika Latin"),
        ("kopi", "teh"),
        ("minyak kelapa sawit mentah", "minyak"),
        ("kopi", ""),
        ("(BPS)", "BPS"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_countries_are_those_of_the_guideline(shared: Path) -> None:
    theirs: dict[str, str] = json.loads((shared / "spec" / "countries.json").read_text(encoding="utf-8"))
    assert {row["name"]: row["code"] for row in table("scored_countries")} == theirs
