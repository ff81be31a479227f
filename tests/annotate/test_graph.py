"""Records as spans and arrows between mentions."""

from dataclasses import replace

import pytest
from articles import ARTICLES, COFFEE, COMBINED, marked

from ekspor.annotate import graph, record


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_nodes_say_the_records_they_were_drawn_from(article) -> None:
    drawn = [graph.event(node, article.text, article.published) for node in graph.nodes(article)]
    assert len(drawn) == len(article.events)
    assert all(record.same(one, event) for one, event in zip(drawn, article.events, strict=True))


def test_an_arrow_goes_to_every_mention_that_says_a_filler_and_the_rest_is_noted() -> None:
    node = graph.nodes(COFFEE)[0]
    arrows = {arrow.slot: COFFEE.text[slice(*arrow.mention[:2])] for arrow in node.arrows}
    said = {"exporter": "CV Niaga Jaya", "commodity": "kopi", "value": "US$ 2 juta", "period": "tahun lalu"}
    assert arrows == said
    assert node.note == "change: -7.5%"
    assert COFFEE.text[node.start : node.end] == "US$ 2 juta"


def test_records_of_one_status_never_lie_on_one_span() -> None:
    event = {"status": "realized", "commodity": ["kopi"]}
    nodes = graph.nodes(marked("Ekspor [COMMODITY kopi] lancar", event, event, event | {"status": "target"}))
    assert len({(node.start, node.end, node.status) for node in nodes}) == 3


def test_a_record_that_no_mention_tells_of_lies_on_a_word() -> None:
    assert (graph.nodes(COMBINED)[0].start, graph.nodes(COMBINED)[0].arrows) == (0, ())


def test_an_arrow_that_says_nothing_is_refused_with_its_words() -> None:
    node = graph.nodes(COFFEE)[0]
    jepang = next(span for span in COFFEE.entities if span[2] == "COUNTRY")
    wrong = replace(node, arrows=(graph.Arrow("value", jepang),))
    with pytest.raises(ValueError, match=r"COUNTRY 'Jepang' at .* cannot be read as value"):
        graph.event(wrong, COFFEE.text, COFFEE.published)


def test_an_arrow_and_a_line_fill_a_slot_together() -> None:
    node = replace(graph.nodes(COFFEE)[0], note="commodity: teh")
    assert graph.event(node, COFFEE.text, COFFEE.published)["commodity"] == ["kopi", "teh"]
