"""What rows are written to. A new format is a class with `write` and `close`, and a line in `SINKS`.

The databases, which hold all tables in one file, are in `database.py`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from ekspor.config import Format, Partition, Settings
from ekspor.run.database import DATABASES, Rows
from ekspor.run.folder import Folder
from ekspor.run.table import EVENTS, Item, Table
from ekspor.schema import ExportEvent

if TYPE_CHECKING:
    import pyarrow as pa

ROW_GROUP, BATCH = 5_000, 250
"""Rows of a Parquet row group, and of a batch of them that is turned into columns, which take less memory."""

NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""The name by which readers of such folders know that there is none."""

FORMULA = re.compile(r"[=+\-@\t\r]")
FIGURE = re.compile(r"-?\d[\d.]*(?:; -?[\d.]*)*")


Written = TypeVar("Written", contravariant=True)


class Sink(Protocol[Written]):
    """A file being written."""

    def write(self, item: Written) -> None:
        """Add a row."""

    def close(self) -> None:
        """Write what is still held, and close the file."""


class JsonLines(Generic[Item]):
    """An object a line."""

    def __init__(self, path: Path, table: Table[Item]) -> None:
        self._file = path.open("wb")
        self._json = table.json

    def write(self, item: Item) -> None:
        """Add a line."""
        self._file.write(self._json(item) + b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Csv(Generic[Item]):
    """Comma-separated, UTF-8, a header line, CRLF as RFC 4180 has it."""

    def __init__(self, path: Path, table: Table[Item]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._file, table.columns)
        self._writer.writeheader()
        self._cells = table.cells

    def write(self, item: Item) -> None:
        """Add a row."""
        self._writer.writerow({name: guarded(cell) for name, cell in self._cells(item).items()})

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def guarded(cell: str) -> str:
    """The cell with a quote in front where a spreadsheet would run it as a formula (OWASP, "CSV injection").

    A figure, or figures joined, may start with a minus.
    """
    return "'" + cell if FORMULA.match(cell) and not FIGURE.fullmatch(cell) else cell


class Parquet(Generic[Item]):
    """Columns, compressed with Zstandard."""

    def __init__(self, path: Path, table: Table[Item]) -> None:
        import pyarrow.parquet as pq

        self._rows: list[Item] = []
        self._batches: list[pa.Table] = []
        self._table = table
        self._writer = pq.ParquetWriter(path, table.arrow(), compression="zstd")

    def write(self, item: Item) -> None:
        """Add a row."""
        self._rows.append(item)
        if len(self._rows) == BATCH:
            self._pack()
        if len(self._batches) * BATCH >= ROW_GROUP:
            self.flush()

    def _pack(self) -> None:
        import pyarrow as pa

        rows = [self._table.row(item) for item in self._rows]
        self._batches.append(pa.Table.from_pylist(rows, schema=self._table.arrow()))
        self._rows.clear()

    def flush(self) -> None:
        """Write the rows that are held as a row group."""
        import pyarrow as pa

        self._pack()
        self._writer.write_table(pa.concat_tables(self._batches).combine_chunks())
        self._batches.clear()

    def close(self) -> None:
        """Write the last row group and the footer."""
        self.flush()
        self._writer.close()


class ParquetByYear:
    """A folder with a Parquet file for each year of publication, named as Hive, DuckDB, Spark and pandas read it."""

    def __init__(self, path: Path, table: Table[ExportEvent]) -> None:
        self._path = path
        self._table = table
        self._years: dict[str, Parquet[ExportEvent]] = {}
        self._held = 0
        path.mkdir()

    def write(self, item: ExportEvent) -> None:
        """Add a row."""
        day = item.document.published
        self._year(str(day.year) if day else NO_YEAR).write(item)
        self._held += 1
        if self._held == ROW_GROUP:
            for year in self._years.values():
                year.flush()
            self._held = 0

    def _year(self, year: str) -> Parquet[ExportEvent]:
        if year not in self._years:
            folder = self._path / f"year={year}"
            folder.mkdir()
            self._years[year] = Parquet(folder / "part.parquet", self._table)
        return self._years[year]

    def close(self) -> None:
        """Finish the files."""
        for year in self._years.values():
            year.close()


SINKS: dict[Format, Callable[[Path, Table[Any]], Sink[Any]]] = {
    Format.PARQUET: Parquet,
    Format.JSONL: JsonLines,
    Format.CSV: Csv,
}


@contextmanager
def open_sinks(
    folder: Folder, settings: Settings, tables: Sequence[Table[Any]]
) -> Iterator[dict[str, list[Sink[Any]]]]:
    """The sinks that the settings ask for, by the name of the table whose rows they take; closed at the end."""
    with ExitStack() as stack:
        sinks: dict[str, list[Sink[Any]]] = {table.name: [] for table in tables}
        for form in settings.formats:
            if form in DATABASES:
                database = DATABASES[form](folder.path_of(f"{EVENTS.name}.{form}"))
                stack.push(_closing(database.close))
                opened: list[Sink[Any]] = [Rows(database, table) for table in tables]
            else:
                opened = [_opened(folder, form, table, settings.partition) for table in tables]
            for table, sink in zip(tables, opened, strict=True):
                stack.push(_closing(sink.close))
                sinks[table.name].append(sink)
        yield sinks


def _closing(close: Callable[[], object]) -> Callable[..., None]:
    """What closes at the end of a `with`. Where that ended in failure, a second one says nothing new."""

    def end(failure: type[BaseException] | None, *_: object) -> None:
        with suppress(Exception) if failure else nullcontext():
            close()

    return end


def _opened(folder: Folder, form: Format, table: Table[Any], partition: Partition | None) -> Sink[Any]:
    if form is Format.PARQUET and table is EVENTS and partition is Partition.YEAR:
        return ParquetByYear(folder.path_of(table.name), table)
    return SINKS[form](folder.path_of(f"{table.name}.{form}"), table)
