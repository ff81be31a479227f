"""The rows of a store's tables, by the names of their columns; a column that they leave out is null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from babel import Locale

from ekspor.normalise import country, region
from ekspor.rules.load import table
from ekspor.run.table import rounded
from ekspor.schema import NAME_SLOTS, SLOTS, ExportEvent
from ekspor.store.event import Event, Spread
from ekspor.store.people import barred

_INDONESIAN, _ENGLISH = Locale("id").territories, Locale("en").territories

Row = dict[str, Any]
Rows = Iterable[Row]

_LONG = {"evidence", "flags", "canonical", "usd_rate", "usd_rate_from", "usd_rate_to"}
"""Fields of a filler that have no column of this name in `fillers`."""


def article(records: Sequence[ExportEvent]) -> Row:
    """The article of these records."""
    document = records[0].document
    people = {name for record in records for name in record.people}
    return {
        "article_id": document.id,
        "title": barred(document.title, people),
        "url": document.url,
        "published": document.published,
    }


def record(said: ExportEvent, event_id: str, like: tuple[str, float] | None, part_of: str | None) -> Row:
    """What one article says of an event."""
    same_as, likeness = like or (None, None)
    return {
        "record_id": said.id,
        "event_id": event_id,
        "article_id": said.document.id,
        "status": said.status.value,
        "same_as": same_as,
        "likeness": likeness,
        "part_of": part_of,
        "confidence": said.confidence,
        "flags": list(said.flags),
        "sentence": barred(said.sentence, said.people),
        "sentence_start": said.sentence_start,
        "sentence_end": said.sentence_end,
    }


def original(said: ExportEvent) -> Row:
    """The record as it was read."""
    return {"record_id": said.id, "json": said.model_dump_json()}


def fillers(said: ExportEvent, event_id: str, first: int) -> tuple[list[Row], list[Row]]:
    """What stands in the record's slots, numbered from `first`, and the characters that it was read from."""
    found: list[Row] = []
    evidence: list[Row] = []
    for slot in SLOTS:
        for n, filler in enumerate(getattr(said, slot)):
            keys = {"filler_id": first + len(found), "record_id": said.id, "event_id": event_id}
            keys |= {"article_id": said.document.id, "slot": slot, "n": n}
            found.append(
                keys | {"name": getattr(filler, "canonical", None)} | rounded(filler.model_dump(exclude=_LONG))
            )
            evidence += (
                {"filler_id": keys["filler_id"], "start": one.start, "end": one.end, "text": one.text}
                for one in filler.evidence
            )
    return found, evidence


def event(found: Event) -> Row:
    """What the reports of an event say together."""
    start, end = found.period or (None, None)
    days = [report.document.published for report in found.reports if report.document.published]
    return {
        "event_id": found.id,
        "status": found.reports[0].status.value,
        **{slot: _joined(name.canonical or name.surface for name in found.names(slot)) for slot in NAME_SLOTS},
        **{column: _joined(name.code for name in found.names(slot)) for column, slot in _CODES.items()},
        "stated": _joined(found.stated),
        **_columns("value_usd", found.dollars),
        "value_basis": _joined(found.bases),
        **_columns("quantity_kg", found.kilograms),
        "period_start": start,
        "period_end": end,
        "year": start.year if start and end and start.year == end.year else None,
        "reports": len(found.reports),
        "first_report": min(days, default=None),
        "last_report": max(days, default=None),
        "confidence": max(report.confidence for report in found.reports),
        "flags": list(found.flags),
    }


_CODES = {"origin_code": "origin", "hs": "commodity", "destination_code": "destination", "port_code": "port"}


def _joined(said: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(filter(None, said))) or None


def _columns(name: str, spread: Spread | None) -> Row:
    if spread is None:
        return {}
    return {name: rounded(spread.latest), f"{name}_low": rounded(spread.low), f"{name}_high": rounded(spread.high)}


def names(found: Event) -> Rows:
    """The names of an event, a row each."""
    for slot in NAME_SLOTS:
        for n, name in enumerate(found.names(slot)):
            keys = {"event_id": found.id, "slot": slot, "n": n}
            yield keys | {"name": name.canonical or name.surface, "code": name.code}


# ── what codes mean ──────────────────────────────────────────────────────────────────────────────────────────────────


def countries() -> Rows:
    """Countries, M49 regions and groups under their names; those of CLDR in English, and ours where it has none."""
    ours = {row["code"]: row["form"] for row in reversed(table("countries"))}
    for code, name in ours.items():
        yield {"code": code, "name_id": name, "name_en": _ENGLISH.get(code, code), **_continent(code)}


def _continent(code: str) -> Row:
    """The M49 region that a country lies in, the smallest that CLDR names."""
    regions = (row["code"] for row in table("country_members") if row["code"].isdigit())
    found = [region for region in regions if code in country.members(region)]
    if not found:
        return {}
    region = min(found, key=lambda region: (len(country.members(region)), region))
    return {"region": region, "region_id": _INDONESIAN.get(region, region), "region_en": _ENGLISH.get(region, region)}


def regions() -> Rows:
    """Provinces, kabupaten and kota."""
    known = region.names()
    return (
        {"code": code, "name": name, "province_code": code[:2], "province": known[code[:2]]}
        for code, name in known.items()
    )


def chapters() -> Iterable[Mapping[str, str]]:
    """The chapters of HS 2022."""
    return table("hs_chapters")
