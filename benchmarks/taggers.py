"""What the taggers cost, in one run: load time, words a second, memory, size on disk. `python benchmarks/taggers.py`.

Each row is a process of its own, which reads the sample articles several times; the median of three such processes, in
seconds of the processor, so that other work on the machine counts little. Words are runs of characters between blanks.
Memory is the peak of the process, Python and spaCy included. "two cores": the words that two processes at once read,
together. Stanza's row is there where it is installed.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from ekspor import Extractor, shipped, syntax, tag
from ekspor.config import Settings, Size
from ekspor.read import Archive
from ekspor.schema import Article

TOKENIZER, STANZA = "spaCy's blank tokenizer", "stanza"
ROWS = (
    TOKENIZER,
    "rules",
    "sm",
    "acc",
    STANZA,
    "whole journey, rules",
    "whole journey, sm",
    "whole journey, acc",
)
RUNS, REPEATED = 3, 4
SAMPLES = Path(str(files("ekspor.samples").joinpath("articles.jsonl")))


def main() -> None:
    """Print the table, or, with the name of a row, measure it and print the figures as JSON."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1])))
        return
    table = Table("", "load s", "words/s", "two cores", "peak MB", "on disk MB")
    for row in ROWS:
        if row == STANZA and find_spec(STANZA) is None:
            continue
        alone = [figures for _ in range(RUNS) for figures in at_once(row, 1)]
        load, speed, peak = (median(run[key] for run in alone) for key in ("load", "speed", "peak"))
        both = median(sum(run["speed"] for run in at_once(row, 2)) for _ in range(RUNS))
        table.add_row(row, f"{load:.2f}", f"{speed:,.0f}", f"{both:,.0f}", f"{peak:.0f}", size(row))
    Console(width=100).print(table)


def at_once(row: str, processes: int) -> list[dict[str, float]]:
    """The figures of so many processes that measure a row at the same time."""
    command = [sys.executable, __file__, row]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(processes)]
    return [json.loads(process.communicate()[0]) for process in running]


def measure(row: str) -> dict[str, float]:
    """Seconds to load, words a second, peak memory in megabytes."""
    articles = [item.found for item in Archive([SAMPLES], Settings()) if isinstance(item.found, Article)]
    start = time.process_time()
    read = reader(row)
    load = time.process_time() - start
    for article in articles:  # what is remembered from one article to the next is there when the clock starts
        read(article)
    start = time.process_time()
    for article in articles * REPEATED:
        read(article)
    taken = time.process_time() - start
    words = REPEATED * sum(len(article.text.split()) for article in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load": load, "speed": words / taken, "peak": peak}


def reader(row: str) -> Callable[[Article], object]:
    """What a row does with an article, loaded."""
    if row == TOKENIZER:
        import spacy

        nlp = spacy.blank("id")
        return lambda article: nlp.make_doc(article.text)
    if row == STANZA:
        parser = syntax.load(STANZA)
        return lambda article: parser.parse(article.text)
    size = row.split()[-1] if row.split()[-1] in set(Size) else None
    if row.startswith("whole"):
        return Extractor(Settings(model=size))
    loaded = tag.model.load(size) if size else None
    return lambda article: tag.tag(article.text, loaded)


def size(row: str) -> str:
    """Of a model that ships, in megabytes."""
    if row not in {*Size, STANZA}:
        return ""
    folder = shipped.model(row)
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.1f}"


if __name__ == "__main__":
    main()
