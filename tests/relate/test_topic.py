"""What an article is about, and whether it can tell of exports at all."""

import pytest

from ekspor.relate.claim import Claim
from ekspor.relate.inherit import relate
from ekspor.relate.scorer import ARTICLE, Scorer
from ekspor.relate.signs import of_article
from ekspor.relate.topic import Topic
from ekspor.relate.weights import ALWAYS, Weights, shipped
from ekspor.schema import Kind
from ekspor.segment import segment
from lines import PUBLISHED, line, mentions, words


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


MIXED = [line("Ekspor pala naik 5 persen."), line("Pala diekspor ke Oman."), line("Warga menunggu hujan.")]


@pytest.mark.parametrize(("weight", "devoted"), [(0.7, True), (0.5, False)])
def test_an_article_is_given_over_to_exports_where_the_weights_are_sure_of_it(weight: float, devoted: bool) -> None:
    scorer = Scorer(Weights({ARTICLE: {ALWAYS: 0.0, "leaving from 2": weight}}))
    assert Topic(MIXED, scorer).devoted is devoted


def test_without_weights_for_it_the_rules_say_what_an_article_is_given_over_to() -> None:
    assert Topic(MIXED, Scorer(Weights({}))).devoted is Topic(MIXED).devoted is True


def test_an_article_shows_how_many_of_its_sentences_speak_of_what() -> None:
    seen = of_article(MIXED, by_rule=True, about_rules=False)
    assert {"rule=True", "sentences from 3", "leaving from 2", "abroad from 1", "figures from 1"} <= set(seen)
    assert {"part of leaving from 0.5", "leaving in lead from 2", "goods with figures from 1"} <= set(seen)
    assert not {"sentences from 5", "leaving from 3", "abroad from 2", "imports from 1", "stops from 1"} & set(seen)


def test_a_headline_that_the_text_does_not_repeat_says_where_goods_come_from() -> None:
    text = "Sebanyak 40 ton jagung bertolak ke Oman. Produksi Gorontalo tahun lalu naik."
    without = Topic([line(sentence) for sentence in text.split(". ")])
    title = line("Gorontalo Ekspor Lagi Jagung ke Oman", Kind.HEADLINE)
    titled = Topic([line(sentence) for sentence in text.split(". ")], title=[title])
    assert (without.about_exports, titled.about_exports) == (False, True)
    assert (words(without.origin), words(titled.origin)) == ([], ["Gorontalo"])


def test_a_place_of_the_headline_alone_fills_no_origin() -> None:
    title = line("Gorontalo Ekspor Lagi Jagung ke Oman", Kind.HEADLINE)
    assert Topic([line("Sebanyak 40 ton jagung bertolak ke Oman.")], title=[title]).origin == []
