"""A store as a Frictionless Data Package (2.0): its tables as files, and `datapackage.json`, which explains them.

What a table and a column mean is said once, in schema.sql; types, keys and units come from there. Foreign keys, which
DuckDB would check with every row, are here.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import orjson

from ekspor.config import Form
from ekspor.errors import OutputError
from ekspor.run.identity import package_version
from ekspor.run.sinks import guarded
from ekspor.store.query import cell, opened

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


TABLES = {
    "events": "consolidated",
    **{name: name for name in ("names", "parts", "sums", "articles", "records", "fillers", "evidence")},
    **{name: name for name in ("countries", "regions", "chapters")},
}
"""The tables of a package, and of the store."""

_KEYS = {
    "names": {"event_id": "events.event_id"},
    "parts": {"event_id": "events.event_id", "total_id": "events.event_id"},
    "records": {
        "event_id": "events.event_id",
        "article_id": "articles.article_id",
        "same_as": "records.record_id",
        "part_of": "records.record_id",
    },
    "fillers": {
        "record_id": "records.record_id",
        "event_id": "events.event_id",
        "article_id": "articles.article_id",
    },
    "evidence": {"filler_id": "fillers.filler_id"},
    "countries": {"region": "countries.code"},
    "regions": {"province_code": "regions.code"},
}
_TYPES = {
    "VARCHAR": "string",
    "VARCHAR[]": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "DECIMAL(38,6)": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
}
UNITS = {"US dollars": "USD", "Kilograms": "kg", "Percent": "%"}
"""How the comment of an amount begins, and its unit."""

_CLDR = {"name": "Unicode-3.0", "title": "Unicode License v3", "path": "https://www.unicode.org/license.txt"}
_COMTRADE = {
    "name": "ODC-PDDL-1.0",
    "title": "Open Data Commons Public Domain Dedication and License 1.0",
    "path": "https://opendatacommons.org/licenses/pddl/1-0/",
}
_LICENCES = {"countries": [_CLDR], "chapters": [_COMTRADE]}
_SOURCES = [
    {"title": "European Central Bank, euro foreign exchange reference rates", "path": "https://www.ecb.europa.eu/"},
    {"title": "Kementerian Dalam Negeri, kode wilayah administrasi", "path": "https://www.kemendagri.go.id/"},
    {"title": "United Nations, M49 and HS 2022", "path": "https://unstats.un.org/"},
]
_DESCRIPTION = (
    "Export flows that Indonesian news reports, read from the text by a machine; every cell leads to its characters "
    "(`fillers`, `evidence`). Reports of one flow are one row of `events`; `parts` says which hold which, so that sums "
    "do not count twice. Titles and sentences are quoted from the articles and belong to their publishers. These are "
    "no official statistics."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the store, as its schema declares and explains it."""

    name: str
    type: str
    required: bool
    meaning: str


def export(store: Path, folder: Path, form: Form = Form.CSV, people: bool = False) -> list[Path]:
    """Write a data package of the store to a folder; the same store gives the same bytes. Returns the files.

    Names of persons are barred in it unless `people` are asked for. CSV is UTF-8 with a byte order mark, by which
    Excel knows it, and guarded against cells that a spreadsheet would run. Raises `InputError` for no store and
    `OutputError` where it cannot be written.
    """
    with opened(store, people) as connection:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            resources = [_resource(connection, name, folder, form) for name in TABLES]
            package = folder / "datapackage.json"
            package.write_bytes(orjson.dumps(_package(connection, resources), option=orjson.OPT_INDENT_2) + b"\n")
        except (OSError, duckdb.IOException) as error:
            reason = getattr(error, "strerror", None) or error
            raise OutputError(f"{folder}: the package cannot be written there: {reason}") from error
    return [*(folder / resource["path"] for resource in resources), package]


def columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[Column]:
    """The columns of a table of the store."""
    rows = connection.execute(
        "SELECT column_name, data_type, NOT is_nullable, comment FROM duckdb_columns() "
        "WHERE table_name = $1 AND NOT internal AND database_name = current_database() ORDER BY column_index",
        [table],
    ).fetchall()
    return [Column(*row) for row in rows]


