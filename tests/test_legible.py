"""What is written in small letters alone, or with odd signs, is read like any other text."""

from __future__ import annotations

from datetime import date

import pytest

from ekspor import Article, Extractor
from ekspor.legible import legible

FILLER = "harga di tingkat petani belum banyak berubah sejak awal musim panen tahun ini. "
"""So that a line is long enough to show that it has no capitals."""


@pytest.mark.parametrize(
    ("small", "written"),
    [
        ("ekspor kopi ke jepang naik", "Ekspor kopi ke Jepang naik"),
        ("dijual ke as, uni eropa dan timur tengah", "Dijual ke AS, Uni Eropa dan Timur Tengah"),
        ("catatan badan pusat statistik (bps) jawa timur", "Catatan Badan Pusat Statistik (BPS) Jawa Timur"),
        ("pt rimba lestari mengirim kayu", "PT Rimba Lestari mengirim kayu"),
        ("senilai us$ 5 juta atau rp 75 miliar", "Senilai US$ 5 juta atau Rp 75 miliar"),
        ("pada senin, 3 maret 2025", "Pada Senin, 3 Maret 2025"),
        ("kata kepala dinas sri wahyuni", "Kata kepala dinas Sri Wahyuni"),
        ('naik tajam. "kami senang," katanya', 'Naik tajam. "Kami senang," katanya'),
        ("petani ingin maju bersama", "Petani ingin maju bersama"),
    ],
)
def test_what_is_written_with_a_capital(small: str, written: str) -> None:
    assert legible(FILLER + small) == "Harga" + FILLER[5:] + written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "Ekspor kopi ke jepang naik. harga di tingkat petani belum banyak berubah sejak awal tahun ini.",
        "Ekspor kopi ke jepang naik",
        "EKSPOR KOPI KE JEPANG NAIK. HARGA DI TINGKAT PETANI BELUM BANYAK BERUBAH SEJAK AWAL TAHUN.",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    assert legible(text) == text


def test_a_short_text_by_itself_is_written_too() -> None:
    assert legible("ekspor kopi ke jepang naik") == "Ekspor kopi ke Jepang naik"


def test_a_short_line_goes_with_the_long_ones() -> None:
    assert legible(f"ekspor ke jepang\n{FILLER}") == f"Ekspor ke Jepang\nHarga{FILLER[5:]}"
    with_capitals = "Kepala dinas membenarkan bahwa pengiriman itu sudah berangkat pada hari yang sama."
    assert legible(f"ekspor ke jepang\n{FILLER}\n{with_capitals}").startswith("ekspor ke jepang\nHarga")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rp5 miliar.\u200e Ekspor\u200b naik", "Rp5 miliar.  Ekspor  naik"),
        ("\ufeffEkspor\u2060 naik", " Ekspor  naik"),
        ("BATAM \x96 \x93Ekspor naik\x94\x85", "BATAM – “Ekspor naik”…"),
        ("\x81Ekspor", " Ekspor"),
        ("Emas \xad naik\xa05 persen", "Emas \xad naik\xa05 persen"),
    ],
)
def test_marks_are_blanks_and_codes_the_signs_they_were(written: str, read: str) -> None:
    assert legible(written) == read


@pytest.mark.parametrize("odd", ["straße", "ﬁrma", "i̇", "ŉ"])
def test_offsets_stay_where_a_capital_would_be_longer(odd: str) -> None:
    text = FILLER + odd
    assert len(legible(text)) == len(text)


def test_records_of_a_text_in_small_letters_have_its_own_words() -> None:
    text = (
        "ekspor kakao sulawesi tengah ke malaysia pada 2023 mencapai 5,4 juta dolar as, kata badan pusat statistik "
        "(bps). angka itu naik dari 4,9 juta dolar as pada 2022."
    )
    records = Extractor()(Article(id="a", text=text, published=date(2024, 2, 1))).records
    assert [r.value[0].low for r in records] == [5_400_000, 4_900_000]
    assert [f.surface for f in records[0].destination] == ["malaysia"]
    assert all(e.text == text[e.start : e.end] for r in records for f in r.destination for e in f.evidence)


def test_a_class_of_exporters_in_small_letters_keeps_its_words() -> None:
    text = (
        "kepala dinas perdagangan lampung mengatakan nilai ekspor kopi ke jepang naik.\n\n"
        "tiga eksportir kopi robusta mengirim 40 ton ke jepang pada januari 2024."
    )
    found = Extractor()(Article(id="a", text=text, published=date(2024, 2, 1)))
    assert [f.surface for r in found.records for f in r.exporter] == ["tiga eksportir"]
    assert found.rejections == ()
