"""Goods that a sentence names by their sector."""

import pytest

from ekspor.relate.sectors import goods
from ekspor.schema import Kind, Sentence
from lines import article, words


def named(text: str) -> list[str]:
    return [m.text for m in goods(text, Sentence(0, len(text), Kind.BODY, 0))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nilai ekspor sektor pertanian naik.", ["pertanian"]),
        ("Ekspor industri mainan naik.", ["mainan"]),
        ("Ekspor Indonesia dari subsektor kelautan dan perikanan naik.", ["kelautan dan perikanan"]),
        ("Ekspor sektor industri pengolahan naik.", ["industri pengolahan"]),
        ("Ekspor sektor tekstil, alas kaki, dan furnitur naik.", ["tekstil", "alas kaki", "furnitur"]),
        ("Ekspor sektor pertambangan turun, sektor pertanian naik.", ["pertambangan", "pertanian"]),
        ("Sektor perikanan mencatat ekspor US$ 3 juta.", ["perikanan"]),
        ("Industri mainan membukukan nilai ekspor US$ 3 juta.", ["mainan"]),
        ("Perkebunan menyumbang 89 persen.", ["Perkebunan"]),
        ("Industri pengolahan mengirim barang senilai US$ 3 juta.", ["Industri pengolahan"]),
    ],
)
def test_the_exports_of_a_sector_are_of_its_goods(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sektor pertanian menyerap banyak tenaga kerja.",
        "Ekspor didorong pelaku industri mainan.",
        "Industri mainan yang berorientasi ekspor lesu.",
        "Ekspor sektor jasa naik.",
        "Perkebunan seluas 5 ha terbakar.",
    ],
)
def test_a_sector_whose_exports_are_not_told_names_none(text: str) -> None:
    assert named(text) == []


def test_each_sector_has_the_growth_of_its_own() -> None:
    mining, farming = article("Ekspor sektor pertambangan turun 12 persen, sektor pertanian naik 5 persen.")
    assert words(mining.get("commodity")) == ["pertambangan"]
    assert words(farming.get("commodity")) == ["pertanian"]
