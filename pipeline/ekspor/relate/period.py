"""The period of a flow: which date of the sentence is its time, not when somebody spoke or what it is compared with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from ekspor.normalise import period as periods
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Cue, CueKind
from ekspor.schema import Label, Mention, Period, Status

_SPEECH_FAR, _VERB_NEAR = 60, 60
"""Characters: a day so far behind a verb of speech may be another verb's; a verb so near behind a day may have it."""

_OF_SOMETHING_ELSE = ("date.founded", "date.in-force", "date.of-event", "date.of-announcement", "date.of-prices")
"""Phrases before a date that is the time of a founding, a rule, a fair, an announcement or the prices reckoned in."""

FLOWS: tuple[CueKind, ...] = ("export", "shipment", "halted")
"""Cues of what is told of a flow."""

_DAY = timedelta(days=1)


def flow_times(line: Line) -> list[Mention]:
    """The dates of a sentence that can be the time of a flow it tells of, and are no base of comparison."""
    dates = [m for m in line.of(Label.DATE) if is_flow_time(line, m) and not is_base(line, m)]
    return [m for m in dates if (said := aside(line, m.start)) is None or line.between(*said.span(), *FLOWS)]


def aside(line: Line, position: int) -> re.Match[str] | None:
    """What is said in passing ("Mesir, yang tahun lalu di puncak, …") around a position: its time is its own."""
    return next((said for said in line.once(_asides) if said.start() < position < said.end()), None)


def _asides(line: Line) -> list[re.Match[str]]:
    return list(phrase("clause.aside").all(line.text, line.start, line.end))


def is_base(line: Line, mention: Mention) -> bool:
    """Whether a date names what is compared with ("dibanding September 2019", "periode yang sama tahun lalu")."""
    if periods.is_comparison(mention.text) and (not is_same(mention) or year_of_same(line, mention)):
        return True
    return line.has("change", "base") and line.before(mention.start, "date.base") is not None


def is_same(mention: Mention) -> bool:
    """Whether a date is the time spoken of before ("bulan itu", "periode yang sama")."""
    return phrase("date.same-time").find(mention.text) is not None


def year_of_same(line: Line, mention: Mention) -> Mention | None:
    """The other year whose same stretch is meant: "tahun lalu pada kurun yang sama"."""
    dates = [m for m in line.of(Label.DATE) if m.end < mention.start] if is_same(mention) else []
    if dates and line.find("date.in-it", dates[-1].end, mention.start):
        return dates[-1]
    return None


def is_flow_time(line: Line, mention: Mention) -> bool:
    """Whether a date can be the time of a flow: a day only where goods were shipped on it, not where somebody spoke."""
    if line.before(mention.start, *_OF_SOMETHING_ELSE):
        return False
    if not isinstance(mention.value, Period):
        return True
    if mention.value.grain != "year" and line.after(mention.end, "date.of-revision"):
        return False
    if mention.value.grain != "day":
        return True
    if line.before(mention.start, "date.of-report"):
        return False
    verbs = [c for c in line.cues if _tells_of_a_day(line, c)]
    before = [c for c in verbs if c.end <= mention.start]
    near = _VERB_NEAR if line.has("speech", "other") else len(line.text)  # else the day is that of what is done
    after = [c for c in verbs if 0 <= c.start - mention.end < near]
    shipped_after = (bool(after) and after[0].kind != "speech") or line.find("flow.caught") is not None
    if not verbs and mention.start == line.start and not line.has("report", "other"):
        return True  # "Besok giliran 4 ton ke Oman"
    if before and before[-1].kind == "speech":
        return shipped_after and mention.start - before[-1].end > _SPEECH_FAR
    return bool(before) or shipped_after


def link(
    line: Line, mention: Mention, published: date | None, anchor: Period | None, rule: str, ahead: bool = False
) -> Link:
    """The date as a period, with the words before it that change its reach ("sejak", cumulative "hingga").

    `anchor` is the period that comparisons refer to. `ahead`: the flow is planned, so a bare month is the next one, not
    the last.
    """
    if ends := _span(line, mention):
        return _from_to(line, ends, published, anchor, rule, ahead)
    if (year := year_of_same(line, mention)) and anchor is not None:
        value = periods.parse(f"{mention.text} {year.text}", published, anchor=anchor)
        return Link(year.start, mention.end, line.text[year.start : mention.end], value, (mention.rule, rule))
    if anchor is not None and line.before(mention.start, "date.of-same"):
        value = periods.parse(f"periode yang sama {mention.text}", published, anchor=anchor)
        return Link(mention.start, mention.end, mention.text, value, (mention.rule, rule))
    prefix = line.before(mention.start, "date.prefix")
    if spoken_of := _spoken_of(line, mention):
        value = periods.parse(mention.text, published, anchor=spoken_of)
        if prefix:
            value = periods.parse(f"{prefix[1]} {mention.text}", published, anchor=spoken_of) or value
        return Link(mention.start, mention.end, mention.text, value, (mention.rule, rule))
    value = mention.value if isinstance(mention.value, Period) else None
    if value is not None and not value.comparison and not phrase("date.next").find(mention.text):
        anchor = None  # it is placed without; another flow's year would move a bare month
    ahead = ahead and not (value is not None and value.grain == "day")  # the nearest such day
    if prefix:
        ahead = ahead and prefix[1].lower() != "per"
        placed = periods.parse(f"{prefix[1]} {mention.text}", published, anchor=anchor, ahead=ahead)
        value = placed or (value if published is not None else None)
    elif ahead or anchor is not None:
        value = periods.parse(mention.text, published, anchor=anchor, ahead=ahead) or value
    return Link(mention.start, mention.end, mention.text, value, (mention.rule, rule))


