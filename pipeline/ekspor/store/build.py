"""Writes a store: the records of runs, the events that they tell of, and the tables that name their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from babel import Locale
from pydantic import ValidationError

from ekspor.errors import InputError
from ekspor.normalise import country, region
from ekspor.rules.load import table
from ekspor.run.table import rounded
from ekspor.schema import NAME_SLOTS, SLOTS, ExportEvent
from ekspor.store.event import Event, Spread, events

_INDONESIAN, _ENGLISH = Locale("id").territories, Locale("en").territories

Rows = Iterable[Mapping[str, Any]]

_LONG = {"evidence", "flags", "canonical", "usd_rate", "usd_rate_from", "usd_rate_to"}
"""Fields of a filler that have no column of this name in `fillers`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a store holds."""

    articles: int
    records: int
    events: int


def build(runs: Sequence[Path], store: Path) -> Stored:
    """Add the records of the runs' folders to the store, made where there is none, and consolidate all it holds anew.

    Of an article that was read before, the records of the last run given stand. The file appears whole or not at all.
    Raises `InputError` for a folder without `events.jsonl`, or a store that is none.
    """
    articles: dict[str, list[ExportEvent]] = {}
    for part in [_stored(store), *(_written(run) for run in runs)]:
        fresh: dict[str, list[ExportEvent]] = {}
        for record in part:
            fresh.setdefault(record.document.id, []).append(record)
        articles |= fresh
    records = [record for _, of_one in sorted(articles.items()) for record in of_one]
    partial = store.with_name(store.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        found = _write(partial, records)
        partial.replace(store)
    finally:
        partial.unlink(missing_ok=True)
    return Stored(len(articles), len(records), found)


def _written(run: Path) -> Iterator[ExportEvent]:
    path = run / "events.jsonl" if run.is_dir() else run
    try:
        with path.open("rb") as lines:
            for n, line in enumerate(lines, 1):
                yield _record(line, f"{path}:{n}")
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: {reason}; expected the folder of a run with `--format jsonl`") from error


def _stored(store: Path) -> Iterator[ExportEvent]:
    if not store.exists():
        return
    try:
        with duckdb.connect(str(store), read_only=True) as connection:
            cursor = connection.execute("SELECT json FROM records ORDER BY article_id, record_id")
            while rows := cursor.fetchmany(10_000):
                for (line,) in rows:
                    yield _record(line, str(store))
    except duckdb.Error as error:
        raise InputError(f"{store}: not a store of ekspor: {str(error).splitlines()[0]}") from error


def _record(line: bytes | str, source: str) -> ExportEvent:
    try:
        return ExportEvent.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{source}: not a record of this version of ekspor: {error.errors()[0]['msg']}") from error


def _write(path: Path, records: Sequence[ExportEvent]) -> int:
    found, wholes = events(records)
    event_of = {report.id: event.id for event in found for report in event.reports}
    with duckdb.connect(str(path)) as connection:
        connection.execute((files(__package__) / "schema.sql").read_text(encoding="utf-8"))
        for name, rows in {
            "articles": _articles(records),
            "records": (_row(record, event_of[record.id], wholes.get(record.id)) for record in records),
            "fillers": (row for record in records for row in _fillers(record)),
            "evidence": (row for record in records for row in _evidence(record)),
            "consolidated": map(_consolidated, found),
            "names": (row for event in found for row in _names(event)),
            "countries": _countries(),
            "regions": _regions(),
            "chapters": table("hs_chapters"),
        }.items():
            _insert(connection, name, rows)
    return len(found)


def _insert(connection: duckdb.DuckDBPyConnection, name: str, rows: Rows) -> None:
    """Rows by the names of their columns; a column that they leave out is null."""
    schema = connection.table(name).limit(0).to_arrow_table().schema
    connection.register("found", pa.Table.from_pylist(list(rows), schema=schema))
    connection.execute(f"INSERT INTO {name} SELECT * FROM found")


# ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _articles(records: Sequence[ExportEvent]) -> Rows:
    documents = {record.document.id: record.document for record in records}
    return (
        {"article_id": one.id, "title": one.title, "url": one.url, "published": one.published}
        for one in documents.values()
    )


def _row(record: ExportEvent, event_id: str, part_of: str | None) -> dict[str, Any]:
    return {
        "record_id": record.id,
        "event_id": event_id,
        "article_id": record.document.id,
        "status": record.status.value,
        "part_of": part_of,
        "confidence": record.confidence,
        "flags": list(record.flags),
        "sentence": record.sentence,
        "sentence_start": record.sentence_start,
        "sentence_end": record.sentence_end,
        "json": record.model_dump_json(),
    }


def _fillers(record: ExportEvent) -> Rows:
    for slot in SLOTS:
        for n, filler in enumerate(getattr(record, slot)):
            name = getattr(filler, "canonical", None)
            yield {"record_id": record.id, "slot": slot, "n": n, "name": name} | rounded(
                filler.model_dump(exclude=_LONG)
            )


def _evidence(record: ExportEvent) -> Rows:
    for slot in SLOTS:
        for n, filler in enumerate(getattr(record, slot)):
            for one in filler.evidence:
                yield {
                    "record_id": record.id,
                    "slot": slot,
                    "n": n,
                    "start": one.start,
                    "end": one.end,
                    "text": one.text,
                }


def _consolidated(event: Event) -> dict[str, Any]:
    start, end = event.period or (None, None)
    days = [report.document.published for report in event.reports if report.document.published]
    return {
        "event_id": event.id,
        "status": event.reports[0].status.value,
        "part_of": event.part_of,
        "period_start": start,
        "period_end": end,
        **_columns("value_usd", event.dollars),
        **_columns("quantity_kg", event.kilograms),
        "reports": len(event.reports),
        "first_report": min(days, default=None),
        "last_report": max(days, default=None),
        "confidence": max(report.confidence for report in event.reports),
        "flags": list(event.flags),
    }


def _columns(name: str, spread: Spread | None) -> dict[str, Any]:
    if spread is None:
        return {}
    return {name: rounded(spread.latest), f"{name}_low": rounded(spread.low), f"{name}_high": rounded(spread.high)}


def _names(event: Event) -> Rows:
    for slot in NAME_SLOTS:
        for n, name in enumerate(event.names(slot)):
            yield {
                "event_id": event.id,
                "slot": slot,
                "n": n,
                "name": name.canonical or name.surface,
                "code": name.code,
            }


def _countries() -> Rows:
    """Countries, M49 regions and groups under their names; those of CLDR in English, and ours where it has none."""
    ours = {row["code"]: row["form"] for row in reversed(table("countries"))}
    for code, name in ours.items():
        yield {"code": code, "name_id": name, "name_en": _ENGLISH.get(code, code), **_continent(code)}


def _continent(code: str) -> dict[str, Any]:
    """The M49 region that a country lies in, the smallest that CLDR names."""
    regions = (row["code"] for row in table("country_members") if row["code"].isdigit())
    found = [region for region in regions if code in country.members(region)]
    if not found:
        return {}
    region = min(found, key=lambda region: (len(country.members(region)), region))
    return {"region": region, "region_id": _INDONESIAN.get(region, region), "region_en": _ENGLISH.get(region, region)}


def _regions() -> Rows:
    names = region.names()
    return (
        {"code": code, "name": name, "province_code": code[:2], "province": names[code[:2]]}
        for code, name in names.items()
    )
