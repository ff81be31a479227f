"""Do two records of different articles tell of one flow? Slot by slot: agreement counts for, a contradiction excludes.

A slot that one of them leaves open neither counts nor contradicts: articles differ in what they leave out. What is
needed in all is `ENOUGH`; the points say how much it tells that two reports agree in a slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from math import floor, log10

from ekspor.normalise.country import members
from ekspor.schema import Status
from ekspor.store.flow import Amount, Flow, Good

Slot = Callable[[Flow, Flow], float | None]
"""Points for what two flows say in a slot, 0 where nothing can be said, None for a contradiction."""

ENOUGH = 5.0
AMOUNT, ROUND_AMOUNT, NEAR_AMOUNT = 3.0, 2.0, 1.0
PERIOD, EXPORTER, ORIGIN, GOODS, DESTINATION, RATE = 2.0, 3.0, 1.5, 1.5, 1.0, 1.5
SAME_WEEK, SAME_MONTH = 1.0, 0.5

EQUAL, ROUNDED, NEAR = 0.005, 0.05, 0.15
"""How far apart two figures may be: as stated, when one is the other rounded, and when later reports revise it."""
DOLLARS_APART = 0.03
"""Stated in two currencies: each paper takes the rate of its day."""
DAYS_APART = 3
"""A shipment is dated to the day of the send-off by one paper, to that of sailing by another."""
STALE = 45
"""Without a figure or a period, reports of one flow appear within so many days."""


def contradict(one: Flow, other: Flow) -> bool:
    """Whether the two cannot be reports of one flow."""
    return signs(one, other) is None


def likeness(one: Flow, other: Flow) -> float | None:
    """How much speaks for one flow, in points; None where something contradicts it, or too little speaks for it."""
    found = signs(one, other)
    if found is None or not any(found[slot] for slot in ("exporter", "origin", "goods")):
        return None
    points = sum(found.values())
    return points if points >= ENOUGH else None


def signs(one: Flow, other: Flow) -> dict[str, float] | None:
    """The points by slot, and for reports close in time; None at the first contradiction, the commonest first."""
    if one.status is not other.status or one.article == other.article:
        return None
    found: dict[str, float] = {}
    days = _days_between(one, other)
    for name, slot in _SLOTS.items():
        points = slot(one, other)
        if points is None:
            return None
        found[name] = points
        if name == "amount" and not any(found.values()) and _is_stale(days):
            return None
    return found | {"time": _closeness(days)}


def _is_stale(days: int | None) -> bool:
    """Whether reports with no figure and no period in common are too far apart to be of one flow."""
    return days is None or days > STALE


# ── slots ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _amounts(one: Flow, other: Flow) -> float | None:
    """The best agreement of any two amounts in one measure; a contradiction where all measures in common differ."""
    found = [_figures(x, y) for x in one.amounts for y in other.amounts if x.measure == y.measure]
    if not found and one.amounts and other.amounts and not _rates_of(one) & _rates_of(other):
        return None  # so much a month, and one shipment
    found += [_figures(x, y, dollars=True) for x in one.dollars for y in other.dollars if x.measure == y.measure]
    return max((part for part in found if part is not None), default=None) if found else 0.0


def _rates_of(flow: Flow) -> set[str]:
    return {amount.measure.partition("/")[2] for amount in flow.amounts}


def _figures(x: Amount, y: Amount, dollars: bool = False) -> float | None:
    apart = abs(x.figure - y.figure) / max(x.figure, y.figure)
    if apart <= EQUAL:
        return AMOUNT if min(_digits(x.figure), _digits(y.figure)) > 1 else ROUND_AMOUNT
    if apart <= ROUNDED and _is_rounded(x.figure, y.figure):
        return ROUND_AMOUNT
    if dollars and apart <= DOLLARS_APART:
        return ROUND_AMOUNT
    return NEAR_AMOUNT if apart <= NEAR else None


@lru_cache(maxsize=100_000)
def _digits(figure: float) -> int:
    """Significant digits, at most six: 65 million has two, 171.2 million four."""
    return len(f"{figure:.5e}".partition("e")[0].rstrip("0").replace(".", ""))


def _is_rounded(x: float, y: float) -> bool:
    digits = min(_digits(x), _digits(y))
    return _round(x, digits) == _round(y, digits)


def _round(figure: float, digits: int) -> float:
    return round(figure, digits - 1 - floor(log10(figure)))


def _periods(one: Flow, other: Flow) -> float | None:
    if not one.periods or not other.periods:
        return 0.0
    if one.periods & other.periods:
        return PERIOD
    pairs = [(a, b) for a in one.periods for b in other.periods]
    if one.status in (Status.HALTED, Status.PLANNED):
        return PERIOD if any(_begins_together(a, b) for a, b in pairs) else None
    return PERIOD / 2 if any(_same_days(a, b) for a, b in pairs) else None


def _begins_together(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """What has stopped, or is to come, is told to last as long as each paper sees."""
    return abs((a[0] - b[0]).days) <= DAYS_APART


def _same_days(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Two short periods (send-offs, sailings) a few days apart, or one within the other's week."""
    short = all((end - start).days <= DAYS_APART for start, end in (a, b))
    return short and abs((a[0] - b[0]).days) <= DAYS_APART


