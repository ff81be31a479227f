"""Names to slots, and flows named with an exporter, goods or a destination and no amount of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from ekspor.relate import context, geography, period, roles, standing, stated, supply
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Group
from ekspor.relate.scorer import Judge
from ekspor.schema import Country, Label, Mention, Region, Status

_LIST_NEAR = 60
"""Characters between a word of export and a list of countries that is one of buyers."""

_SLOTS: dict[geography.Role, tuple[str, str]] = {
    "destination": ("destination", "role.destination"),
    "open": ("destination", "role.destination-in-list"),
    "home": ("origin", "role.home"),
    "exporter": ("exporter", "role.exporter"),
    "commodity": ("commodity", "role.commodity"),
    "port": ("port", "role.port"),
}
"""The slot that a name fills by the part it plays, and the rule that says so. Origins are chosen among all of them."""


def add_names(line: Line, claim: Claim, mentions: list[Mention], listed: bool) -> None:
    """Fill the slots of a claim with its names, each by its part; `listed`: a country without a part of its own is a
    destination, as in a list of buyers."""
    parts = roles.roles(line, mentions)
    listed = listed or {Label.COMPANY, Label.COMMODITY} <= {m.label for m in mentions}
    for mention, part in parts:
        if part in _SLOTS and (part != "open" or listed):
            slot, rule = _SLOTS[part]
            claim.add(slot, Link.of(mention, rule))
    origins = most_specific(line, [m for m, part in parts if part == "origin"])
    for weaker in ("place.governed", "place.just-at", "place.of-whole"):
        origins = [m for m in origins if not line.before(m.start, weaker)] or origins
    for mention in origins:
        claim.add("origin", Link.of(mention, "role.origin"))


def claims(line: Line, published: date | None, goes_on: bool, judge: Judge) -> list[Claim]:
    """The flows of a sentence without figures ("CV X dengan komoditas Y ke Z, PT W …").

    `goes_on`: the sentences before were of exports. `judge` has the last word.
    """
    if not stated.can_speak_of_a_flow(line):
        return []
    speaks = stated.speaks_of_a_flow(line, goes_on)
    known = stated.ranks(line) or supply.is_fact(line)
    status, cue = (Status.REALIZED, None) if known else standing.read(line)
    dates = [m for m in period.flow_times(line) if not _is_told_why(line, m)]
    found: list[Claim] = []
    for names in _frames(line):
        claim = Claim(line.sentence, status, cue)
        add_names(line, claim, names, _is_list(line, names))
        if _is_banned_by_a_country(line, claim):
            claim.slots.pop("exporter", None)
        if not stated.says_enough(line, claim):
            continue
        if dates:
            claim.add("period", period.link(line, dates[-1], published, None, "named.period", ahead=claim.ahead))
        if standing.is_open(line, status) and published is not None and period.lies_ahead(claim, published):
            claim.status = Status.PLANNED
        by_rule = speaks and (stated.is_flow(line, claim) or _is_next_of_list(claim, found))
        verdict = judge.named(line, claim, by_rule)
        if verdict.keep:
            verdict.note(claim)
            claim.aside = not by_rule
            found += _by_rank(line, claim)
    return found


def _is_next_of_list(claim: Claim, found: list[Claim]) -> bool:
    """ "mengirim tikar ke Italia, tas ke Brunei, topi ke Dubai": far from the verb, but like those before it."""
    towards = any(link.rules[-1] == "role.destination" for link in claim.get("destination"))
    return bool(found) and not found[-1].aside and claim.says("commodity") and towards


def _is_banned_by_a_country(line: Line, claim: Claim) -> bool:
    """ "laba PT X naik akibat larangan ekspor nikel Indonesia": the firm is only touched by what all have to do."""
    cue = claim.status_cue
    if claim.status is not Status.HALTED or cue is None or not line.find("halt.ban", cue.start, cue.end):
        return False
    return any(isinstance(link.value, Country) for link in claim.get("origin"))


def _by_rank(line: Line, claim: Claim) -> list[Claim]:
    """ "eksportir pala terbesar ke Italia, disusul India dan Grenada": each exports the same to the same place."""
    behind = line.find("rank.next") if stated.ranks(line) or supply.tells(line) else None
    if behind is None:
        return [claim]
    places = roles.roles(line, [m for m in line.of(Label.COUNTRY) if m.start >= behind.end()])
    claim.take_out("origin", [link for link in claim.get("origin") if link.start >= behind.end()], "next in rank")
    found = [claim]
    for place, part in places:
        if part in ("open", "origin", "home"):
            follower = replace(claim, slots={slot: [*links] for slot, links in claim.slots.items()}, steps=[])
            follower.slots["origin"] = [Link.of(place, "role.next-in-rank")]
            found.append(follower)
    return found


def _is_told_why(line: Line, date_: Mention) -> bool:
    """ "kinerjanya tahun ini kuat karena ekspornya ke Oman naik": the date is not that of what explains it."""
    flows = [flow for flow in context.flows(line) if flow.start >= date_.end]
    return (
        len(flows) == len(context.flows(line)) > 0
        and line.find("clause.because", date_.end, flows[0].start) is not None
    )


def most_specific(line: Line, places: list[Mention]) -> list[Mention]:
    """Of an address ("Desa X, Kecamatan Y, Kabupaten Z") only its first place; a list of places whole."""
    kept = places[:1]
    for inner, place in pairwise(places):
        if not is_address(line, inner, place):
            kept.append(place)
    return [p for p in kept if p.label is Label.REGION] or kept


def is_address(line: Line, inner: Mention, outer: Mention) -> bool:
    """Whether a place is what the one before it lies in; where a code is unknown, a comma is enough."""
    if line.text[inner.end : outer.start].strip(" \xa0\n") not in (",", "(", ", ("):
        return False
    match inner.value, outer.value:
        case Region(code=str() as within), Region(code=str() as around):
            return within.startswith(around)
        case _:
            return True


def lies_in(inner: Link, outer: Link) -> bool:
    """Whether a place is another, or lies in it."""
    match inner.value, outer.value:
        case _, Country(code="ID"):
            return True
        case Region(code=str() as within), Region(code=str() as around):
            return within.startswith(around)
    return False


def _is_list(line: Line, names: list[Mention]) -> bool:
    """Whether a country without a part of its own is a buyer: beside a firm and its goods, or one of several."""
    labels = [m.label for m in names]
    if Label.COMPANY in labels and Label.COMMODITY in labels:
        return True
    if labels.count(Label.COUNTRY) < 2:
        return False
    first = next(m for m in names if m.label is Label.COUNTRY)
    return any(
        0 < first.start - c.end < _LIST_NEAR and "," not in line.text[c.end : first.start]
        for c in line.cues
        if c.kind in ("export", "list")
    )


def _frames(line: Line) -> list[list[Mention]]:
    """The names of the sentence cut into one frame a flow: a new one starts wherever the leading label comes again."""
    groups = [
        g for g in line.groups if g.label in (Label.COMPANY, Label.COMMODITY, Label.COUNTRY, Label.REGION, Label.PORT)
    ]
    groups = [g for g in groups if g.label is not Label.COMPANY or roles.role(line, g.mentions[0]) == "exporter"]
    groups = [g for g in groups if g.label is not Label.COMMODITY or not _is_of_imports(line, g)]
    lead = _leading(line, groups)
    frames: list[list[Mention]] = [[]]
    for group in groups:
        if group.label is lead and any(m.label is lead for m in frames[-1]):
            frames.append([])
        frames[-1].extend(group.mentions)
    return frames


def _is_of_imports(line: Line, goods: Group) -> bool:
    """ "Barang impornya pupuk, barang ekspornya karet": of the goods the first are brought in."""
    cues = line.between(line.start, goods.start, "export", "shipment", "import")
    return bool(cues) and cues[-1].kind == "import" and line.has("export")


def _leading(line: Line, groups: list[Group]) -> Label | None:
    """The label that opens each of several frames: it recurs, and each frame has goods or a destination of its own."""
    for label in (Label.COMPANY, Label.COMMODITY):
        at = [i for i, g in enumerate(groups) if g.label is label]
        if len(at) < 2:
            continue
        spans = [groups[a:b] for a, b in zip(at, [*at[1:], len(groups)], strict=True)]
        if all(any(_tells_apart(line, g, label) for g in span) for span in spans):
            return label
    return None


def _tells_apart(line: Line, group: Group, lead: Label) -> bool:
    """Whether a list is of the goods of one of several firms, or says where those of a firm, or of a kind, go."""
    if group.label is Label.REGION:
        return geography.is_foreign(line, group.mentions[0])
    return group.label in {Label.COMMODITY, Label.COUNTRY} - {lead}
