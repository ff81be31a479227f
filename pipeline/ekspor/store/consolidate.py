"""Records of many articles to events: the same flow reported again is one event with all its reports.

Pairs that could tell of one flow are found through what they share (`_keys`), judged by `same.likeness`, and joined
from the likeliest down; a group never takes a record that contradicts one of its members, nor two records of one
article, which tell of two flows. The result depends on the set of records alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from math import floor, log
from typing import NamedTuple

from ekspor.store.flow import Flow
from ekspor.store.same import NEAR, contradict, likeness

WINDOW = 12
"""For each thing that it shares with others, a record is compared with so many before it: the cost stays linear."""

_BAND = log(1 + 2 * NEAR)
_UNDATED = date.max


class Pair(NamedTuple):
    """Two records that tell of one flow, the earlier first, and how much speaks for it."""

    points: float
    one: Flow
    other: Flow


@dataclass(slots=True)
class Group:
    """Records of one flow in the order of publication, and the pairs by which they came together, one fewer."""

    flows: list[Flow]
    pairs: list[Pair] = field(default_factory=list)

    def like(self) -> Mapping[str, tuple[str, float]]:
        """For each record but the first, the one on the way to the first that it was found like, and the points."""
        beside: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for points, one, other in self.pairs:
            beside[one.id].append((other.id, points))
            beside[other.id].append((one.id, points))
        found: dict[str, tuple[str, float]] = {}
        waiting = deque([self.flows[0].id])
        while waiting:
            here = waiting.popleft()
            for there, points in beside[here]:
                if there not in found and there != self.flows[0].id:
                    found[there] = here, points
                    waiting.append(there)
        return found


def consolidate(flows: Iterable[Flow]) -> list[Group]:
    """Groups of records that tell of one flow, each in the order of publication, the groups by their first record."""
    ordered = sorted(flows, key=_order)
    groups = {flow.id: Group([flow]) for flow in ordered}
    apart: set[tuple[int, int]] = set()
    for pair in sorted(_alike(ordered), key=lambda pair: (-pair.points, _order(pair.one), _order(pair.other))):
        here, there = groups[pair.one.id], groups[pair.other.id]
        if here is there or (id(here), id(there)) in apart:
            continue
        if any(contradict(a, b) for a, b in product(here.flows, there.flows)):
            apart |= {(id(here), id(there)), (id(there), id(here))}
            continue
        here.flows.extend(there.flows)
        here.pairs += [*there.pairs, pair]
        groups.update((flow.id, here) for flow in there.flows)
    unique = {id(group): group for group in groups.values()}
    for group in unique.values():
        group.flows.sort(key=_order)
    return sorted(unique.values(), key=lambda group: _order(group.flows[0]))


def _order(flow: Flow) -> tuple[date, str]:
    return flow.published or _UNDATED, flow.id


def _alike(ordered: Sequence[Flow]) -> Iterator[Pair]:
    """The pairs that could tell of one flow, each once, with their likeness."""
    shelves: defaultdict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for other in ordered:
        before: dict[str, Flow] = {}
        for key in _keys(other):
            shelf = shelves[key]
            before |= {one.id: one for one in shelf}
            shelf.append(other)
            del shelf[:-WINDOW]
        for one in before.values():
            points = likeness(one, other)
            if points is not None:
                yield Pair(points, one, other)


def _keys(flow: Flow) -> set[tuple[object, ...]]:
    """What two reports of one flow share: the firm, a name and an amount of about one size, or a name and the period.

    An amount stands on the shelf of its size and on the next, so that two near ones meet wherever the edge runs.
    """
    places = {part for place in flow.origins for part in place.split("|")}
    provinces = {place[:2] for place in places if place[:1].isdigit()}
    names: set[object] = {*flow.exporters, *places, *provinces, *flow.destinations}
    names |= {good.hs[:2] or good.words for good in flow.goods}
    amounts = (*flow.amounts, *flow.dollars)
    bands = {(amount.measure, floor(log(amount.figure) / _BAND) + n) for amount in amounts for n in (0, 1)}
    about: set[object] = bands | flow.periods or {None}
    of_firm = {(flow.status, firm) for firm in flow.exporters}
    return {(flow.status, name, what) for name in names for what in about} | of_firm
