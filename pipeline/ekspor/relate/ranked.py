"""The country that a figure is told of with no word that says its part: it stands where the flows before it stood."""

from __future__ import annotations

from itertools import takewhile

from ekspor.relate import geography, roles, supply
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import is_abroad
from ekspor.relate.told import Told
from ekspor.schema import Country, Label, Mention

_NEXT, _COMPARED = "role.next-in-rank", "role.compared"

_FIGURES = ("value", "quantity", "share")
"""Slots whose figure can be that of a country."""


def next_in_rank(told: Told, line: Line, claim: Claim) -> None:
    """ "Ke Jepang 83 ton. Diikuti Oman 72 ton": the country that comes next stands where the one before it stood."""
    last, figures = told.last, [link for slot in _FIGURES for link in claim.get(slot)]
    if last is None or not figures or not told.is_gone_on_with(line):
        return
    countries = roles.roles(line, line.of(Label.COUNTRY))
    if _is_of_exporters(told, last):
        slot = None if any(line.before(m.start, "place.towards") for m, _ in countries) else "origin"
    elif any(part != "open" for _, part in countries):
        return
    else:
        slot = "destination" if last.says("destination") else "origin" if last.is_of_another_country else None
    places = [m for m, _ in countries if m.end <= min(link.start for link in figures)]
    if slot is not None and places:
        claim.slots.pop("destination", None)
        claim.add(slot, Link.of(places[-1], _NEXT))
        if slot == "origin":
            claim.fill("destination", last.get("destination"), _NEXT)


def to_one_buyer(line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """ "Brasil eksportir kopi terbesar ke Oman dengan 28 persen, diikuti Peru 24 persen": to whom the first exports."""
    if claim.says(*_FIGURES) and claim.says("origin") and supply.ranks(line):
        for first in siblings[:1]:
            claim.fill("destination", first.get("destination"), _NEXT)


def compared(told: Told, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """ "Ekspor Oman ke Mesir 5 ton, jauh di bawah Iran yang mencapai 9 ton", "Angka itu di bawah Iran yang 9 ton": whom
    a figure is told of that another is compared with exports, or buys where only buyers were told of."""
    figures = [link.start for slot in _FIGURES for link in claim.get(slot)]
    before = list(takewhile(lambda other: other is not claim, siblings))
    first = before[-1] if before else told.last if told.just else None
    if first is None or not figures:
        return
    named = [m for m in line.of(Label.COUNTRY) if m.end <= min(figures)][-1:]
    for country in named:
        if not line.find("place.with-figure", country.end, min(figures)):
            return
        if not (line.before(country.start, "place.set-against") or _goes_on(line, before, country)):
            return
        for slot in ("origin", "destination"):
            first.take_out(slot, [link for link in first.get(slot) if link.start == country.start], "only compared")
        sold = any(isinstance(link.value, Country) for link in first.get("origin"))
        bought = first.says("destination") and not (sold or geography.is_home(country))
        claim.slots["destination" if bought else "origin"] = [Link.of(country, _COMPARED)]
        if bought:
            claim.fill("origin", first.get("origin"), _COMPARED)
        else:
            claim.slots.pop("destination", None)
            claim.fill("destination", first.get("destination"), _COMPARED)


def _goes_on(line: Line, before: list[Claim], country: Mention) -> bool:
    """ "dibanding Iran yang 9 ton dan Irak 8 ton": the next that is compared with."""
    ends = (claim.get("origin") + claim.get("destination") for claim in before)
    last = [one for one, links in zip(before, ends, strict=True) if any(link.rules[-1] == _COMPARED for link in links)]
    figures = [link.end for claim in last[-1:] for slot in _FIGURES for link in claim.get(slot)]
    return bool(figures) and phrase("list.joint").find(line.text, max(figures), country.start) is not None


def _is_of_exporters(told: Told, last: Claim) -> bool:
    """Whether those who export are ranked in the sentence before, or in one that it goes on with."""
    ranks = told.before is not None and last.sentence == told.before.sentence and supply.ranks(told.before)
    return ranks or any(link.rules[-1] == _NEXT for link in last.get("origin"))


def beside_its_figure(told: Told, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """ "Ekspor teh ke sembilan negara 40 ton. Oman paling banyak, 12 ton": the country that a figure is told of buys,
    or it sells where the flow before is another country's; so does the one that was asked of ("Oman? Baru 12 ton")."""
    last = told.last
    figures = [
        link
        for flow in siblings
        if flow is claim or (flow.base and not claim.base)
        for slot in _FIGURES
        for link in flow.get(slot)
    ]
    if last is None or not figures or claim.says("destination") or claim.is_of_another_country:
        return
    start = min(link.start for link in figures)
    named = [m for m in roles.unplaced(line) if m.end <= start]
    goes_on = told.just or last.sentence == claim.sentence
    beside = named[-1:] if named and goes_on and line.find("place.of-its-figure", named[-1].end, start) else []
    for country in beside or [m for m in told.asked if m.label is Label.COUNTRY and not named]:
        sells = geography.is_home(country) or any(is_abroad(link.value) for link in last.get("origin"))
        claim.add("origin" if sells else "destination", Link.of(country, "role.beside-figure"))
