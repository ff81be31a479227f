"""Is one system better than another on the same documents? The paired bootstrap: both are scored on the same draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ekspor.evaluate.interval import DRAWS, LEVEL, SEED, f1_of
from ekspor.evaluate.score import Count, Tally, total


@dataclass(frozen=True, slots=True)
class Difference:
    """F1 of a measure before and after, and the 95 % interval of the difference over documents drawn anew."""

    measure: str
    before: float
    after: float
    low: float
    high: float

    @property
    def worse(self) -> bool:
        """Whether it got worse by more than chance explains."""
        return self.high < 0

    @property
    def better(self) -> bool:
        """Whether it got better by more than chance explains."""
        return self.low > 0


def differences(before: Sequence[Tally], after: Sequence[Tally]) -> list[Difference]:
    """Entities, each label, slots, each slot and whole records; the tallies of the same documents in the same order."""
    drawn = np.random.default_rng(SEED).integers(max(1, len(before)), size=(DRAWS, len(before)))
    return [_difference(name, of, before, after, drawn) for name, of in _measures([*before, *after])]


def _measures(tallies: Sequence[Tally]) -> list[tuple[str, Callable[[Tally], Count]]]:
    labels = sorted({label for tally in tallies for label in tally.entities or ()})
    slots = list(tallies[0].slots) if tallies else []
    return [
        ("entity", lambda tally: tally.entity()),
        *((label, lambda tally, label=label: tally.entity([label])) for label in labels),
        ("slot", lambda tally: tally.slot),
        *((slot, lambda tally, slot=slot: tally.slots[slot]) for slot in slots),
        ("record", lambda tally: tally.record),
    ]


def _difference(
    name: str, of: Callable[[Tally], Count], before: Sequence[Tally], after: Sequence[Tally], drawn: np.ndarray
) -> Difference:
    one, other = [of(tally) for tally in before], [of(tally) for tally in after]
    low, high = np.quantile(f1_of(other, drawn) - f1_of(one, drawn), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Difference(name, round(total(one).f1, 4), round(total(other).f1, 4), round(low, 4), round(high, 4))
