"""Facts to claims: what one sentence says of export flows."""

from __future__ import annotations

from datetime import date

from ekspor.relate import bind, context, exporters, named, numbers, parts, period, restated, roles, stated
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Numbers, Reading
from ekspor.relate.reporters import reporters
from ekspor.relate.scorer import RULES_ALONE, Judge
from ekspor.schema import Kind, Label, Mention, Money, Period, Quantity, Status


def can_make_a_claim(line: Line) -> bool:
    """Whether there is anything in a sentence to make a claim of; in most there is not."""
    return bool(line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT)) or stated.can_speak_of_a_flow(line)


def claims(
    line: Line, published: date | None, goes_on: bool, anchor: Period | None, judge: Judge = RULES_ALONE
) -> tuple[list[Claim], Numbers]:
    """The claims of one sentence, and its numbers (whose loose changes belong to an earlier claim).

    `goes_on`: the sentences before were of exports, so that figures with no governor of their own are, too. `anchor` is
    the period that comparisons refer to. `judge` has the last word on which figures are flows.
    """
    read = numbers.read(line)
    found = _with_figures(line, read, published, goes_on, anchor, judge)
    if [claim.base for claim in found] == [True, False]:
        period.split(*found)
    if stop := _stopped_since(line, read, found, published):
        found.append(stop)
    beside = _beside_figures(line, read, found, published, goes_on, judge) if read.readings else []
    found += beside if found or beside else _named(line, published, goes_on, judge)
    if found and roles.is_inbound(line):  # another country's exports to Indonesia are imports: no record
        found = [claim for claim in found if claim.says("destination")]
    sources = reporters(line) if found and line.sentence.kind is not Kind.CAPTION else []
    of_rest = line.find("clause.of-rest") is not None
    for claim in found:
        claim.sentence = line.sentence  # those of a part know only that
        claim.rest = of_rest and not claim.has_figure
        exporters.add_class(line, claim)
        for mention in sources:
            claim.add("agency", Link.of(mention, "role.reporter"))
    return found, read


def _with_figures(
    line: Line, read: Numbers, published: date | None, goes_on: bool, anchor: Period | None, judge: Judge
) -> list[Claim]:
    found: list[Claim] = []
    enumerated = len(roles.buyers(line)) > 1 if read.readings else False
    for reading, names in zip(read.readings, bind.bind(line, read.readings), strict=True):
        if reading.governor in ("import", "domestic", "other"):
            continue
        governor = reading.governor or ("shipment" if goes_on else None)
        leaves = governor == "export" or (governor == "shipment" and _leaves_the_country(line, names, goes_on))
        verdict = judge.figure(line, reading, names, leaves)
        if verdict.keep:
            compared = next((p for c in reversed(found) if not c.base for p in c.periods), None)
            if compared is None and reading.base:
                compared = _own_time(line, names.get(Label.DATE, []), published)
            claim = _claim(line, reading)
            verdict.note(claim)
            listed = enumerated or bool(reading.shares)
            named.add_names(line, claim, [m for group in names.values() for m in group], listed)
            _add_only_goods(line, claim, reading)
            _add_period(line, claim, reading, names.get(Label.DATE, []), published, compared or anchor)
            if published is not None:
                _weigh_time(line, claim, reading, published)
            found.append(claim)
    return found


def _add_only_goods(line: Line, claim: Claim, reading: Reading) -> None:
    """ "Produksi kopi naik menjadi 90 ton, dengan 40 ton diekspor": of the one good that the sentence has named."""
    goods = line.of(Label.COMMODITY)
    if len({m.text.casefold() for m in goods}) == 1 and goods[0].end <= reading.start and not claim.says("commodity"):
        claim.add("commodity", Link.of(goods[0], "role.only-goods"))


def _weigh_time(line: Line, claim: Claim, reading: Reading, published: date) -> None:
    """What lies ahead has not happened; what is behind and only estimated or reckoned ("kalau tahun lalu …") has."""
    ahead = period.lies_ahead(claim, published)
    if ahead and claim.status is Status.REALIZED:
        claim.status = Status.TARGET if line.between(line.start, reading.start, "target") else Status.PLANNED
    if ahead and claim.status is Status.PLANNED and line.before(reading.start, "target.revised"):
        claim.status = Status.TARGET
    cue = claim.status_cue
    estimate = cue is None or line.find("plan.estimate", cue.start, cue.end) is not None
    behind = bool(claim.periods) and all(value.end < published for value in claim.periods)
    if claim.status is Status.PLANNED and estimate and behind:
        claim.status, claim.status_cue = Status.REALIZED, None


