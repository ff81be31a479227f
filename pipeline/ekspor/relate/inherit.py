"""What a claim takes from the sentences before: the topic (exporter, goods, origin, period), the source that is speaking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ekspor.relate import cues as cue_finder
from ekspor.relate import facts, period, roles
from ekspor.relate.claim import Claim, Cue, Link, Phrase
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.numbers import Numbers
from ekspor.schema import Country, Kind, Label, Mention, Period, Region, Sentence, Status

_REACH = 3
"""Sentences after the last flow within which a figure without a governor of its own still counts as one."""

_OFTEN = 3
"""Times that a firm of the lead must be named for the whole article to be about it."""

_LEAD = 4
"""Sentences of headline and lead, in which an article says what it is about."""

_REPORTED_BY = 8
"""Sentences within which the first source must be named to stand for what was told before it."""

_OFFICE_NEAR = 80
"""Characters between an office and the name of who speaks for it."""

_SEAT_NEAR = 40
"""Characters between a firm and the place that is its seat."""

_BUSINESS = re.compile(
    r"\b(?:direktur|presdir|dirut|gm|general\s+manager|manajer|pemilik|komisaris|ceo|pengamat|ekonom|analis|peneliti|akademisi|guru\s+besar|dosen"
    r"|corporate\s+secretary|sekretaris\s+perusahaan|pengusaha|perajin|eksportir)\b[^.;]{0,70}\Z",
    re.I,
)
"""Titles of those who speak for a firm or for themselves, not for an office."""

_FIRM_AGAIN = re.compile(
    r"\b(?:perusahaan|perseroan|koperasi|emiten|usaha|produsen|produk|barang|kontrak|pesanan|pabrik)(?:\s+\w+){0,5}?\s+(?:itu|ini|tersebut)\b|\bperseroan\b|\bperusahaan\b|\bkami\b|\bpihaknya\b|\bperusahaannya\b|\bkoperasinya\b",
    re.I,
)


@dataclass(slots=True)
class Topic:
    """What the article is talking about at a point of its reading."""

    names: Names
    origin: list[Link] = field(default_factory=list)
    goods: list[Link] = field(default_factory=list)
    seized: Cue | None = None  # the article is about smuggling foiled: what it counts never left
    seized_at: list[Link] = field(default_factory=list)
    announced: list[Link] = field(default_factory=list)  # the time that a sentence without a flow sets for what follows
    announced_stop: Cue | None = None  # and that what follows has stopped
    about: str = "export"  # what the last sentence that said so was about: export, import, domestic
    recent: Claim | None = None  # a flow named without an amount in the sentence before
    firm: list[Link] = field(default_factory=list)  # the exporter that the article is telling of
    firm_distance: int = 99  # sentences since it was named
    firm_article: bool = (
        False  # its headline or lead names the exporter: everything is of this firm until another is named
    )
    reporter: list[Link] = field(default_factory=list)
    period: list[Link] = field(default_factory=list)
    last: Claim | None = None  # the last claim with a figure that is no base of comparison
    base: Claim | None = None  # the last base of comparison
    first: Claim | None = (
        None  # the first claim with an amount, if it stands in the headline or lead: the article's total
    )
    distance: int = _REACH + 1  # sentences since the last claim
    firms: Counter[str] = field(default_factory=Counter)  # how often each firm is named, under any of its names
    speakers: dict[str, list[Link]] = field(default_factory=dict)  # for whom a person speaks, by each part of the name
    classes: list[Link] = field(default_factory=list)  # the class of exporters that the headline names
    homes: dict[str, list[Link]] = field(default_factory=dict)  # where a firm sits


def relate(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], published: date | None
) -> list[Claim]:
    """The claims of an article, in order, each filled from its context. Only sentences that are text can make one."""
    names = Names(text, mentions)
    mentions = [
        replace(m, label=Label.AGENCY) if m.label is Label.COMPANY and roles.is_association(names.full(m).text) else m
        for m in mentions
    ]
    mentions = [m for m in mentions if not _said_before(text, names, m)]
    cues = cue_finder.find(text, mentions)
    lines = [Line.read(text, s, mentions, cues) for s in sentences if s.kind.is_text]
    topic = Topic(
        names,
        origin=_main_origin(lines),
        reporter=_first_reporter(lines),
        goods=_main_goods(lines),
        seized=_seized(lines), seized_at=_ports(lines[:_LEAD]),
        firms=_firms(lines, names),
        classes=_headline_class(lines),
    )
    about_exports = any(line.has("export", "actor") or _ships_abroad(line) for line in lines[:_LEAD])
    found: list[Claim] = []
    for index, line in enumerate(lines):
        _note_firm(topic, line, index)
        context = (
            "export"
            if topic.about == "export" and topic.distance <= _REACH and _may_continue(line, about_exports)
            else None
        )
        anchor = _period(topic.last)
        claims, read = facts.claims(line, published, context, anchor)
        _note_reporter(topic, line)
        _loose(topic, read)
        _exporters_told_after(topic, line, read)
        told = len(claims)
        claims = [c for c in claims if not _restates(topic, line, c)]
        for claim in claims:
            _fill(topic, line, claim, claims)
            _remember(topic, claim, index)
        _announce(topic, line, published, bool(claims))
        topic.about = _about(line) or topic.about
        topic.distance = 0 if told or line.has("export", "actor") else topic.distance + 1
        found += claims
    return found


def _firms(lines: list[Line], names: Names) -> Counter[str]:
    every = [(m.text.casefold(), names.full(m).text.casefold()) for line in lines for m in line.of(Label.COMPANY)]
    total = Counter(full for _, full in every)
    return Counter({text: total[full] for text, full in every})


def _headline_class(lines: list[Line]) -> list[Link]:
    for line in lines[:1]:
        if line.sentence.kind is Kind.HEADLINE and line.has("export") and not line.has("halted"):
            probe = Claim(line.sentence)
            facts.add_exporter_class(line, probe)
            return probe.slots.get("exporter", [])
    return []


_SEIZED = re.compile(r"\b(?:penyelundupan|menyelundupkan|diselundupkan|selundup\w*|digagalkan|menggagalkan|penindakan|tidak memenuhi ketentuan ekspor)\b", re.I)


def _seized(lines: list[Line]) -> Cue | None:
    return next(
        (
            c
            for line in lines[:_LEAD]
            for c in line.cues
            if c.kind == "halted" and _SEIZED.fullmatch(line.text[c.start : c.end])
        ),
        None,
    )


def _said_before(text: str, names: Names, mention: Mention) -> bool:
    """The acronym in brackets behind a good or country says nothing new ("minyak sawit mentah (CPO)")."""
    if mention.label not in (Label.COMMODITY, Label.COUNTRY) or names.full(mention) is mention:
        return False
    return text[: mention.start].rstrip(" \xa0")[-1:] in ("(", "/")


_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*–])\s")


def _announce(topic: Topic, line: Line, published: date | None, told: bool) -> None:
    """ "Sepanjang April-Juni empat pelaku usaha menghentikan pengiriman:" sets time and status for the next sentence, or its list."""
    if told and not _ITEM.match(line.text, line.sentence.start):
        topic.announced, topic.announced_stop = [], None
    elif not told:
        dates = [m for m in line.of(Label.DATE) if period.is_flow_time(line, m) and not period.is_base(line, m)]
        topic.announced = [period.link(line, dates[-1], published, None, "inherit.announced")] if dates else []
        halts = [c for c in line.cues if c.kind == "halted"]
        topic.announced_stop = halts[0] if halts else None


def _about(line: Line) -> str | None:
    kinds = [c.kind for c in line.cues if c.kind in ("export", "import", "domestic")]
    return max(set(kinds), key=lambda k: (kinds.count(k), k)) if kinds else None


def _ports(lines: list[Line]) -> list[Link]:
    return [Link.of(m, "inherit.seized-at") for line in lines for m in line.of(Label.PORT)][:1]


def _ships_abroad(line: Line) -> bool:
    return line.has("shipment", "halted", "planned") and any(
        part == "destination" for _, part in roles.roles(line, line.of(Label.COUNTRY, Label.REGION))
    )


def _may_continue(line: Line, about_exports: bool) -> bool:
    """Whether a sentence can go on with the flows before it: it breaks them down or refers back, and turns to nothing else."""
    if line.has("import", "domestic"):
        return False
    names = line.of(Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY, Label.DATE)
    return about_exports and (bool(names) or line.has("anaphora", "target", "share"))


def _main_origin(lines: list[Line]) -> list[Link]:
    """Where the article's exports come from: the place that it ties to exports most, Indonesia among the rest."""
    weight: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    for index, line in enumerate(lines):
        for mention, part in roles.roles(line, line.of(Label.REGION, Label.COUNTRY)):
            value = mention.value
            if (
                part not in ("origin", "home")
                or not isinstance(value, Region | Country)
                or (mention.label is Label.COUNTRY and part != "home")
            ):
                continue
            if isinstance(value, Region) and value.code is None and not value.candidates:
                continue
            near = any(-80 < mention.start - c.end < 80 for c in line.cues if c.kind == "export")
            key = value.code or mention.text.casefold()
            tied = line.has("export", "shipment")
            weight[key] += (3 if near else 1 if tied else 0) * (3 if index < _LEAD else 1) + 2 * (index < _LEAD and not tied)
            sample.setdefault(key, mention)
    places = [(w, k) for k, w in weight.items() if k != "ID"]
    best = max(places, default=(0, ""), key=lambda p: (p[0], len(p[1]), p[1]))
    if (
        best[0] >= 3
        and best[0] * 3
        >= sum(w for w, k in places if not best[1].startswith(k) and not k.startswith(best[1])) + best[0]
        and best[0] >= weight["ID"]
    ):
        return [Link.of(sample[best[1]], "inherit.main-origin")]
    home = next(
        (m for line in lines for m in line.of(Label.COUNTRY) if isinstance(m.value, Country) and m.value.code == "ID"),
        None,
    )
    return [Link.of(home, "inherit.home")] if home is not None else []


