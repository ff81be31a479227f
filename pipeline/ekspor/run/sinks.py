"""What rows are written to. A new format is a class with `write` and `close`, and a line in `SINKS`."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from ekspor.config import Format
from ekspor.run.table import Item, Table

ROW_GROUP = 5_000
"""Records of a Parquet row group, held in memory until it is full."""

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

        self._table = table
        self._rows: list[Item] = []
        self._writer = pq.ParquetWriter(path, table.arrow(), compression="zstd")

    def write(self, item: Item) -> None:
        """Add a row."""
        self._rows.append(item)
        if len(self._rows) == ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write the last row group and the footer."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        rows = [self._table.row(item) for item in self._rows]
        self._writer.write_table(pa.Table.from_pylist(rows, schema=self._table.arrow()))
        self._rows.clear()


SINKS: dict[Format, Callable[[Path, Table[Any]], Sink[Any]]] = {
    Format.PARQUET: Parquet,
    Format.JSONL: JsonLines,
    Format.CSV: Csv,
}
