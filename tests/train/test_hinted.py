"""Rules that err on purpose, and which labels a tagger may decide."""

import random
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from ekspor.tag.component import decide
from ekspor.train.hinted import HINTS, create_reader, decided, lead_astray

NLP = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ekspor.Tokenizer.v1"}}})
TEXT = "Ekspor kopi ke Jepang dan Mesir oleh Sari Laut naik. " * 40


def marked() -> Doc:
    doc = NLP.make_doc(TEXT)
    doc.set_ents([Span(doc, i, i + 1, "COUNTRY") for i, token in enumerate(doc) if token.text in ("Jepang", "Mesir")])
    return doc


def test_no_share_leaves_everything_as_it_was() -> None:
    doc = marked()
    before = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    lead_astray(doc, random.Random(1), 0.0)
    assert [(ent.start, ent.end, ent.label_) for ent in doc.ents] == before


def test_about_the_share_of_mentions_is_lost_and_some_are_made_up() -> None:
    before = {(ent.start, ent.end, ent.label_) for ent in marked().ents}
    after = {(e.start, e.end, e.label_) for e in lead_astray(marked(), random.Random(1), 0.2).ents}
    assert 0.5 < len(before & after) / len(before) < 0.85
    assert after - before


def test_the_same_lot_errs_the_same() -> None:
    one, other = (
        [(e.start, e.end, e.label_) for e in lead_astray(marked(), random.Random(7), 0.2).ents] for _ in range(2)
    )
    assert one == other


@pytest.mark.parametrize(("unhinted", "read"), [(0.0, 40), (0.5, 20), (1.0, 0)])
def test_a_share_of_the_texts_is_read_without_hints(unhinted: float, read: int, tmp_path: Path) -> None:
    doc = marked()
    doc.spans[HINTS] = list(doc.ents)
    DocBin(docs=[doc] * 40).to_disk(tmp_path / "texts.spacy")
    found = list(create_reader(tmp_path / "texts.spacy", unhinted=unhinted)(NLP))
    assert sum(example.predicted.has_annotation("ENT_IOB") for example in found) == read
    assert all(example.reference.ents for example in found)


class Reader:
    """A tagger that is sure of the firm, and wrong about the countries."""

    mention_labels, certain = ("COMPANY", "PERSON"), 0.9

    def __call__(self, doc: Doc) -> Doc:
        found = [(Span(doc, i, i + 2, "COMPANY"), 0.99) for i, token in enumerate(doc) if token.text == "Sari"]
        found += [(Span(doc, i, i + 1, "PERSON"), 0.99) for i, token in enumerate(doc) if token.text == "Mesir"]
        decide(doc, found, (), self.certain)
        return doc


def test_a_tagger_decides_the_labels_in_which_it_is_better() -> None:
    doc = marked()
    gold = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    gold += [(t.idx, doc[t.i + 1].idx + len(doc[t.i + 1]), "COMPANY") for t in doc if t.text == "Sari"]
    assert decided(Reader(), [(doc, gold)]) == ["COMPANY"]
