"""Records on a screen, for people. Rich leaves colour out where the output is no terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ekspor.schema import (
    SLOTS,
    ChangeFiller,
    ExportEvent,
    Filler,
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


def console(stderr: bool = False) -> Console:
    """A console that prints brackets, colons and figures of the text as they are."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


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
            return f"= {filler.currency} {bounds(filler.low, filler.high)}{_per(filler.per)}"
        case QuantityFiller():
            mass = f" = {figure(filler.kg)} kg" if filler.kg is not None and filler.unit != "kg" else ""
            return f"= {bounds(filler.low, filler.high)} {filler.unit}{_per(filler.per)}{mass}"
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


def bounds(low: Decimal | None, high: Decimal | None, written: Callable[[Decimal], str] = figure) -> str:
    """The two ends of an amount: one figure where they are equal, a bound where one is open."""
    if low is None or high is None:
        return f"≥ {written(low)}" if low is not None else f"≤ {written(high)}" if high is not None else "?"
    return written(low) if low == high else f"{written(low)}–{written(high)}"


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
    if quote.plain.startswith(("“", '"')):
        return quote
    return Text.assemble("“", quote, "”")


def line(text: str) -> str:
    """The text on one line and without control characters, every character still in its place."""
    return "".join(c if c.isprintable() else " " for c in text)


# ── many articles ────────────────────────────────────────────────────────────────────────────────────────────────────

FIXED = {"status": 8, "how much": 14, "when": 10}
"""Widths of the columns of the overview whose words are ours; the names of the text share the rest."""

SCALES = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "mn"))


def overview(events: Iterable[ExportEvent]) -> Iterator[RenderableType]:
    """A table for each article, under its title, a row a record."""
    for n, (document, records) in enumerate(groupby(events, key=lambda event: event.document)):
        title = Text(line(document.title or document.id), "bold")
        table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", padding=(0, 1, 0, 0), expand=True)
        table.show_header = n == 0
        for head in ("status", "who", "what", "where", "how much", "when"):
            table.add_column(
                Text(head, "dim"), width=FIXED.get(head), ratio=None if head in FIXED else 1, overflow="fold"
            )
        for event in records:
            table.add_row(*_row(event))
        yield table


def _row(event: ExportEvent) -> Iterator[Text]:
    yield Text(event.status, STATUS_STYLE[event.status])
    yield _names(event.exporter, "exporter") or _names(event.origin, "origin")
    yield _names(event.commodity, "commodity")
    yield _names(event.destination, "destination")
    yield Text("\n").join(Text(amount, SLOT_STYLE["value"]) for amount in _amounts(event))
    yield Text(", ").join(Text(calendar(period), SLOT_STYLE["period"]) for period in event.period)


def _amounts(event: ExportEvent) -> Iterator[str]:
    for value in event.value:
        yield f"{value.currency} {bounds(value.low, value.high, scaled)}{_per(value.per)}"
    for quantity in event.quantity:
        yield f"{bounds(quantity.low, quantity.high)} {quantity.unit}{_per(quantity.per)}"
    for change in event.change:
        yield normalised("change", change).removeprefix("= ")
    for share in event.share:
        yield f"{figure(share.percent)}% share"


def scaled(amount: Decimal) -> str:
    """A figure at a glance, to a thousandth of its scale: 65 mn, 1.831 bn."""
    for scale, name in SCALES:
        if abs(amount) >= scale:
            return f"{figure(round(amount / scale, 3))} {name}"
    return figure(amount)


def calendar(period: PeriodFiller) -> str:
    """A period as short as it can be said: 2022, 2022-08, 2022-01–10, a day; its words where it has no dates."""
    start, end = period.start, period.end
    if start is None or end is None:
        return line(period.surface)
    if start.day > 1 or (end + timedelta(days=1)).day > 1:
        return _interval(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}–{end:%m}"
    return f"{start:%Y-%m} – {end:%Y-%m}"


# ── answers of a store ───────────────────────────────────────────────────────────────────────────────────────────────

FIGURES = re.compile(r"-?[\d,]+(?:\.\d+)?")


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Rows of cells under their columns, figures to the right."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name, column in zip(columns, zip(*rows, strict=True) if rows else [()] * len(columns), strict=True):
        figures = all(FIGURES.fullmatch(cell) for cell in column if cell)
        table.add_column(Text(name, "dim"), justify="right" if figures else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(line(cell)) for cell in row))
    return table
