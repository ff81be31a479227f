"""How often records are right, by how sure the system was of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ekspor.evaluate.pair import pairs, sound
from ekspor.exchange import Entry

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Where the bins begin; each ends where the next begins, the last at 1."""

_Z = 1.96
"""Standard deviations of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Records of about one confidence: how many, how sure the system was in the mean, and the share that is right with
    its 95 % interval (Wilson's)."""

    least: float
    records: int
    sure: float
    right: float
    interval: tuple[float, float]


def judged(gold: Sequence[Entry], system: Sequence[Entry], sure: Sequence[float]) -> list[tuple[float, bool]]:
    """Each record of a document: how sure the system was of it, and whether it is right (`pair.sound`)."""
    told = {at: gold[other] for other, at in pairs(gold, system)}
    return [(p, at in told and sound(told[at], system[at])) for at, p in enumerate(sure)]


def reliability(records: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins that have records, the least sure first."""
    known = list(records)
    bins = []
    for least, end in zip(EDGES, (*EDGES[1:], math.inf), strict=True):
        inside = [(sure, right) for sure, right in known if least <= sure < end]
        if inside:
            n, right = len(inside), sum(right for _, right in inside)
            sure = sum(sure for sure, _ in inside) / n
            bins.append(Bin(least, n, round(sure, 3), round(right / n, 3), wilson(right, n)))
    return bins


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share; it stays within 0 and 1 and holds for few cases."""
    share, z2 = right / n, _Z**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return round(max(0.0, centre - half), 3), round(min(1.0, centre + half), 3)
