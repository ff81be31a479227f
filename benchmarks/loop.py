"""The whole loop of annotation in one session: `make loop`, or `python benchmarks/loop.py`.

Run on real articles, choose 30, give them to an annotation tool, correct, take them back, check, train tagger and
relations, compare on articles that nothing was tuned on, adopt, roll back, package: each step is a command as a user
gives it. The person at the tool is replaced by `annotations/corrections.jsonl`, which holds what one wrote: places,
labels and records by the hash of the text, since the articles themselves are not ours to publish. Prints the seconds
of each step and F1 before and after. Needs `../shared/news`, and some twenty minutes of one processor.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor import adopted, shipped
from ekspor.annotate import article
from ekspor.annotate.article import Annotated
from ekspor.annotate.exporting import export
from ekspor.annotate.formats import Tool
from ekspor.exchange import DRAFT

ROOT = Path(__file__).parents[1]
ANNOTATIONS = ROOT / "annotations"
NEWS = ROOT.parent / "shared" / "news"
ARCHIVE, UNLABELLED = NEWS / "train.jsonl", NEWS / "borderline.jsonl"
TEST = ANNOTATIONS / "test.jsonl"
EKSPOR = (sys.executable, "-c", "from ekspor.cli import main; main()")
NAME = "harian"
MEASURES = {"entity": "mentions", "slot": "slots", "record": "whole records"}


def main() -> None:
    """Go through the loop in a folder of its own, and print the tables."""
    if not ARCHIVE.is_file():
        print(f"skipped: the loop reads the news articles of {ARCHIVE}, which are not beside this checkout")
        return
    with TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ[adopted.VARIABLE] = str(work / "models")  # what this adopts is nobody else's
        seconds = dict(session(work))
        screen = Console(width=100)
        screen.print(timed(seconds))
        screen.print(compared(work))


def session(work: Path) -> Iterator[tuple[str, float]]:
    """The steps one after the other, each with its seconds."""
    sample, tasks, done, mine = (work / name for name in ("sample.jsonl", "tasks.json", "done.json", "mine.jsonl"))
    model, knowledge, shown = work / "model", work / "knowledge", ("--model", "sm")
    learnt = (ANNOTATIONS / "train.jsonl", mine)
    unlabelled = ("--teacher", "acc", "--unlabelled", ARCHIVE, "--unlabelled", UNLABELLED)
    knowledge.mkdir()
    yield step("run", "run", ARCHIVE, "--out", work / "run", *shown)
    yield step("sample 30", "annotate", "sample", work / "run", "-n", 30, *shown, "-o", sample)
    yield step("export", "annotate", "export", sample, "--to", Tool.LABEL_STUDIO, "-o", tasks)
    replay(sample, done)
    yield step(
        "import", "annotate", "import", done, "--from", Tool.LABEL_STUDIO, "--exported", sample, "--strict", "-o", mine
    )
    yield step("check", "annotate", "check", mine)
    dev = ("--dev", ANNOTATIONS / "dev.jsonl")
    yield step("train the tagger", "train", "ner", *learnt, *dev, *unlabelled, "--in-use", "sm", "-o", model)
    yield step("train the relations", "train", "relate", *learnt, "-o", knowledge / "relate_weights.tsv")
    yield step("adopt what is in use", "train", "adopt", shipped.model("sm"), "--name", NAME, "--test", TEST)
    yield step("compare", "train", "compare", model, "--in-use", NAME, "--test", TEST)
    yield step("adopt", "train", "adopt", model, "--name", NAME, "--test", TEST, may_refuse=True)
    evaluate(work / "before.json", "--model", "sm")
    evaluate(work / "tagger.json", "--model", model)
    evaluate(work / "after.json", "--model", model, "--knowledge", knowledge)
    if adopted.find(NAME) != adopted.home() / NAME / "1":
        yield step("roll back", "train", "rollback", NAME)
    yield step("package", "train", "package", model, "--name", NAME, "-o", work / "dist")


def step(name: str, *arguments: object, may_refuse: bool = False) -> tuple[str, float]:
    """Give a command; its name and the seconds it took. Where a refusal is an answer (`adopt`), it is no failure."""
    said = [str(argument) for argument in arguments]
    print(f"\n$ ekspor {' '.join(said)}", flush=True)
    start = time.perf_counter()
    code = subprocess.run([*EKSPOR, *said], check=False).returncode
    if code and not may_refuse:
        sys.exit(f"{name}: the command ended with {code}")
    return name, time.perf_counter() - start


def replay(sample: Path, done: Path) -> None:
    """What the person at the tool hands in: the articles of the sample as they were corrected.

    Later rules may draw another sample; an article that nobody has corrected is one that the person has skipped.
    """
    corrected = list(corrections(article.load(sample)))
    print(f"\n{len(corrected)} articles of the sample corrected; the others nobody has annotated yet", flush=True)
    export(corrected, Tool.LABEL_STUDIO, done)


def corrections(drafts: Sequence[Annotated]) -> Iterator[Annotated]:
    """The drafts for which there are corrections, as these have them."""
    by_hash = {entry["sha256"]: entry for entry in map(json.loads, (ANNOTATIONS / "corrections.jsonl").open())}
    for draft in drafts:
        if entry := by_hash.get(draft.hash):
            entities = tuple((one["start"], one["end"], one["label"]) for one in entry["entities"])
            rest = {key: value for key, value in draft.rest.items() if key != DRAFT}
            yield replace(draft, entities=entities, events=tuple(entry["events"]), rest=rest)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def evaluate(out: Path, *options: object) -> None:
    """The figures of the whole pipeline on the test articles, as JSON in a file."""
    command = [*EKSPOR, "evaluate", TEST, "--json", *options]
    out.write_bytes(subprocess.run(list(map(str, command)), check=True, capture_output=True).stdout)


def timed(seconds: dict[str, float]) -> Table:
    """Wall time by step."""
    table = Table("step", "seconds", box=box.SIMPLE_HEAD)
    for name, taken in {**seconds, "all": sum(seconds.values())}.items():
        table.add_row(name, f"{taken:,.1f}")
    return table


def compared(work: Path) -> Table:
    """F1 before and after."""
    read: dict[str, dict[str, Any]] = {
        name: json.loads((work / f"{name}.json").read_bytes()) for name in ("before", "tagger", "after")
    }
    table = Table("F1 on 25 test articles", "before", "new tagger", "new tagger and relations", box=box.SIMPLE_HEAD)
    for measure, name in MEASURES.items():
        table.add_row(name, *(f"{figures[measure]['f1']:.3f}" for figures in read.values()))
    return table


if __name__ == "__main__":
    main()
