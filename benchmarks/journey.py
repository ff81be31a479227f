"""How fast and how large: `make bench` prints the tables. Medians of several runs on one core, by the wall clock.

Texts: the sample archive that ships, repeated, and the news in ../shared/news where that lies beside the project.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.resources import files
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any
from unittest.mock import patch

from rich import box
from rich.console import Console
from rich.table import Table

from ekspor import Article, Extractor, assemble, normalise, published, relate, segment, tag, validate
from ekspor.config import Settings
from ekspor.prefilter import could_report_export
from ekspor.read import Archive

RUNS = 5
REPEATED = 10  # times that the sample archive is read in a run: by itself it is too small to time
SAMPLES = Path(str(files("ekspor.samples").joinpath("articles.jsonl")))
NEWS = Path(__file__).parents[2] / "shared" / "news"

STAGES: tuple[tuple[ModuleType, str], ...] = (
    # what extract.py calls, in its order
    (segment, "segment"),
    (published, "publication"),
    (tag, "tag"),
    (normalise, "normalise"),
    (relate, "relate"),
    (assemble, "assemble"),
    (validate, "validate"),
)
WHOLE, PREFILTER = "whole journey", "prefilter"


def main() -> None:
    """Print all tables."""
    console = Console()
    console.print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, {RUNS} runs")
    archives = {f"sample archive, {REPEATED} times over": [SAMPLES] * REPEATED}
    if NEWS.is_dir():
        archives["news of exports"] = [NEWS / "train.jsonl"]
        archives["news that mentions exports"] = [NEWS / "borderline.jsonl"]
    for name, paths in archives.items():
        console.print(
            _journey(name, [item.found for item in Archive(paths, Settings()) if isinstance(item.found, Article)])
        )
    console.print(_commands())


def _table(title: str, *heads: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if n else "left")
    return table


# ── the stages of an article ─────────────────────────────────────────────────────────────────────────────────────────


def _journey(name: str, articles: Sequence[Article]) -> Table:
    """Every stage by itself, then all of them together, timed without the clocks between them."""
    words = sum(len(article.text.split()) for article in articles)
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    heads = ("stage", "seconds", "least", "most", "share", "words/s", "MB/s")
    table = _table(f"{name}: {len(articles):,} articles, {words:,} words, {size:.2f} MB", *heads)
    runs = list(_runs(articles))
    whole = median(run[WHOLE] for run in runs)
    for stage in runs[0]:
        times = [run[stage] for run in runs]
        middle = median(times)
        share = "" if stage == PREFILTER else f"{middle / whole:.0%}"
        spread = (f"{seconds:.3f}" for seconds in (middle, min(times), max(times)))
        table.add_row(stage, *spread, share, f"{words / middle:,.0f}", f"{size / middle:,.2f}")
    return table


def _runs(articles: Sequence[Article]) -> Iterator[Mapping[str, float]]:
    """The seconds of each stage, run by run."""
    extractor = Extractor()
    raws = [article.text.encode() for article in articles]
    for article in articles[:20]:
        extractor(article)  # loads what is loaded once
    for _ in range(RUNS):
        seconds: dict[str, float] = defaultdict(float)
        _clock(seconds, PREFILTER, lambda: [could_report_export(raw) for raw in raws])()
        with _clocks(seconds):
            for article in articles:
                extractor(article)
        _clock(seconds, WHOLE, lambda: [extractor(article) for article in articles])()
        yield seconds


@contextmanager
def _clocks(seconds: dict[str, float]) -> Iterator[None]:
    """Within it every stage adds the time that it takes to its entry."""
    with ExitStack() as stack:
        for module, name in STAGES:
            stack.enter_context(patch.object(module, name, _clock(seconds, name, getattr(module, name))))
        yield


def _clock(seconds: dict[str, float], name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
    def clocked(*arguments: Any) -> Any:
        begun = time.perf_counter()
        result = stage(*arguments)
        seconds[name] += time.perf_counter() - begun
        return result

    return clocked


# ── the command line ─────────────────────────────────────────────────────────────────────────────────────────────────


def _commands() -> Table:
    """Whole processes, from start to exit."""
    archive = [SAMPLES, *sorted(NEWS.glob("*.jsonl"))]
    size = sum(path.stat().st_size for path in archive) / 1e6
    table = _table("the command line, one worker", "command", "seconds", "least", "most", "MB/s", "peak memory")
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text("Ekspor kopi Temanggung ke Mesir sepanjang 2022 mencapai 18 ton.", encoding="utf-8")
        for name, arguments, megabytes in (
            ("ekspor --version", ["--version"], None),
            ("ekspor extract, one sentence", ["extract", article], None),
            (
                f"ekspor run, {size:.1f} MB of archives",
                ["run", *archive, "--out", Path(folder, "out")],
                size,
            ),
        ):
            times, memory = zip(*(_process(arguments) for _ in range(RUNS)), strict=True)
            middle = median(times)
            speed = f"{megabytes / middle:.2f}" if megabytes else ""
            spread = (f"{seconds:.2f}" for seconds in (middle, min(times), max(times)))
            table.add_row(name, *spread, speed, f"{max(memory):.0f} MB")
    return table


def _process(arguments: Sequence[object]) -> tuple[float, float]:
    """Seconds and megabytes that `ekspor` takes with these arguments."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return time.perf_counter() - begun, used.ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
