"""How often a record like this one is right, from how often each of its rules was (rules/reliability.tsv)."""

from __future__ import annotations

import math
from functools import cache

from ekspor.relate.claim import Claim
from ekspor.rules.load import table

_PRIOR = (3, 4)
"""Right and all of the cases that every rule is given beforehand, so that one seen twice is not believed for ever."""


def confidence(claim: Claim) -> float:
    """The share of right ones among records of this status, times the geometric mean of those of the fillers' rules."""
    shares = [_reliability(link.rules[-1]) for links in claim.slots.values() for link in links]
    mean = math.prod(shares) ** (1 / len(shares)) if shares else 0.0
    return round(_reliability(f"status.{claim.status}") * mean, 3)


def _reliability(rule: str) -> float:
    return _reliabilities().get(rule, _PRIOR[0] / _PRIOR[1])


@cache
def _reliabilities() -> dict[str, float]:
    rows = table("reliability")
    return {row["rule"]: (int(row["right"]) + _PRIOR[0]) / (int(row["all"]) + _PRIOR[1]) for row in rows}
