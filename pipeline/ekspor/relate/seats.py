"""Where the firms of an article sit: a firm's stated location is the origin of its flows when no other is given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from ekspor.normalise import region
from ekspor.relate import named, roles
from ekspor.relate.about import LEAD
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.schema import Company, Kind, Label, Mention

_NEAR = 40
"""Characters between a firm and the place that is its seat."""

_NAMED_AND_PLACED = 3
"""Words of a name that can end in a place: its legal form, what it is called, the place."""

_WORD = re.compile(r"\S+")


class Seats:
    """The seat of each firm, as any sentence of the article tells it; the first that is told holds."""

    def __init__(self, lines: list[Line], names: Names) -> None:
        self._names = names
        self._lines = lines

    @cached_property
    def _seats(self) -> dict[str, list[Link]]:
        """Read when a claim first asks for one: most articles make none."""
        named_often = Counter(self._key(firm.text) for line in self._lines for firm in line.of(Label.COMPANY))
        main = next((name for name, _ in named_often.most_common(1)), None)
        seats: dict[str, list[Link]] = {}
        told = None
        for line in self._lines:
            if firms := {self._key(firm.text) for firm in roles.exporters(line)}:
                told = firms.pop() if len(firms) == 1 else None
            for name, place in self._read(line, told, main):
                seats.setdefault(name, [Link.of(place, "inherit.home-of-exporter")])
        return seats

    @cached_property
    def _scene(self) -> list[Link]:
        """ "Suatu pagi di Desa Y … Koperasi X": where the lead of an article that names one firm and no more is set."""
        named_at = [line.sentence.paragraph for line in self._lines if line.of(Label.COMPANY)]
        if len({self._key(firm.text) for line in self._lines for firm in line.of(Label.COMPANY)}) != 1:
            return []
        for line in self._lines[:LEAD]:
            places = [m for m, part in roles.roles(line, line.of(Label.REGION)) if part == "origin"]
            if places and line.sentence.paragraph in named_at:
                places = named.most_specific(line, places)
                return [Link.of(m, "inherit.home-of-exporter") for m in places if len(places) == 1]
        return []

    def of(self, firm: Link) -> list[Link]:
        """Where a firm sits, as far as the article has said."""
        return self._seats.get(self._key(firm.text), [])

    def settle(self, claim: Claim) -> None:
        """Note where a firm sits, when its flow is told with a place right behind its name."""
        if claim.base or claim.sentence.kind is Kind.HEADLINE:
            return
        firms = [link for link in claim.get("exporter") if "role.exporter" in link.rules]
        places = [link for link in claim.get("origin") if link.rules[-1].startswith("role.")]
        if len(firms) == 1 and places and 0 <= places[0].start - firms[0].end < _NEAR:
            self._seats.setdefault(self._key(firms[0].text), places)

    def place(self, claims: Iterable[Claim]) -> None:
        """A flow whose place is only inherited comes from where its exporter sits."""
        for claim in claims:
            seat = next((found for firm in claim.get("exporter") if (found := self.of(firm))), [])
            if seat and not any(link.rules[-1].startswith("role.") for link in claim.get("origin")):
                claim.slots.pop("origin", None)
                claim.fill("origin", seat, "inherit.home-of-exporter")
            elif claim.names_exporter:
                claim.fill("origin", self._scene, "inherit.home-of-exporter")
                claim.fill("origin", [own for firm in claim.get("exporter") for own in in_name(firm)], "firm.named-for")

    def _read(self, line: Line, told: str | None, main: str | None) -> Iterator[tuple[str, Mention]]:
        """ "PT X, Desa Y", "Dari Y, PT X", "PT X, produsen furnitur asal Y"; where none is named of the firm told of,
        or else of the main one: "Produsen furnitur asal Y itu", "Pabriknya di Y", "kaus yang dijahit di Y" """
        firms = roles.exporters(line)
        places = [m for m, part in roles.roles(line, line.of(Label.REGION)) if part == "origin"]
        for place in named.most_specific(line, places):
            beside = [firm for firm in line.of(Label.COMPANY) if is_beside(line, firm, place)]
            names = {self._key(firm.text) for firm in beside or firms}
            made = line.before(place.start, "firm.made-there") is not None
            if not (beside or made or line.before(place.start, "firm.seated")):
                continue
            own = told if made else told or main
            if not names and own is not None and (made or _is_its_own(line, place)):
                names = {own}
            if len(names) == 1:
                yield names.pop(), place

    def _key(self, firm: str) -> str:
        return self._names.fullest(Label.COMPANY, firm)


def in_name(firm: Link) -> list[Link]:
    """ "CV Rotan Lestari Cirebon": the kabupaten or kota at the end of a firm's name, where it sits."""
    words = list(_WORD.finditer(firm.text))
    if not isinstance(firm.value, Company) or len(words) < _NAMED_AND_PLACED:
        return []
    for first in words[-2:]:
        place = firm.text[first.start() :]
        value = region.parse(place)
        if value is not None and value.level != "province" and (value.code or value.candidates):
            start = firm.start + first.start()
            return [Link(start, firm.start + len(firm.text), place, value, ("firm.named-for",))]
    return []


def is_of_a_firm(line: Line, place: Mention) -> bool:
    """Whether a place is told as that of a firm, so that what others export need not come from there."""
    if any(is_beside(line, firm, place) for firm in roles.exporters(line)):
        return True
    called = line.find("exporter.that-firm", end=line.end)
    return called is not None and called.start() <= place.start < called.end()


def _is_its_own(line: Line, place: Mention) -> bool:
    """Whether a place is where the firm told of is at work: "Pabrik di Y itu", "Pabriknya di Y"."""
    return line.find("exporter.firm-again") is not None or line.before(place.start, "firm.own-place") is not None


def is_beside(line: Line, firm: Mention, place: Mention) -> bool:
    """Whether a place stands where a firm's seat does: "PT X, Desa Y", "Dari Y, PT X"."""
    if firm.end <= place.start:
        return line.find("firm.seat", firm.end, place.start) is not None
    return bool(line.before(place.start, "firm.out-of")) and line.text[place.end : firm.start].strip() == ","
