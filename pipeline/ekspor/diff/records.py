"""The records of a run, article by article in the order of their ids, whatever the order of the archive was.

DuckDB sorts, on the disk where memory does not do, so that a run of any size can be read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from glob import escape
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import orjson
from pydantic import ValidationError

from ekspor.errors import InputError
from ekspor.schema import ExportEvent

_MEMORY = "1GB"
_ROWS = 1_000
"""Rows that are fetched at a time."""

_DOCUMENT = ("title", "url", "published", "published_from")
"""Columns of Parquet that belong to the record's document, beside `article_id`."""


def by_article(run: Path) -> Iterator[tuple[str, list[ExportEvent]]]:
    """The id of each article with records, and these. Reads the folder's `events.jsonl`, else its Parquet files.

    Raises `InputError` where there is neither or what stands there are no records.
    """
    for article, rows in groupby(_rows(run), key=itemgetter(0)):
        yield article, [_record(row, run) for _, row in rows]


def _rows(run: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    query, path, read = _source(run)
    with tempfile.TemporaryDirectory() as folder:
        settings: dict[str, Any] = {"memory_limit": _MEMORY, "temp_directory": folder}
        try:
            with duckdb.connect(config=settings) as connection:
                cursor = connection.execute(query, [path])
                columns = [column[0] for column in cursor.description]
                while rows := cursor.fetchmany(_ROWS):
                    for row in rows:
                        yield row[0], read(dict(zip(columns, row, strict=True)))
        except duckdb.Error as error:
            raise InputError(f"{run}: its records cannot be read: {str(error).splitlines()[0]}") from error


def _source(run: Path) -> tuple[str, str, Any]:
    """The query over the run's records, the file it reads, and what makes a record's JSON of a row."""
    lines, table, years = run / "events.jsonl", run / "events.parquet", run / "events"
    if lines.is_file():
        query = (
            "SELECT json->>'$.document.id' AS article_id, json FROM read_ndjson_objects(?) "
            "ORDER BY article_id, (json->>'$.sentence_start')::INT, json->>'$.id'"
        )
        return query, escape(str(lines)), _of_json
    if table.is_file() or years.is_dir():
        query = "SELECT article_id, * FROM read_parquet(?) ORDER BY article_id, sentence_start, id"
        path = escape(str(table)) if table.is_file() else f"{escape(str(years))}/*/*.parquet"
        return query, path, _of_parquet
    raise InputError(f"{run}: neither events.jsonl nor events.parquet is there; expected the folder of a finished run")


def _of_json(row: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = orjson.loads(row["json"])
    return record


def _of_parquet(row: dict[str, Any]) -> dict[str, Any]:
    document = {"id": row["article_id"]} | {name: row[name] for name in _DOCUMENT}
    return row | {"document": document}


def _record(row: dict[str, Any], run: Path) -> ExportEvent:
    """What another version knew beside is passed over: records are compared in what both have."""
    try:
        return ExportEvent.model_validate(row, extra="ignore")
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(map(str, fault["loc"]))
        raise InputError(f"{run}: no record that this version of ekspor can read: {place}: {fault['msg']}") from error
