"""A consolidated event: a flow with all its reports, and what the reports say together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ekspor.schema import NAME_SLOTS, ExportEvent, NameFiller
from ekspor.store.flow import Flow, flow
from ekspor.store.same import ROUNDED

REVISED = "revised"
"""The flag of an event of which later reports give another amount, by more than rounding."""
CONFLICTING = "conflicting"
"""The flag of an event of which reports of one day, or turn by turn, give two amounts."""


@dataclass(frozen=True, slots=True)
class Spread:
    """An amount over the reports, in the order of publication: each with its day."""

    stated: tuple[tuple[date | None, Decimal], ...]

    @property
    def latest(self) -> Decimal:
        """What the last report says."""
        return self.stated[-1][1]

    @property
    def low(self) -> Decimal:
        """The least that is said."""
        return min(amount for _, amount in self.stated)

    @property
    def high(self) -> Decimal:
        """The most that is said."""
        return max(amount for _, amount in self.stated)

    @property
    def flag(self) -> str | None:
        """How the reports differ by more than rounding: `REVISED`, `CONFLICTING`, None where they do not."""
        before: list[Decimal] = []
        flag = None
        last: date | None = None
        for day, amount in self.stated:
            if before and not _near(amount, before[-1]):
                if day is None or day == last or any(_near(amount, one) for one in before):
                    return CONFLICTING
                flag = REVISED
            before.append(amount)
            last = day
        return flag


def _near(one: Decimal, other: Decimal) -> bool:
    return max(one, other) <= min(one, other) * (1 + Decimal(str(ROUNDED)))


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one flow in the order of publication; the event's id is that of the first."""

    reports: tuple[ExportEvent, ...]

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
    def bases(self) -> tuple[str, ...]:
        """What the value covers (FOB, CIF …), where reports say."""
        return tuple(dict.fromkeys(value.basis for report in self.reports for value in report.value if value.basis))

    @property
    def stated(self) -> tuple[str, ...]:
        """Value, quantity, growth and share in the words of the latest report that has any."""
        slots = ("value", "quantity", "change", "share")
        said = ([one.surface for slot in slots for one in getattr(report, slot)] for report in reversed(self.reports))
        return tuple(next(filter(None, said), ()))

    @property
    def flags(self) -> tuple[str, ...]:
        """Those of the reports, and `REVISED` or `CONFLICTING`."""
        spreads = (spread.flag for spread in (self.dollars, self.kilograms) if spread is not None)
        return tuple(dict.fromkeys((*(flag for one in self.reports for flag in one.flags), *filter(None, spreads))))

    @property
    def scope(self) -> Flow:
        """All that the reports say of the flow, as it is compared with others."""
        said = {
            "value": tuple(value for report in self.reports for value in report.value),
            "quantity": tuple(quantity for report in self.reports for quantity in report.quantity),
            "period": next((r.period for r in self.reports if any(one.start and one.end for one in r.period)), ()),
        }
        return flow(self.reports[0].model_copy(update={slot: self.names(slot) for slot in NAME_SLOTS} | said))

    def _spread(self, amounts: Callable[[ExportEvent], Iterable[Decimal | None]]) -> Spread | None:
        firsts = (
            (report.document.published, next((a for a in amounts(report) if a is not None), None))
            for report in self.reports
        )
        stated = tuple((day, amount) for day, amount in firsts if amount is not None)
        return Spread(stated) if stated else None
