"""The place that an office has in its name."""

import pytest

from ekspor.relate import offices
from lines import article, line, the, words


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("BPS Sumatera Barat", "Sumatera Barat"),
        ("Dinas Perdagangan Kabupaten Batang", "Kabupaten Batang"),
        ("Kementerian Perdagangan", None),
    ],
)
def test_the_longest_place_at_the_end_of_a_name(name: str, place: str | None) -> None:
    read, office = the(f"Menurut {name}, ekspor naik.", name)
    found = next(offices.places(office), None)
    assert (found and read.text[found.start : found.end]) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BPS Jambi mencatat ekspor karet 40 ton.", ["Jambi"]),
        ("Ekspor karet 40 ton, kata Kepala Disperindag DIY.", ["DIY"]),
        ("Bea Cukai Dumai mencatat ekspor karet 40 ton.", []),
        ("Ekspor karet 40 ton dihadiri BPS Jambi.", []),
    ],
)
def test_offices_that_count_what_leaves_their_place(text: str, place: list[str]) -> None:
    assert [m.text for m in offices.counted(line(text))] == place


def test_the_only_place_of_an_article_may_be_that_of_its_office() -> None:
    *_, target = article(
        "Dinas Perdagangan Kota Bitung mencatat ekspor US$ 22 juta.", "Tahun ini targetnya US$ 23 juta."
    )
    assert words(target.get("origin")) == ["Kota Bitung"]


def test_what_the_office_that_speaks_goes_on_to_count_leaves_its_place() -> None:
    *_, last = article("Kopi ramai.", "Kepala BPS Jambi hadir. Sebanyak 40 ton karet diekspor ke Jepang tahun lalu.")
    assert words(last.get("origin")) == ["Jambi"]
