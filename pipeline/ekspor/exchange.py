"""The exchange file: entities and events as the annotation guideline writes them, a JSON object a line.

Gold, the system's output and annotations from elsewhere share this form, so that each can be compared with each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ekspor.errors import InputError
from ekspor.schema import (
    NAME_SLOTS,
    VALUE_SLOTS,
    ChangeFiller,
    ExportEvent,
    Filler,
    Mention,
    MoneyFiller,
    NameFiller,
    PeriodFiller,
    QuantityFiller,
    ShareFiller,
)

Entry = dict[str, Any]
"""An event, or a filler of it, as JSON."""

DRAFT = "draft"
"""The key by which a line says that the system wrote its annotations and nobody has looked at them yet."""

LARGEST = 2**63

# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def line(article_id: str, published: date | None, mentions: Iterable[Mention], events: Iterable[ExportEvent]) -> Entry:
    """What one article's line says."""
    return {
        "id": article_id,
        "published": published and published.isoformat(),
        "entities": [{"start": m.start, "end": m.end, "label": m.label.value} for m in mentions],
        "events": [event(e) for e in events],
    }


def event(record: ExportEvent) -> Entry:
    """The slots of a record, one filler for each distinct name or value."""
    slots = {
        slot: _distinct(one for filler in getattr(record, slot) for one in said(filler))
        for slot in (*NAME_SLOTS, *VALUE_SLOTS)
    }
    return {"status": record.status.value, **slots}


def said(filler: Filler) -> Iterator[Any]:
    """What a filler of a record says: its words where it is a name, else an object for each amount or period."""
    match filler:
        case NameFiller():
            yield filler.surface
        case MoneyFiller():
            yield from _money(filler)
        case QuantityFiller():
            yield from _quantity(filler)
        case PeriodFiller():
            yield from _period(filler)
        case ChangeFiller():
            yield _change(filler)
        case ShareFiller():
            yield {"percent": number(filler.percent)}


def number(amount: Decimal) -> int | float:
    """A plain JSON number, whole where it is and fits 64 bits."""
    return int(amount) if abs(amount) < LARGEST and amount == amount.to_integral_value() else float(amount)


def _ends(low: Decimal | None, high: Decimal | None) -> Iterator[int | float]:
    """Both ends of a range, the stated end of a bound, the one figure otherwise (which `_distinct` leaves once)."""
    return (number(end) for end in (low, high) if end is not None)


def _money(filler: MoneyFiller) -> Iterator[Entry]:
    for amount in _ends(filler.low, filler.high):
        yield _stated(amount=amount, currency=filler.currency, per=filler.per)


def _quantity(filler: QuantityFiller) -> Iterator[Entry]:
    for amount in _ends(filler.low, filler.high):
        yield _stated(amount=amount, unit=filler.unit, per=filler.per)


def _period(filler: PeriodFiller) -> Iterator[Entry]:
    if filler.start is not None and filler.end is not None:
        yield {"start": filler.start.isoformat(), "end": filler.end.isoformat()}


def _change(filler: ChangeFiller) -> Entry:
    if filler.percent is not None:
        return {"percent": number(filler.percent)}
    amount = None if filler.amount is None else number(filler.amount)
    return _stated(amount=amount, currency=filler.currency, unit=filler.unit)


def _stated(**parts: object) -> Entry:
    return {key: part for key, part in parts.items() if part is not None}


def _distinct(fillers: Iterable[Any]) -> list[Any]:
    seen: dict[str, Any] = {}
    for filler in fillers:
        seen.setdefault(filler.casefold() if isinstance(filler, str) else json.dumps(filler), filler)
    return list(seen.values())


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def fillers(event: Entry, slot: str) -> list[Any]:
    """The fillers of a slot; a lone value is a list of one, an absent slot of none."""
    got = event.get(slot) or []
    return got if isinstance(got, list) else [got]


@dataclass(frozen=True, slots=True)
class Document:
    """A line of an exchange file. `entities` is None where the line does not speak of entities at all.

    `sure`: how sure the system is of each event, where it says so; no file holds it.
    """

    id: str
    entities: frozenset[tuple[int, int, str]] | None
    events: tuple[Entry, ...]
    sure: tuple[float, ...] = ()


def document(entry: Entry) -> Document:
    """A line's object as a document. Raises KeyError, TypeError or AttributeError where it is malformed."""
    entities = None
    if "entities" in entry:
        entities = frozenset((e["start"], e["end"], e["label"]) for e in entry["entities"] or ())
    events = tuple(entry.get("events") or ())
    if not all(isinstance(e, dict) for e in events):
        raise TypeError("an event is no object")
    return Document(entry["id"], entities, events)


def numbered(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a JSONL file that are not blank, with their numbers. Raises `InputError` where it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return ((n, line) for n, line in enumerate(lines, 1) if line.strip())


def must_be_looked_at(entry: Entry) -> None:
    """Raise `ValueError` for a draft: what the system wrote itself is nothing to learn from."""
    if entry.get(DRAFT):
        raise ValueError(
            "a draft that nobody has looked at; correct it and bring it back with `ekspor annotate import`"
        )


def load(path: Path) -> list[Document]:
    """The documents of an exchange file. Raises `InputError` where the file, a line of it or an id cannot be used."""
    found: dict[str, Document] = {}
    for n, text in numbered(path):
        try:
            read = document(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}:{n}: no line of an exchange file: {type(error).__name__}: {error}") from error
        if read.id in found:
            raise InputError(f"{path}:{n}: the id {read.id} stands twice")
        found[read.id] = read
    return list(found.values())
