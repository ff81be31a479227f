"""What is wrong, or looks wrong, in the records of an article: their form, their values against the text, and what the
guideline makes no record of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, get_args

from babel.numbers import list_currencies

from ekspor.annotate import graph, record
from ekspor.annotate.article import Annotated, Span
from ekspor.annotate.lint import Finding, Level
from ekspor.evaluate.pair import close
from ekspor.exchange import Entry, fillers
from ekspor.normalise import number
from ekspor.rules.load import table
from ekspor.schema import NAME_SLOTS, SLOTS, Kind, Per, Status
from ekspor.segment import segment

AMOUNTS = ("value", "quantity", "change", "share")
"""The slots whose fillers are figures of the text."""

_FIGURE = re.compile(r"\d[\d.,]*(?<![.,])")
_BLANKS = re.compile(r"[\s\-\u00ad\u200b]+")
_HALF = re.compile(r"\b(?:separuh|setengah|separo)(?:nya)?\b", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{2,6}")

Lint = tuple[str, Level, str, Callable[["Read", Entry], list[str]]]


class Read:
    """An article as the lints of its records need it."""

    def __init__(self, article: Annotated) -> None:
        self.article = article
        self.folded = _folded(article.text)
        self.said = graph.said(article)
        self.figures = _figures(article.text)
        self.links = [(s.start, s.end) for s in segment(article.text, article.title) if s.kind is Kind.LINK]

    def in_link(self, span: Span) -> bool:
        """Whether a mention lies in a line that points to another article."""
        return any(start <= span[0] < end for start, end in self.links)


def records(article: Annotated) -> Iterator[Finding]:
    """What the lints say of an article's records."""
    read = Read(article)
    for n, event in enumerate(article.events):
        lines = [*record.lines(event)]
        told = " | ".join([str(event["status"]), *lines])
        for name, level, message, fires in LINTS:
            for what in fires(read, event):
                said = f"{what}: {message}" if what else message
                yield Finding(article.id, name, level, None, told, said, n, what if what in lines else None)
        if any(record.same(event, other) for other in article.events[:n]):
            message = "it says what another says: delete one"
            yield Finding(article.id, "record.twice", Level.WRONG, None, told, message, n)


# ── the form of fillers ──────────────────────────────────────────────────────────────────────────────────────────────


def _unknown_slots(_: Read, event: Entry) -> list[str]:
    return [slot for slot in event if slot not in SLOTS and slot != "status"]


def _malformed(_: Read, event: Entry) -> list[str]:
    return [line for slot in SLOTS for line, bad in _fillers(event, slot) if bad]


def _fillers(event: Entry, slot: str) -> Iterator[tuple[str, bool]]:
    for filler in fillers(event, slot):
        (line,) = record.lines({slot: [filler]})
        yield line, not _well_formed(slot, filler)


def _well_formed(slot: str, filler: Any) -> bool:
    match filler:
        case str():
            return slot in NAME_SLOTS and bool(filler.strip())
        case {"start": str(start), "end": str(end)}:
            return slot == "period" and _days(start, end)
        case {"percent": int() | float()}:
            return slot in ("change", "share") and len(filler) == 1
        case {"amount": int() | float(), "currency": str(currency)}:
            return slot in ("value", "change") and currency in _currencies() and _rest(filler, "currency")
        case {"amount": int() | float(), "unit": str(unit)}:
            return slot in ("quantity", "change") and unit in _units() and _rest(filler, "unit")
        case _:
            return False


def _days(start: str, end: str) -> bool:
    try:
        return date.fromisoformat(start) <= date.fromisoformat(end)
    except ValueError:
        return False


def _rest(filler: Entry, kind: str) -> bool:
    return set(filler) <= {"amount", kind, "per"} and filler.get("per", "day") in get_args(Per)


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


@cache
def _units() -> frozenset[str]:
    return frozenset(row["unit"] for row in table("units"))


# ── values against the text ──────────────────────────────────────────────────────────────────────────────────────────


def _absent_names(read: Read, event: Entry) -> list[str]:
    names = ((slot, name) for slot in NAME_SLOTS for name in fillers(event, slot) if isinstance(name, str))
    return [f"{slot}: {name}" for slot, name in names if _folded(name) not in read.folded]


def _absent_amounts(read: Read, event: Entry) -> list[str]:
    """Figures that neither a mention nor a number of the text says."""
    absent: list[str] = []
    for slot in AMOUNTS:
        marked = [one for by_slot in read.said.values() for one in by_slot.get(slot, ())]
        for filler in fillers(event, slot):
            if not (isinstance(filler, dict) and (_in(filler, marked) or _is_figure(filler, read.figures))):
                absent += record.lines({slot: [filler]})
    return absent


