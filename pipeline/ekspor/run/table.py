"""The two tables that a run writes, events and mentions: their rows for JSON, for CSV and for Parquet.

The JSON of an event is the record itself. Parquet has the same names, lists of structs included. CSV is for
spreadsheets: a row a record, the fillers of a slot joined with "; ", each kind of value in a column of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import orjson

from ekspor.schema import NAME_SLOTS, ExportEvent, Mention

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")
Row = Mapping[str, Any]

JOINT = "; "
EXACT, LARGEST, DIGITS = Decimal("0.000001"), Decimal(10**32), Context(prec=38)
"""Amounts in Parquet are decimal128(38, 6): six decimals are more than any press figure has. One that is too large for
that is null there; its words stay beside it."""


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """How items of one kind become rows of the three formats. `arrow` is a function since pyarrow is slow to load."""

    name: str
    json: Callable[[Item], bytes]
    columns: tuple[str, ...]
    cells: Callable[[Item], Mapping[str, str]]
    arrow: Callable[[], pa.Schema]
    row: Callable[[Item], Row]


# ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────────

FILLER_COLUMNS: tuple[tuple[str, str, str], ...] = (
    # column, slot, field of its fillers
    ("exporter", "exporter", "surface"),
    ("exporter_name", "exporter", "canonical"),
    ("origin", "origin", "surface"),
    ("origin_code", "origin", "code"),
    ("commodity", "commodity", "surface"),
    ("commodity_hs", "commodity", "code"),
    ("destination", "destination", "surface"),
    ("destination_code", "destination", "code"),
    ("value", "value", "surface"),
    ("value_low", "value", "low"),
    ("value_high", "value", "high"),
    ("value_currency", "value", "currency"),
    ("value_per", "value", "per"),
    ("value_basis", "value", "basis"),
    ("value_usd", "value", "usd"),
    ("value_usd_rate", "value", "usd_rate"),
    ("value_usd_rate_from", "value", "usd_rate_from"),
    ("value_usd_rate_to", "value", "usd_rate_to"),
    ("quantity", "quantity", "surface"),
    ("quantity_low", "quantity", "low"),
    ("quantity_high", "quantity", "high"),
    ("quantity_unit", "quantity", "unit"),
    ("quantity_per", "quantity", "per"),
    ("quantity_kg", "quantity", "kg"),
    ("period", "period", "surface"),
    ("period_start", "period", "start"),
    ("period_end", "period", "end"),
    ("agency", "agency", "surface"),
    ("agency_name", "agency", "canonical"),
    ("change", "change", "surface"),
    ("change_percent", "change", "percent"),
    ("change_amount", "change", "amount"),
    ("change_currency", "change", "currency"),
    ("change_unit", "change", "unit"),
    ("share", "share", "surface"),
    ("share_percent", "share", "percent"),
    ("port", "port", "surface"),
    ("port_code", "port", "code"),
)


def event_json(event: ExportEvent) -> bytes:
    """The record as a line of JSON, without the line's end."""
    return event.model_dump_json().encode()


def event_cells(event: ExportEvent) -> dict[str, str]:
    """The record as cells of a spreadsheet."""
    document = event.document
    cells: dict[str, Any] = {
        "id": event.id,
        "article_id": document.id,
        "published": document.published,
        "title": document.title,
        "url": document.url,
        "status": event.status.value,
        **{name: _joined(getattr(f, field) for f in getattr(event, slot)) for name, slot, field in FILLER_COLUMNS},
        "sentence": event.sentence,
        "sentence_start": event.sentence_start,
        "sentence_end": event.sentence_end,
        "confidence": event.confidence,
        "flags": _joined(event.flags),
    }
    return {name: _cell(value) for name, value in cells.items()}


EVENT_COLUMNS = (
    *("id", "article_id", "published", "title", "url", "status"),
    *(name for name, _, _ in FILLER_COLUMNS),
    *("sentence", "sentence_start", "sentence_end", "confidence", "flags"),
)


