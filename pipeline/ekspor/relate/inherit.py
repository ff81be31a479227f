"""What a claim takes from the sentences before: the topic (exporter, goods, origin, period), the source that is speaking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ekspor.relate import facts, roles
from ekspor.relate import cues as cue_finder
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.numbers import Numbers
from ekspor.schema import Country, Label, Mention, Period, Region, Sentence, Status

_REACH = 3
"""Sentences after the last flow within which a figure without a governor of its own still counts as one."""

_RESTATES = re.compile(r"(?:nilai|volume|tonase|jumlah|total|berat|harga)(?:nya)?\b", re.I)
_FIRM_AGAIN = re.compile(r"\b(?:perusahaan|perseroan|koperasi|emiten|usaha|produsen)\s+(?:itu|ini|tersebut)\b|\bperseroan\b|\bperusahaannya\b|\bkoperasinya\b", re.I)


@dataclass(slots=True)
class Topic:
    """What the article is talking about at a point of its reading."""

    origin: list[Link] = field(default_factory=list)
    exporter: list[Link] = field(default_factory=list)
    reporter: list[Link] = field(default_factory=list)
    period: list[Link] = field(default_factory=list)
    last: Claim | None = None  # the last claim with a figure that is no base of comparison
    base: Claim | None = None  # the last base of comparison
    first: Claim | None = None  # the first claim with a figure: the article's total
    distance: int = _REACH + 1  # sentences since the last claim
    homes: dict[str, list[Link]] = field(default_factory=dict)  # where a firm sits


def relate(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], published: date | None) -> list[Claim]:
    """The claims of an article, in order, each filled from its context. Only sentences that are text can make one."""
    cues = cue_finder.find(text, mentions)
    lines = [Line.read(text, s, mentions, cues) for s in sentences if s.kind.is_text]
    topic = Topic(origin=_main_origin(lines), reporter=_first_reporter(lines))
    about_exports = any(line.has("export") for line in lines[:4])
    found: list[Claim] = []
    for line in lines:
        context = "export" if topic.distance <= _REACH and _may_continue(line, about_exports) else None
        anchor = _period(topic.last)
        claims, read = facts.claims(line, published, context, anchor)
        _note_reporter(topic, line)
        _loose(topic, read)
        claims = [c for c in claims if not _restates(topic, line, c)]
        for claim in claims:
            _fill(topic, line, claim, claims)
            _remember(topic, claim)
        topic.distance = 0 if claims else topic.distance + 1
        found += claims
    for claim in found:
        claim.fill("agency", topic.reporter if not claim.slots.get("agency") and topic.reporter else [], "inherit.reporter")
    return found


def _may_continue(line: Line, about_exports: bool) -> bool:
    """Whether a sentence can go on with the flows before it: it breaks them down or refers back, and turns to nothing else."""
    if line.has("import", "domestic"):
        return False
    names = line.of(Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY, Label.DATE)
    return about_exports and (bool(names) or line.has("anaphora", "target", "share"))


def _main_origin(lines: list[Line]) -> list[Link]:
    """Where the article's exports come from: the region that it ties to exports most, else Indonesia if it names it."""
    weight: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    home: Mention | None = None
    for index, line in enumerate(lines):
        for mention in line.of(Label.REGION, Label.COUNTRY):
            if isinstance(mention.value, Country):
                home = home or (mention if mention.value.code == "ID" else None)
                continue
            if not isinstance(mention.value, Region) or mention.label is not Label.REGION:
                continue
            if roles.role(line, mention) != "origin" or (mention.value.code is None and not mention.value.candidates):
                continue
            near = any(abs(c.end - mention.start) < 60 for c in line.cues if c.kind == "export")
            key = mention.text.casefold()
            weight[key] += (3 if near else 1) * (3 if index < 3 else 1) if line.has("export") else 0
            sample.setdefault(key, mention)
    ranked = weight.most_common()
    if ranked and ranked[0][1] >= 6:
        best = max((k for k, w in ranked if w * 2 >= ranked[0][1]), key=lambda k: (len(sample[k].value.code or "") if isinstance(sample[k].value, Region) else 0, weight[k]))  # type: ignore[union-attr]
        best = ranked[0][0] if weight[best] * 2 < ranked[0][1] else best
        return [Link.of(sample[best], "inherit.main-origin")]
    return [Link.of(home, "inherit.home")] if home is not None else []


