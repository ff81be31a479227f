"""How fast and how large: `make bench` prints the tables. Medians of several runs, in seconds of the processor.

Texts: the sample archive that ships, repeated, which is dense with exports, and the news in ../shared/news where that
lies beside the project, of which 3 in 100 articles tell of exports.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
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

from ekspor import Article, assemble, normalise, published, relate, sanity, segment, tag, validate
from ekspor.config import Settings
from ekspor.normalise import dollars
from ekspor.read import Archive
from ekspor.run import job, work

RUNS = 5
REPEATED = 10  # times that the sample archive is read in a run: by itself it is too small to time
SAMPLES = Path(str(files("ekspor.samples").joinpath("articles.jsonl")))
NEWS = Path(__file__).parents[2] / "shared" / "news"

STAGES: tuple[tuple[ModuleType, str], ...] = (
    # what a run calls, in its order
    (work, "could_report_export"),
    (segment, "segment"),
    (published, "publication"),
    (tag, "tag"),
    (normalise, "normalise"),
    (relate, "relate"),
    (assemble, "assemble"),
    (dollars, "with_usd"),
    (sanity, "checked"),
    (validate, "validate"),
)
RELATION = ("relate", "assemble", "with_usd", "checked", "validate")  # all that is done for records, not for mentions
READ, REST, WHOLE = "read", "rest", "whole run"


def main() -> None:
    """Print all tables."""
    console = Console()
    console.print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, {RUNS} runs")
    with tempfile.TemporaryDirectory() as folder:
        archives = {f"sample archive, {REPEATED} times over": [_repeated(Path(folder, "samples.jsonl"))]}
        if NEWS.is_dir():
            archives["news of exports"] = [NEWS / "train.jsonl"]
            archives["news that mentions exports"] = [NEWS / "borderline.jsonl"]
            archives["news of all kinds"] = sorted(NEWS.glob("*.jsonl"))
        for name, paths in archives.items():
            console.print(_run(name, paths))
    console.print(_commands())


def _repeated(path: Path) -> Path:
    """The sample archive several times over, each time with ids of its own."""
    samples = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    again = ({**article, "id": f"{article['id']} {n}"} for n in range(REPEATED) for article in samples)
    path.write_text("".join(f"{json.dumps(article)}\n" for article in again), encoding="utf-8")
    return path


def _table(title: str, *heads: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if n else "left")
    return table


# ── the stages of a run ──────────────────────────────────────────────────────────────────────────────────────────────


def _run(name: str, paths: Sequence[Path]) -> Table:
    """What each stage takes of `ekspor run` with one worker, and what the relation of mentions adds to all else."""
    texts = [item.found.text for item in Archive(paths, Settings()) if isinstance(item.found, Article)]
    words, size = sum(len(text.split()) for text in texts), sum(len(text.encode()) for text in texts) / 1e6
    heads = ("stage", "seconds", "least", "most", "share", "words/s", "MB/s")
    table = _table(f"{name}: {len(texts):,} articles, {words:,} words, {size:.2f} MB", *heads)
    runs = [_stages(paths) for _ in range(RUNS + 1)][1:]  # the first loads what is loaded once
    for stage in runs[0]:
        times = [run[stage] for run in runs]
        middle = median(times)
        share = f"{median(run[stage] / run[WHOLE] for run in runs):.1%}"
        spread = (f"{seconds:.3f}" for seconds in (middle, min(times), max(times)))
        table.add_row(stage, *spread, share, f"{words / middle:,.0f}", f"{size / middle:,.2f}")
    added = [_added(run) for run in runs]
    table.caption = f"{RELATION[0]} to {RELATION[-1]} add {median(added):.1%} ({min(added):.1%} to {max(added):.1%})"
    return table


def _added(seconds: Mapping[str, float]) -> float:
    relation = sum(seconds[stage] for stage in RELATION)
    return relation / (seconds[WHOLE] - relation)


def _stages(paths: Sequence[Path]) -> Mapping[str, float]:
    """The seconds of each stage in one run; reading is timed by itself, the rest is writing and what lies between."""
    settings = Settings()
    seconds: dict[str, float] = dict.fromkeys((READ, *(name for _, name in STAGES)), 0.0)
    _clock(seconds, READ, lambda: sum(1 for _ in Archive(paths, settings)))()
    with tempfile.TemporaryDirectory() as folder, _clocks(seconds):
        begun = time.process_time()
        job.run(paths, Path(folder, "out"), settings)
        whole = time.process_time() - begun
    return {**seconds, REST: whole - sum(seconds.values()), WHOLE: whole}


@contextmanager
def _clocks(seconds: dict[str, float]) -> Iterator[None]:
    """Within it every stage adds the time that it takes to its entry."""
    with ExitStack() as stack:
        for module, name in STAGES:
            stack.enter_context(patch.object(module, name, _clock(seconds, name, getattr(module, name))))
        yield


def _clock(seconds: dict[str, float], name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
    def clocked(*arguments: Any) -> Any:
        begun = time.process_time()
        result = stage(*arguments)
        seconds[name] += time.process_time() - begun
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
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main()
