"""What more annotations bring: F1 on development articles of a tagger that has learnt from a share of them.

`python benchmarks/learning.py TRAIN.jsonl [...] --dev DEV.jsonl [--size sm]`. A smaller share is part of every larger
one, and all are trained for as many steps, so that only the texts differ; without a teacher, without corpora. The line
of 0 % is what rules and names find.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor.config import Size
from ekspor.train import compare, ner
from ekspor.train.examples import read

SHARES = (0.25, 0.5, 1.0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--dev", action="append", required=True, type=Path, help="may be repeated")
    parser.add_argument("--size", type=Size, default=Size.SM)
    parser.add_argument("--epochs", type=int, default=4, help="passes over all annotations; over a share, more")
    given = parser.parse_args()
    lines = [line for path in given.train for line in path.read_text("utf-8").splitlines() if line]
    random.Random(1).shuffle(lines)
    table = Table("annotations", "articles", "model alone", "model and rules", "95 %", box=box.SIMPLE_HEAD)
    rules = compare.figures(compare.tallies([e for path in given.dev for e in read(path)], compare.together(None)))
    table.add_row("0 %", "0", "–", *cells(rules))
    for share in SHARES:
        some = lines[: round(share * len(lines))]
        found = trained(some, given.dev, given.size, round(given.epochs / share))
        table.add_row(
            f"{share:.0%}", str(len(some)), f"{found['model alone']['entity']:.3f}", *cells(found["model and rules"])
        )
    Console(width=100).print(table)


def trained(lines: Sequence[str], dev: Sequence[Path], size: Size, epochs: int) -> dict[str, Any]:
    """The table of a training from some annotated texts."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "train.jsonl")
        texts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return ner.train(ner.Job(size, (texts,), tuple(dev), Path(folder, "model"), epochs=epochs))


def cells(row: dict[str, Any]) -> tuple[str, str]:
    """F1 and its interval, as the table shows them."""
    low, high = row["interval"]
    return f"{row['entity']:.3f}", f"{low:.3f}–{high:.3f}"


if __name__ == "__main__":
    main()
