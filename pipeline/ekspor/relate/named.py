"""Names to slots, and flows named with an exporter, goods or a destination and no amount of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from ekspor.relate import context, period, roles, standing
from ekspor.relate.claim import Claim, Cue, Group, Link
from ekspor.relate.context import FLOW
from ekspor.relate.line import Line
from ekspor.relate.scorer import Judge
from ekspor.schema import Kind, Label, Mention, Region, Status

_HEADLINE_ALONE = 200
"""Characters that may follow a headline for it to be the article's only word on a flow; more say it better."""

_LIST_NEAR = 60
"""Characters between a word of export and a list of countries that is one of buyers."""

_TIED = 30
"""Characters between a word of export and the goods or destination that it is said of."""

_SLOTS: dict[roles.Role, tuple[str, str]] = {
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
    for weaker in ("place.governed", "place.just-at"):
        origins = [m for m in origins if not line.before(m.start, weaker)] or origins
    for mention in origins:
        claim.add("origin", Link.of(mention, "role.origin"))


def claims(line: Line, published: date | None, goes_on: bool, judge: Judge) -> list[Claim]:
    """The flows of a sentence without figures ("CV X dengan komoditas Y ke Z, PT W …").

    `goes_on`: the sentences before were of exports. `judge` has the last word.
    """
    if not can_speak_of_a_flow(line):
        return []
    ranked = line.find("flow.ranked") is not None
    speaks = ranked or _speaks_of_a_flow(line, goes_on)
    status, cue = (Status.REALIZED, None) if ranked else standing.read(line)
    general = line.has("general") and not ranked and not (line.has("halted") and line.has(*FLOW))
    dates = [m for m in period.flow_times(line) if not _is_told_why(line, m)]
    found = []
    for names in _frames(line):
        claim = Claim(line.sentence, status, cue)
        add_names(line, claim, names, _is_list(line, names))
        if not (claim.says("commodity", "destination") or (claim.says("exporter") and line.find("flow.to-many"))):
            continue
        if dates:
            claim.add("period", period.link(line, dates[-1], published, None, "named.period", ahead=claim.ahead))
        if standing.is_open(line, status) and published is not None and period.lies_ahead(claim, published):
            claim.status = Status.PLANNED
        listed = line.has("list") and (claim.says("commodity") or len(claim.get("destination")) > 1)
        by_rule = speaks and _is_flow(line, claim) and (listed or not general or _is_firm(line, claim))
        verdict = judge.named(line, claim, by_rule)
        if verdict.keep:
            verdict.note(claim)
            claim.aside = not by_rule
            found += [claim, *(_next_in_rank(line, claim) if ranked else ())]
    return found


def _next_in_rank(line: Line, leader: Claim) -> list[Claim]:
    """ "eksportir pala terbesar ke Italia, disusul India dan Grenada": each exports the same to the same place."""
    behind = line.find("rank.next")
    if behind is None:
        return []
    found = []
    for place, part in roles.roles(line, [m for m in line.of(Label.COUNTRY) if m.start >= behind.end()]):
        claim = replace(leader, slots={s: links for s, links in leader.slots.items() if s != "origin"}, steps=[])
        if part in ("open", "origin", "home") and not any(place.start == link.start for link in leader.get("origin")):
            claim.add("origin", Link.of(place, "role.next-in-rank"))
            found.append(claim)
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


def can_speak_of_a_flow(line: Line) -> bool:
    """Whether a sentence has the words, and the goods or the place, that a flow without a figure is told by."""
    if line.sentence.kind is Kind.HEADLINE and len(line.text) - line.end > _HEADLINE_ALONE:
        return False
    named = line.of(Label.COMMODITY, Label.COUNTRY, Label.REGION) or line.find("flow.to-many")
    return bool(named) and (line.has("actor", "halted", "list") or bool(context.flows(line)))


def _speaks_of_a_flow(line: Line, goes_on: bool) -> bool:
    told = {cue.kind for cue in context.flows(line)}
    export = "export" in told
    if line.has("list") and (goes_on or export) and not line.has("import", "domestic"):
        return True
    halted = any(standing.stops_a_flow(line, cue) for cue in line.cues if cue.kind == "halted")
    sends = "shipment" in told and _sends_goods(line, goes_on)
    if not (export or sends or (halted and goes_on)) or line.has("negated") or line.find("flow.channelled"):
        return False
    return halted or _is_mostly_export(line)


def _sends_goods(line: Line, goes_on: bool) -> bool:
    """Whether what a sentence sends are goods for a place abroad: it names them, or goes on with exports."""
    if line.of(Label.COMMODITY):
        return goes_on or bool(line.of(Label.COUNTRY))
    return goes_on and roles.ships_abroad(line)


def _is_mostly_export(line: Line) -> bool:
    """Whether at least half of what is told to move leaves the country."""
    flows = [c.kind for c in line.cues if c.kind in ("export", "shipment", "import", "domestic")]
    return sum(kind in FLOW for kind in flows) * 2 >= len(flows)


def _is_firm(line: Line, claim: Claim) -> bool:
    """Whether a sentence that also speaks of rules, wishes or fears tells of a flow all the same: of a plan that says
    where to, and what or when."""
    if claim.status is not Status.PLANNED or not _goes_abroad(line, claim):
        return False
    plans, flows = ([cue for cue in line.cues if cue.kind in kinds] for kinds in (("planned",), FLOW))
    if claim.status_cue is not None and not any(_is_to_do(line, plan, flow) for plan in plans for flow in flows):
        return False
    return claim.says("commodity", "exporter", "period") or len(claim.get("destination")) > 1


def _is_to_do(line: Line, plan: Cue, flow: Cue) -> bool:
    """ "disiapkan agar dapat mengekspor", "peluang ekspor", not "akan berdampak pada ekspor" """
    word = line.text[flow.start : flow.end].lower()
    ahead = plan.start <= flow.start and not standing.pauses(line, plan, flow)
    return ahead and (plan.end > flow.start or word.startswith(("me", "di")))


def _goes_abroad(line: Line, claim: Claim) -> bool:
    """ "mengekspor langsung ke Amerika Serikat", "peluang ekspor ke negara baru seperti Kenya" """
    ends = [cue.end for cue in line.cues if cue.kind in FLOW]
    told = [link.start for link in claim.get("destination") if link.rules[-1] == "role.destination"]
    return any(0 <= start - end <= _LIST_NEAR for start in told for end in ends)


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


def _is_flow(line: Line, claim: Claim) -> bool:
    """Goods alone make a flow only where the sentence says that they are exported or stopped, or lists what is."""
    if not (
        claim.says("exporter") or _is_tied(line, claim) or _goes_abroad(line, claim)
    ):
        return False
    if (
        claim.status is Status.PLANNED
        and not claim.says("exporter")
        and not (claim.says("commodity") and claim.says("destination"))
        and not _goes_abroad(line, claim)
    ):
        return False
    return claim.says("destination", "exporter") or line.has("export", "actor", "halted", "list")


def _is_tied(line: Line, claim: Claim) -> bool:
    """Whether goods or a destination stand near a word of export, shipment or stop, not only in its sentence."""
    words = [*context.flows(line), *(c for c in line.cues if c.kind in ("actor", "halted", "list"))]
    names = [*claim.get("commodity"), *claim.get("destination")]
    return any(max(name.start - c.end, c.start - name.end) <= _TIED for name in names for c in words)


def _frames(line: Line) -> list[list[Mention]]:
    """The names of the sentence cut into one frame a flow: a new one starts wherever the leading label comes again."""
    groups = [
        g for g in line.groups if g.label in (Label.COMPANY, Label.COMMODITY, Label.COUNTRY, Label.REGION, Label.PORT)
    ]
    groups = [g for g in groups if g.label is not Label.COMPANY or roles.role(line, g.mentions[0]) == "exporter"]
    groups = [g for g in groups if g.label is not Label.COMMODITY or not _is_of_imports(line, g)]
    lead = _leading(groups)
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


def _leading(groups: list[Group]) -> Label | None:
    """The label that opens each of several frames: it recurs, and each frame has goods or a destination of its own."""
    for label in (Label.COMPANY, Label.COMMODITY):
        at = [i for i, g in enumerate(groups) if g.label is label]
        if len(at) < 2:
            continue
        spans = [groups[a:b] for a, b in zip(at, [*at[1:], len(groups)], strict=True)]
        need = {Label.COMMODITY, Label.COUNTRY} - {label}
        if all(any(g.label in need for g in span) for span in spans):
            return label
    return None
