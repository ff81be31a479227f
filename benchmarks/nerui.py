"""F1 of the recipes of our two taggers on NER-UI, mean of its five folds. `python benchmarks/nerui.py OUT`.

Each fold is trained as `ekspor train ner` trains: on the fold's train part, the state chosen on its dev part, the test
part read once by the finished model. `acc` also learns, through heads of their own, from the two corpora that the
shipped model learnt from (no sentence of theirs is in NER-UI); `sm` also from what the fold's `acc` finds in unlabelled
news. Labels are NER-UI's own, so rules and names say nothing here. A fold that is finished in OUT is only read, one
that was interrupted goes on. Needs the corpora and the news in `../shared`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import spacy
from rich.console import Console
from rich.table import Table

from ekspor.config import Size
from ekspor.segment import segment
from ekspor.train import compare, ner
from ekspor.train.examples import read, read_text

SHARED = Path("../shared")
NERUI = SHARED / "corpora" / "nerui"
OTHERS = tuple(SHARED / "corpora" / name / "train_noleak.jsonl" for name in ("idner_news_2k", "nerugm"))
NEWS = SHARED / "news" / "raw.txt.gz"
FOLDS = (1, 2, 3, 4, 5)
EPOCHS = 6
"""Of `acc`: its recipe has ten for our own articles, of which there are fewer."""
WORDS = 1_200_000
"""Of unlabelled news, for `sm`."""


def main() -> None:
    """Train what is not there yet and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path, metavar="OUT", help="folder for the models")
    asked.add_argument("--fold", type=int, choices=FOLDS, action="append", help="only this one; several times for some")
    asked.add_argument("--size", type=Size, choices=list(Size), action="append", help="only this one")
    given = asked.parse_args()
    if missing := [path for path in (NERUI, *OTHERS, NEWS) if not path.exists()]:
        sys.exit(f"{missing[0]} is not there: the benchmark needs the corpora and the news in {SHARED}")
    folds: list[int] = given.fold or list(FOLDS)
    sizes: list[Size] = given.size or [Size.ACC, Size.SM]
    figures = {size: [score(trained(given.out, size, fold), part(fold, "test")) for fold in folds] for size in sizes}
    show(folds, figures)


def part(fold: int, name: str) -> Path:
    """A part of a fold: the first one's files say no number."""
    return NERUI / (f"{name}.jsonl" if fold == 1 else f"fold{fold}_{name}.jsonl")


def trained(out: Path, size: Size, fold: int) -> Path:
    """The folder of a fold's model, trained unless it is there."""
    folder = out / f"{size}-{fold}"
    if (folder / "meta.json").exists() and not (folder / "training").exists():
        return folder
    train, dev = ((part(fold, name),) for name in ("train", "dev"))
    if size is Size.ACC:
        job = ner.Job(size, train, dev, folder, corpora=OTHERS, epochs=EPOCHS)
    else:
        job = ner.Job(size, train, dev, folder, unlabelled=(news(out),), teacher=str(trained(out, Size.ACC, fold)))
    ner.train(job, lambda line: print(f"{size}, fold {fold}: {line}", file=sys.stderr, flush=True))
    return folder


def news(out: Path) -> Path:
    """Sentences from the beginning of the news, about `WORDS` words: what `acc` learns from are sentences too."""
    path = out / "news.jsonl"
    if not path.exists():
        out.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in sentences()), encoding="utf-8")
    return path


def sentences() -> Iterator[str]:
    """Sentences of the news until they hold enough words."""
    words = 0
    for text in read_text(NEWS):
        for sentence in segment(text):
            yield text[sentence.start : sentence.end]
            words += len(text[sentence.start : sentence.end].split())
        if words > WORDS:
            return


def score(model: Path, test: Path) -> dict[str, Any]:
    """F1 of all labels and of each, strict spans."""
    return compare.figures(compare.tallies(read(test), compare.alone(spacy.load(model))))


def show(folds: list[int], figures: dict[Size, list[dict[str, Any]]]) -> None:
    """A row for each model: F1 by fold, their mean, and the mean of each label."""
    labels = ("PERSON", "ORGANIZATION", "LOCATION")
    table = Table("test F1", *(f"fold {fold}" for fold in folds), "mean", *labels)
    for size, by_fold in figures.items():
        each = [found["entity"] for found in by_fold]
        by_label = [mean(found["labels"][label] for found in by_fold) for label in labels]
        table.add_row(size, *(f"{f1:.3f}" for f1 in [*each, mean(each), *by_label]))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