def _in(filler: Entry, marked: Sequence[Entry]) -> bool:
    """Whether a mention says it; growth has its sign from the words around, a rate may stand beside its amount."""
    key = "percent" if "percent" in filler else "amount"
    return any(
        key in one
        and close(abs(one[key]), abs(filler[key]))
        and all(one.get(kind) == filler.get(kind) for kind in ("currency", "unit"))
        for one in marked
        if isinstance(filler.get(key), int | float)
    )


def _is_figure(filler: Entry, figures: frozenset[float]) -> bool:
    """Whether the text has the bare number ("50 kereta penumpang"), its scale perhaps in the head of a table."""
    amount = filler.get("amount", filler.get("percent"))
    if not isinstance(amount, int | float):
        return False
    return any(close(abs(amount), figure * scale) for figure in figures for scale in _scales())


@cache
def _scales() -> frozenset[float]:
    return frozenset(float(row["value"]) for row in table("scales")) | {1.0}


def _figures(text: str) -> frozenset[float]:
    found = (number.parse(match[0]) for match in _FIGURE.finditer(text))
    ends = (end for value in found if value for end in (value.low, value.high) if end is not None)
    words = {row["form"]: float(row["value"]) for row in table("number_words") if row["value"]}
    told = {words[word] for word in re.findall(r"\w+", text.casefold()) if word in words}
    return frozenset(float(end) for end in ends) | told | ({50.0} if _HALF.search(text) else set())


def _folded(words: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def _acronyms(read: Read, event: Entry) -> list[str]:
    """Short forms that the article gives in brackets behind the full name."""
    names = ((slot, name) for slot in NAME_SLOTS for name in fillers(event, slot) if isinstance(name, str))
    text = read.article.text
    return [
        f"{slot}: {name}"
        for slot, name in names
        if _ACRONYM.fullmatch(name)
        and any(
            text[end : end + len(name) + 3] == f" ({name})" and text[start:end] != name
            for start, end, _ in read.article.entities
        )
    ]


# ── what makes no record ─────────────────────────────────────────────────────────────────────────────────────────────


def _says_nothing(_: Read, event: Entry) -> list[str]:
    telling = ("exporter", "commodity", "destination", *AMOUNTS)
    return [] if any(event.get(slot) for slot in telling) else [""]


def _into_indonesia(_: Read, event: Entry) -> list[str]:
    names = fillers(event, "destination")
    return [f"destination: {name}" for name in names if str(name).casefold() in ("indonesia", "ri", "tanah air")]


def _from_a_link(read: Read, event: Entry) -> list[str]:
    """Records whose figures, or without any whose names, stand in lines like "Baca juga: …" alone."""
    slots = [slot for slot in AMOUNTS if event.get(slot)] or ["exporter", "commodity", "destination"]
    spans = [
        span
        for span, by_slot in read.said.items()
        if any(filler in by_slot.get(slot, ()) for slot in slots for filler in fillers(event, slot))
    ]
    return [""] if spans and all(map(read.in_link, spans)) else []


def _not_yet(read: Read, event: Entry) -> list[str]:
    published = read.article.published
    if event["status"] != Status.REALIZED or published is None:
        return []
    starts = (filler.get("start") for filler in fillers(event, "period") if isinstance(filler, dict))
    return [f"period from {start}" for start in starts if isinstance(start, str) and start > published.isoformat()]


LINTS: Sequence[Lint] = (
    ("record.unknown-slot", Level.WRONG, f"the guideline knows {', '.join(SLOTS)}", _unknown_slots),
    ("record.malformed", Level.WRONG, "write it in the guideline's form: its units, ISO 4217, ISO dates", _malformed),
    ("record.name-not-in-text", Level.WRONG, "write the name as the text has it", _absent_names),
    (
        "record.amount-not-in-text",
        Level.LOOK,
        "no words of the text say this: see what they say",
        _absent_amounts,
    ),
    ("record.short-form", Level.LOOK, "the article has the full name: it beats the short form", _acronyms),
    ("record.no-flow", Level.WRONG, "no exporter, goods, destination or figure: fill one, or delete it", _says_nothing),
    ("record.import", Level.WRONG, "goods that come to Indonesia are no export: delete it", _into_indonesia),
    ("record.from-link", Level.WRONG, "a line that points to another article makes no record: delete it", _from_a_link),
    ("record.not-yet", Level.WRONG, "it had not begun on the day of publication: target or planned", _not_yet),
)
"""Id, level, what to do, and the lint: what it names of a record, nothing where the record is sound."""
