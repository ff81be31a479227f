"""Who exports where nobody is named: the class of makers or dealers that a sentence is about ("Pabrik pengolahan
kepiting di Brebes", "memukul pengusaha emping Batang")."""

from __future__ import annotations

import re

from ekspor.relate import geography
from ekspor.relate.claim import Claim, Link, Unnamed
from ekspor.relate.line import Line
from ekspor.schema import Kind, Label, Status

_REACH = 2
"""Sentences after the one that tells of a class within which its paragraph goes on with it."""

_WITHIN = (Label.COMMODITY, Label.REGION, Label.COUNTRY)
"""What may be named within the words for a class."""


_IN_ITS_SENTENCE = ("industry", "source")
"""The groups of the phrases that name who is told of in one sentence alone."""


class Nameless:
    """The class that the article is telling of, as long as it names no firm."""

    def __init__(self, lines: list[Line]) -> None:
        self._by_name = any(line.of(Label.COMPANY) for line in lines)
        self._now: list[Link] = []
        self._paragraph = -1
        self._since = 0
        """Sentences since the class was told of."""

    def hear(self, line: Line) -> None:
        """Note the class that a sentence is about."""
        self._since += 1
        if self._by_name or line.sentence.kind is Kind.CAPTION:
            return
        found = _find(line)
        if found is not None and found.lastgroup not in _IN_ITS_SENTENCE:
            self._now, self._paragraph, self._since = _links(line, found), line.sentence.paragraph, 0

    def told_in(self, line: Line, claim: Claim) -> list[Link]:
        """The class that a sentence is about, or goes on with: in its paragraph, with nobody and nowhere else."""
        if claim.status is Status.TARGET or claim.base:
            return []
        found = _find(line)
        if found is not None:
            return _links(line, found)
        if not self._now or self._since > _REACH or line.sentence.paragraph != self._paragraph:
            return []
        if line.of(Label.AGENCY, Label.PERSON) or line.has("total") or claim.states("origin"):
            return []
        return self._now


def _find(line: Line) -> re.Match[str] | None:
    """The class that a sentence begins with, that something strikes, or from whom goods come."""
    if line.of(Label.COMPANY):
        return None
    return line.after(line.start, "exporter.nameless") or line.find("exporter.nameless-whose")


def _links(line: Line, found: re.Match[str]) -> list[Link]:
    """The words for it; "industri pengolahan" is one of the sums that statistics tell of."""
    start, end = found.span(found.lastgroup or 0)
    if any(m.start == start for m in line.of(Label.COMMODITY)):
        return []
    within = [m for m in line.mentions if m.start < end and start < m.end]
    if any(m.label not in _WITHIN or (m.label is Label.REGION and geography.is_foreign(line, m)) for m in within):
        return []
    return [Link(start, end, line.text[start:end], Unnamed(), ("role.exporter-class",))]