def _package(connection: duckdb.DuckDBPyConnection, resources: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    addresses = connection.execute("SELECT url FROM articles WHERE url IS NOT NULL").fetchall()
    hosts = sorted({host for (url,) in addresses if (host := _host(url))})
    return {
        "$schema": PROFILE,
        "name": "ekspor",
        "title": "Ekspor menurut berita / Exports in the news",
        "description": _DESCRIPTION,
        "version": package_version(),
        "keywords": ["Indonesia", "ekspor", "exports", "trade", "news"],
        "sources": [*_SOURCES, *({"title": host, "path": f"https://{host}/"} for host in hosts)],
        "resources": resources,
    }


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") else None


def _resource(connection: duckdb.DuckDBPyConnection, name: str, folder: Path, form: Form) -> dict[str, Any]:
    """Write a table; what `datapackage.json` says of it."""
    table, path = TABLES[name], folder / f"{name}.{form}"
    found = columns(connection, table)
    (comment,) = connection.execute(_COMMENT, [table]).fetchall()[0]
    _WRITERS[form](connection, f"SELECT * FROM {table}", path)
    with path.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return {
        "name": name,
        "type": "table",
        "path": path.name,
        "description": comment,
        **_FORMS[form],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(connection, name, found, form),
        **({"licenses": _LICENCES[name]} if name in _LICENCES else {}),
    }


_COMMENT = "SELECT comment FROM duckdb_tables() WHERE table_name = $1 AND database_name = current_database()"
_FORMS = {
    Form.CSV: {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"},
    Form.PARQUET: {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
}


def _schema(connection: duckdb.DuckDBPyConnection, name: str, found: Sequence[Column], form: Form) -> dict[str, Any]:
    keys = connection.execute(_PRIMARY, [TABLES[name]]).fetchall()
    foreign = [_foreign(name, field, *to.split(".")) for field, to in _KEYS.get(name, {}).items()]
    schema: dict[str, Any] = {"fields": [_field(column, form) for column in found]}
    if keys:
        schema["primaryKey"] = keys[0][0]
    return schema | ({"foreignKeys": foreign} if foreign else {}) | {"missingValues": [""]}


def _foreign(name: str, field: str, table: str, key: str) -> dict[str, Any]:
    """A key; without a resource it leads into its own table."""
    resource = {} if table == name else {"resource": table}
    return {"fields": [field], "reference": {**resource, "fields": [key]}}


_PRIMARY = (
    "SELECT constraint_column_names FROM duckdb_constraints() "
    "WHERE table_name = $1 AND constraint_type = 'PRIMARY KEY' AND database_name = current_database()"
)


def _field(column: Column, form: Form) -> dict[str, Any]:
    listed = column.type.endswith("[]")
    said: dict[str, Any] = {
        "name": column.name,
        "type": "array" if listed and form is Form.PARQUET else _TYPES[column.type],
        "description": column.meaning + (' Joined with "; ".' if listed and form is Form.CSV else ""),
    }
    unit = next((unit for words, unit in UNITS.items() if column.meaning.startswith(words)), None)
    if unit:
        said["unit"] = unit
    if column.required and not listed:
        said["constraints"] = {"required": True}
    return said


# ── files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_csv(connection: duckdb.DuckDBPyConnection, question: str, path: Path) -> None:
    answer = connection.execute(question)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column[0] for column in answer.description or ())
        for row in _rows(answer):
            writer.writerow(guarded(cell(value)) for value in row)


def _rows(answer: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := answer.fetchmany(10_000):
        yield from rows


def _write_parquet(connection: duckdb.DuckDBPyConnection, question: str, path: Path) -> None:
    import pyarrow.parquet as pq

    batches = connection.sql(question).to_arrow_reader(10_000)
    with pq.ParquetWriter(path, batches.schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)


_WRITERS = {Form.CSV: _write_csv, Form.PARQUET: _write_parquet}