def event_row(event: ExportEvent) -> dict[str, Any]:
    """The record as a row of `event_schema`: its document's fields stand beside its own."""
    row: dict[str, Any] = rounded(event.model_dump())
    document = row.pop("document")
    row["article_id"] = document.pop("id")
    row.update(document)
    return row


@cache
def event_schema() -> pa.Schema:
    """The Parquet schema of events."""
    import pyarrow as pa

    text, texts, amount = pa.string(), pa.list_(pa.string()), pa.decimal128(38, 6)
    evidence = pa.list_(pa.struct({"start": pa.int32(), "end": pa.int32(), "text": text, "rules": texts}))

    def slot(**fields: pa.DataType) -> pa.DataType:
        return pa.list_(pa.struct({"surface": text, **fields, "evidence": evidence}))

    bounds = {"low": amount, "high": amount}
    usd = {"usd": amount, "usd_rate": amount, "usd_rate_from": pa.date32(), "usd_rate_to": pa.date32()}
    fillers = {
        **{name: slot(code=text, code_system=text, canonical=text, flags=texts) for name in NAME_SLOTS},
        "value": slot(**bounds, currency=text, per=text, basis=text, flags=texts, **usd),
        "quantity": slot(**bounds, unit=text, per=text, kg=amount, flags=texts),
        "period": slot(start=pa.date32(), end=pa.date32(), grain=text, flags=texts),
        "change": slot(percent=amount, amount=amount, currency=text, unit=text),
        "share": slot(percent=amount),
    }
    before = {
        "id": text,
        "article_id": text,
        "title": text,
        "url": text,
        "published": pa.date32(),
        "published_from": text,
    }
    after = {"sentence": text, "sentence_start": pa.int32(), "sentence_end": pa.int32(), "confidence": pa.float64()}
    slots = {name: fillers[name] for name in ExportEvent.model_fields if name in fillers}
    status = {"status": text, "status_evidence": evidence}
    return pa.schema(before | status | slots | after | {"flags": texts, "people": texts, "schema_version": text})


# ── mentions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def mention_row(article_id: str, mention: Mention) -> dict[str, Any]:
    """The mention as plain values; its normalised value as JSON."""
    value = None if mention.value is None else orjson.dumps(mention.value, default=_plain).decode()
    return {
        "article_id": article_id,
        "start": mention.start,
        "end": mention.end,
        "label": mention.label.value,
        "text": mention.text,
        "rule": mention.rule,
        "value": value,
    }


def mention_json(row: Row) -> bytes:
    """The mention as a line of JSON, its value an object."""
    return orjson.dumps({**row, "value": row["value"] and orjson.Fragment(row["value"])})


def mention_cells(row: Row) -> dict[str, str]:
    """The mention as cells of a spreadsheet."""
    return {name: _cell(value) for name, value in row.items()}


MENTION_COLUMNS = ("article_id", "start", "end", "label", "text", "rule", "value")


@cache
def mention_schema() -> pa.Schema:
    """The Parquet schema of mentions."""
    import pyarrow as pa

    return pa.schema([(name, pa.int32() if name in ("start", "end") else pa.string()) for name in MENTION_COLUMNS])


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return _plain(value) if isinstance(value, Decimal) else str(value)


def _joined(values: Any) -> str:
    """Cells joined in the order of the fillers, a place kept for what is missing; empty when all are."""
    cells = [_cell(value) for value in values]
    return JOINT.join(cells) if any(cells) else ""


def rounded(value: Any) -> Any:
    """The value with every amount in it as decimal128(38, 6) holds it; null where it is too large."""
    if isinstance(value, Decimal):
        return value.quantize(EXACT, context=DIGITS) if abs(value) < LARGEST else None
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return [rounded(part) for part in value] if isinstance(value, tuple) else value


EVENTS = Table("events", event_json, EVENT_COLUMNS, event_cells, event_schema, event_row)
MENTIONS: Table[Row] = Table("mentions", mention_json, MENTION_COLUMNS, mention_cells, mention_schema, dict)
