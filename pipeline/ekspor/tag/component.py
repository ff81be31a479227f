"""Components of our trained pipelines.

`ekspor_rules` sets `doc.ents` to what rules and names find, for a trained tagger after it to weigh. `decide` is the
last step of both trained taggers: which of their mentions take the place of the rules'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from ekspor import tag
from ekspor.schema import Label, Mention


@Language.factory(tag.model.RULES, assigns=["doc.ents"])
def create_rules(nlp: Language, name: str) -> RulesTagger:  # noqa: ARG001
    """The component; it has nothing to load."""
    return RulesTagger(name)


FOUND = "ner"  # the span group of a tagger's own mentions
_AMOUNTS = frozenset({Label.MONEY, Label.QUANTITY, Label.PERCENT, Label.DATE})


class RulesTagger:
    """Sets `doc.ents` to the mentions of rules and names; where one ends inside a token, it takes the whole token.

    `doc.user_data["ekspor_rules"]` keeps the mentions themselves, and those that lost, as `tag.tag` gives them.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The document, with its entities set anew."""
        mentions, dropped = tag.tag(doc.text)
        doc.user_data[tag.model.RULES] = (mentions, dropped)
        set_mentions(doc, mentions)
        return doc


def set_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Set the entities of a document to mentions; where one ends inside a token, it takes the whole token."""
    spans = [doc.char_span(m.start, m.end, m.label.value, alignment_mode="expand") for m in mentions]
    doc.set_ents(filter_spans([span for span in spans if isinstance(span, Span)]))


def decide(doc: Doc, found: Iterable[tuple[Span, float]], decides: Collection[str], certain: float) -> None:
    """Set the entities of a document: the rules' (those it has), with what a tagger is certain of in their place.

    `found` are the tagger's mentions with their probability; all of them are kept in `doc.spans["ner"]`, the
    probabilities in `.attrs["scores"]`. Only labels in `decides` count. A document that rules have not read takes all.
    """
    ruled = doc.ents if doc.has_annotation("ENT_IOB") else None
    found = list(found)
    spans = [span for span, _ in found]
    doc.spans[FOUND] = SpanGroup(doc, name=FOUND, spans=spans, attrs={"scores": [round(p, 4) for _, p in found]})
    sure = [span for span, probability in found if span.label_ in decides and probability >= certain]
    doc.set_ents(spans if ruled is None else overruled(ruled, sure))


def overruled(ruled: Sequence[Span], sure: Sequence[Span]) -> list[Span]:
    """The rules' mentions, with those that a tagger is sure of in the place of the names that they touch.

    An amount or a date that the rules have read stays whatever the tagger makes of it.
    """
    amounts = [span for span in ruled if span.label_ in _AMOUNTS]
    kept = [span for span in sure if not any(_touch(span, amount) for amount in amounts)]
    return [*kept, *(span for span in ruled if not any(_touch(span, other) for other in kept))]


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
