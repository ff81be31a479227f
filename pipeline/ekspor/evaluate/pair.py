"""Pairs the records of a document, gold with system, so that the number of agreeing fillers is greatest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from ekspor.evaluate.names import same_name, words
from ekspor.exchange import Entry, fillers
from ekspor.schema import NAME_SLOTS, VALUE_SLOTS

SLOTS = NAME_SLOTS + VALUE_SLOTS
CLOSE = 1e-3
"""Numbers agree within this share of the greater."""
SIZE_COST = 1e-4
"""Among pairings that agree equally, the one with fewer fillers of the system wins."""


def agree(slot: str, gold: Sequence[Any], system: Sequence[Any]) -> int:
    """How many fillers can be paired one to one."""
    if not gold or not system:
        return 0
    return _assigned(np.array([[float(_same(slot, g, s)) for s in system] for g in gold]))[1]


def pairs(gold: Sequence[Entry], system: Sequence[Entry]) -> list[tuple[int, int]]:
    """Indices of paired records. A pair agrees on at least one filler other than status and agency."""
    if not gold or not system:
        return []
    weight = np.array([[agreement(g, s) for s in system] for g in gold])
    return [(i, j) for i, j in _assigned(weight)[0] if weight[i, j] > 0]


def correct(gold: Entry, system: Entry) -> bool:
    """Whether a paired record counts as right as a whole."""
    if gold.get("status") != system.get("status"):
        return False
    for slot in ("value", "quantity", "period", "share"):
        a, b = fillers(gold, slot), fillers(system, slot)
        if not agree(slot, a, b) == len(a) == len(b):
            return False
    for slot in ("exporter", "origin", "commodity", "destination"):
        a, b = fillers(gold, slot), fillers(system, slot)
        if 2 * agree(slot, a, b) < 0.5 * (len(a) + len(b)):
            return False
    return True


def sound(gold: Entry, system: Entry) -> bool:
    """Whether a paired record says nothing wrong of status, amounts, growth, share and period; it may say too little,
    and its names are not asked. This is what the confidence of a record is the probability of."""
    if gold.get("status") != system.get("status"):
        return False
    slots = ((fillers(gold, slot), slot, fillers(system, slot)) for slot in VALUE_SLOTS)
    return all(agree(slot, a, b) == len(b) for a, slot, b in slots)


def agreement(gold: Entry, system: Entry) -> float:
    """How many fillers agree, status among them; 0 where only status or agency do."""
    agreeing = {slot: agree(slot, fillers(gold, slot), fillers(system, slot)) for slot in SLOTS}
    if not any(n for slot, n in agreeing.items() if slot != "agency"):
        return 0.0
    size = sum(len(fillers(system, slot)) for slot in SLOTS)
    return sum(agreeing.values()) + (gold.get("status") == system.get("status")) - SIZE_COST * size


def _assigned(weight: Any) -> tuple[list[tuple[int, int]], int]:
    rows, columns = linear_sum_assignment(-weight)
    return list(zip(rows.tolist(), columns.tolist(), strict=True)), int(weight[rows, columns].sum())


def _same(slot: str, gold: Any, system: Any) -> bool:
    if not (_well_formed(slot, gold) and _well_formed(slot, system)):
        return False
    if slot in NAME_SLOTS:
        return same_name(gold, system)
    if slot == "period":
        return bool(gold["start"] == system["start"] and gold["end"] == system["end"])
    if ("percent" in gold) != ("percent" in system) or gold.get("per") != system.get("per"):
        return False
    if "percent" in gold:
        return close(gold["percent"], system["percent"])
    return all(gold.get(k) == system.get(k) for k in ("unit", "currency")) and close(gold["amount"], system["amount"])


def close(a: float, b: float) -> bool:
    """Whether two numbers agree."""
    return abs(a - b) <= CLOSE * max(abs(a), abs(b))


def _well_formed(slot: str, filler: Any) -> bool:
    if slot in NAME_SLOTS:
        return isinstance(filler, str) and bool(words(filler))
    if not isinstance(filler, dict):
        return False
    if slot == "period":
        return isinstance(filler.get("start"), str) and isinstance(filler.get("end"), str)
    number = filler.get("percent", filler.get("amount"))
    return isinstance(number, int | float) and not isinstance(number, bool) and number == number
