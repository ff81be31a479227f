"""Periods of the calendar: years, quarters, months, weeks, days, their ranges and what is told relative to a date.

An expression is peeled: words of comparison and prepositions, `sejak` and `hingga`, then the two ends of a range; each
end is a point (`relative`, `point`). A point without a year takes it from `anchor`, the period last spoken of, or from
`published`: the latest such that has begun by then; a day takes the nearest year. Thirds, weeks, `N tahun terakhir`
and a cumulative `hingga` mean what the annotation guideline says. It says nothing of a week by its number: `pekan kedua
Maret` is the days 8 to 14, `pekan terakhir` the last seven. A whole date in a form that the grammar does not have
(`3 Mei 21`, `2021.05.03`) is read by dateparser; benchmarks/normalisers.py says what it was measured to add.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ekspor.normalise import number, relative
from ekspor.normalise.calendar import Span
from ekspor.normalise.day import rare
from ekspor.normalise.point import BEFORE, MONTH, NEXT, PAST, UNIT, Context, Point, dated, day
from ekspor.schema import Period

_LEAD = re.compile(
    r"(?:(?:pada|di|dalam|selama|sepanjang|periode|masa|kurun(?: waktu)?|rentang(?: waktu)?|untuk|tanggal|tgl\.?"
    rf"|kumulatif|hari(?=\s{relative.WEEKDAY})|(?:bulan|bln\.?)(?=\s{MONTH})|mulai|dari|antara)\s(?!yang|yg|sama|serupa|sebelum|ter|ini|itu)"
    rf"|(?:{relative.WEEKDAY}(?:\s?[-/]\s?{relative.WEEKDAY}|\s(?:pon|wage|kliwon|legi|pahing))?|{relative.DAY_WORD})"
    r",?\s(?=(?:tanggal\s|tgl\.?\s)?\d))"
)
_COMPARED = re.compile(r"(?:(?:di)?banding(?:kan|an)?|ketimbang|daripada|terhadap|versus|vs)(?: dengan)?\s")
_COMPARISON = re.compile(rf"(?<!\w)(?:(?:yang |yg )?(?:sama|serupa)|{BEFORE})(?!\w)")
_SINCE = re.compile(r"(?:sejak|semenjak)\s")
_UNTIL = re.compile(rf"(?:hingga|sampai(?: dengan)?|s/d|s\.d\.?|sd|per|{relative.TO_DATE})\s")
_TO_DATE = re.compile(rf"(?<!secara),?\s{relative.TO_DATE}$")
_TO = re.compile(
    r"\s?(?:(?<!\w)(?:hingga|sampai(?: dengan)?|s/d|s\.d\.?|sd|dan|ke)(?!\w)|(?<!\d/)(?<!ke)--?"
    r"|(?<=\d{4})/(?=\d{4}))\s?(?:paling lambat\s)?"
)
_CLOCK = re.compile(
    r"(?<!tadi)(?<!kemarin)(?<!besok),?\s(?:dini hari|pagi|siang|sore|petang|malam)(?: hari| ini)?$"
    r"|,?\s(?:pukul|jam|pkl)\b.{0,20}$"
)
_LONGEST_DATE = 40  # characters
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_WHOLE_DATE = re.compile(  # only a name of a month leaves two digits of a year no other reading
    rf"(?:(?:hari )?{relative.WEEKDAY},?\s)?"
    r"(?:\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|{_DAY}[\s./-]*{MONTH}[\s./,-]*'?\d\d(?:\d\d)?|{MONTH}[\s./-]*{_DAY}[\s,.-]+\d{{4}})"
    r"(?:(?:,\s?|t|\s)\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s?wi(?:b|ta|t))?)?"
)
_TAIL = re.compile(rf"\s(?:(?P<past>{PAST})|(?P<next>{NEXT}|besok)|ini|tersebut|itu)$")


def parse(
    text: str, published: date | None = None, *, anchor: Period | None = None, ahead: bool = False
) -> Period | None:
    """The interval that the whole of `text` names, or None when it names none that can be placed.

    `published` places relative words and parts without a year. `anchor` is the period spoken of before: `tahun
    sebelumnya`, `periode yang sama tahun lalu` and parts without a year are placed by it. `ahead` reads a part without
    a year as the next such (for plans) instead of the latest.
    """
    if len(text) > number.MAX_LENGTH:
        return None
    context = Context(published, anchor, ahead)
    words = number.fold(text)
    unbracketed = " ".join(words.replace("(", " ").replace(")", " ").split())
    without_gloss = " ".join(re.sub(r"\([^)]*\)?", " ", words).split())
    for form in dict.fromkeys((unbracketed, without_gloss)):
        if period := _expression(_COMPARED.sub("", form, count=1), context):
            return replace(period, comparison=is_comparison(words))
    return _rare_day(words)


def _rare_day(words: str) -> Period | None:
    """A day stated in full in a form of its own; words that are no whole date are not asked about."""
    found = rare(words) if len(words) <= _LONGEST_DATE and _WHOLE_DATE.fullmatch(words) else None
    return Period(found, found, "day") if found else None


def is_comparison(text: str) -> bool:
    """Whether the words name the base of a comparison: `periode yang sama …`, `tahun sebelumnya`, `dibanding 2021`."""
    words = number.fold(text)
    return bool(_COMPARED.match(words) or _COMPARISON.search(words))


def _expression(words: str, context: Context) -> Period | None:
    """An expression with what leads to it; `sejak` and a cumulative `hingga` make it a stretch of time."""
    words = _CLOCK.sub("", words)
    since = False
    until = _TO_DATE.search(words) is not None
    words = _TO_DATE.sub("", words)
    while lead := _LEAD.match(words) or _SINCE.match(words) or _UNTIL.match(words):
        since = since or lead.re is _SINCE
        until = until or lead.re is _UNTIL
        words = words[lead.end() :]
    point = _point(words, context)
    period = _placed(point, context) if point else _range(words, context)
    if period and point and since:
        return _since(period, words, context)
    if period and until:
        return Period(period.start.replace(month=1, day=1), period.end, "range", period.relative)
    return period


def _since(period: Period, words: str, context: Context) -> Period | None:
    """From the beginning of a period to publication; `sejak akhir tahun` is that of last year before it comes."""
    if context.published is None:
        return None
    if period.start > context.published:
        past = _point(f"{words} lalu", context)
        earlier = _placed(past, context) if past else None
        if earlier is None or earlier.start > context.published:
            return None
        period = earlier
    return Period(period.start, context.published, "range", relative=True)


def _point(words: str, context: Context) -> Point | None:
    """One end of a range, or an expression that is none."""
    if lead := _LEAD.match(words):
        words = words[lead.end() :]
    if point := relative.read(words, context) or dated(words, context):
        return point
    tail = _TAIL.search(words)
    return dated(words[: tail.start()], context, -1 if tail["past"] else 1 if tail["next"] else 0) if tail else None


# ── ranges ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _range(words: str, context: Context) -> Period | None:
    """Two ends joined by a hyphen, `hingga`, `dan`; either takes what it lacks from the other."""
    for joint in _TO.finditer(words):
        first, last = words[: joint.start()], words[joint.end() :]
        end = _point(last, context) or _same_unit(first, last, context)
        start = _point(first, context) or _same_month(first, end)
        if start and end:
            return _joined(start, end, context)
    return None


def _same_unit(first: str, last: str, context: Context) -> Point | None:
    """The last end of `kuartal I hingga IV`, where the unit stands only with the first."""
    unit = re.match(rf"({UNIT})\s", first)
    return _point(f"{unit[1]} {last}", context) if unit else None


def _same_month(first: str, last: Point | None) -> Point | None:
    """The first end of `1-15 November`: a day of the last end's month."""
    if last is None or last.grain != "day" or not re.fullmatch(r"\d{1,2}", first):
        return None

    def build(year: int) -> Span | None:
        span = last.build(year)
        return day(span[0].year, span[0].month, int(first)) if span else None

    return replace(last, build=build)


