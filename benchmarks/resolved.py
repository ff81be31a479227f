"""How many of the mentions that people marked our normalisers resolve: `python benchmarks/resolved.py [--sample N]`.

Reads the gold articles in ../shared/gold, prints a table by label and what does not resolve; with --sample also N
resolved mentions of every label with their values, to be read by eye. The sample is the same every time.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor import normalise
from ekspor.schema import Commodity, Label, Region, Value

GOLD = Path(__file__).parents[2] / "shared" / "gold"
FILES = ("train.jsonl", "dev.jsonl")
SEED = 2023
LABELS = (
    Label.MONEY,
    Label.QUANTITY,
    Label.PERCENT,
    Label.DATE,
    Label.COUNTRY,
    Label.REGION,
    Label.PORT,
    Label.COMMODITY,
    Label.AGENCY,
    Label.COMPANY,
)

Found = tuple[str, str, Value | None]
"""The words, the publication date, the value."""


def main() -> None:
    """Print the table, the lists and the sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="resolved mentions of every label to print")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        raise SystemExit(f"{GOLD} is not there: this benchmark needs the annotated articles beside the project")
    mentions: dict[Label, list[Found]] = {label: [] for label in LABELS}
    for article in _articles():
        for entity in article["entities"]:
            if (label := Label(entity["label"])) in mentions:
                mentions[label].append(_resolved(label, article["text"][entity["start"] : entity["end"]], article))
    console = Console(width=200)
    console.print(_table(mentions))
    for label, found in mentions.items():
        _print_unresolved(console, label, found)
        _print_sample(console, label, found, arguments.sample)


def _articles() -> Iterator[dict[str, Any]]:
    for name in FILES:
        with (GOLD / name).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _resolved(label: Label, words: str, article: dict[str, Any]) -> Found:
    published = article.get("published") or ""
    day = date.fromisoformat(published[:10]) if published else None
    return words, published, normalise.value(label, words, day)


def _table(mentions: dict[Label, list[Found]]) -> Table:
    heads = ("label", "spans", "resolved", "share", "with a code")
    table = Table(title="\nGold mentions that resolve", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if n else "left")
    for label, found in mentions.items():
        values = [value for _, _, value in found if value is not None]
        codes = [_code(value) for value in values]
        coded = f"{sum(map(bool, codes)) / len(found):.1%}" if any(codes) else ""
        table.add_row(label, str(len(found)), str(len(values)), f"{len(values) / len(found):.1%}", coded)
    return table


def _code(value: Value) -> str | None:
    if isinstance(value, Commodity):
        return value.hs
    return (value.code or "".join(value.candidates)) if isinstance(value, Region) else getattr(value, "code", None)


def _print_unresolved(console: Console, label: Label, found: list[Found]) -> None:
    counts = Counter(words for words, _, value in found if value is None)
    if counts:
        console.print(f"\n{label} that do not resolve", style="bold")
        for words, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
            console.print(f"  {n:3}  {words!r}", markup=False, highlight=False)


def _print_sample(console: Console, label: Label, found: list[Found], size: int) -> None:
    if not size:
        return
    resolved = [one for one in found if one[2] is not None]
    console.print(f"\n{label}, a sample of those that do", style="bold")
    for words, published, value in random.Random(SEED).sample(resolved, min(size, len(resolved))):
        console.print(f"  {words!r} ({published}): {value}", markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main()
