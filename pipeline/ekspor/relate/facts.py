"""Facts to claims: what one sentence says of export flows."""

from __future__ import annotations

import re
from datetime import date

from ekspor.relate import bind, numbers, period, roles
from ekspor.relate.claim import Claim, Cue, Group, Link, Phrase
from ekspor.relate.line import Line
from ekspor.relate.numbers import Numbers, Reading
from ekspor.schema import Kind, Label, Mention, Money, Period, Quantity, Region, Status

FLOW = ("export", "shipment")

_COUNT = r"(?:\d[\d.]*|se(?:jumlah|puluh|belas|kitar\s+\d+)|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+\s+belas|\w+\s+puluh(?:\s+\w+)?)"
_CLASS = re.compile(
    rf"\b{_COUNT}\s+(?:eksportir|perusahaan|pelaku\s+usaha|badan\s+usaha|UMKM|UKM|IKM|koperasi|produsen|pabrik|industri|rumah\s+proses|pengusaha|perajin|petani)\b"
    r"|(?<=berinisial\s)[A-Z]{1,4}\b"
    r"|\b(?:UMKM|IKM)\b(?=\s+dan\s+industri\b)|\b(?<=UMKM\sdan\s)industri\b|\b(?:UMKM|IKM)\b",
    re.I,
)
"""Who exports, where that is a number or a class of firms and not a name."""

_RELEASED = re.compile(r"\b(?:melepas|dilepas|pelepasan|memberangkatkan|diberangkatkan)\b", re.I)

_INITIALS = re.compile(r"(?<![\w.])[A-Z]{1,4}(?=\s+(?:dengan|membawa|yang|tujuan|kedapatan)\b|\s*[,(])")

_CLASS_BLOCKED = re.compile(r"\b(?:dinas|kementerian|bank|kredit|pelatihan|pembinaan|importir)\b[^,.]{0,25}\Z", re.I)


def claims(
    line: Line, published: date | None, context: str | None, anchor: Period | None
) -> tuple[list[Claim], Numbers]:
    """The claims of one sentence, and its numbers (whose loose changes belong to an earlier claim).

    `context` is the governor ("export") that the sentences before leave to figures without one of their own; `anchor` the period that
    comparisons refer to.
    """
    read = numbers.read(line)
    bound = bind.bind(line, read.readings)
    found = []
    for reading, names in zip(read.readings, bound, strict=True):
        governor = reading.governor or context
        if governor != "export" and not _leaves_the_country(line, names, context):
            continue
        if governor in FLOW:
            mine = next((p for c in reversed(found) if not c.base for p in c.periods), anchor)
            claim = _figure_claim(line, reading, names, published, mine)
            if claim is not None:
                found.append(claim)
    _after_figures(line, read, found, published)
    if not read.readings:
        found += _named_flows(line, published, context)
    found = [c for c in found if not _inbound(line, c)]
    for claim in found:
        add_exporter_class(line, claim)
        if line.sentence.kind is not Kind.CAPTION:
            _reporter(line, claim)
    return found, read


def _inbound(line: Line, claim: Claim) -> bool:
    """Another country's exports to Indonesia are imports: no record."""
    return any(part == "inbound" for _, part in roles.roles(line, line.of(Label.COUNTRY))) and not claim.slots.get(
        "destination"
    )


def _leaves_the_country(line: Line, names: dict[Label, list[Mention]], context: str | None) -> bool:
    """A shipment counts when the sentence or the article is about exports and it does not go to a place at home."""
    places = [roles.role(line, m) for m in [*names.get(Label.COUNTRY, ()), *names.get(Label.REGION, ())]]
    if "domestic" in places and "destination" not in places:
        return False
    return ("destination" in places and bool(names.get(Label.COMMODITY))) or "open" in places or line.has("export") or context in FLOW