def _main_goods(lines: list[Line]) -> list[Link]:
    """The one good that the whole article is about, if there is one: said straight after "ekspor" and most of all goods."""
    count = Counter(m.text.casefold() for line in lines for m in line.of(Label.COMMODITY))
    after: Counter[str] = Counter()
    sample: dict[str, Mention] = {}
    for index, line in enumerate(lines):
        for mention in line.of(Label.COMMODITY):
            if any(0 < mention.start - c.end <= 12 for c in line.cues if c.kind == "export"):
                after[mention.text.casefold()] += 2 if index < _LEAD else 1
                sample.setdefault(mention.text.casefold(), mention)
    for goods, times in after.most_common(1):
        if times >= 3 and count[goods] * 5 >= sum(count.values()) * 2:
            return [Link.of(sample[goods], "inherit.main-goods")]
    return []


def _first_reporter(lines: list[Line]) -> list[Link]:
    for line in lines[:_REPORTED_BY]:
        if found := roles.reporters(line):
            return [Link.of(m, "inherit.first-reporter") for m in found]
    return []


def _note_reporter(topic: Topic, line: Line) -> None:
    """Who is speaking now: an agency named as the source, a person known to speak for one, or a person who speaks for none."""
    people = line.of(Label.PERSON)
    if found := roles.reporters(line):
        topic.reporter = [Link.of(m, "inherit.reporter") for m in found]
        for person in people:
            if any(0 <= person.start - m.end < _OFFICE_NEAR for m in found):
                topic.speakers |= dict.fromkeys(_tokens(person), topic.reporter)
        return
    for person in people:
        known = [topic.speakers[t] for t in _tokens(person) if t in topic.speakers]
        if known:
            topic.reporter = known[0]
        elif line.has("speech", "report") and line.before(person.start, _BUSINESS):
            topic.reporter = []
            topic.speakers |= dict.fromkeys(_tokens(person), topic.reporter)


