"""What rules and names find, weighed by a trained tagger: which of two mentions stays."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from ekspor.tag.component import FOUND, decide

CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}}
NLP = spacy.blank("id", config=CONFIG)
TEXT = "Sari Laut mengirim 5 ton udang ke Jepang."


def document(*entities: tuple[str, str]) -> Doc:
    doc = NLP.make_doc(TEXT)
    doc.set_ents([span(doc, words, label) for words, label in entities])
    return doc


def span(doc: Doc, words: str, label: str) -> Span:
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words), label)
    assert found is not None
    return found


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents]


def test_rules_as_a_component_set_entities() -> None:
    nlp = spacy.blank("id", config=CONFIG)
    nlp.add_pipe("ekspor_rules")
    assert ("5 ton", "QUANTITY") in entities(nlp(TEXT))
    assert ("Jepang", "COUNTRY") in entities(nlp(TEXT))


@pytest.mark.parametrize(
    ("probability", "decides", "kept"),
    [
        (0.95, ["COMPANY"], [("Sari Laut", "COMPANY"), ("Jepang", "COUNTRY")]),
        (0.5, ["COMPANY"], [("Sari", "PERSON"), ("Jepang", "COUNTRY")]),
        (0.95, ["AGENCY"], [("Sari", "PERSON"), ("Jepang", "COUNTRY")]),
    ],
)
def test_a_certain_mention_takes_the_place_of_what_it_touches(
    probability: float, decides: list[str], kept: list[tuple[str, str]]
) -> None:
    doc = document(("Sari", "PERSON"), ("Jepang", "COUNTRY"))
    decide(doc, [(span(doc, "Sari Laut", "COMPANY"), probability)], decides, 0.9)
    assert entities(doc) == kept
    assert doc.spans[FOUND].attrs["scores"] == [probability]


def test_an_amount_of_the_rules_stays() -> None:
    doc = document(("5 ton", "QUANTITY"))
    decide(doc, [(span(doc, "ton udang", "COMMODITY"), 1.0)], ["COMMODITY"], 0.9)
    assert entities(doc) == [("5 ton", "QUANTITY")]


def test_without_rules_all_that_the_tagger_finds_counts() -> None:
    doc = NLP.make_doc(TEXT)
    decide(doc, [(span(doc, "Jepang", "COUNTRY"), 0.3)], [], 0.9)
    assert entities(doc) == [("Jepang", "COUNTRY")]


def test_rules_that_found_nothing_are_still_rules() -> None:
    doc = document()
    decide(doc, [(span(doc, "Jepang", "COUNTRY"), 1.0)], [], 0.9)
    assert entities(doc) == []
