"""A claim as the learned scorer sees it: where it stands among those of its article, and how its sentence tells it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ekspor.relate.claim import Claim
from ekspor.relate.filled import Filled
from ekspor.relate.line import Line
from ekspor.relate.restated import refers_back
from ekspor.schema import Country, Label

_TELLERS = ("exporter.firm-again", "exporter.firm", "exporter.person", "exporter.owner")
"""Phrases that speak of an exporter without its name; the first that a sentence has is the one that counts."""


class Flow:
    """A claim among the others of its article: what holds for all of its slots."""

    def __init__(self, filled: Filled, index: int) -> None:
        self.filled, self.index = filled, index
        self.claim, self.at = filled.claims[index], filled.at[index]
        self.line = filled.lines[self.at]
        first, behind = bisect_left(filled.at, self.at), bisect_right(filled.at, self.at)
        self.siblings = [i for i in range(first, behind) if i != index]
        self.previous = first - 1 if first else None
        self.next = behind if behind < len(filled.at) else None
        figures = self.claim.amounts or self.claim.get("share") or self.claim.get("change")
        self.start = min((link.start for link in figures), default=None)
        self.end = max((link.end for link in figures), default=None)
        self.same = filled.same_exporter(index) if self.claim.says("exporter") else []
        self.exporter = "named" if self.claim.names_exporter else "unnamed" if self.claim.says("exporter") else None
        self.beside = {p.at for key in filled.keys[index]["exporter"] for p in filled.places["exporter"].get(key, ())}
        """The sentences that name the exporter."""
        self.teller = _teller(self.line)
        self.come_from = _come_from(self.claim)
        self.firms, self.agencies = (min(len(self.line.of(label)), 2) for label in (Label.COMPANY, Label.AGENCY))
        self.speaks = self.line.has("speech", "report")
        self.has_figure = self.claim.has_figure
        self.signs = tuple(self._signs())

    def _signs(self) -> Iterator[str]:
        claim = self.claim
        yield f"figure={'amount' if claim.amounts else 'percent' if self.has_figure else None}"
        yield f"base={claim.base}"
        yield f"status={claim.status.value}"
        yield f"sentence={claim.sentence.kind.value}"
        yield f"refers back={refers_back(self.line)}"
        yield f"siblings={min(len(self.siblings), 3)}"
        yield f"in passing={self.filled.in_passing}"


def _teller(line: Line) -> str | None:
    """How a sentence speaks of a firm without naming it."""
    return next((name for name in _TELLERS if line.find(name)), None)


def _come_from(claim: Claim) -> str | None:
    """What the sentence itself says of where its goods come from: a country, or a place in it."""
    if not claim.states("origin"):
        return None
    return "country" if any(isinstance(link.value, Country) for link in claim.get("origin")) else "place"
