"""Records on a screen, for people. Rich leaves colour out where the output is no terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from ekspor.reading import bounds, calendar, figure, line, normalised, per, scaled
from ekspor.schema import SLOTS, ExportEvent, Filler, NameFiller, Status

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


# ── many articles ────────────────────────────────────────────────────────────────────────────────────────────────────

FIXED = {"status": 8, "how much": 14, "when": 10}
"""Widths of the columns of the overview whose words are ours; the names of the text share the rest."""


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
        yield f"{value.currency} {bounds(value.low, value.high, scaled)}{per(value.per)}"
    for quantity in event.quantity:
        yield f"{bounds(quantity.low, quantity.high)} {quantity.unit}{per(quantity.per)}"
    for change in event.change:
        yield normalised("change", change).removeprefix("= ")
    for share in event.share:
        yield f"{figure(share.percent)}% share"


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
