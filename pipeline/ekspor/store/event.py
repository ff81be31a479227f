"""A consolidated event: a flow with all its reports, and what the reports say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from ekspor.schema import ExportEvent, NameFiller
from ekspor.store.consolidate import consolidate
from ekspor.store.flow import flow
from ekspor.store.parts import totals
from ekspor.store.same import ROUNDED

REVISED = "revised"
"""The flag of an event whose reports differ in an amount by more than rounding."""


@dataclass(frozen=True, slots=True)
class Spread:
    """An amount over the reports: what the latest says, the least and the most."""

    latest: Decimal
    low: Decimal
    high: Decimal

    @property
    def revised(self) -> bool:
        """Whether the reports differ by more than rounding."""
        return self.high > self.low * (1 + Decimal(str(ROUNDED)))


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one flow in the order of publication; the event's id is that of the first."""

    reports: tuple[ExportEvent, ...]
    part_of: str | None

    @property
    def id(self) -> str:
        """The id of the first report."""
        return self.reports[0].id

    def names(self, slot: str) -> tuple[NameFiller, ...]:
        """The names of a slot as the report gives them that gives the most."""
        given: list[tuple[NameFiller, ...]] = [getattr(report, slot) for report in self.reports]
        return max(given, key=len)

    @property
    def period(self) -> tuple[date, date] | None:
        """The first period that a report states and that could be resolved."""
        stated = (one for report in self.reports for one in report.period)
        return next(((one.start, one.end) for one in stated if one.start and one.end), None)

    @property
    def dollars(self) -> Spread | None:
        """The value in US dollars, rates a month or a year left out."""
        return self._spread(lambda report: (value.usd for value in report.value if value.per is None))

    @property
    def kilograms(self) -> Spread | None:
        """The quantity where it is a mass, rates left out."""
        return self._spread(lambda report: (quantity.kg for quantity in report.quantity if quantity.per is None))

    @property
    def flags(self) -> tuple[str, ...]:
        """Those of the reports, and `revised`."""
        revised = any(spread is not None and spread.revised for spread in (self.dollars, self.kilograms))
        flags = dict.fromkeys(flag for report in self.reports for flag in report.flags)
        return (*flags, REVISED) if revised else tuple(flags)

    def _spread(self, amounts: Callable[[ExportEvent], Iterable[Decimal | None]]) -> Spread | None:
        firsts = [next((a for a in amounts(report) if a is not None), None) for report in self.reports]
        known = [amount for amount in firsts if amount is not None]
        return Spread(known[-1], min(known), max(known)) if known else None


def events(records: Sequence[ExportEvent]) -> tuple[list[Event], dict[str, str]]:
    """The events that the records tell of, and of each record that is part of a total of its article the total's id.

    `records` of one article must stand together. No order of the articles changes the result.
    """
    by_id = {record.id: record for record in records}
    flows = {record.id: flow(record) for record in records}
    wholes: dict[str, str] = {}
    for _, article in groupby(records, key=lambda record: record.document.id):
        wholes |= totals([flows[record.id] for record in article])
    groups = consolidate(flows.values())
    event_of = {member.id: group[0].id for group in groups for member in group}
    found = []
    for group in groups:
        held = sorted({event_of[wholes[one.id]] for one in group if one.id in wholes} - {group[0].id})
        found.append(Event(tuple(by_id[one.id] for one in group), held[0] if held else None))
    return found, wholes