def _spoken_of(line: Line, mention: Mention) -> Period | None:
    """ "793 ton pada 2022, dengan nilai US$ 1 juta di tahun itu": the time that the sentence has named before."""
    if not is_same(mention) or periods.is_comparison(mention.text):
        return None
    values = [m.value for m in line.of(Label.DATE) if m.end < mention.start]
    times = [value for value in values if isinstance(value, Period) and not is_moment(value)]
    return times[-1] if times else None


def _span(line: Line, mention: Mention) -> tuple[Mention, Mention] | None:
    """The two dates between which it lies, where a date is one of them: "sejak Desember 2015 hingga akhir April"."""
    for first, last in pairwise(line.of(Label.DATE)):
        since = line.before(first.start, "date.since")
        if mention in (first, last) and since and line.find("date.until", first.end, last.start):
            return first, last
    return None


def _from_to(
    line: Line, ends: tuple[Mention, Mention], published: date | None, anchor: Period | None, rule: str, ahead: bool
) -> Link:
    """From the first day of the one date to the last of the other."""
    first, last = (periods.parse(m.text, published, anchor=anchor, ahead=ahead) for m in ends)
    value = None
    if first is not None and last is not None and first.start <= last.end:
        value = replace(last, start=first.start, grain="range")
    return Link(ends[0].start, ends[1].end, line.text[ends[0].start : ends[1].end], value, (ends[0].rule, rule))


def lies_ahead(claim: Claim, published: date) -> bool:
    """Whether all of a claim's time is still to come."""
    return bool(claim.periods) and all(value.start > published for value in claim.periods)


def is_past(link: Link, published: date | None) -> bool:
    """Whether a time lies before the publication."""
    return published is not None and isinstance(link.value, Period) and link.value.end < published


def drop_past(claim: Claim, published: date | None) -> None:
    """What is planned does not lie behind: a time before the publication is when it was agreed on."""
    if (
        claim.status is Status.PLANNED
        and not claim.base
        and claim.periods
        and all(is_past(time, published) for time in claim.get("period"))
    ):
        del claim.slots["period"]


def split(base: Claim, level: Claim) -> None:
    """Give the two ends of a time of several years to a rise: "selama 2013-2024 naik dari 5 ton menjadi 9 ton"."""
    for at, time in enumerate(level.get("period")):
        value = time.value
        if isinstance(value, Period) and value.start.year < value.end.year and not base.says("period"):
            first, last = date(value.start.year, 12, 31), date(value.end.year, 1, 1)
            base.add("period", replace(time, value=replace(value, end=first, grain="year")))
            level.slots["period"][at] = replace(time, value=replace(value, start=last, grain="year"))


def widen_to_year(claim: Claim) -> None:
    """Give a target of the whole year the year in which its time lies."""
    for at, time in enumerate(claim.get("period")):
        if isinstance(time.value, Period):
            start, end = date(time.value.start.year, 1, 1), date(time.value.start.year, 12, 31)
            claim.slots["period"][at] = replace(time, value=replace(time.value, start=start, end=end, grain="year"))


def is_moment(value: Period) -> bool:
    """Whether a time is that of a shipment, a day or a week, rather than one that statistics tell of."""
    return value.grain in ("day", "week")


def year_before(value: Period) -> Period:
    """The same stretch of the year before, for a base of comparison "secara tahunan"."""
    return replace(value, start=_shift(value.start), end=_shift(value.end), comparison=True)


def _tells_of_a_day(line: Line, cue: Cue) -> bool:
    """Verbs that something happens on a day; of the words of export only the verb itself."""
    if cue.kind == "export":
        return line.text[cue.start : cue.end].lower() in ("diekspor", "mengekspor")
    if cue.kind == "halted":
        return line.before(cue.start, "halt.of-event") is None
    return cue.kind in ("speech", "shipment")


def _shift(day: date) -> date:
    """The day a year before; the last of February stays the last."""
    if day.month == 2 and (day + _DAY).month == 3:
        return date(day.year - 1, 3, 1) - _DAY
    return day.replace(year=day.year - 1)