def _leaves_the_country(line: Line, names: bind.Names, goes_on: bool) -> bool:
    """A shipment counts when the sentence or the article is about exports and it does not go to a place at home."""
    places = [roles.role(line, m) for m in [*names.get(Label.COUNTRY, ()), *names.get(Label.REGION, ())]]
    if "destination" in places and names.get(Label.COMMODITY):
        return True
    if "domestic" in places and "destination" not in places:
        return False
    return "open" in places or line.has("export") or goes_on or context.is_seized(line) or roles.ships_abroad(line)


def _claim(line: Line, reading: Reading) -> Claim:
    """The claim of one figure, with its amounts, growth and shares."""
    claim = Claim(line.sentence, reading.status or Status.REALIZED, reading.status_cue, base=reading.base)
    if claim.base and not _is_compared_plan(line, reading):
        claim.status, claim.status_cue = Status.REALIZED, None
    differences = [mention for mention, _ in reading.changes]
    for mention in (m for m in reading.figure.mentions if m not in differences):
        if isinstance(mention.value, Money):
            claim.add("value", Link.of(mention, "figure.value", per=reading.figure.per))
        elif isinstance(mention.value, Quantity):
            claim.add("quantity", Link.of(mention, "figure.quantity", per=reading.figure.per))
    for mention, change in reading.changes:
        claim.add("change", Link.of(mention, "figure.change", change))
    for mention, share in reading.shares:
        claim.add("share", Link.of(mention, "figure.share", share))
    return claim


def _is_compared_plan(line: Line, reading: Reading) -> bool:
    """ "baru 14 ton, padahal kuotanya 40 ton", "memangkas proyeksi dari 5 ton menjadi 4 ton": what is compared with is
    itself a plan or target."""
    if reading.status is Status.TARGET or line.find("plan.revised", line.start, reading.start):
        return True
    cue = reading.status_cue
    return cue is not None and bool(line.between(line.start, cue.start, "base"))


def _add_period(
    line: Line, claim: Claim, reading: Reading, dates: list[Mention], published: date | None, anchor: Period | None
) -> None:
    """The time of a figure: the nearest of its dates; of those compared with only where it is a base of comparison."""
    dates = [m for m in dates if period.is_flow_time(line, m) and not _is_set_against_now(line, m, reading)]
    dates = [m for m in dates if all(m is not period.year_of_same(line, other) for other in dates)]
    of_growth = [m for m in dates if not claim.amounts or m.start >= reading.end]  # "5 ton, naik 2% dibanding Mei"
    of_level = [m for m in dates if m not in of_growth or not line.before(m.start, "date.base")]
    if of_level and claim.status is Status.REALIZED and all(period.is_base(line, m) for m in dates):
        claim.base = True  # "Tahun sebelumnya volumenya 1,21 juta ton"
    own = [m for m in dates if period.is_base(line, m) == claim.base] or (dates if claim.base else [])
    own = [m for m in own if claim.base or not line.before(m.start, "date.of-percent-before")]
    if claim.status is Status.REALIZED:
        own = [m for m in own if not line.before(m.start, "date.of-target")] or own
    links = [period.link(line, m, published, anchor, "figure.period", ahead=claim.ahead) for m in own]
    times = [(m, link) for m, link in zip(own, links, strict=True) if not (link.value is None and period.is_same(m))]
    if claim.status is Status.PLANNED:
        times = [(m, link) for m, link in times if not period.is_past(link, published)] or times
    if times:
        stopped = [
            time for time in times if claim.status is Status.HALTED and line.before(time[0].start, "date.of-stop")
        ]
        _, nearest = min(stopped or times, key=lambda time: _distance(line, reading, time[0]))
        claim.add("period", nearest)
    elif claim.base and anchor is not None and line.has("yoy"):
        figure = reading.figure.mentions[0]
        value = period.year_before(anchor)
        rules = ("figure.period-year-before",)
        claim.add("period", Link(figure.start, figure.end, figure.text, value, rules))


