"""Database files, with a table `events` and, where it is asked for, `mentions`.

The columns are those of the CSV; the `record` of an event is the whole of it as JSON. What is missing is NULL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, Protocol

from ekspor.config import Format
from ekspor.run.table import EVENTS, Item, Table

Cells = tuple[str | None, ...]

ROWS = 1_000
"""Rows that are written at a time."""

TYPES = {
    "published": "DATE",
    "sentence_start": "INTEGER",
    "sentence_end": "INTEGER",
    "start": "INTEGER",
    "end": "INTEGER",
    "confidence": "DOUBLE",
}
"""All other columns are text: several fillers of a slot stand in one cell, joined by "; "."""


class Database(Protocol):
    """A database file being written."""

    def execute(self, statement: str) -> object:
        """Run a statement."""

    def insert(self, table: str, columns: Sequence[str], rows: list[Cells]) -> None:
        """Add rows."""

    def close(self) -> None:
        """Finish the file."""


class Rows(Generic[Item]):
    """A table of a database, as a sink."""

    def __init__(self, database: Database, table: Table[Item]) -> None:
        self._database = database
        self._table = table
        self._columns = (*table.columns, *(("record",) if table.name == EVENTS.name else ()))
        self._held: list[Cells] = []
        columns = ", ".join(f'"{name}" {TYPES.get(name, "TEXT")}' for name in self._columns)
        database.execute(f"CREATE TABLE {table.name} ({columns})")

    def write(self, item: Item) -> None:
        """Add a row."""
        cells = {**self._table.cells(item), "record": self._table.json(item).decode()}
        self._held.append(tuple(cells[name] or None for name in self._columns))
        if len(self._held) == ROWS:
            self.close()

    def close(self) -> None:
        """Write what is still held."""
        if self._held:
            self._database.insert(self._table.name, self._columns, self._held)
        self._held = []


class Sqlite:
    """An SQLite file: the same rows make the same bytes, with one version of SQLite."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self.execute("PRAGMA journal_mode = OFF")  # the file counts only when it is whole
        self.execute("BEGIN")

    def execute(self, statement: str) -> object:
        """Run a statement."""
        return self._connection.execute(statement)

    def insert(self, table: str, columns: Sequence[str], rows: list[Cells]) -> None:
        """Add rows."""
        self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)

    def close(self) -> None:
        """Commit and close."""
        self.execute("COMMIT")
        self._connection.close()


class DuckDb:
    """A DuckDB file. The same rows are in it in the same order, but DuckDB does not promise the same bytes.

    Its errors are given as `OSError`: the statements are ours, so what can fail is the disk.
    """

    def __init__(self, path: Path) -> None:
        import duckdb

        with _of_the_disk():
            self._connection = duckdb.connect(str(path))
        self.execute("BEGIN")

    def execute(self, statement: str) -> object:
        """Run a statement."""
        with _of_the_disk():
            return self._connection.execute(statement)

    def insert(self, table: str, columns: Sequence[str], rows: list[Cells]) -> None:
        """Add rows."""
        import pyarrow as pa

        cells = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
        self._connection.register("batch", pa.table(cells, list(columns)))
        self.execute(f"INSERT INTO {table} SELECT * FROM batch")
        self._connection.unregister("batch")

    def close(self) -> None:
        """Commit and close."""
        try:
            self.execute("COMMIT")
            self.execute("CHECKPOINT")  # at the end it would be tried in silence, and rows left in the log
        finally:
            with _of_the_disk():
                self._connection.close()


@contextmanager
def _of_the_disk() -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise OSError(str(error)) from error


DATABASES: dict[Format, Callable[[Path], Any]] = {Format.SQLITE: Sqlite, Format.DUCKDB: DuckDb}
