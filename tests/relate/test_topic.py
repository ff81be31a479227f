"""What an article is about, and whether it can tell of exports at all."""

import pytest

from ekspor.relate.claim import Claim
from ekspor.relate.inherit import relate
from ekspor.relate.scorer import Scorer
from ekspor.relate.weights import shipped
from ekspor.segment import segment
from lines import PUBLISHED, mentions


def told(text: str) -> list[Claim]:
    return relate(text, segment(text, ""), mentions(text), PUBLISHED, Scorer(shipped()))


@pytest.mark.parametrize(
    "text",
    [
        "Ekspor vanili mencapai 12 ton.",
        "Sebanyak 12 ton vanili dikirim ke Jepang.",
    ],
)
def test_a_word_of_export_or_goods_shipped_abroad_can_be_exports(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ia kalah tiga set dari petenis Jepang dan gagal ke final di Kroasia.",
        "Klub itu melepas pemain sayap ke Inggris dengan nilai US$ 25 juta.",
        "Dua ekor sapi kurban dari gubernur disembelih di Masjid Raya.",
        "Keharusan tes sebelum terbang ke Australia dihentikan.",
    ],
)
def test_other_news_tells_of_none(text: str) -> None:
    assert not told(text)