def _tokens(person: Mention) -> list[str]:
    return [t for t in re.findall(r"\w{3,}", person.text.casefold())]


def _loose(topic: Topic, read: Numbers) -> None:
    if topic.last is not None and topic.distance <= 1:
        for mention, change in read.loose:
            topic.last.add("change", Link.of(mention, "inherit.change", change))


def _exporters_told_after(topic: Topic, line: Line, read: Numbers) -> None:
    """ "Capaian tersebut dibukukan 22 eksportir": who exported the total of the sentence before."""
    if (
        topic.last is not None
        and not read.readings
        and topic.distance <= 2
        and topic.last.status is Status.REALIZED
        and (_again(line) or line.has("realized", "export"))
    ):
        facts.add_exporter_class(line, topic.last)


def _restates(topic: Topic, line: Line, claim: Claim) -> bool:
    """A sentence that only gives the flow before it in another measure ("Nilainya Rp 297 juta") adds to that claim."""
    target = topic.base if claim.base else topic.last
    if (
        target is None
        or topic.distance > 1
        or (claim.status is not target.status and claim.status_cue is not None)
        or not claim.amounts
    ):
        return False
    if claim.slots.keys() & {"commodity", "destination", "exporter", "share"} or not _again(line):
        return False
    own = [_text(link) for link in claim.slots.get("period", ())]
    if own and own != [_text(link) for link in target.slots.get("period", ())]:
        return False
    slots = [s for s in ("value", "quantity") if claim.slots.get(s)]
    if any(target.slots.get(s) for s in slots):
        return False
    for slot in (*slots, "change"):
        for link in claim.slots.get(slot, ()):
            target.add(
                slot, Link(link.start, link.end, link.text, link.value, (*link.rules, "inherit.restated"), link.per)
            )
    return True


