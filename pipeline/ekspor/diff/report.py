"""The differences of two runs as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ekspor.diff.compare import Change, Kind, Totals
from ekspor.reading import line
from ekspor.show import grid

HASH = re.compile(r"\b[0-9a-f]{40,64}\b")

_STYLE = {Kind.ADDED: "green", Kind.LOST: "red", Kind.CHANGED: "yellow"}


def made(differences: Mapping[str, tuple[Any, Any]]) -> RenderableType:
    """How the runs were made differently."""
    if not differences:
        return "made alike: same version, settings and inputs"
    return grid(("made with", "before", "after"), [(name, *map(_short, sides)) for name, sides in differences.items()])


def _short(value: object) -> str:
    """A hash by its first digits, enough to tell it from others."""
    return HASH.sub(lambda found: found[0][:12], str(value))


def change(found: Change) -> Iterator[RenderableType]:
    """A record that differs: where it stands, and what each slot lost and won."""
    record = found.record
    yield Text.assemble((f"{found.kind} ", _STYLE[found.kind]), (line(record.document.title or record.document.id), ""))
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for slot, (lost, added) in found.slots.items():
        gone, won = Text(line("; ".join(lost)), "red"), Text(line("; ".join(added)), "green")
        table.add_row(slot, Text(" → ").join((gone or Text("–"), won or Text("–"))) if lost and added else gone or won)
    yield Padding(table, (0, 0, 1, 2))


def totals(counted: Totals) -> Iterator[RenderableType]:
    """The counts, and those by status and slot."""
    kinds = ", ".join(f"{counted.kinds[kind]:,} {kind}" for kind in Kind)
    yield f"{counted.before:,} records before, {counted.after:,} after: {counted.same:,} the same, {kinds}"
    yield f"{counted.articles:,} articles differ"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("", *Kind):
        table.add_column(head, justify="right" if head else "left")
    counts = counted.json()
    for part, noun in (("statuses", "records"), ("slots", "fillers")):
        for name, row in counts[part].items():
            table.add_row(f"{noun}: {name}", *(f"{row.get(kind, 0) or ''}" for kind in Kind))
    if table.row_count:
        yield table
