"""The figures as a person reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ekspor.evaluate.paired import Difference
from ekspor.evaluate.score import Miss
from ekspor.exchange import Entry, fillers

Figures = Mapping[str, Any]

HEADLINES = {
    "entity": "entities, exact span and label",
    "entity_core": "entities, the five core labels",
    "slot": "slots",
    "record": "whole records",
}


def report(figures: Figures, intervals: Mapping[str, tuple[float, float]]) -> RenderableType:
    """Tables by label and by slot, then the headline figures with their intervals."""
    parts: list[RenderableType] = []
    if "entities" in figures:
        parts.append(_table("label", figures["entities"]))
    parts.append(_table("slot", figures["slots"]))
    headlines = {words: figures[name] for name, words in HEADLINES.items() if name in figures}
    bounds = {words: intervals[name] for name, words in HEADLINES.items() if name in intervals}
    parts.append(_table(f"{figures['documents']} documents", headlines, bounds))
    low, high = intervals.get("slot_per_document", (0.0, 0.0))
    parts.append(f"slot F1, mean over documents {figures['slot_per_document']:.3f} ({low:.3f}–{high:.3f})")
    if "entity_overlap_f1" in figures:
        parts.append(f"entity F1, any overlap with the right label {figures['entity_overlap_f1']:.3f}")
    if "reliability" in figures:
        parts.append(reliability(figures["reliability"]))
    return Group(*parts)


def reliability(bins: Sequence[Figures]) -> Table:
    """How often records of each confidence are right: status, amounts, growth, shares and periods as annotated."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("confidence", "records", "mean", "right", "95 %"):
        table.add_column(head, justify="left" if head == "confidence" else "right", no_wrap=True)
    for one in bins:
        low, high = one["interval"]
        cells = (str(one["records"]), f"{one['sure']:.3f}", f"{one['right']:.3f}", f"{low:.3f}–{high:.3f}")
        table.add_row(f"from {one['least']:.1f}", *cells)
    return table


def side_by_side(table: Mapping[str, Figures]) -> RenderableType:
    """A column of F1 for each tagger, a row for each label and for all, with the 95 % interval of the latter."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    grid.add_column("F1")
    for name in table:
        grid.add_column(name, justify="right")
    for label in sorted({label for row in table.values() for label in row["labels"]}):
        grid.add_row(label, *(f"{row['labels'].get(label, 0.0):.3f}" for row in table.values()))
    grid.add_row("all", *(Text(f"{row['entity']:.3f}", "bold") for row in table.values()))
    grid.add_row("95 %", *("{:.3f}–{:.3f}".format(*row["interval"]) for row in table.values()))
    return grid


def differences(found: Sequence[Difference]) -> RenderableType:
    """A row a measure: F1 before and after, the interval of the difference, and whether chance explains it."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("F1", "in use", "new", "95 % of the difference", ""):
        grid.add_column(name, justify="left" if name in ("F1", "") else "right")
    for one in found:
        verdict = Text("better", "green") if one.better else Text("worse", "red") if one.worse else ""
        grid.add_row(
            one.measure, f"{one.before:.3f}", f"{one.after:.3f}", f"{one.low:+.3f} to {one.high:+.3f}", verdict
        )
    return grid


def examples(what: str, spans: Sequence[tuple[str, tuple[int, int, str]]], texts: Mapping[str, str]) -> Iterator[str]:
    """The entities that were lost or won, a line each, with the words around them."""
    for document, (start, end, label) in spans:
        text = texts[document]
        around = " ".join(f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}".split())
        yield f"{what} {label} in {document}: {around}"


def _table(head: str, rows: Figures, bounds: Mapping[str, tuple[float, float]] | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(head)
    for name in ("P", "R", "F1", *(["95 %"] if bounds else []), "right", "gold", "output"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, row in rows.items():
        spread = ["{:.3f}–{:.3f}".format(*bounds[name])] if bounds else []
        counts = (str(row[key]) for key in ("tp", "gold", "system"))
        table.add_row(name, f"{row['p']:.3f}", f"{row['r']:.3f}", Text(f"{row['f1']:.3f}", "bold"), *spread, *counts)
    return table


def errors(misses: Sequence[Miss]) -> Iterator[RenderableType]:
    """What is wrong with each record, slot by slot where it was paired."""
    for miss in misses:
        table = Table(
            box=None, show_header=False, pad_edge=False, title=f"{miss.document}: {miss.kind}", title_justify="left"
        )
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for slot, sides in _slots(miss):
            table.add_row(slot, sides)
        yield table


def _slots(miss: Miss) -> Iterator[tuple[str, Text]]:
    gold, system = miss.gold or {}, miss.system or {}
    for slot in dict.fromkeys((*gold, *system)):
        a, b = _words(gold, slot), _words(system, slot)
        if not a and not b:
            continue
        if miss.kind != "wrong":
            yield slot, Text(a or b)
        elif a == b:
            yield slot, Text(a, "green")
        else:
            yield slot, Text.assemble(("gold ", "dim"), a or "–", ("  got ", "dim"), (b or "–", "red"))


def _words(event: Entry, slot: str) -> str:
    return "; ".join(f if isinstance(f, str) else json.dumps(f, ensure_ascii=False) for f in fillers(event, slot))
