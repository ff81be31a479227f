"""Time and memory of a store and a report of many events: `python benchmarks/store.py [EVENTS]` (default 100,000).

The events have the forms of the sample articles' records, each with firms, places, goods, amounts and years of its own;
every fourth is told again by other articles, some of them in rounder figures.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from ekspor.config import Format, Settings
from ekspor.normalise import region
from ekspor.report import write
from ekspor.rules.load import table
from ekspor.run.job import run
from ekspor.schema import ExportEvent, NameFiller, PeriodFiller
from ekspor.store.build import build
from ekspor.store.query import opened, views

AGAIN = 0.25
"""How often a flow is told once more."""
SYLLABLES = ["".join(letters) for letters in product("bdgjklmnprstw", "aiu")]


class Maker:
    """Makes records like those given."""

    def __init__(self, records: Sequence[ExportEvent]) -> None:
        self._records = records
        self._draw = random.Random(1)
        self._places = list(region.names().items())
        self._goods = [row for row in table("commodities") if row["hs"]]
        self._countries = [row for row in table("countries") if row["kind"] == "country"]
        self._made = 0

    def events(self, number: int) -> Iterator[ExportEvent]:
        """The reports of so many flows."""
        for n in range(number):
            flow = self._flow(self._records[n % len(self._records)])
            yield self._report(flow)
            while self._draw.random() < AGAIN:
                yield self._report(self._told_again(flow))

    def _flow(self, model: ExportEvent) -> ExportEvent:
        years = self._draw.randint(-12, 2)
        factor = Decimal(self._draw.randint(100, 99_999)) / 1000
        return model.model_copy(
            update={
                "document": model.document.model_copy(update={"published": _years_on(model.document.published, years)}),
                "exporter": tuple(self._named(one, self._firm(), None) for one in model.exporter),
                "origin": tuple(self._named(one, *self._place()) for one in model.origin),
                "commodity": tuple(self._named(one, *self._good()) for one in model.commodity),
                "destination": tuple(self._named(one, *self._country()) for one in model.destination),
                "value": tuple(_times(one, factor) for one in model.value),
                "quantity": tuple(_times(one, factor) for one in model.quantity),
                "period": tuple(self._moved(one, years) for one in model.period),
            }
        )

    def _firm(self) -> str:
        return " ".join("".join(self._draw.choices(SYLLABLES, k=3)).title() for _ in range(2))

    def _place(self) -> tuple[str, str]:
        code, name = self._draw.choice(self._places)
        return name, code

    def _good(self) -> tuple[str, str]:
        row = self._draw.choice(self._goods)
        return row["name"], row["hs"]

    def _country(self) -> tuple[str, str]:
        row = self._draw.choice(self._countries)
        return row["form"], row["code"]

    def _named(self, model: NameFiller, name: str, code: str | None) -> NameFiller:
        return model.model_copy(update={"surface": name, "canonical": name, "code": code})

    def _moved(self, period: PeriodFiller, years: int) -> PeriodFiller:
        ends = {end: _years_on(getattr(period, end), years) for end in ("start", "end")}
        return period.model_copy(update=ends)

    def _told_again(self, flow: ExportEvent) -> ExportEvent:
        later = flow.document.published and flow.document.published + timedelta(days=self._draw.randint(0, 5))
        rounded = tuple(_times(one, Decimal(1), digits=self._draw.choice((0, 5))) for one in flow.value)
        return flow.model_copy(
            update={"document": flow.document.model_copy(update={"published": later}), "value": rounded}
        )

    def _report(self, flow: ExportEvent) -> ExportEvent:
        """The flow as a record of an article of its own."""
        self._made += 1
        article = f"article-{self._draw.randrange(10**12):012}"
        document = flow.document.model_copy(update={"id": article})
        return flow.model_copy(update={"id": f"{self._made:016x}", "document": document})


def _years_on(day: Any, years: int) -> Any:
    return day and day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _times(filler: Any, factor: Decimal, digits: int = 0) -> Any:
    """The amount so many times, to the number of digits before the last `digits`."""
    amounts = {name: getattr(filler, name) for name in ("low", "high", "usd", "kg") if getattr(filler, name, None)}
    return filler.model_copy(update={name: round(amount * factor, 2 - digits) for name, amount in amounts.items()})


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _size(path: Path) -> int:
    return path.stat().st_size >> 20


def main(number: int) -> None:
    """Print the table."""
    printed = Table("what", "seconds", "of a processor")
    with tempfile.TemporaryDirectory() as name, as_file(files("ekspor.samples") / "articles.jsonl") as samples:
        folder = Path(name)
        run([samples], folder / "run", Settings(formats=(Format.JSONL,)))
        records = [ExportEvent.model_validate_json(line) for line in (folder / "run/events.jsonl").open("rb")]
        with (folder / "many.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(record.model_dump_json() + "\n" for record in Maker(records).events(number))
        store, page = folder / "store.duckdb", folder / "report.html"

        def timed(what: str, step: Callable[[], object]) -> None:
            clock, used = perf_counter(), process_time()
            said = step()
            times = (perf_counter() - clock, process_time() - used)
            printed.add_row(f"{what} {said or ''}", *(f"{seconds:.2f}" for seconds in times))

        timed("store:", lambda: build([folder / "many.jsonl"], store))
        printed.add_row(f"  its peak: {_peak():,} MiB; the file: {_size(store):,} MiB")
        timed("report", lambda: write(store, page) and None)
        printed.add_row(f"  the file: {_size(page):,} MiB")
        with opened(store) as connection:
            for view in views(connection):
                timed(f"all of {view}", lambda view=view: connection.sql(f"FROM {view}").to_arrow_table().num_rows)
                timed(
                    f"a page of {view}", lambda view=view: len(connection.execute(f"FROM {view} LIMIT 99").fetchall())
                )
    Console().print(printed)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
