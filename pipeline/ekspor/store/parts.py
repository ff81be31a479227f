"""Which records of an article are parts of which: a breakdown of its total, so that sums do not count twice."""

from __future__ import annotations

from collections.abc import Sequence

from ekspor.store.flow import Flow

_ABOVE = 1.01
"""How far a part may be above its total: both are rounded."""


def totals(flows: Sequence[Flow]) -> dict[str, str]:
    """For each record of one article that is part of another, the id of the smallest record that holds it."""
    found = {}
    for part in flows:
        wholes = [whole for whole in flows if whole is not part and _holds(whole, part)]
        if wholes:
            found[part.id] = min(wholes, key=lambda whole: (_size(whole, part), whole.id)).id
    return found


def _holds(whole: Flow, part: Flow) -> bool:
    """Same status and period, an amount as large in a measure of both, and names that say no more and once less."""
    if whole.status is not part.status or whole.periods != part.periods or not _size(whole, part):
        return False
    names: list[tuple[frozenset[object], frozenset[object]]] = [
        (whole.exporters, part.exporters),
        _places(whole.origins, part.origins),
        (whole.goods, part.goods),
        (whole.destinations, part.destinations),
    ]
    wider = [bool(narrow) and (not wide or wide > narrow) for wide, narrow in names]
    return any(wider) and all(more or wide == narrow for more, (wide, narrow) in zip(wider, names, strict=True))


def _places(wide: frozenset[str], narrow: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The origins of both; wide ones that hold all narrow ones count as none said, as Indonesia does as a whole."""
    wide, narrow = wide - {"ID"}, narrow - {"ID"}
    holds = wide and narrow and all(any(place.startswith(f"{one}.") for one in wide) for place in narrow)
    return (frozenset() if holds else wide), narrow


def _size(whole: Flow, part: Flow) -> float:
    """The whole's amount in a measure that both state, 0 where there is none that holds the part."""
    mine = {amount.measure: amount.figure for amount in whole.amounts}
    shared = [(mine[amount.measure], amount.figure) for amount in part.amounts if amount.measure in mine]
    return shared[0][0] if shared and all(larger * _ABOVE >= smaller for larger, smaller in shared) else 0.0
