"""How fast the prefilter is beside reading and decompressing, how much it lets pass and whether it misses anything.

Texts: the sample archive that ships, and the news in ../shared/news where that lies beside the project, repeated to
some megabytes. Processor time of one core, the least of several runs. `--records` also reads every article of the
news without prefilter, to count those that report an export and would have been stopped: minutes.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, BinaryIO

import zstandard
from rich import box
from rich.console import Console
from rich.table import Table

from ekspor import Extractor
from ekspor.config import Settings
from ekspor.language import foreign
from ekspor.prefilter import could_report_export, lines_that_could
from ekspor.read import Archive
from ekspor.schema import Article

RUNS, MEGABYTES, BLOCK = 3, 30, 1 << 16
SAMPLES = Path(str(files("ekspor.samples").joinpath("articles.jsonl")))
SHARED = Path(__file__).parents[2] / "shared"
NEWS = sorted((SHARED / "news").glob("*.jsonl"))
GOLD = sorted((SHARED / "gold").glob("*.jsonl")) + sorted((Path(__file__).parents[1] / "annotations").glob("*.jsonl"))

OPENERS: dict[str, Callable[..., Any]] = {"plain": Path.open, "gzip": gzip.open, "zstd": zstandard.open}


def main() -> None:
    """Print the tables."""
    console = Console()
    other = [path for path in NEWS if path.stem == "other"] or [SAMPLES]
    console.print(speed(b"".join(path.read_bytes() for path in other)))
    console.print(passed())
    if "--records" in sys.argv[1:]:
        console.print(recall())


def speed(data: bytes) -> Table:
    """Reading, and reading and filtering, of one archive in three forms."""
    data *= max(1, MEGABYTES * 10**6 // len(data))
    table = _table(
        f"{len(data) / 1e6:.0f} MB of news without exports", "form", "read, MB/s", "read and filter", "times"
    )
    with tempfile.TemporaryDirectory() as folder:
        for form, opened in OPENERS.items():
            path = Path(folder, form)
            path.write_bytes({"gzip": gzip.compress, "zstd": zstandard.compress}.get(form, bytes)(data))
            alone = _least(lambda path=path, opened=opened: sum(map(len, blocks(opened(path, "rb")))))
            both = _least(
                lambda path=path, opened=opened: sum(
                    len(list(lines_that_could(block))) for block in blocks(opened(path, "rb"))
                )
            )
            table.add_row(
                form, *(f"{len(data) / 1e6 / seconds:,.0f}" for seconds in (alone, both)), f"{both / alone:.1f}"
            )
    return table


def blocks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in blocks of whole lines, as the readers get it."""
    rest = b""
    with stream:
        while block := stream.read(BLOCK):
            whole, end, rest = (rest + block).rpartition(b"\n")
            yield whole + end
    yield rest


def passed() -> Table:
    """What passes: of news, and of annotated articles those with an event."""
    table = _table("what passes", "archive", "articles", "pass", "share", "with an event", "of them stopped", "foreign")
    for path in [SAMPLES, *NEWS, *GOLD]:
        entries = [entry for line in path.read_bytes().splitlines() if "text" in (entry := json.loads(line))]
        told = [entry for entry in entries if entry.get("events")]
        passing = sum(map(_could, entries))
        stopped = str(len(told) - sum(map(_could, told))) if told else ""
        strange = sum(foreign(entry["text"]) is not None for entry in entries)
        if entries:
            name = f"{path.parent.name}/{path.name}"
            counts = (len(entries), passing, f"{passing / len(entries):.1%}", len(told) or "", stopped, strange)
            table.add_row(name, *map(str, counts))
    return table


def recall() -> Table:
    """Of the articles in which the pipeline finds a record when it reads all, how many pass."""
    table = _table("articles with a record, all read", "archive", "with a record", "pass", "recall")
    extractor = Extractor()
    found = passing = 0
    for path in NEWS:
        articles = [item.found for item in Archive([path], Settings()) if isinstance(item.found, Article)]
        told = [article for article in articles if extractor(article).records]
        could = sum(could_report_export(f"{one.title}\n{one.text}".encode()) for one in told)
        found, passing = found + len(told), passing + could
        table.add_row(path.name, str(len(told)), str(could), "")
    table.add_row("all", str(found), str(passing), f"{passing / found:.4f}" if found else "")
    return table


def _could(entry: dict[str, str]) -> bool:
    return could_report_export(f"{entry.get('title', '')}\n{entry['text']}".encode())


def _table(title: str, *heads: str) -> Table:
    table = Table(title=f"\n{title}", title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for n, head in enumerate(heads):
        table.add_column(head, justify="right" if n else "left")
    return table


def _least(run: Callable[[], object]) -> float:
    """Seconds of processor time."""
    seconds = []
    for _ in range(RUNS):
        begun = time.process_time()
        run()
        seconds.append(time.process_time() - begun)
    return min(seconds)


if __name__ == "__main__":
    main()
