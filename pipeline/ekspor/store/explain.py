"""What an event was put together from: its reports, what spoke for one flow, where they differ, its total and parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from ekspor.errors import InputError
from ekspor.explain import rows, stage
from ekspor.reading import figure, line
from ekspor.schema import NAME_SLOTS, ExportEvent
from ekspor.show import STATUS_STYLE, record
from ekspor.store.event import Event, Spread
from ekspor.store.flow import flow
from ekspor.store.people import barred
from ekspor.store.query import opened
from ekspor.store.same import ENOUGH, signs


@dataclass(frozen=True, slots=True)
class Related:
    """An event that holds another or is part of it, in one line, and in what the wider of the two is wider."""

    event_id: str
    flow: str
    wider: tuple[str, ...]
    nearest: bool


@dataclass(frozen=True, slots=True)
class Account:
    """All that is known of how an event came about. `same_as` gives, by record, the one it was found like."""

    event: Event
    same_as: dict[str, str]
    totals: tuple[Related, ...]
    parts: tuple[Related, ...]

    def signs(self, record_id: str) -> dict[str, float]:
        """What spoke for a record telling of the same flow as the one it was found like: points by slot."""
        flows = {report.id: flow(report) for report in self.event.reports}
        found = signs(flows[self.same_as[record_id]], flows[record_id]) or {}
        return {slot: points for slot, points in found.items() if points}


def account(store: Path, wanted: str) -> Account:
    """How the event with this id, or that of the record with this id, came about. Raises `InputError` for neither."""
    with opened(store, people=True) as connection:
        found = connection.execute(
            "SELECT event_id FROM records WHERE event_id = $1 OR record_id = $1 LIMIT 1", [wanted.strip()]
        ).fetchone()
        if found is None:
            raise InputError(f"{store}: has no event {wanted!r}; `ekspor query {store} 'FROM events'` lists them")
        told = connection.execute(_REPORTS, found).fetchall()
        totals = [_related(row) for row in connection.execute(_TOTALS, found).fetchall()]
        parts = [_related(row) for row in connection.execute(_PARTS, found).fetchall()]
    reports = [ExportEvent.model_validate_json(json) for json, _ in told]
    same_as = {report.id: like for report, (_, like) in zip(reports, told, strict=True) if like}
    return Account(Event(tuple(map(_unnamed, reports))), same_as, tuple(totals), tuple(parts))


def _unnamed(report: ExportEvent) -> ExportEvent:
    document = report.document.model_copy(update={"title": barred(report.document.title, report.people)})
    return report.model_copy(update={"sentence": barred(report.sentence, report.people), "document": document})


_REPORTS = """
SELECT json, same_as FROM records JOIN originals USING (record_id) JOIN articles USING (article_id)
WHERE event_id = $1 ORDER BY published NULLS LAST, record_id
"""
_FLOW = (
    "concat_ws(' → ', coalesce(exporter, origin, '?'), coalesce(commodity, '?'), coalesce(destination, '?')) "
    "|| coalesce(', ' || stated, '') || coalesce(', ' || period_start || ' – ' || period_end, '')"
)
_TOTALS = f"""
SELECT e.event_id, {_FLOW}, wider, p.nearest FROM parts p JOIN consolidated e ON e.event_id = p.total_id
WHERE p.event_id = $1 ORDER BY NOT p.nearest, e.event_id
"""
_PARTS = f"""
SELECT e.event_id, {_FLOW}, wider, p.nearest FROM parts p JOIN consolidated e ON e.event_id = p.event_id
WHERE p.total_id = $1 ORDER BY e.value_usd DESC NULLS LAST, e.event_id
"""


def _related(row: tuple[Any, ...]) -> Related:
    event_id, said, wider, nearest = row
    return Related(event_id, said, tuple(wider), nearest)


# ── on a screen ──────────────────────────────────────────────────────────────────────────────────────────────────────


def explanation(found: Account) -> Iterator[RenderableType]:
    """A heading and a table for every question."""
    event = found.event
    status = event.reports[0].status
    yield Text.assemble((event.id, "bold"), " ", (status.value, STATUS_STYLE[status]), f", {_reported(event)}")
    yield stage("reports")
    for n, report in enumerate(event.reports, 1):
        yield Text(f"{n}  {_day(report)}  {line(report.document.title or report.document.id)}", "bold")
        yield record(report, n)
    yield stage(f"why they are one flow: points by slot, {ENOUGH:g} are needed")
    yield rows(("report", "same as", "points", "for"), _joints(found))
    yield stage("amounts over the reports")
    yield rows(("measure", "latest", "least", "most", "reported", "verdict"), _spreads(event))
    yield stage("names that differ")
    yield rows(("slot", "report", "names"), _differing(event.reports))
    yield stage("totals that hold it: left out of sums that have one of them")
    yield rows(("event", "wider in", "flow"), map(_told, found.totals))
    yield stage("parts of it: left out of sums that have it")
    yield rows(("event", "wider in", "flow"), map(_told, found.parts))
    yield stage("flags")
    yield Text(", ".join(event.flags) or "none", "" if event.flags else "dim")


def _reported(event: Event) -> str:
    days = [_day(report) for report in event.reports]
    number = len(days)
    return f"reported on {days[0]}" if number == 1 else f"{number} reports, {days[0]} to {days[-1]}"


def _day(report: ExportEvent) -> str:
    return str(report.document.published or "day unknown")


def _joints(found: Account) -> Iterator[Sequence[str]]:
    number = {report.id: str(n) for n, report in enumerate(found.event.reports, 1)}
    for one, like in found.same_as.items():
        points = found.signs(one)
        yield (
            number[one],
            number[like],
            f"{sum(points.values()):g}",
            ", ".join(f"{slot} {part:g}" for slot, part in points.items()),
        )


def _spreads(event: Event) -> Iterator[Sequence[str]]:
    for measure, spread in (("US dollars", event.dollars), ("kilograms", event.kilograms)):
        if spread is not None:
            figures = (spread.latest, spread.low, spread.high)
            course = ", ".join(f"{day or '?'}: {figure(amount)}" for day, amount in spread.stated)
            yield measure, *map(figure, figures), course, spread.flag or "agree"


def _differing(reports: Sequence[ExportEvent]) -> Iterator[Sequence[str]]:
    """The names of the slots that reports fill in different words."""
    for slot in NAME_SLOTS:
        said = [", ".join(line(name.surface) for name in getattr(report, slot)) for report in reports]
        if len(set(said)) > 1:
            yield from ((slot, str(n), names or "–") for n, names in enumerate(said, 1))


def _told(related: Related) -> Sequence[str]:
    return related.event_id, ", ".join(related.wider) or "one article says so", line(related.flow)


# ── for machines ─────────────────────────────────────────────────────────────────────────────────────────────────────


def plain(found: Account) -> dict[str, Any]:
    """What `explanation` shows, as plain values for JSON."""
    event = found.event
    return {
        "event_id": event.id,
        "status": event.reports[0].status.value,
        "reports": [_report(found, report) for report in event.reports],
        "value_usd": _spread(event.dollars),
        "quantity_kg": _spread(event.kilograms),
        "totals": [_plain(one) for one in found.totals],
        "parts": [_plain(one) for one in found.parts],
        "flags": list(event.flags),
    }


def _report(found: Account, report: ExportEvent) -> dict[str, Any]:
    like = found.same_as.get(report.id)
    return {
        "record_id": report.id,
        "article_id": report.document.id,
        "title": report.document.title,
        "url": report.document.url,
        "published": report.document.published,
        "sentence": report.sentence,
        "same_as": like,
        "signs": found.signs(report.id) if like else None,
    }


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    reported: list[tuple[date | None, str]] = [(day, _decimal(amount)) for day, amount in spread.stated]
    ends = {"latest": spread.latest, "low": spread.low, "high": spread.high}
    return {name: _decimal(end) for name, end in ends.items()} | {"reported": reported, "flag": spread.flag}


def _decimal(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def _plain(related: Related) -> dict[str, Any]:
    return {"event_id": related.event_id, "flow": related.flow, "wider": list(related.wider)}
