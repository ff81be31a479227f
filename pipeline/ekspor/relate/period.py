"""The period of a flow: which date of the sentence is its time, and which is when somebody spoke or what it is compared with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ekspor.normalise import period as periods
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.schema import Mention, Period

_PREFIX = re.compile(r"\b(sejak|hingga|sampai(?:\s+dengan)?|s\.?d\.?|per|sampai\s+saat)\s+\Z", re.I)
_BASE = re.compile(
    r"\b(?:dibanding(?:kan)?|ketimbang|daripada|dari|terhadap|dibandingkan\s+dengan)\s+(?:(?:pada|capaian|realisasi|posisi|bulan|nilai|ekspor|angka|dengan)\s+)*\Z",
    re.I,
)
_AIMED = re.compile(r"\b(?:berlaku|diterapkan|rampung|diresmikan|diteken|dimulai|mulai)\s+(?:\w+\s+){0,3}\Z", re.I)


def is_base(line: Line, mention: Mention) -> bool:
    """Whether a date names what is compared with ("dibanding September 2019", "periode yang sama tahun lalu")."""
    if periods.is_comparison(mention.text):
        return True
    return line.before(mention.start, _BASE) is not None and line.has("change", "base")


def is_flow_time(line: Line, mention: Mention) -> bool:
    """Whether a date can be the time of a flow: a day only where a shipment took place on it, not where somebody spoke."""
    value = mention.value
    if line.before(mention.start, _AIMED):
        return False
    if not isinstance(value, Period) or value.grain != "day":
        return True
    verbs = line.between(line.sentence.start, line.sentence.end, "speech", "shipment", "halted", "export")
    verbs = [c for c in verbs if c.kind != "export" or line.text[c.start : c.end].lower() in ("diekspor", "mengekspor")]
    before = [c for c in verbs if c.end <= mention.start]
    after = [c for c in verbs if c.start >= mention.end and c.start - mention.end < 60]
    if before and before[-1].kind == "speech":
        return bool(after) and after[0].kind != "speech" and mention.start - before[-1].end > 60
    return bool(before) or (bool(after) and after[0].kind != "speech")


def year_before(value: Period) -> Period:
    """The same stretch of the year before, for a base of comparison "secara tahunan"."""
    return replace(value, start=_shift(value.start), end=_shift(value.end), comparison=True)


def _shift(day: date) -> date:
    last_of_february = day.month == 2 and day.day >= 28 and (day + timedelta(days=1)).day == 1
    shifted = day.replace(year=day.year - 1, day=28 if last_of_february else day.day)
    return shifted + timedelta(days=1) if last_of_february and (shifted + timedelta(days=1)).day == 29 else shifted


def link(
    line: Line, mention: Mention, published: date | None, anchor: Period | None, rule: str, ahead: bool = False
) -> Link:
    """The date as a period, with the words before it that change its reach ("sejak", cumulative "hingga").

    `ahead`: the flow is planned, so a bare month is the next one, not the last.
    """
    prefix = line.before(mention.start, _PREFIX)
    value = mention.value if isinstance(mention.value, Period) else None
    if prefix:
        value = periods.parse(f"{prefix[1]} {mention.text}", published, anchor=anchor) or value
    elif ahead or (anchor is not None and (value is None or value.comparison)):
        value = periods.parse(mention.text, published, anchor=anchor, ahead=ahead) or value
    return Link(mention.start, mention.end, mention.text, value, (mention.rule, rule))
