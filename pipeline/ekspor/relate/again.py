"""Names told before and called by what they are: "negara itu", "kedua negara tersebut", "pelabuhan itu", "komoditas
tersebut"."""

from __future__ import annotations

from dataclasses import dataclass, field

from ekspor.relate import roles
from ekspor.relate.claim import Claim, Link
from ekspor.relate.goods import Talk
from ekspor.relate.line import Line
from ekspor.schema import Label

_COUNTS = {"two": 2, "three": 3, "four": 4}
"""How many places the groups of the phrase "place.again" stand for."""

_REACH = 2
"""Sentences after the one that names places within which they are referred back to."""


@dataclass(slots=True)
class Again:
    """What the next sentence can refer back to."""

    abroad: list[Link] = field(default_factory=list)  # the buyers that a sentence named last
    age: int = 0  # sentences since
    ports: list[Link] = field(default_factory=list)  # the one port that a sentence named last
    talk: Talk = field(default_factory=Talk)  # the one good that is spoken of

    def hear(self, line: Line) -> None:
        """Note the names of a sentence."""
        self.talk.hear(line)
        self.age += 1
        if places := _abroad(line):
            self.abroad, self.age = places, 0
        if ports := [m for m in line.of(Label.PORT) if roles.role(line, m) == "port"]:
            self.ports = [Link.of(m, "inherit.port-again") for m in ports] if len(ports) == 1 else []

    def fill(self, line: Line, claim: Claim) -> None:
        """Fill the empty slots of a claim whose sentence calls their names by what they are."""
        if line.find("goods.that-thing") and not line.of(Label.COMMODITY):
            claim.fill("commodity", self.talk.goods, "inherit.goods-again")
        if line.find("port.again"):
            claim.fill("port", self.ports, "inherit.port-again")
        if places := line.find("place.again"):
            here = [link for link in _abroad(line) if link.end <= places.start()]
            known = here or (self.abroad if self.age <= _REACH else [])
            if len(known) == _COUNTS.get(places.lastgroup or "", 1):
                claim.fill("destination", known, "inherit.place-again")


def _abroad(line: Line) -> list[Link]:
    """The countries that are buyers, or may be, and the cities abroad that goods go to; of both the countries."""
    found = roles.roles(line, line.of(Label.COUNTRY, Label.REGION))
    countries = [m for m, part in found if m.label is Label.COUNTRY and part in ("open", "destination")]
    cities = [m for m, part in found if m.label is Label.REGION and part == "destination"]
    return [Link.of(m, "inherit.place-again") for m in countries or cities]
