"""An archive from end to end on two workers: `python benchmarks/archive.py [N ...] [--folder DIR] [--beside]`.

For each N (by default 10,000 and 100,000) an archive of so many articles is written (`generate.py`) and read by
`ekspor run`: speed by the clock, and by seconds of the processors where the machine has other work; the memory of the
run and its workers, over time; and the seconds of the same run once more, when nothing is left to do. `--beside`
sets other ways of reading beside this one, on the first 2,000 articles and one processor: spaCy's EntityRuler with our
names, our `sm` model without a prefilter, and Stanza's parser where it is installed (on as many as two minutes allow).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import mean

from generate import write
from rich.console import Console
from rich.table import Table

from ekspor import syntax, tag
from ekspor.config import Settings, Size
from ekspor.errors import ConfigError
from ekspor.read import Archive
from ekspor.rules import load
from ekspor.run.entry import entries
from ekspor.run.work import Reader

WORKERS = 2
TENTHS = 10
SAMPLE = 2_000
PATIENCE = 120.0
"""Seconds after which a slow reader's speed is known well enough."""
NAMES = {"commodities": "COMMODITY", "countries": "COUNTRY", "agencies": "AGENCY", "companies": "COMPANY"}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("numbers", metavar="N", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path, help="for the archives, which stay there; else they are removed")
    parser.add_argument("--beside", action="store_true", help="set other ways of reading beside this one")
    asked = parser.parse_args()
    console = Console(width=140)
    with tempfile.TemporaryDirectory() as folder:
        place = asked.folder or Path(folder)
        for table in _sizes([_archive(place, number) for number in asked.numbers]):
            console.print(table)
        if asked.beside:
            console.print(_beside(_archive(place, SAMPLE)))


def _archive(folder: Path, number: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"archive-{number}.jsonl"
    return path if path.exists() else write(path, number)


# ── whole runs ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _sizes(archives: list[Path]) -> tuple[Table, Table]:
    """How fast, and how much memory in each tenth of the run. Told on stderr as soon as a run is done, too."""
    speeds = ("seconds", "articles/s", "MB/s", "processor seconds", "articles/s of one")
    table = Table("articles", "MB", *speeds, "records", "again, s", title=f"ekspor run, {WORKERS} workers")
    tenths = (f"{n * 100 // TENTHS} %" for n in range(1, TENTHS + 1))
    held = Table(
        "articles", *tenths, "peak", title="memory in MB, of the run and its workers, in each tenth of the time"
    )
    for path in archives:
        with tempfile.TemporaryDirectory() as out:
            before = _processors()
            seconds, memory = _run(path, Path(out))
            processors = _processors() - before
            counts = json.loads(Path(out, "manifest.json").read_bytes())["counts"]
            again, _ = _run(path, Path(out))
        megabytes, articles = path.stat().st_size / 1e6, counts["read"]
        row = (articles, megabytes, seconds, articles / seconds, megabytes / seconds, processors, articles / processors)
        row = (*row, counts["records"], again)
        table.add_row(*(f"{cell:,.0f}" if cell > 99 else f"{cell:.1f}" for cell in row))
        edges = [n * len(memory) // TENTHS for n in range(TENTHS + 1)]
        parts = (mean(memory[start : max(end, start + 1)]) for start, end in pairwise(edges))
        held.add_row(f"{articles:,}", *(f"{part:,.0f}" for part in parts), f"{max(memory):,.0f}")
        print(f"{articles:,} articles in {seconds:,.0f} s, {articles / seconds:,.0f}/s", file=sys.stderr, flush=True)
    return table, held


def _run(archive: Path, out: Path) -> tuple[float, list[float]]:
    """Seconds, and megabytes of memory every half second: of the run and all that it started, together."""
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", "run", archive, "--out", out]
    begun, memory = time.perf_counter(), [0.0]
    with subprocess.Popen([*command, "-j", str(WORKERS)], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            memory.append(_memory(process.pid))
            time.sleep(0.5)
    return time.perf_counter() - begun, memory


def _processors() -> float:
    """Seconds of the processors that all processes took that were started here and have ended, workers among them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> float:
    """Megabytes that a process and its children hold, what they share counted once for each; 0 where it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        threads = list(Path(f"/proc/{pid}/task").glob("*/children"))
        children = [int(child) for path in threads for child in path.read_text().split()]
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(map(_memory, children))


# ── beside others ────────────────────────────────────────────────────────────────────────────────────────────────────


def _beside(path: Path) -> Table:
    table = Table("", "articles", "seconds", "articles/s", "times slower", title=f"{path.name}, one processor")
    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    ours = _ekspor(path)
    rows: dict[str, Callable[[], Callable[[str], object]]] = {
        "spaCy EntityRuler, our names": _ruler,
        "spaCy sm, every article": lambda: tag.model.load(Size.SM),
        "Stanza to its parser, every article": lambda: syntax.load("stanza").parse,
    }
    table.add_row("ekspor, prefilter to records", f"{len(texts):,}", f"{ours:.1f}", f"{len(texts) / ours:,.1f}", "1")
    for name, make in rows.items():
        try:
            read = make()
        except ConfigError as error:
            table.add_row(name, f"not measured: {str(error)[:60]}")
            continue
        done, begun = 0, time.process_time()
        while done < len(texts) and time.process_time() - begun < PATIENCE:
            read(texts[done])
            done += 1
        seconds = time.process_time() - begun
        slower = seconds / done / (ours / len(texts))
        table.add_row(name, f"{done:,}", f"{seconds:.1f}", f"{done / seconds:,.1f}", f"{slower:,.1f}")
    return table


def _ekspor(path: Path) -> float:
    """Seconds of one worker, all that it loads loaded before."""
    reader, shards = Reader(Settings()), list(Archive([path], Settings()).shards())
    reader.work(shards[0])
    begun = time.process_time()
    assert sum(len(list(entries(reader.work(shard)))) for shard in shards) == SAMPLE
    return time.process_time() - begun


def _ruler() -> Callable[[str], object]:
    import spacy

    nlp = spacy.blank("id")
    patterns = [{"label": label, "pattern": row["form"]} for name, label in NAMES.items() for row in load.table(name)]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    return nlp


if __name__ == "__main__":
    main()
