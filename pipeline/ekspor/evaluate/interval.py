"""How far the figures would move with other documents: bootstrap intervals, documents drawn with replacement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ekspor.evaluate.score import CORE, Count, Tally

DRAWS = 2_000
SEED = 20_230_126
LEVEL = 0.95


def intervals(tallies: Sequence[Tally]) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each headline F1. The same documents always give the same interval."""
    if not tallies:
        return {}
    drawn = np.random.default_rng(SEED).integers(len(tallies), size=(DRAWS, len(tallies)))
    counts = {
        "record": [t.record for t in tallies],
        "slot": [t.slot for t in tallies],
        "entity": [t.entity() for t in tallies],
        "entity_core": [t.entity(CORE) for t in tallies],
    }
    out = {name: _bounds(f1_of(per_document, drawn)) for name, per_document in counts.items()}
    out["slot_per_document"] = _bounds(np.array([t.slot_f1 for t in tallies])[drawn].mean(axis=1))
    if all(t.entities is None for t in tallies):
        del out["entity"], out["entity_core"]
    return out


def f1_of(counts: Sequence[Count], drawn: np.ndarray) -> np.ndarray:
    """F1 of each draw: the counts of one measure by document, and the documents of each draw by index."""
    agreeing = np.array([count.tp for count in counts])[drawn].sum(axis=1)
    both = np.array([count.system + count.gold for count in counts])[drawn].sum(axis=1)
    f1: np.ndarray = np.divide(2 * agreeing, both, out=np.zeros(len(drawn)), where=both > 0)
    return f1


def _bounds(figures: np.ndarray) -> tuple[float, float]:
    low, high = np.quantile(figures, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return round(float(low), 4), round(float(high), 4)
