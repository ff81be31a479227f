"""The weights of the learned scorer, and what they make of the signs of a case: a probability, and which signs decided.

A logistic model a part ("figure", "destination" …): each sign that a case shows adds its weight, the sum is the log of
the odds. `rules/relate_weights.tsv` holds them, written by `ekspor.train.relate`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ekspor.errors import RuleError
from ekspor.rules.load import table

ALWAYS, KEEP, ADD = "(always)", "(keep)", "(add)"
"""Signs of the file that no case shows: what every case starts from, the least probability at which it stays where the
rules have it, and that at which it comes where they do not."""

_SHOWN = 4
"""Signs that `ekspor explain` shows."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a part of the model says of a case, and what each of its signs weighs."""

    probability: float
    yes: bool
    """Whether that is enough, which depends on what the rules say."""
    signs: Mapping[str, float]

    @property
    def heaviest(self) -> list[tuple[str, float]]:
        """The signs that decided, the heaviest first."""
        return sorted(self.signs.items(), key=lambda one: (-abs(one[1]), one[0]))[:_SHOWN]

    def __str__(self) -> str:
        reasons = ", ".join(f"{sign} {weight:+.2f}" for sign, weight in self.heaviest)
        return f"{self.probability:.2f}: {reasons}" if reasons else f"{self.probability:.2f}"


class Weights:
    """The parts of the model by name, each a weight by sign."""

    def __init__(self, parts: Mapping[str, Mapping[str, float]]) -> None:
        self._parts = parts

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Weights:
        """The weights of a table with the columns part, sign and weight. Raises RuleError where a row lacks one."""
        parts: dict[str, dict[str, float]] = {}
        for row in rows:
            try:
                parts.setdefault(row["part"], {})[row["sign"]] = float(row["weight"])
            except (KeyError, ValueError) as error:
                raise RuleError(f"weights of relations: a line is no part, sign and weight: {row}") from error
        return cls(parts)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def score(self, part: str, signs: Iterable[str], by_rule: bool) -> Score:
        """What the part says of a case with these signs that the rules take (`by_rule`) or leave."""
        weights = self._parts[part]
        weighed = {sign: weight for sign in signs if (weight := weights.get(sign))}
        total = math.fsum((weights.get(ALWAYS, 0.0), *weighed.values()))
        probability = round(1 / (1 + math.exp(-max(-60.0, min(60.0, total)))), 4)
        return Score(probability, probability >= weights.get(KEEP if by_rule else ADD, 0.5), weighed)


@cache
def shipped() -> Weights | None:
    """The weights that come with the package; None where the file is not there: then the rules decide alone."""
    try:
        return Weights.of(table("relate_weights"))
    except FileNotFoundError:
        return None