def _figure_claim(
    line: Line, reading: Reading, names: dict[Label, list[Mention]], published: date | None, anchor: Period | None
) -> Claim | None:
    claim = Claim(line.sentence, reading.status or Status.REALIZED, reading.status_cue, base=reading.role == "base")
    if claim.base and claim.status is not Status.TARGET:
        claim.status, claim.status_cue = Status.REALIZED, None
    for mention in reading.figure.mentions:
        if isinstance(mention.value, Money):
            claim.add("value", Link.of(mention, "figure.value", per=reading.figure.per))
        elif isinstance(mention.value, Quantity):
            claim.add("quantity", Link.of(mention, "figure.quantity", per=reading.figure.per))
    for mention, change in reading.changes:
        claim.add("change", Link.of(mention, "figure.change", change))
    for mention, share in reading.shares:
        claim.add("share", Link.of(mention, "figure.share", share))
    towards = [p for _, p in roles.roles(line, line.of(Label.COUNTRY)) if p in ("open", "destination")]
    enumerated = len(towards) > 1 or bool(reading.shares)
    _add_names(line, claim, [m for group in names.values() for m in group], enumerated)
    dates = [m for m in names.get(Label.DATE, ()) if period.is_flow_time(line, m)]
    if dates and not claim.base and all(period.is_base(line, m) for m in dates) and claim.status is Status.REALIZED:
        claim.base = True  # "Tahun sebelumnya volumenya 1,21 juta ton"
    own = [m for m in dates if period.is_base(line, m) == claim.base] or ([] if not claim.base else dates)
    if own:
        nearest = min(own, key=lambda m: _distance(line, reading, m))
        claim.add(
            "period",
            period.link(
                line,
                nearest,
                published,
                anchor if claim.base else None,
                "figure.period",
                ahead=claim.status in (Status.PLANNED, Status.TARGET),
            ),
        )
    elif claim.base and anchor is not None and line.has("yoy"):
        figure = reading.figure.mentions[0]
        claim.add(
            "period",
            Link(figure.start, figure.end, figure.text, period.year_before(anchor), ("figure.period-year-before",)),
        )
    return claim if claim.slots else None


def _distance(line: Line, reading: Reading, mention: Mention) -> tuple[bool, bool, int]:
    """How far a date is from a figure: not cut off from it first, then before it, then near it."""
    left = mention.end <= reading.start
    gap = line.text[mention.end : reading.start] if left else line.text[reading.end : mention.start]
    return (bind.CUT.search(gap) is not None, not left, len(gap))


def _add_names(line: Line, claim: Claim, mentions: list[Mention], open_is_destination: bool) -> None:
    origins: list[Mention] = []
    for mention, part in roles.roles(line, mentions):
        match part:
            case "destination":
                claim.add("destination", Link.of(mention, "role.destination"))
            case "open" if open_is_destination:
                claim.add("destination", Link.of(mention, "role.destination-in-list"))
            case "origin":
                origins.append(mention)
            case "home":
                claim.add("origin", Link.of(mention, "role.home"))
            case "exporter":
                claim.add("exporter", Link.of(mention, "role.exporter"))
            case "commodity":
                claim.add("commodity", Link.of(mention, "role.commodity"))
            case "port":
                claim.add("port", Link.of(mention, "role.port"))
            case _:
                pass
    for mention in _most_specific(line, origins):
        claim.add("origin", Link.of(mention, "role.origin"))


def _most_specific(line: Line, places: list[Mention]) -> list[Mention]:
    """Of an address ("Desa X, Kecamatan Y, Kabupaten Z") only its first place; a list of places whole."""
    kept: list[Mention] = []
    for place in places:
        if kept:
            gap = line.text[kept[-1].end : place.start]
            if gap.strip(" \xa0\n") in (",", "(", ", ("):
                inner, outer = kept[-1].value, place.value
                known = isinstance(inner, Region) and isinstance(outer, Region)
                if not known or inner.code is None or outer.code is None or inner.code.startswith(outer.code):  # type: ignore[union-attr]
                    continue
        kept.append(place)
    regions = [p for p in kept if p.label is Label.REGION]
    return regions or kept


def add_exporter_class(line: Line, claim: Claim) -> None:
    """Who exports, where the sentence names a number or class of firms ("21 eksportir", "UMKM")."""
    if claim.slots.get("exporter") or claim.status is Status.TARGET or claim.base:
        return
    for match in _CLASS.finditer(line.text, line.sentence.start, line.sentence.end):
        inside = any(m.start < match.end() and match.start() < m.end for m in line.mentions)
        if not inside and not _CLASS_BLOCKED.search(line.text[line.sentence.start : match.start()]):
            claim.add(
                "exporter", Link(match.start(), match.end(), match[0], Phrase(match[0]), ("role.exporter-class",))
            )


def add_initials(line: Line, claim: Claim) -> None:
    """Whom the police name by initials only ("ZH dengan 3 batang emas, ZL dengan 2 batang"): the last before the first amount."""
    start = min((link.start for link in claim.amounts), default=line.sentence.end)
    before = [m for m in _INITIALS.finditer(line.text, line.sentence.start, start) if not any(x.start < m.end() and m.start() < x.end for x in line.mentions)]
    if before and not claim.slots.get("exporter"):
        match = before[-1]
        claim.add("exporter", Link(match.start(), match.end(), match[0], Phrase(match[0]), ("role.exporter-initials",)))


def _reporter(line: Line, claim: Claim) -> None:
    """The agencies or associations that the sentence names as its source."""
    for mention in roles.reporters(line):
        claim.add("agency", Link.of(mention, "role.reporter"))


