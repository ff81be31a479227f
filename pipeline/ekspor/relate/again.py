"""Names told before and called by what they are: "negara itu", "kedua negara tersebut", "pelabuhan itu", "komoditas
tersebut"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ekspor.relate import roles
from ekspor.relate.claim import Claim, Link
from ekspor.relate.goods import Talk
from ekspor.relate.group import is_joint
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention

_COUNTS = {"two": 2, "three": 3, "four": 4}
"""How many places the groups of the phrase "place.again" stand for."""

_REACH = 3
"""Sentences before the one that refers back to places in which they are named."""


@dataclass(slots=True)
class Again:
    """What the next sentence can refer back to. Few do: only for those is it asked what was named before."""

    before: list[Line] = field(default_factory=list)  # the sentences so far
    talk: Talk = field(default_factory=Talk)  # the one good that is spoken of

    def hear(self, line: Line) -> None:
        """Note a sentence."""
        self.talk.hear(line)
        self.before.append(line)

    def fill(self, line: Line, claim: Claim, siblings: Sequence[Claim]) -> None:
        """Fill the empty slots of a claim whose sentence, with the claims `siblings`, calls names by what they are."""
        self._name_goods(line, claim)
        if line.find("port.again"):
            ports = _last(_ports, self.before)
            claim.fill("port", ports if len(ports) == 1 else [], "inherit.port-again")
        if line.find("place.again"):
            for places in phrase("place.again").all(line.text, line.start, line.end):
                self._name_places(line, claim, siblings, places)

    def _name_places(self, line: Line, claim: Claim, siblings: Sequence[Claim], places: re.Match[str]) -> None:
        """ "Ke Oman 40 ton. Negara itu …": the place that exports, or where goods go."""
        if _exports(line, places):
            here = [link for link in _countries(line) if link.end <= places.start()]
            claim.fill("origin", (here or _last(_countries, self.before))[-1:], "role.country-again")
        else:
            sources = [link.value for link in claim.get("origin")]
            lines = [[link for link in _abroad(one) if link.value not in sources] for one in self.before[-_REACH:]]
            here = [link for link in _abroad(line) if link.end <= places.start()]
            known = here or next(filter(None, reversed(lines)), [])
            if len(known) == _COUNTS.get(places.lastgroup or "", 1):
                claim.fill("destination", _dealt(line, known, claim, siblings), "inherit.place-again")

    def _name_goods(self, line: Line, claim: Claim) -> None:
        """ "Warga memanen pala. Komoditas itu dikirim ke Oman", "Rempah itu dikirim ke Oman": goods of a sentence that
        names none but by their class."""
        named = line.of(Label.COMMODITY)
        if named and not all(line.after(m.start, "goods.called") for m in named):
            return
        if not named and not line.find("goods.that-thing"):
            return
        known = self.talk.goods or [Link.of(m, "inherit.goods-again") for m in self._just_named()]
        if known:
            own = [link for link in claim.get("commodity") for m in named if link.start == m.start]
            claim.take_out("commodity", own, "called by their class")
            claim.fill("commodity", known, "inherit.goods-again")

    def _just_named(self) -> list[Mention]:
        """The goods of the sentence before."""
        return [m for line in self.before[-1:] for m in line.of(Label.COMMODITY) if roles.role(line, m) == "commodity"]


def _exports(line: Line, places: re.Match[str]) -> bool:
    """ "ekspor beras negara itu", "negara itu menghentikan ekspor": a country is told to be where goods come from."""
    start, end = places.span()
    if places.lastgroup != "one":
        return False
    return line.before(start, "place.exports-of") is not None or line.after(end, "place.exports") is not None


def _dealt(line: Line, known: list[Link], claim: Claim, siblings: Sequence[Claim]) -> list[Link]:
    """ "Kedua negara itu membeli 5 ton dan 3 ton": a list of as many amounts deals the places out."""
    amounts = [(flow, link) for flow in siblings for link in flow.amounts]
    listed = all(is_joint(line.text[one.end : other.start]) for (_, one), (_, other) in pairwise(amounts))
    if len(known) < 2 or len(amounts) != len(known) or not listed:
        return known
    return [place for place, (flow, _) in zip(known, amounts, strict=True) if flow is claim] or known


def _last(named: Callable[[Line], list[Link]], lines: Sequence[Line]) -> list[Link]:
    """What the last sentence names that names any."""
    return next(filter(None, map(named, reversed(lines))), [])


def _ports(line: Line) -> list[Link]:
    """The ports named."""
    return [Link.of(m, "inherit.port-again") for m in line.of(Label.PORT) if roles.role(line, m) == "port"]


def _countries(line: Line) -> list[Link]:
    """The countries named, none of which is Indonesia."""
    found = roles.roles(line, line.of(Label.COUNTRY))
    return [Link.of(m, "role.country-again") for m, part in found if part not in ("home", "inbound")]


def _abroad(line: Line) -> list[Link]:
    """The countries that are buyers, or may be, and the cities abroad that goods go to; of both the countries."""
    found = roles.roles(line, line.of(Label.COUNTRY, Label.REGION))
    countries = [m for m, part in found if m.label is Label.COUNTRY and part in ("open", "destination")]
    cities = [m for m, part in found if m.label is Label.REGION and part == "destination"]
    return [Link.of(m, "inherit.place-again") for m in countries or cities]
