"""Records as annotation tools draw them: a span that stands for the record, arrows from it to what fills its slots.

A tool's span carries the record's status, an arrow the name of a slot; what no mention of the text says by itself
("turun 7,16 persen" is -7.16) stands in a note of lines (`record`). So a person corrects a record by moving arrows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations
from typing import Any

from ekspor import exchange, normalise
from ekspor.annotate import record
from ekspor.annotate.article import Annotated, Span
from ekspor.errors import InputError
from ekspor.exchange import Entry, fillers
from ekspor.schema import NAME_SLOTS, SLOTS, Label, Money, Percent, Period, Quantity, Status, Value

LABELS = {status: status.value.upper() for status in Status}
"""The label of the span that stands for a record, by its status."""

_STANDS_FOR = ("value", "quantity", "change", "share", "commodity", "destination", "exporter", "period")
"""A record's span lies on a mention that fills the first of these slots which any mention fills."""

SLOTS_OF: dict[Label, tuple[str, ...]] = {
    Label.MONEY: ("value", "change"),
    Label.QUANTITY: ("quantity", "change"),
    Label.PERCENT: ("change", "share"),
    Label.DATE: ("period",),
}
"""The slots that figures of a label can fill; every other label is of names, and fills slots of names."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Arrow:
    """A mention fills a slot."""

    slot: str
    mention: Span


@dataclass(frozen=True, slots=True)
class Node:
    """A record: the span that stands for it, the arrows from it, and what is left to say in lines."""

    start: int
    end: int
    status: Status
    arrows: tuple[Arrow, ...]
    note: str

    @property
    def label(self) -> str:
        """The label of its span."""
        return LABELS[self.status]


def status_of(label: str) -> Status | None:
    """The status that the label of a record's span says; None where the label is a mention's."""
    return next((status for status, said in LABELS.items() if said == label), None)


def nodes(article: Annotated) -> list[Node]:
    """The records of an article, no two of one status on the same span. Raises `InputError` where there is no room."""
    told = said(article)
    taken: set[tuple[int, int, Status]] = set()
    found = []
    for event in article.events:
        status = Status(event["status"])
        filling = _filling(event, told)
        told_by = (mention[:2] for slot in (*_STANDS_FOR, *SLOTS) for mention in filling.get(slot, ()))
        places = (span for span in chain(told_by, _anywhere(article.text)) if (*span, status) not in taken)
        if (place := next(places, None)) is None:
            raise InputError(f"{article.id}: it has more records than its text has places to draw them at")
        start, end = place
        taken.add((start, end, status))
        arrows, rest = _drawn(event, filling, told, start)
        found.append(Node(start, end, status, tuple(arrows), "\n".join(record.lines(rest))))
    return found


def said(article: Annotated) -> dict[Span, dict[str, list[Any]]]:
    """What an arrow to each mention would say, by slot."""
    return {span: _said(article.text, span, article.published) for span in article.entities}


def event(node: Node, article_text: str, published: date | None) -> Entry:
    """The record that a node says. Raises ValueError where its note or an arrow says nothing that fills the slot."""
    noted = record.slots(record.split(node.note))
    drawn: dict[str, list[Any]] = {}
    for arrow in node.arrows:
        told = _said(article_text, arrow.mention, published).get(arrow.slot)
        if not told:
            start, end, label = arrow.mention
            raise ValueError(
                f"{label} {article_text[start:end]!r} at {start} cannot be read as {arrow.slot}: "
                f"take the arrow away and write a line {arrow.slot}: … in the record's note"
            )
        drawn.setdefault(arrow.slot, []).extend(filler for filler in told if filler not in drawn[arrow.slot])
    slots = [slot for slot in SLOTS if slot in drawn or slot in noted] + [s for s in noted if s not in SLOTS]
    return {"status": node.status.value, **{s: drawn.get(s, []) + noted.get(s, []) for s in slots}}


def _anywhere(text: str) -> Iterator[tuple[int, int]]:
    """Spans for records that no mention tells of: words, then any stretch."""
    return chain((match.span() for match in _WORD.finditer(text)), combinations(range(len(text) + 1), 2))


def _filling(event: Entry, said: dict[Span, dict[str, list[Any]]]) -> dict[str, list[Span]]:
    """For each slot the mentions of which all that they say fills it."""
    return {
        slot: [span for span, by_slot in said.items() if _among(by_slot.get(slot), fillers(event, slot))]
        for slot in SLOTS
        if slot in event
    }


def _among(some: list[Any] | None, others: Sequence[Any]) -> bool:
    return bool(some) and all(_key(one) in map(_key, others) for one in some or ())


def _key(filler: Any) -> str:
    return json.dumps(filler, sort_keys=True)


def _drawn(
    event: Entry, filling: dict[str, list[Span]], said: dict[Span, dict[str, list[Any]]], anchor: int
) -> tuple[list[Arrow], Entry]:
    """An arrow for every filler that a mention says, to the nearest such mention; and the event of the others."""
    arrows: list[Arrow] = []
    rest: Entry = {key: value for key, value in event.items() if key not in SLOTS}
    for slot in (slot for slot in SLOTS if slot in event):
        left = fillers(event, slot)[:]
        for span in sorted(filling[slot], key=lambda span: abs(span[0] - anchor)):
            told = said[span][slot]
            if _among(told, left):
                arrows.append(Arrow(slot, span))
                left = _without(left, told)
        rest[slot] = left
    return arrows, rest


def _without(some: Iterable[Any], taken: Iterable[Any]) -> list[Any]:
    left = list(some)
    for one in taken:
        left.pop(next(i for i, filler in enumerate(left) if _key(filler) == _key(one)))
    return left


def _said(text: str, span: Span, published: date | None) -> dict[str, list[Any]]:
    """What an arrow to the mention says, for each slot that it can fill; a name may fill any slot of names."""
    start, end, label = span
    return says(Label(label), text[start:end], published)


@lru_cache(10_000)
def says(label: Label, words: str, published: date | None) -> dict[str, list[Any]]:
    """What the words of a mention say, by slot."""
    if label not in SLOTS_OF:
        return {slot: [words] for slot in NAME_SLOTS}
    said = _fillers(normalise.value(label, words, published))
    return dict.fromkeys(SLOTS_OF[label], said) if said else {}


def _fillers(value: Value | None) -> list[Any]:
    match value:
        case Money(low, high, currency):
            return [{"amount": amount, "currency": currency} for amount in _ends(low, high)]
        case Quantity(low, high, unit, per=per):
            rate = {"per": per} if per else {}
            return [{"amount": amount, "unit": unit, **rate} for amount in _ends(low, high)]
        case Percent(low, high):
            return [{"percent": amount} for amount in _ends(low, high)]
        case Period(start, end):
            return [{"start": start.isoformat(), "end": end.isoformat()}]
        case _:
            return []


def _ends(low: Decimal | None, high: Decimal | None) -> list[int | float]:
    return list(dict.fromkeys(exchange.number(end) for end in (low, high) if end is not None))
