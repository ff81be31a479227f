"""Digests: each item is told by itself."""

import re

import pytest

from ekspor.schema import ExportEvent
from lines import records

DIGEST = """LINTAS DAERAH

SAMPIT – PT Kayu Seruyan Jaya mengekspor 12 kontainer pintu ke Oman pada Mei 2023. Nilainya US$ 410 ribu.

BITUNG – Dinas Perikanan Bitung mencatat ekspor loin tuna April 2023 mencapai 95 ton.

PALU – Harga cengkeh turun. Pekan lalu 8 ton cengkeh diekspor ke Mesir.
"""


def said(record: ExportEvent) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.surface for one in record.exporter],
        [one.surface for one in record.commodity],
        [one.surface for one in record.agency],
    )


@pytest.mark.parametrize("dateline", ["{} – ", "* {} - ", "{}: ", "{}. "])
def test_each_item_is_told_by_itself(dateline: str) -> None:
    text = re.sub(r"(?m)^([A-Z]+) – ", lambda place: dateline.format(place[1]), DIGEST)
    assert [said(record) for record in records(text)] == [
        (["PT Kayu Seruyan Jaya"], ["pintu"], []),
        ([], ["loin tuna"], ["Dinas Perikanan Bitung"]),
        ([], ["cengkeh"], []),
    ]


def test_a_dateline_or_two_make_no_digest() -> None:
    article = (
        "SAMPIT – PT Kayu Seruyan Jaya mengekspor pintu ke Oman.\n\nPada Mei 2023 ekspornya mencapai 12 kontainer."
    )
    [record] = records(article)
    assert said(record)[:2] == (["PT Kayu Seruyan Jaya"], ["pintu"])


def test_pictures_are_told_one_by_one() -> None:
    article = (
        "Foto: Denyut Pelabuhan\n\n"
        "Pekerja PT Rasa Laut menata kerupuk yang diekspor ke Belanda, Rabu (7/6/2023). FOTO/Dimas Rian/foc.\n\n"
        "Ekspor kopra lewat Bitung pada Mei 2023 mencapai 21 ton. ANTARA FOTO/Novi Saputra/wsj.\n\n"
        "CV Rotan Jaya mengekspor lampu rotan ke Maladewa. Foto: Budi Candra\n"
    )
    assert [said(record)[:2] for record in records(article)] == [
        (["PT Rasa Laut"], ["kerupuk"]),
        ([], ["kopra"]),
        (["CV Rotan Jaya"], ["lampu rotan"]),
    ]
