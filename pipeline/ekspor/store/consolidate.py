"""Records of many articles to events: the same flow reported again is one event with all its reports.

Pairs that could tell of one flow are found through what they share (`_keys`), judged by `same.likeness`, and joined
from the likeliest down; a group never takes a record that contradicts one of its members, nor two records of one
article, which tell of two flows. The result depends on the set of records alone, not on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from math import floor, log

from ekspor.store.flow import Flow
from ekspor.store.same import NEAR, contradict, likeness

WINDOW = 12
"""Records that share a key are compared with so many after them, by publication: the cost stays linear."""

_BAND = log(1 + 2 * NEAR)
_UNDATED = date.max


def consolidate(flows: Iterable[Flow]) -> list[list[Flow]]:
    """Groups of records that tell of one flow, each in the order of publication, the groups by their first record."""
    ordered = sorted(flows, key=_order)
    groups = {flow.id: [flow] for flow in ordered}
    for _, one, other in sorted(_alike(ordered), key=lambda pair: (-pair[0], _order(pair[1]), _order(pair[2]))):
        here, there = groups[one.id], groups[other.id]
        if here is not there and not any(contradict(a, b) for a, b in product(here, there)):
            here.extend(there)
            groups.update((flow.id, here) for flow in there)
    unique = {id(group): group for group in groups.values()}
    return sorted((sorted(group, key=_order) for group in unique.values()), key=lambda group: _order(group[0]))


def _order(flow: Flow) -> tuple[date, str]:
    return flow.published or _UNDATED, flow.id


def _alike(ordered: Sequence[Flow]) -> Iterator[tuple[float, Flow, Flow]]:
    """The pairs that could tell of one flow, each once, with their likeness."""
    shelves: defaultdict[tuple[object, ...], list[Flow]] = defaultdict(list)
    for flow in ordered:
        for key in _keys(flow):
            shelves[key].append(flow)
    seen: set[tuple[str, str]] = set()
    for shelf in shelves.values():
        for n, one in enumerate(shelf):
            for other in shelf[n + 1 : n + 1 + WINDOW]:
                if (one.id, other.id) not in seen:
                    seen.add((one.id, other.id))
                    points = likeness(one, other)
                    if points is not None:
                        yield points, one, other


def _keys(flow: Flow) -> set[tuple[object, ...]]:
    """What two reports of one flow share: the firm, a name and an amount of about one size, or a name and the period.

    An amount stands on the shelf of its size and on the next, so that two near ones meet wherever the edge runs.
    """
    places = {part for place in flow.origins for part in place.split("|")}
    names = {*flow.exporters, *places, *(place[:2] for place in places), *flow.destinations}
    names |= {good.hs[:2] or good.words for good in flow.goods}
    amounts = (*flow.amounts, *flow.dollars)
    bands = {(amount.measure, floor(log(amount.figure) / _BAND) + n) for amount in amounts for n in (0, 1)}
    about: set[object] = bands | flow.periods or {None}
    of_firm = {(flow.status, firm) for firm in flow.exporters}
    return {(flow.status, name, what) for name in names for what in about} | of_firm