def _first_reporter(lines: list[Line]) -> list[Link]:
    for line in lines:
        found = _reporters(line)
        if found and line.has("report", "speech"):
            return [Link.of(found[0], "inherit.first-reporter")]
    return []


def _reporters(line: Line) -> list[Mention]:
    return [m for m in line.of(Label.AGENCY, Label.COMPANY) if roles.role(line, m) == "agency"]


def _note_reporter(topic: Topic, line: Line) -> None:
    found = _reporters(line)
    if found and line.has("report"):
        topic.reporter = [Link.of(found[0], "inherit.reporter")]


def _loose(topic: Topic, read: Numbers) -> None:
    if topic.last is not None and topic.distance <= 1:
        for mention, change in read.loose:
            topic.last.add("change", Link.of(mention, "inherit.change", change))


def _restates(topic: Topic, line: Line, claim: Claim) -> bool:
    """A sentence that only gives the flow before it in another measure ("Nilainya Rp 297 juta") adds to that claim."""
    target = topic.base if claim.base else topic.last
    if target is None or topic.distance > 1 or claim.status is not target.status or not claim.amounts:
        return False
    if claim.slots.keys() & {"commodity", "destination", "exporter", "share"} or not line.has("anaphora"):
        return False
    own = [_text(link) for link in claim.slots.get("period", ())]
    if own and own != [_text(link) for link in target.slots.get("period", ())]:
        return False
    slots = [s for s in ("value", "quantity") if claim.slots.get(s)]
    if any(target.slots.get(s) for s in slots):
        return False
    for slot in (*slots, "change"):
        for link in claim.slots.get(slot, ()):
            target.add(slot, Link(link.start, link.end, link.text, link.value, (*link.rules, "inherit.restated"), link.per))
    return True


def _text(link: Link) -> object:
    return link.value if link.value is not None else link.text


def _fill(topic: Topic, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    lead = next((c for c in siblings if c is not claim and not c.base and c.amounts), None)
    figure = bool(claim.amounts or claim.slots.get("share") or claim.slots.get("change"))
    if claim.base:
        source = lead or topic.last
        if source is not None:
            for slot in ("exporter", "origin", "commodity", "destination", "agency"):
                claim.fill(slot, source.slots.get(slot, []), "inherit.compared")
    elif figure and topic.last is not None and topic.distance <= 1 and line.has("anaphora"):
        for slot in ("exporter", "origin", "commodity", "destination"):
            if slot != "destination" or claim.status is Status.REALIZED:
                claim.fill(slot, topic.last.slots.get(slot, []), "inherit.anaphora")
    if _FIRM_AGAIN.search(line.text, line.sentence.start, line.sentence.end) or (claim.amounts and not claim.slots.get("origin") and topic.distance <= 2 and not line.of(Label.REGION)):
        claim.fill("exporter", topic.exporter, "inherit.exporter")
    if topic.first is not None and figure:
        _fill_from_total(topic.first, claim)
    for link in claim.slots.get("exporter", ()):
        claim.fill("origin", topic.homes.get(link.text.casefold(), []), "inherit.home-of-exporter")
    claim.fill("origin", topic.origin, "inherit.topic")
    if figure and not claim.base and (claim.status is Status.REALIZED or topic.distance <= 1):
        claim.fill("period", topic.period, "inherit.period")


def _fill_from_total(first: Claim, claim: Claim) -> None:
    goods = first.slots.get("commodity", [])
    if len(goods) == 1 and not claim.slots.get("exporter"):
        claim.fill("commodity", goods, "inherit.topic")


def _remember(topic: Topic, claim: Claim) -> None:
    figure = bool(claim.amounts or claim.slots.get("share") or claim.slots.get("change"))
    if claim.base:
        topic.base = claim
        return
    if figure:
        topic.last = claim
        topic.first = topic.first or (claim if claim.amounts else None)
        if claim.slots.get("period") and claim.status is Status.REALIZED:
            topic.period = claim.slots["period"]
    exporters = [link for link in claim.slots.get("exporter", ()) if "role.exporter" in link.rules]
    topic.exporter = exporters
    origins = [link for link in claim.slots.get("origin", ()) if link.rules[-1].startswith("role.")]
    if len(exporters) == 1 and origins:
        topic.homes.setdefault(exporters[0].text.casefold(), origins)


def _period(claim: Claim | None) -> Period | None:
    for link in claim.slots.get("period", ()) if claim is not None else ():
        if isinstance(link.value, Period):
            return link.value
    return None


