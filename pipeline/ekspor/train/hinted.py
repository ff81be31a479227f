"""Texts with what rules and names say of them, as a trained tagger reads them: now and then lost, moved or made up.

The rules were made from some of the texts that a tagger learns from, and err more often elsewhere: without that it
would learn to believe every word of theirs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.util import filter_spans

from ekspor.schema import Label
from ekspor.tag.component import FOUND, overruled
from ekspor.train import examples

_GAIN = 0.0002  # of F1, in all texts together; what is less may be chance
HINTS = "rules"  # the span group of a stored document that keeps what the rules found


def lead_astray(doc: Doc, drawn: random.Random, share: float) -> Doc:
    """The document with some of its entities lost, moved by a token, given another label, or made up."""
    kept: list[Span] = []
    for span in doc.ents:
        start, end, label, lot = span.start, span.end, span.label_, drawn.random()
        if lot < share:
            continue
        if lot < 1.5 * share and end - start > 1:
            start, end = (start + 1, end) if drawn.random() < 0.5 else (start, end - 1)
        elif lot < 1.75 * share and end < len(doc):
            end += 1
        elif lot < 2 * share:
            label = drawn.choice(sorted(Label)).value
        kept.append(Span(doc, start, end, label))
        if drawn.random() < share:
            start = drawn.randrange(len(doc))
            kept.append(Span(doc, start, min(len(doc), start + drawn.randint(1, 3)), drawn.choice(sorted(Label)).value))
    doc.set_ents(filter_spans(kept))
    return doc


def create_reader(
    path: Path | None = None, misled: float = 0.0, unhinted: float = 0.0, seed: int = 1
) -> Callable[[Language], Iterable[Example]]:
    """The entry point `ekspor.Hinted.v1` of spaCy's registry of readers: examples out of a `DocBin` file.

    The gold of an example are the stored tags and entities, its text begins with the stored hints as entities: spoilt
    for a share of the hints (`misled`), and for a share of the texts not at all (`unhinted`), so that the network can
    do without.
    """

    def read(nlp: Language) -> Iterator[Example]:
        assert path is not None  # `ekspor train ner` fills it in
        drawn = random.Random(seed)
        stored = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        drawn.shuffle(stored)
        for gold in stored:
            doc = Doc(
                nlp.vocab, words=[token.text for token in gold], spaces=[bool(token.whitespace_) for token in gold]
            )
            if HINTS in gold.spans and drawn.random() >= unhinted:
                doc.set_ents([Span(doc, span.start, span.end, span.label_) for span in gold.spans[HINTS]])
                lead_astray(doc, drawn, misled)
            yield Example(doc, gold)

    return read


class Tagger(Protocol):
    """A trained tagger of ours."""

    @property
    def mention_labels(self) -> tuple[str, ...]:
        """The labels of its mentions."""

    @property
    def certain(self) -> float:
        """How probable a mention must be to overrule the rules."""

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its mentions in `doc.spans`."""


def decided(tagger: Tagger, texts: Sequence[tuple[Doc, Sequence[examples.Span]]]) -> list[str]:
    """The labels in which the tagger, where it is certain, does better than rules and names by themselves.

    `texts` are documents with the rules' mentions as entities, and their gold.
    """
    read = []
    for doc, gold in texts:
        ruled = doc.ents
        tagger(doc)
        group = doc.spans[FOUND]
        sure = [s for s, c in zip(group, group.attrs["scores"], strict=True) if c >= tagger.certain]
        read.append((ruled, sure, set(gold)))

    def f1(label: str | None) -> float:
        right = found = wanted = 0
        for ruled, sure, gold in read:
            spans = overruled(ruled, [span for span in sure if span.label_ == label])
            ours = {(span.start_char, span.end_char, span.label_) for span in spans}
            right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
        return 2 * right / max(1, found + wanted)

    least = f1(None) + _GAIN
    return [label for label in tagger.mention_labels if f1(label) > least]
