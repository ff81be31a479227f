"""Records on a screen, for people. Rich leaves colour out where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ekspor.schema import (
    SLOTS,
    ChangeFiller,
    ExportEvent,
    MoneyFiller,
    NameFiller,
    PeriodFiller,
    QuantityFiller,
    ShareFiller,
    Status,
)

if TYPE_CHECKING:
    from ekspor.extract import Extraction

STATUS_STYLE = {
    Status.REALIZED: "green",
    Status.TARGET: "yellow",
    Status.PLANNED: "blue",
    Status.HALTED: "red",
}
SLOT_STYLE = {
    "exporter": "bold cyan",
    "origin": "cyan",
    "commodity": "bold yellow",
    "destination": "bold magenta",
    "value": "bold green",
    "quantity": "bold green",
    "period": "blue",
    "agency": "italic",
    "change": "green",
    "share": "green",
    "port": "cyan",
}
CODED = {"origin": "", "commodity": "HS ", "destination": "", "port": ""}
"""Slots whose fillers are shown with their code, and what stands before it."""

Filler = NameFiller | MoneyFiller | QuantityFiller | PeriodFiller | ChangeFiller | ShareFiller

# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def article(found: Extraction) -> RenderableType:
    """Heading and records of one article."""
    return Group(heading(found), *(record(event, n) for n, event in enumerate(found.records, 1)))


def heading(found: Extraction) -> Text:
    """The article's title, and what came of it."""
    number = len(found.records)
    words = f"{number} export event{'' if number == 1 else 's'}" if number else "no export event"
    day = f"published {found.published.day}" if found.published.day else "publication date unknown"
    return Text.assemble(
        (found.article.title or found.article.id, "bold"), "\n", (f"{words}, {day}", "dim"), overflow="fold"
    )


def record(event: ExportEvent, number: int) -> Panel:
    """A record: the flow on top, what is known of it below, at the bottom the sentence it was read from."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for slot in SLOTS:
        if fillers := getattr(event, slot):
            table.add_row(slot, _joined([_filler(slot, filler) for filler in fillers]))
    if event.flags:
        table.add_row("flags", ", ".join(event.flags))
    style = STATUS_STYLE[event.status]
    return Panel(
        Group(_flow(event), Padding(table, (1, 0)), _quote(event)),
        title=Text(f"{number} {event.status}", f"bold {style}"),
        title_align="left",
        subtitle=Text(f"confidence {event.confidence:.2f}", "dim"),
        subtitle_align="right",
        border_style=style,
        box=box.ROUNDED,
        padding=(0, 1),
    )


def _flow(event: ExportEvent) -> Text:
    """Who → what → where."""
    who = _names(event.exporter, "exporter") or _names(event.origin, "origin")
    parts = (who, _names(event.commodity, "commodity"), _names(event.destination, "destination"))
    return Text(" → ").join(part or Text("?", "dim") for part in parts)


def _names(fillers: Sequence[NameFiller], slot: str) -> Text:
    return _joined([Text(line(filler.surface), SLOT_STYLE[slot]) for filler in fillers])


def _joined(parts: Sequence[Text]) -> Text:
    return Text(", ").join(parts)


def _filler(slot: str, filler: Filler) -> Text:
    """The words of the text and, where that says more, what they were read as."""
    reading = normalised(slot, filler)
    return Text.assemble((line(filler.surface), SLOT_STYLE[slot]), (f" {reading}" if reading else "", "dim"))


def normalised(slot: str, filler: Filler) -> str:
    """A filler's value in figures and codes; empty where there is none."""
    match filler:
        case NameFiller():
            return f"[{CODED[slot]}{filler.code}]" if filler.code and slot in CODED else ""
        case MoneyFiller():
            return f"= {filler.currency} {_bounds(filler.low, filler.high)}{_per(filler.per)}"
        case QuantityFiller():
            mass = f" = {figure(filler.kg)} kg" if filler.kg is not None and filler.unit != "kg" else ""
            return f"= {_bounds(filler.low, filler.high)} {filler.unit}{_per(filler.per)}{mass}"
        case PeriodFiller():
            return f"= {_interval(filler.start, filler.end)}"
        case ChangeFiller():
            amount = filler.percent if filler.percent is not None else filler.amount
            unit = "%" if filler.percent is not None else f" {filler.currency or filler.unit}"
            return "" if amount is None else f"= {figure(amount, sign='+')}{unit}"
        case ShareFiller():
            return f"= {figure(filler.percent)}%"


def figure(amount: Decimal, sign: str = "-") -> str:
    """A figure with its thousands apart: 65,000,000 or -7.16."""
    return format(amount.normalize(), f"{sign},f")


def _bounds(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"≥ {figure(low)}" if low is not None else f"≤ {figure(high)}" if high is not None else "?"
    return figure(low) if low == high else f"{figure(low)}–{figure(high)}"


def _per(per: str | None) -> str:
    return f" a {per}" if per else ""


def _interval(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "?"
    return f"{start}" if start == end else f"{start} – {end}"


def _quote(event: ExportEvent) -> Text:
    """The sentence with the words that fill slots in the colours of their slots."""
    quote = Text(line(event.sentence), "dim", overflow="fold")
    for slot in SLOTS:
        for filler in getattr(event, slot):
            for evidence in filler.evidence:
                start, end = evidence.start - event.sentence_start, evidence.end - event.sentence_start
                if start >= 0:
                    quote.stylize(f"not dim {SLOT_STYLE[slot]}", start, end)
    return Text.assemble("“", quote, "”")


def line(text: str) -> str:
    """The text on one line and without control characters, every character still in its place."""
    return "".join(c if c.isprintable() else " " for c in text)


def overview(events: Iterable[ExportEvent]) -> Table:
    """Records of many articles, a row each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, row_styles=("", "dim"))
    for head, ratio in (("status", None), ("who", 3), ("what", 3), ("where", 3), ("how much", 4), ("when", 3)):
        table.add_column(head, ratio=ratio, no_wrap=ratio is None, overflow="fold")
    for event in events:
        table.add_row(
            Text(event.status, STATUS_STYLE[event.status]),
            _names(event.exporter, "exporter") or _names(event.origin, "origin"),
            _names(event.commodity, "commodity"),
            _names(event.destination, "destination"),
            _joined([Text(line(f.surface)) for f in (*event.value, *event.quantity, *event.change, *event.share)]),
            _joined([Text(line(f.surface)) for f in event.period]),
        )
    return table
