"""How likely a record is right, from what it was made of.

"Right" is that an annotated flow has its status and every amount, growth, share and period that it states; the record
may say too little, and its names are not asked. The part "record" of `rules/relate_weights.tsv` weighs the signs of a
record; `ekspor train relate` fits it on records of articles that the other parts were not trained on, and prints how
often records of each confidence were right. Without weights the confidence is the share of right ones among fillers of
the same rules (`rules/reliability.tsv`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from ekspor.relate.claim import Claim
from ekspor.relate.weights import Weights
from ekspor.rules.load import table
from ekspor.schema import SLOTS

RECORD = "record"
"""The part of the model."""

_PRIOR = (3, 4)
"""Right and all of the cases that every rule is given beforehand, so that one seen twice is not believed for ever."""

_STEPS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


def confidence(claim: Claim, of: int, weights: Weights | None) -> float:
    """How likely the record of a claim is right; `of` is how many records its article has."""
    if weights is not None and RECORD in weights:
        return round(weights.score(RECORD, signs(claim, of), by_rule=True).probability, 3)
    shares = [_reliability(link.rules[-1]) for links in claim.slots.values() for link in links]
    mean = math.prod(shares) ** (1 / len(shares)) if shares else 0.0
    return round(_reliability(f"status.{claim.status}") * mean, 3)


def signs(claim: Claim, of: int) -> Iterator[str]:
    """What speaks for or against a record, one sign a line of the model."""
    yield f"status={claim.status.value}"
    yield f"status said={claim.status_cue is not None}"
    yield f"base={claim.base}"
    yield f"sentence={claim.sentence.kind.value}"
    yield f"amounts={min(len(claim.amounts), 4)}"
    yield f"figure={'amount' if claim.amounts else 'percent' if claim.has_figure else None}"
    yield f"records={_step(of, 1, 2, 4, 8, 16)}"
    for slot in SLOTS:
        links = claim.get(slot)
        if not links:
            yield f"no {slot}"
        for link in links:
            yield f"{slot} by {link.rules[-1]}"
        if len(links) > 1:
            yield f"several {slot}"
        scores = [link.score for link in links if link.score is not None]
        if scores:
            yield f"least {slot} {_step(min(scores), *_STEPS)}"
    scores = [link.score for links in claim.slots.values() for link in links if link.score is not None]
    if claim.score is not None:
        yield f"flow {_step(claim.score, *_STEPS)}"
        scores.append(claim.score)
    if scores:
        yield f"least of all {_step(min(scores), *_STEPS)}"
        yield f"all together {_step(math.prod(scores), 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)}"


def _step(number: float, *steps: float) -> str:
    return next((f"≤{step}" for step in steps if number <= step), f">{steps[-1]}")


def _reliability(rule: str) -> float:
    return _reliabilities().get(rule, _PRIOR[0] / _PRIOR[1])


@cache
def _reliabilities() -> dict[str, float]:
    rows = table("reliability")
    return {row["rule"]: (int(row["right"]) + _PRIOR[0]) / (int(row["all"]) + _PRIOR[1]) for row in rows}