def _joined(first: Point, last: Point, context: Context) -> Period | None:
    if first.year is not None and last.year is None:
        start, end = first.span(), last.span(first.year)
        if start and end and end[0] < start[0]:
            end = last.span(first.year + 1)
        seen_from_publication = first.relative
    else:
        placed = _placed(last, context)
        if placed is None:
            return None
        end, seen_from_publication = (placed.start, placed.end), placed.relative or first.relative
        start = first.span(placed.start.year)
        if start and first.year is None and start[0] > placed.end:
            start = first.span(placed.start.year - 1)
    if start is None or end is None or start[0] > end[1]:
        return None
    return Period(start[0], end[1], "range", seen_from_publication)


# ── placing a point ──────────────────────────────────────────────────────────────────────────────────────────────────


def _placed(point: Point, context: Context) -> Period | None:
    span = point.span() if point.year is not None else _nearest(point, context)
    return Period(span[0], span[1], point.grain, point.relative or point.year is None) if span else None


def _nearest(point: Point, context: Context) -> Span | None:
    """The span of a point without a year: in the anchor's year, else as `published` and the direction ask for."""
    if context.anchor and not point.direction:
        return point.build(context.anchor.end.year)
    if context.published is None:
        return None
    today = context.published
    spans = [span for year in range(today.year - 2, today.year + 3) if (span := point.build(year))]
    if point.direction > 0:
        return next((span for span in spans if span[0] > today), None)
    if point.direction < 0:
        return next((span for span in reversed(spans) if span[1] <= today), None)
    if context.ahead:
        return next((span for span in spans if span[1] >= today), None)
    if point.grain == "day":
        return min(spans, key=lambda span: abs((span[0] - today).days), default=None)
    return next((span for span in reversed(spans) if span[0] <= today), None)
