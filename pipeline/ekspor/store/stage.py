"""Records on their way into a store: of the store as it is and of runs, the latest of each article, kept on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

import duckdb
import orjson
import pyarrow as pa
from pydantic import ValidationError

from ekspor.errors import InputError
from ekspor.schema import ExportEvent

Item = TypeVar("Item")

ROWS = 5_000
"""Rows that are written or read at a time."""

_STAGED = pa.schema(
    [("part", pa.int32()), *((name, pa.string()) for name in ("article_id", "record_id", "source", "json"))]
)

Line = tuple[str, bytes | str]
"""Where a record stands, for messages, and its JSON."""


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most `ROWS`."""
    rest = iter(items)
    return iter(lambda: list(islice(rest, ROWS)), [])


class Stage:
    """Records in a database of their own, so that a store can be larger than memory."""

    def __init__(self, path: Path, sources: Sequence[Iterable[Line]]) -> None:
        """Take in the records; of an article in several sources those of the last, of a record told twice the first."""
        self._database = duckdb.connect(str(path))
        self._database.execute("SET memory_limit = '1GB'")
        self._database.execute(
            "CREATE TABLE staged (part INTEGER, article_id VARCHAR, record_id VARCHAR, source VARCHAR, json VARCHAR)"
        )
        for part, lines in enumerate(sources):
            for rows in batches(map(_read, lines)):
                batch = pa.Table.from_pylist([{"part": part, **row} for row in rows], schema=_STAGED)
                self._database.register("batch", batch)
                self._database.execute("INSERT INTO staged SELECT * FROM batch")
        self._database.execute(
            "CREATE TABLE latest AS SELECT record_id, article_id, source, json, rowid AS n FROM staged "
            "QUALIFY part = max(part) OVER (PARTITION BY article_id) "
            "AND row_number() OVER (PARTITION BY record_id ORDER BY part DESC, rowid) = 1"
        )

    def by_article(self) -> Iterator[ExportEvent]:
        """All records, those of an article together."""
        return self._records("SELECT source, json FROM latest ORDER BY article_id, n")

    def by_place(self, ids: Iterable[str]) -> Iterator[ExportEvent]:
        """All records in the order of their ids."""
        self._database.execute("CREATE TABLE places (place INTEGER, record_id VARCHAR)")
        for rows in batches(enumerate(ids)):
            places, found = zip(*rows, strict=True)
            self._database.register("batch", pa.table({"place": places, "record_id": found}))
            self._database.execute("INSERT INTO places SELECT * FROM batch")
        return self._records("SELECT source, json FROM latest JOIN places USING (record_id) ORDER BY place")

    def _records(self, question: str) -> Iterator[ExportEvent]:
        answer = self._database.execute(question)
        while rows := answer.fetchmany(ROWS):
            for source, line in rows:
                yield _record(line, source)

    def close(self) -> None:
        """Close the database."""
        self._database.close()


def _read(line: Line) -> dict[str, str]:
    source, json = line
    try:
        record = orjson.loads(json)
        return {
            "article_id": record["document"]["id"],
            "record_id": record["id"],
            "source": source,
            "json": json if isinstance(json, str) else json.decode(),
        }
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{source}: not a record of ekspor: {error}; expected a line of events.jsonl") from error


def _record(line: str, source: str) -> ExportEvent:
    try:
        return ExportEvent.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{source}: not a record of this version of ekspor: {error.errors()[0]['msg']}") from error