_AGAIN = re.compile(
    r"\b(?:nilai|jumlah|angka|volume|total|capaian|realisasi|kiriman|muatan|kargo|komoditas|transaksi|barang|produk)\s+(?:\w+\s+)?(?:itu|tersebut|ini)\b",
    re.I,
)


def _again(line: Line) -> bool:
    """Whether the sentence refers back to a flow told before it."""
    return line.has("anaphora") or _AGAIN.search(line.text, line.sentence.start, line.sentence.end) is not None


def _text(link: Link) -> object:
    return link.value if link.value is not None else link.text


def _fill(topic: Topic, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    lead = next((c for c in siblings if c is not claim and not c.base and c.amounts), None)
    figure = bool(claim.amounts or claim.slots.get("share") or claim.slots.get("change"))
    if topic.announced_stop is not None and claim.status is Status.REALIZED and claim.status_cue is None and claim.slots.get("exporter"):
        claim.status, claim.status_cue = Status.HALTED, topic.announced_stop
    if not claim.base:
        claim.fill("period", topic.announced, "inherit.announced")
    if topic.seized is not None and claim.status is Status.REALIZED and claim.status_cue is None:
        claim.status, claim.status_cue = Status.HALTED, topic.seized
        claim.fill("port", topic.seized_at, "inherit.seized-at")
        facts.add_initials(line, claim)
    if (
        figure
        and topic.recent is not None
        and topic.distance <= 1
        and not claim.slots.keys() & {"commodity", "destination", "exporter"}
    ):
        for slot in ("commodity", "destination"):
            claim.fill(slot, topic.recent.slots.get(slot, []), "inherit.sentence-before")
    if claim.base:
        source = lead or topic.last
        if source is not None:
            for slot in ("exporter", "origin", "commodity", "destination", "agency"):
                claim.fill(slot, source.slots.get(slot, []), "inherit.compared")
    elif figure and topic.last is not None and topic.distance <= 1 and _again(line):
        for slot in ("exporter", "origin", "commodity", "destination"):
            if slot != "destination" or claim.status is Status.REALIZED:
                claim.fill(slot, topic.last.slots.get(slot, []), "inherit.anaphora")
    if claim.slots.get("exporter") is None and not any(m.label is Label.COMPANY for m in line.mentions):
        claim.fill("exporter", topic.classes, "inherit.headline-class")
    if claim.slots.get("exporter") is None and _same_firm(topic, line):
        claim.fill("exporter", topic.firm, "inherit.firm")
    if topic.first is not None and figure:
        _fill_from_total(topic.first, claim)
    for link in claim.slots.get("exporter", ()):
        claim.fill(
            "origin", topic.homes.get(topic.names.fullest(Label.COMPANY, link.text), []), "inherit.home-of-exporter"
        )
    claim.fill("commodity", topic.goods, "inherit.main-goods")
    if not _abroad_or_named(topic, claim):
        claim.fill("origin", topic.origin, "inherit.topic")
    if claim.sentence.kind is not Kind.CAPTION:
        claim.fill("agency", topic.reporter, "inherit.reporter")
    if figure and not claim.base and (claim.status is Status.REALIZED or topic.distance <= 1):
        claim.fill("period", topic.period, "inherit.period")


def _abroad_or_named(topic: Topic, claim: Claim) -> bool:
    """A named firm's flow, or a stopped one, is not given "Indonesia" for an origin that the article does not say."""
    home = any(link.rules[-1] == "inherit.home" for link in topic.origin)
    named = any(not isinstance(link.value, Phrase) for link in claim.slots.get("exporter", ()))
    return topic.firm_article or (home and (named or claim.status is Status.HALTED))


def _fill_from_total(first: Claim, claim: Claim) -> None:
    if claim.status is Status.REALIZED and (claim.slots.get("commodity") or claim.base):
        claim.fill("destination", first.slots.get("destination", []), "inherit.topic")
    if (
        claim.status is Status.REALIZED
        and any(p.grain == "day" for p in first.periods)
        and not claim.slots.get("period")
    ):
        claim.fill("port", first.slots.get("port", []), "inherit.topic")
    goods = first.slots.get("commodity", [])
    if len(goods) == 1 and (not claim.slots.get("exporter") or first.slots.get("exporter")):
        claim.fill("commodity", goods, "inherit.topic")


def _remember(topic: Topic, claim: Claim, index: int) -> None:
    if claim.sentence.kind is Kind.HEADLINE:
        return
    if (
        not claim.base
        and _earlier(claim, topic.last)
        and not claim.slots.keys() & {"commodity", "exporter", "destination"}
    ):
        claim.base = True
    figure = bool(claim.amounts or claim.slots.get("share") or claim.slots.get("change"))
    general = (
        not figure
        and claim.status is Status.REALIZED
        and not claim.slots.get("exporter")
        and claim.sentence.kind is not Kind.CAPTION
    )
    topic.recent = claim if general else None
    if claim.base:
        topic.base = claim
        return
    if figure:
        topic.last = claim
        if claim.amounts and topic.first is None and index < _LEAD:
            topic.first = claim
        if claim.slots.get("period") and claim.status is Status.REALIZED and not claim.slots.get("exporter"):
            topic.period = claim.slots["period"]
    exporters = [link for link in claim.slots.get("exporter", ()) if "role.exporter" in link.rules]
    origins = [link for link in claim.slots.get("origin", ()) if link.rules[-1].startswith("role.")]
    if len(exporters) == 1 and origins and 0 <= origins[0].start - exporters[0].end < _SEAT_NEAR:
        topic.homes.setdefault(topic.names.fullest(Label.COMPANY, exporters[0].text), origins)


def _earlier(claim: Claim, last: Claim | None) -> bool:
    """Whether a claim goes back in time behind the article's total: a comparison, though no word says so."""
    return (
        last is not None and bool(claim.periods) and bool(last.periods) and claim.periods[0].end < last.periods[0].start
    )


def _note_firm(topic: Topic, line: Line, index: int) -> None:
    """Keep track of the exporter that the article is telling of: the last firm named as one, until an agency or region takes over."""
    if line.sentence.kind is Kind.CAPTION:
        return
    firms = [m for m in line.of(Label.COMPANY) if roles.role(line, m) == "exporter"]
    topic.firm_distance += 1
    if len(firms) == 1 or (firms and len({f.text for f in firms}) == 1):
        topic.firm, topic.firm_distance = [Link.of(firms[0], "inherit.firm")], 0
        if index < _LEAD and topic.firms[firms[0].text.casefold()] >= _OFTEN:
            topic.firm_article = True
    elif firms or (not topic.firm_article and line.of(Label.AGENCY)):
        topic.firm, topic.firm_distance = [], 99


def _same_firm(topic: Topic, line: Line) -> bool:
    if topic.firm_article:
        return True
    again = _FIRM_AGAIN.search(line.text, line.sentence.start, line.sentence.end) or _again(line)
    return (topic.firm_distance <= 1 and bool(again)) or topic.firm_distance == 0


def _period(claim: Claim | None) -> Period | None:
    for link in claim.slots.get("period", ()) if claim is not None else ():
        if isinstance(link.value, Period):
            return link.value
    return None
