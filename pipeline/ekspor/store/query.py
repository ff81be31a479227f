"""Questions to a store, in SQL."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import duckdb
import orjson

from ekspor.errors import ConfigError, InputError
from ekspor.run.sinks import guarded


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gives: the names of the columns and the rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def cells(self) -> list[tuple[str, ...]]:
        """The rows as text: lists joined with "; ", amounts without trailing zeros, nothing for null."""
        return [tuple(map(_cell, row)) for row in self.rows]

    def json(self) -> Iterator[str]:
        """The rows as objects, a line each."""
        for row in self.rows:
            yield orjson.dumps(dict(zip(self.columns, row, strict=True)), default=_cell).decode()

    def write_csv(self, stream: TextIO) -> None:
        """The rows as CSV, guarded against spreadsheets that run a cell as a formula."""
        writer = csv.writer(stream)
        writer.writerow(self.columns)
        writer.writerows([guarded(cell) for cell in row] for row in self.cells())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return "; ".join(map(_cell, value)) if isinstance(value, list) else str(value)


def opened(store: Path) -> duckdb.DuckDBPyConnection:
    """The store, to be read only. Raises `InputError` where there is none."""
    if not store.is_file():
        raise InputError(f"{store}: there is no such store; make one with `ekspor store RUN... -o {store}`")
    try:
        connection = duckdb.connect(str(store), read_only=True)
        connection.execute("SELECT 1 FROM consolidated LIMIT 1")
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{store}: not a store of ekspor ({reason}); make one with `ekspor store`") from error
    return connection


def ask(store: Path, question: str) -> Answer:
    """The answer to a question in SQL. Raises `ConfigError` where the question is none."""
    with opened(store) as connection:
        try:
            cursor = connection.execute(question)
        except duckdb.Error as error:
            known = ", ".join(views(connection))
            raise ConfigError(f"the question cannot be answered: {error}\nThe views are {known}") from error
        return Answer(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())


def views(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of a store's views."""
    rows = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name").fetchall()
    return [name for (name,) in rows]
