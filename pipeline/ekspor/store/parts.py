"""Which flows are parts of which: a breakdown of its total, half a year of the year, so that sums do not count twice.

A flow holds another when it is wider or as wide in every slot, once wider, and its amount as large. What a flow leaves
open it does not restrict: a total of all goods says none. Of articles apart more is asked, since each leaves out what
its readers know: both say their period, and the total a firm, place, good or destination. Two figures that articles
give for one and the same thing are told twice, and the smaller is taken to lie in the larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product

from ekspor.evaluate.names import words
from ekspor.normalise.country import members
from ekspor.rules.load import table
from ekspor.store.flow import Flow, Good, Words

_ABOVE = 1.01
"""How far a part may be above its total: both are rounded."""
_TOTAL_DAYS = 7
"""Figures for one and the same thing over more days than this are totals; over fewer, shipments that may be two."""
_HOME = "ID"
"""Where goods come from in Indonesian news when nothing is said."""


@dataclass(frozen=True, slots=True)
class _Aggregate:
    """Goods of the statistics: those under HS prefixes, but for some, and other aggregates by their names."""

    hs: tuple[str, ...]
    but: tuple[str, ...]
    names: frozenset[Words]

    def holds(self, good: Good) -> bool:
        """Whether all of a good is in it."""
        if good.words in self.names:
            return True
        return bool(good.hs) and good.hs.startswith(self.hs) and not (self.but and good.hs.startswith(self.but))


Above = dict[str, set[str]]
"""For each flow by its id, those that hold it."""


def totals(flows: Sequence[Flow]) -> dict[str, str]:
    """For each record of one article that is part of another, the id of the smallest record that holds it."""
    wholes = {part.id: [whole for whole in flows if wider(whole, part)] for part in flows}
    return {
        part.id: min(wholes[part.id], key=lambda whole: (size(whole, part), whole.id)).id
        for part in flows
        if wholes[part.id]
    }


def held(flows: Iterable[Flow]) -> Above:
    """For each flow that another holds, all that do. Of flows that are each of an article of its own, or of several."""
    shelves: defaultdict[tuple[object, ...], list[Flow]] = defaultdict(list)
    known = [flow for flow in flows if flow.amounts and flow.periods]
    for whole in known:
        if _says_of_what(whole):
            for key in _shelves(whole):
                shelves[key].append(whole)
    found: Above = {}
    for part in known:
        for key in _asked(part):
            for whole in shelves.get(key, ()):
                if whole is not part and wider(whole, part):
                    found.setdefault(part.id, set()).add(whole.id)
    return found


def wider(whole: Flow, part: Flow) -> tuple[str, ...]:
    """The slots in which the whole holds more than the part, or "amount" where only that is larger; none: no whole."""
    if whole is part or whole.status is not part.status:
        return ()
    found = []
    for name, slot in _SLOTS.items():
        more = slot(whole, part)
        if more is None:
            return ()
        if more:
            found.append(name)
    apart = whole.article != part.article
    if not size(whole, part) or (apart and not (whole.periods and part.periods and _says_of_what(whole))):
        return ()
    return tuple(found) or (("amount",) if apart and _told_twice(whole, part) else ())


def size(whole: Flow, part: Flow) -> float:
    """The whole's amount in a measure that both state, dollars first; 0 where the part's is larger in one."""
    mine: dict[str, float] = {}
    for amount in (*whole.dollars, *whole.amounts):
        mine[amount.measure] = max(amount.figure, mine.get(amount.measure, 0.0))
    shared = [(mine[a.measure], a.figure) for a in (*part.dollars, *part.amounts) if a.measure in mine]
    return shared[0][0] if shared and all(larger * _ABOVE >= smaller for larger, smaller in shared) else 0.0


def _told_twice(whole: Flow, part: Flow) -> bool:
    """Whether the two give a larger and a smaller figure for one thing over a stretch of time."""
    return size(part, whole) == 0 and all((end - start).days >= _TOTAL_DAYS for start, end in whole.periods)


def _says_of_what(flow: Flow) -> bool:
    return bool(flow.exporters or flow.classes or flow.origins or flow.goods or flow.destinations)


# ── where to look ────────────────────────────────────────────────────────────────────────────────────────────────────


def _shelves(whole: Flow) -> Iterator[tuple[object, ...]]:
    """Where a total lies: each place and good it says, in each year of its period."""
    origins = _parted(whole.origins) or {_HOME}
    goods = {good.hs[:2] for good in whole.goods} or {""}
    years = {year for start, end in whole.periods for year in range(start.year, end.year + 1)}
    return product([whole.status], origins, goods, years)


def _asked(part: Flow) -> Iterator[tuple[object, ...]]:
    """Where its totals may lie: under its places, their provinces and the country, its chapters, or all goods."""
    places = _parted(part.origins) or {_HOME}
    origins = places | {place[:2] for place in places if place[:1].isdigit()} | {_HOME}
    goods = {good.hs[:2] for good in part.goods} | {""}
    return product([part.status], origins, goods, {start.year for start, _ in part.periods})


def _parted(places: Iterable[str]) -> set[str]:
    return {part for place in places for part in place.split("|")}


def _at_home(places: Iterable[str]) -> bool:
    return not any(len(place) == 2 and place.isupper() and place != _HOME for place in places)


# ── slots: True where the whole says more, False where as much, None where it does not hold the part ─────────────────


def _periods(whole: Flow, part: Flow) -> bool | None:
    if whole.periods == part.periods:
        return False
    if not whole.periods or not part.periods:
        return None
    return True if _each_in_one(part.periods, whole.periods, _spans) else None


def _spans(wide: tuple[date, date], narrow: tuple[date, date]) -> bool:
    return wide[0] <= narrow[0] and narrow[1] <= wide[1]


def _exporters(whole: Flow, part: Flow) -> bool | None:
    if whole.classes:
        return False if whole.classes == part.classes else None
    if not whole.exporters:
        return bool(part.exporters or part.classes)
    if part.classes or not part.exporters or not _each_in_one(part.exporters, whole.exporters, _same_firm):
        return None
    return len(whole.exporters) > len(part.exporters)


def _same_firm(one: Words, other: Words) -> bool:
    return one <= other or other <= one


def _origins(whole: Flow, part: Flow) -> bool | None:
    wide, narrow = whole.origins or {_HOME}, part.origins or {_HOME}
    if wide == narrow:
        return False
    return True if _each_in_one(narrow, wide, _place_holds) else None


def _place_holds(wide: str, narrow: str) -> bool:
    """The same place, any in Indonesia, a kabupaten in its province; of a name of two places, both."""
    if wide == _HOME:
        return _at_home([narrow])
    return wide == narrow or (wide.isdigit() and all(one.startswith(f"{wide}.") for one in narrow.split("|")))


def _goods(whole: Flow, part: Flow) -> bool | None:
    if not whole.goods or whole.goods == part.goods:
        return whole.goods != part.goods
    if not part.goods or not _each_in_one(part.goods, whole.goods, _good_holds):
        return None
    return not _each_in_one(whole.goods, part.goods, _good_holds)


def _good_holds(wide: Good, narrow: Good) -> bool:
    """By HS code, or an aggregate's; else one whose name the other's adds to ("furnitur", "furnitur rotan")."""
    if wide == narrow:
        return True
    if wide.words in _aggregates():
        return _aggregates()[wide.words].holds(narrow)
    if wide.hs and narrow.hs:
        return narrow.hs.startswith(wide.hs)
    return wide.words <= narrow.words


@cache
def _aggregates() -> Mapping[Words, _Aggregate]:
    return {_words(row["name"]): _aggregate(row) for row in table("aggregates")}


def _aggregate(row: Mapping[str, str]) -> _Aggregate:
    names = frozenset(map(_words, filter(None, row["names"].split("; "))))
    return _Aggregate(tuple(row["hs"].split()), tuple(row["but"].split()), names)


def _words(name: str) -> Words:
    return frozenset(words(name))


def _destinations(whole: Flow, part: Flow) -> bool | None:
    if not whole.destinations or whole.destinations == part.destinations:
        return whole.destinations != part.destinations
    if not part.destinations or not _each_in_one(part.destinations, whole.destinations, _reaches):
        return None
    return True


def _reaches(wide: str, narrow: str) -> bool:
    """The same, a country of a region or bloc, or a region in another."""
    inside = members(narrow) or {narrow}
    return wide == narrow or inside <= members(wide)


def _each_in_one(narrow: Iterable[object], wide: Iterable[object], holds: Callable[..., bool]) -> bool:
    return all(any(holds(one, other) for one in wide) for other in narrow)


_SLOTS: dict[str, Callable[[Flow, Flow], bool | None]] = {
    "period": _periods,
    "exporter": _exporters,
    "origin": _origins,
    "goods": _goods,
    "destination": _destinations,
}
