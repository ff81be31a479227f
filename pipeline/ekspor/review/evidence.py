"""Which words of the text say what fills a slot: for the system's records as it found them, for those of a file that
does not say it by the mentions that say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ekspor import exchange
from ekspor.annotate import graph, record
from ekspor.annotate.article import Annotated, Span
from ekspor.exchange import Entry
from ekspor.review.state import Filler, Place, Record
from ekspor.schema import NAME_SLOTS, SLOTS, ExportEvent, Label, Status

Lines = Mapping[str, tuple[Place, ...]]
"""By a record's lines, the words that say them."""

_AROUND = re.compile(r"^[+-]| per \w+$")
"""What no mention says by itself: whether it rose or fell, and how often it comes."""


def of_system(event: ExportEvent) -> Record:
    """A record of the system, undecided, with the evidence that the system gives."""
    found: dict[str, Filler] = {}
    for slot in SLOTS:
        for filler in getattr(event, slot):
            places = {(one.start, one.end) for one in filler.evidence}
            for one in exchange.said(filler):
                said = Filler(slot=slot, said=record.words(slot, one), pending=True)
                first = found.setdefault(said.line.casefold(), said)
                places_of_both = tuple(sorted({*first.evidence, *places}))
                found[said.line.casefold()] = first.model_copy(update={"evidence": places_of_both})
    sure = round(event.confidence, 2)
    return Record(status=event.status, fillers=tuple(found.values()), pending=True, confidence=sure, flags=event.flags)


def of_annotations(article: Annotated, known: tuple[Lines, ...] = ()) -> tuple[Record, ...]:
    """The records of an article, with the evidence that is known of each, else that which its mentions give."""
    told, anywhere = graph.said(article), _Anywhere(article)
    return tuple(
        _record(event, {**_drawn(node, told), **(known[n] if n < len(known) else {})}, anywhere)
        for n, (event, node) in enumerate(zip(article.events, graph.nodes(article), strict=True))
    )


def _record(event: Entry, evidence: Lines, anywhere: _Anywhere) -> Record:
    split = (line.partition(": ") for line in record.lines(event))
    fillers = (
        Filler(slot=slot, said=said, evidence=evidence.get(f"{slot}: {said}", anywhere.places(slot, said)))
        for slot, _, said in split
    )
    return Record(status=Status(event["status"]), fillers=tuple(fillers))


def _drawn(node: graph.Node, told: Mapping[Span, Mapping[str, list[Any]]]) -> Lines:
    """The mention that an arrow of a record is drawn to, by each line that it says."""
    said = ((arrow, filler) for arrow in node.arrows for filler in told[arrow.mention][arrow.slot])
    return {f"{arrow.slot}: {record.words(arrow.slot, filler)}": (arrow.mention[:2],) for arrow, filler in said}


class _Anywhere:
    """Where an article first says what fills a slot, whichever record it belongs to."""

    def __init__(self, article: Annotated) -> None:
        self._text = article.text
        self._first: dict[tuple[str, str], Place] = {}
        for span, by_slot in graph.said(article).items():
            for slot, some in by_slot.items():
                for one in some:
                    self._first.setdefault((slot, record.words(slot, one)), span[:2])

    def places(self, slot: str, said: str) -> tuple[Place, ...]:
        """A mention that says it, be it without the sign or rate that the words around give; else, of a name, where it
        first stands."""
        for words in (said, _AROUND.sub("", said)):
            if place := self._first.get((slot, words)):
                return (place,)
        match = re.search(rf"(?<!\w){re.escape(said)}(?!\w)", self._text, re.IGNORECASE) if slot in NAME_SLOTS else None
        return (match.span(),) if match else ()


# ── what a person fills in ───────────────────────────────────────────────────────────────────────────────────────────


def of_mention(article: Annotated, slot: str, place: Place, label: Label) -> tuple[Filler, ...]:
    """What a mention says of a slot. Raises ValueError where it says nothing of it."""
    words = article.text[slice(*place)]
    if not (found := graph.says(label, words, article.published).get(slot)):
        expected = record.FORMS[slot][0] if slot in record.FORMS else "a name"
        raise ValueError(f"{slot}: expected {expected}; {label} “{words}” says none")
    return tuple(Filler(slot=slot, said=record.words(slot, one), evidence=(place,)) for one in found)


def of_words(article: Annotated, slot: str, words: str) -> tuple[Filler, ...]:
    """What a person means who writes words into a slot: in the form of `annotate.record` or in that of the text
    ("Rp1,2 miliar", "tahun lalu"). Raises ValueError, saying what was expected, where they say nothing, or in each form
    something else."""
    as_text = _as_text(article, slot, words)
    try:
        found = record.slots([f"{slot}: {words}"])[slot]
    except ValueError:
        if as_text is None:
            raise
        found = as_text
    if as_text is not None and found != as_text:
        ours, theirs = (" and ".join(record.words(slot, one) for one in some) for some in (found, as_text))
        raise ValueError(
            f"{slot}: {words!r} is {ours} in the form of records and {theirs} as the press writes: "
            "leave the point out, or write one more 0 behind it"
        )
    anywhere = _Anywhere(article)
    said = (record.words(slot, one) for one in found)
    return tuple(Filler(slot=slot, said=one, evidence=anywhere.places(slot, one)) for one in said)


def _as_text(article: Annotated, slot: str, words: str) -> list[Any] | None:
    """What the words would say as a mention of the text; None for names, and where they say nothing."""
    labels = (label for label, slots in graph.SLOTS_OF.items() if slot in slots)
    return next(filter(None, (graph.says(label, words, article.published).get(slot) for label in labels)), None)