def _own_time(line: Line, of_base: list[Mention], published: date | None) -> Period | None:
    """ "Sepanjang 2022 turun dari 5 ton setahun sebelumnya menjadi 4 ton": the time told of, its base first."""
    links = (
        period.link(line, m, published, None, "figure.period") for m in period.flow_times(line) if m not in of_base
    )
    return next((link.value for link in links if isinstance(link.value, Period)), None)


def _is_set_against_now(line: Line, mention: Mention, reading: Reading) -> bool:
    """ "tahun lalu memimpin, kini 5 ton"; a stretch of time may last until now"""
    lasts = isinstance(mention.value, Period) and mention.value.grain == "range"
    return not lasts and line.find("date.until-now", mention.end, reading.start) is not None


def _distance(line: Line, reading: Reading, mention: Mention) -> tuple[bool, bool, int]:
    """How far a date is from a figure: not cut off from it first, then before it, then near it."""
    left = mention.end <= reading.start
    gap = line.text[mention.end : reading.start] if left else line.text[reading.end : mention.start]
    return (bind.is_cut_off(gap), not left, len(gap))


def _beside_figures(
    line: Line, read: Numbers, told: list[Claim], published: date | None, goes_on: bool, judge: Judge
) -> list[Claim]:
    """The flows that a part of the sentence names while the figures stand in others ("tidak lagi memasok Iran; 2011
    negeri itu masih menyerap 9 ribu ton", "teh Rp6 miliar, selebihnya kopi")."""
    found: list[Claim] = []
    for part in parts.beside(line, read.readings):
        beside = named.claims(part, published, bool(told) or goes_on or line.has("export"), judge)
        if line.find("clause.of-rest", part.start, part.end):
            _take_whole(beside, told)
        found += [claim for claim in beside if not _is_said_of(claim, told)]
    return found


def _is_said_of(beside: Claim, told: list[Claim]) -> bool:
    """ "Oman mulai memesan; kontraknya 9 kontainer": only where the figure goes."""
    if beside.says("commodity", "exporter", "period") or beside.status is not Status.PLANNED:
        return False
    for claim in told:
        if claim.status is beside.status:
            claim.fill("destination", beside.get("destination"), "inherit.same-sentence")
            return restated.texts(beside, "destination") <= restated.texts(claim, "destination")
    return False


def _named(line: Line, published: date | None, goes_on: bool, judge: Judge) -> list[Claim]:
    """The flows of a sentence without figures, of each part by itself where each tells of its own."""
    apart = parts.parts(line)
    if not all(map(parts.has_own_flow, apart)):
        apart = [line]
    return [claim for part in apart for claim in named.claims(part, published, goes_on, judge)]


def _take_whole(rest: list[Claim], told: list[Claim]) -> None:
    """ "70 persen kopi itu diserap Jepang, selebihnya Oman": the rest is of the same goods, firm, place and time."""
    for claim in rest if told else ():
        for slot in ("exporter", "origin", "commodity", "period", "port"):
            claim.fill(slot, told[-1].get(slot), "inherit.same-sentence")


def _stopped_since(line: Line, read: Numbers, found: list[Claim], published: date | None) -> Claim | None:
    """A stop told after the last figure of the sentence ("… pada September masih 1,9 juta, bulan lalu terhenti"), or of
    the rest ("dari 14 kontainer pesanan Oman baru 5 berangkat, selebihnya dibatalkan")."""
    if not found or found[-1].status is Status.HALTED or read.readings[-1].status is Status.HALTED:
        return None
    end = read.readings[-1].end
    turn = min((part.start for part in parts.apart(line, read.readings)), default=line.end)
    halts = line.between(end, turn, "halted")
    if not halts or not line.find("flow.by-now", end, halts[0].start):
        return None
    claim = Claim(line.sentence, Status.HALTED, halts[0])
    rest = line.find("clause.of-rest", end, halts[0].start) is not None
    for flow in (found[-1], found[0]) if rest else found[-1:]:
        for slot in ("exporter", "origin", "commodity", "destination", "agency", *(["period"] if rest else [])):
            claim.fill(slot, flow.get(slot), "inherit.same-sentence")
    dates = [m for m in line.of(Label.DATE) if m.start >= end and period.is_flow_time(line, m)]
    if dates and not claim.says("period"):
        claim.add("period", period.link(line, dates[-1], published, None, "figure.period"))
    return claim if claim.says("exporter", "commodity", "destination") else None
