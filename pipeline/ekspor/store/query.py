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
        return [tuple(map(cell, row)) for row in self.rows]

    def json(self) -> Iterator[str]:
        """The rows as objects, a line each."""
        for row in self.rows:
            yield orjson.dumps(dict(zip(self.columns, row, strict=True)), default=cell).decode()

    def write_csv(self, stream: TextIO) -> None:
        """The rows as CSV, guarded against spreadsheets that run a cell as a formula."""
        writer = csv.writer(stream, lineterminator="\n")  # for pipes, where a shell would keep the \r
        writer.writerow(self.columns)
        writer.writerows([guarded(cell) for cell in row] for row in self.cells())


def cell(value: Any) -> str:
    """A value as text."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(cell, value)) if isinstance(value, list) else str(value)


def opened(store: Path, people: bool = False) -> duckdb.DuckDBPyConnection:
    """The store, to be read only. Raises `InputError` where there is none.

    Names of persons are barred in it and `originals` is empty, unless `people` are asked for.
    """
    if not store.is_file():
        raise InputError(f"{store}: there is no such store; make one with `ekspor store RUN... -o {store}`")
    try:
        connection = duckdb.connect(str(store), read_only=True)
        (name,) = connection.execute("SELECT current_database()").fetchall()[0]
        whole = '"' + name.replace('"', '""') + '".main'
        for table, shown in (_NAMED if people else _BARRED).items():
            connection.execute(f"CREATE TEMP VIEW {table} AS {shown.format(whole=whole)}")
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{store}: not a store of ekspor ({reason}); make one with `ekspor store`") from error
    return connection


_BARRED = {"originals": "SELECT * FROM {whole}.originals WHERE false"}
_NAMED = {
    "records": "SELECT r.* REPLACE (json->>'sentence' AS sentence) "
    "FROM {whole}.records r JOIN {whole}.originals USING (record_id)",
    "articles": "SELECT a.* REPLACE (o.title AS title) FROM {whole}.articles a JOIN ("
    "SELECT json->'document'->>'id' AS article_id, any_value(json->'document'->>'title') AS title "
    "FROM {whole}.originals GROUP BY ALL) o USING (article_id)",
}
"""What stands before tables of the store: without names of persons, or with them."""


def ask(store: Path, question: str, people: bool = False) -> Answer:
    """The answer to a question in SQL. Raises `ConfigError` where the question is none.

    Names of persons are barred in it unless `people` are asked for.
    """
    with opened(store, people) as connection:
        try:
            cursor = connection.execute(question)
            return Answer(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())
        except duckdb.Error as error:
            known = ", ".join(views(connection))
            raise ConfigError(f"the question cannot be answered: {error}\nThe views are {known}") from error


def views(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of a store's views."""
    rows = connection.execute(
        "SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY view_name"
    ).fetchall()
    return [name for (name,) in rows]
