"""Time of a store and a report of many events: `python benchmarks/store.py [RECORDS]` (default 100,000).

The records are those of the sample articles, each time with other amounts, dates and article ids, so that few of them
are one flow.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from ekspor.config import Format, Settings
from ekspor.report import write
from ekspor.run.job import run
from ekspor.schema import ExportEvent
from ekspor.store.build import build
from ekspor.store.query import ask

VIEWS = ("events", "mentions", "sources", "by_destination", "by_commodity", "by_origin", "by_exporter", "by_period")


def varied(records: list[ExportEvent], number: int) -> Iterator[ExportEvent]:
    """`number` records like those given."""
    draw = random.Random(1)
    for n in range(number):
        model = records[n % len(records)]
        article, factor = n // len(records), Decimal(draw.randint(100, 99_999)) / 1000
        days = timedelta(days=draw.randint(-3000, 3000))
        document = model.document.model_copy(
            update={"id": f"{model.document.id}-{article}", "published": date(2018, 1, 1) + days}
        )
        values = tuple(
            value.model_copy(update={name: _times(getattr(value, name), factor) for name in ("low", "high", "usd")})
            for value in model.value
        )
        quantities = tuple(
            quantity.model_copy(
                update={name: _times(getattr(quantity, name), factor) for name in ("low", "high", "kg")}
            )
            for quantity in model.quantity
        )
        yield model.model_copy(
            update={"id": f"{n:016x}", "document": document, "value": values, "quantity": quantities}
        )


def _times(amount: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if amount is None else round(amount * factor, 2)


def main(number: int) -> None:
    """Print the table."""
    table = Table("what", "seconds")
    with tempfile.TemporaryDirectory() as name, as_file(files("ekspor.samples") / "articles.jsonl") as samples:
        folder = Path(name)
        run([samples], folder / "run", Settings(formats=(Format.JSONL,)))
        records = [ExportEvent.model_validate_json(line) for line in (folder / "run/events.jsonl").open("rb")]
        with (folder / "many.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(record.model_dump_json() + "\n" for record in varied(records, number))
        store = folder / "store.duckdb"
        steps = {
            f"store of {number:,} records": lambda: build([folder / "many.jsonl"], store),
            "report": lambda: write(store, folder / "report.html"),
        }
        steps |= {f"view {view}": lambda view=view: ask(store, f"SELECT count(*) FROM {view}") for view in VIEWS}
        steps |= {f"first rows of {view}": lambda view=view: ask(store, f"FROM {view} LIMIT 100") for view in VIEWS}
        for what, step in steps.items():
            clock = perf_counter()
            step()
            table.add_row(what, f"{perf_counter() - clock:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