def _exporters(one: Flow, other: Flow) -> float | None:
    if not one.exporters or not other.exporters:
        return 0.0
    same = any(a <= b or b <= a for a in one.exporters for b in other.exporters)
    return EXPORTER if same else None


def _origins(one: Flow, other: Flow) -> float | None:
    """Places without a code (a town, an island) may lie in any that has one."""
    if not one.origins or not other.origins:
        return 0.0
    if one.origins & other.origins:
        return ORIGIN
    pairs = [(a, b) for x in one.origins for y in other.origins for a in x.split("|") for b in y.split("|")]
    if any(a == b for a, b in pairs):
        return ORIGIN / 2
    if any(_within(a, b) or _within(b, a) for a, b in pairs):
        return ORIGIN / 3
    return None if all(_is_code(a) and _is_code(b) for a, b in pairs) else 0.0


def _is_code(place: str) -> bool:
    return place[:2].isdigit() or (len(place) == 2 and place.isupper())


def _within(place: str, wider: str) -> bool:
    """A kabupaten in its province, any place with a Kemendagri code in Indonesia."""
    return place[:2].isdigit() and (wider == "ID" or place.startswith(f"{wider}."))


def _goods(one: Flow, other: Flow) -> float | None:
    """Papers say them wider or narrower; a statistical aggregate, which has no code, may hold any."""
    if not one.goods or not other.goods:
        return 0.0
    shared = sum(any(_same_good(a, b) for b in other.goods) for a in one.goods)
    if shared:
        return GOODS * shared / min(len(one.goods), len(other.goods))
    if any(_alike(a, b) for a in one.goods for b in other.goods):
        return GOODS / 3
    return None if all(good.hs for good in (*one.goods, *other.goods)) else 0.0


def _same_good(a: Good, b: Good) -> bool:
    if a.hs and b.hs:
        return a.hs.startswith(b.hs) or b.hs.startswith(a.hs)
    return a.words <= b.words or b.words <= a.words


def _alike(a: Good, b: Good) -> bool:
    """Of one chapter, or with a word in common ("mebel rotan", "kerajinan rotan")."""
    return bool(a.words & b.words) or bool(a.hs and a.hs[:2] == b.hs[:2])


def _destinations(one: Flow, other: Flow) -> float | None:
    if not one.destinations or not other.destinations:
        return 0.0
    if one.destinations & other.destinations:
        return DESTINATION
    return DESTINATION / 2 if _reaches(one.destinations, other.destinations) else None


def _reaches(some: Iterable[str], others: frozenset[str]) -> bool:
    """Whether a world region or bloc of one side has a country of the other in it."""
    return any(members(a) & others or any(a in members(b) for b in others) for a in some)


def _shares(one: Flow, other: Flow) -> float | None:
    return _rates(one.shares, other.shares)


def _changes(one: Flow, other: Flow) -> float | None:
    return _rates(one.changes, other.changes)


def _rates(some: frozenset[float], others: frozenset[float]) -> float | None:
    if not some or not others:
        return 0.0
    return RATE if any(abs(a - b) <= 0.05 for a in some for b in others) else None


def _days_between(one: Flow, other: Flow) -> int | None:
    if one.published is None or other.published is None:
        return None
    return abs((one.published - other.published).days)


def _closeness(days: int | None) -> float:
    if days is None or days > 31:
        return 0.0
    return SAME_WEEK if days <= 7 else SAME_MONTH


_SLOTS: dict[str, Slot] = {
    "period": _periods,
    "amount": _amounts,
    "exporter": _exporters,
    "origin": _origins,
    "goods": _goods,
    "destination": _destinations,
    "share": _shares,
    "change": _changes,
}