def _after_figures(line: Line, read: Numbers, found: list[Claim], published: date | None) -> None:
    """A stop told after the last figure of the sentence ("… yang pada September masih 1,9 juta, bulan lalu terhenti")."""
    if not found or not read.readings:
        return
    end = read.readings[-1].end
    halts = line.between(end, line.sentence.end, "halted")
    last = found[-1]
    if not halts or last.status is Status.HALTED or read.readings[-1].status is Status.HALTED:
        return
    if not re.search(r"[,;]|\b(?:kini|sekarang)\b", line.text[end : halts[0].start]):
        return
    claim = Claim(line.sentence, Status.HALTED, halts[0])
    for slot in ("exporter", "origin", "commodity", "destination", "agency"):
        claim.fill(slot, last.slots.get(slot, []), "inherit.same-sentence")
    dates = [m for m in line.of(Label.DATE) if m.start >= end and period.is_flow_time(line, m)]
    if dates:
        claim.add("period", period.link(line, dates[-1], published, None, "figure.period"))
    if claim.slots.keys() & {"exporter", "commodity", "destination"}:
        found.append(claim)


# ── flows without an amount of their own ─────────────────────────────────────────────────────────────────────────────


def _named_flows(line: Line, published: date | None, context: str | None) -> list[Claim]:
    """Flows named with an exporter, goods or destination and no figure ("CV X dengan komoditi Y ke Z, PT W …")."""
    if not _speaks_of_a_flow(line, context):
        return []
    found = []
    for names in _frames(line):
        claim = Claim(line.sentence)
        claim.status, claim.status_cue = _status(line, names)
        firm = any(m.label is Label.COMPANY for m in names) and any(m.label is Label.COMMODITY for m in names)
        listed = firm or (sum(1 for m in names if m.label is Label.COUNTRY) > 1 and line.has("export"))
        _add_names(line, claim, names, listed)
        if not claim.slots.keys() & {"commodity", "destination"}:
            continue
        if not claim.slots.keys() & {"destination", "exporter"} and not line.has("export", "halted", "list"):
            continue
        dates = [m for m in line.of(Label.DATE) if period.is_flow_time(line, m) and not period.is_base(line, m)]
        if dates:
            claim.add(
                "period",
                period.link(line, dates[-1], published, None, "named.period", ahead=claim.status in (Status.PLANNED, Status.TARGET)),
            )
        found.append(claim)
    return found


def _speaks_of_a_flow(line: Line, context: str | None) -> bool:
    if line.sentence.kind is Kind.HEADLINE and len(line.text) - line.sentence.end > 200:
        return False
    if line.has("list") and (context in FLOW or line.has("export")) and not line.has("import", "domestic"):
        return True
    flow = line.has("export") or (line.has("shipment") and bool(line.of(Label.COMMODITY)) and (context in FLOW or bool(line.of(Label.COUNTRY))))
    if line.has("halted") and context in FLOW:
        flow = True
    if not flow or line.has("negated") or (line.has("general") and not line.has("halted")):
        return False
    governors = [c for c in line.cues if c.kind in ("export", "shipment", "import", "domestic")]
    foreign = [c for c in governors if c.kind in FLOW]
    return len(foreign) * 2 >= len(governors) or line.has("halted")


def _frames(line: Line) -> list[list[Mention]]:
    """The names of the sentence cut into one frame a flow: a new one starts wherever the leading label comes again."""
    groups = [
        g for g in line.groups if g.label in (Label.COMPANY, Label.COMMODITY, Label.COUNTRY, Label.REGION, Label.PORT)
    ]
    groups = [g for g in groups if g.label is not Label.COMPANY or roles.role(line, g.mentions[0]) == "exporter"]
    lead = _leading(groups)
    if lead is None:
        return [[m for g in groups for m in g.mentions]]
    frames: list[list[Mention]] = [[]]
    for group in groups:
        if group.label is lead and any(m.label is lead for m in frames[-1]):
            frames.append([])
        frames[-1].extend(group.mentions)
    return frames


def _leading(groups: list[Group]) -> Label | None:
    """The label that opens each of several frames: it recurs, and every frame it opens holds goods or a destination of its own."""
    for label in (Label.COMPANY, Label.COMMODITY):
        at = [i for i, g in enumerate(groups) if g.label is label]
        if len(at) < 2:
            continue
        spans = [groups[a:b] for a, b in zip(at, [*at[1:], len(groups)], strict=True)]
        need = {Label.COMMODITY, Label.COUNTRY} - {label}
        if all(any(g.label in need for g in span) for span in spans):
            return label
    return None


def _status(line: Line, names: list[Mention]) -> tuple[Status, Cue | None]:
    cues = [c for c in line.cues if c.kind in ("halted", "planned", "target")]
    for kind in ("halted", "planned"):
        for cue in cues:
            if kind == "planned" and _RELEASED.search(line.text, line.sentence.start, line.sentence.end):
                break
            if cue.kind == kind:
                return Status(kind), cue
    return Status.REALIZED, None
