from datetime import date

import pytest

from ekspor.published import publication
from ekspor.schema import Article, Publication
from ekspor.segment import segment


def published(text: str, *, stated: date | None = None, default: date | None = None) -> Publication:
    article = Article(id="a", text=text, published=stated)
    return publication(article, segment(text), default)


def test_the_input_comes_first() -> None:
    text = "Jumat, 21 Januari 2022 | 16:43 WIB\n\nSOLO - Ekspor naik."
    assert published(text, stated=date(2020, 1, 2)) == Publication(date(2020, 1, 2), "input")


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor Kopi Gayo Naik Lagi\n\nJumat, 21 Januari 2022 | 16:43 WIB\n\nTAKENGON - Kopi naik, Rabu (19/1/2022).",
        "Oleh MC KOTA BATU, Jumat, 21 Januari 2022 | 16:43 WIB - Redaktur: Tri - 1\nKota Batu, InfoKita - Kopi naik.",
        "Market | 21/01/2022 08:15 WIB\nBURSA, Jakarta – Ekspor naik.",
        "Jambi, 21 Januari 2022 – Ekspor pinang naik.",
        "KILAS KOPI Edisi Jumat, 21 Januari 2022\n\nEkspor pinang naik.",
        'Ekspor naik. "Lumayan," tutur Wiryo, Jumat (21/1/2022).',
        "Ekspor naik, kata Wiryo, Jum'at (21/01/2022). Data itu dirilis Senin (17/1/2022).",
        "Ekspor naik, kata Wiryo, Jumat, 21 Januari 2022.",
        "Ekspor 2021 naik, kata Wiryo, Jumat (21/1). Target 2022 lebih tinggi.",
        "Kata Wiryo, Jumat (21/1/2022), pameran akan digelar Selasa (1/3/2022).",
    ],
)
def test_the_article_dates_itself(text: str) -> None:
    assert published(text) == Publication(date(2022, 1, 21), "article")


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor naik.",
        "Layanan itu diluncurkan pada 15 Mei 2018 lalu.",
        "Kata Wiryo, Selasa (8/4), ekspor naik.",
        "Kata Wiryo, Senin (21/1/2022), ekspor naik.",  # that day was a Friday
        "Pameran akan digelar pada Sabtu (30/11/2024).",
        "Kata Wiryo, Jumat (45/13/2022).",
        "",
    ],
)
def test_what_is_no_publication_date(text: str) -> None:
    assert published(text) == Publication(None, None)
    assert published(text, default=date(2020, 5, 1)) == Publication(date(2020, 5, 1), "default")
