"""Expressions of time that are read whole: relative to publication, to the period spoken of before, or in figures only.

Reports of firms write `3Q22`, `1H 2022`, `9M22` (nine months) and `FY2022`; their years are those of the calendar.

Each reader takes the folded words and the context and returns a placed point, or None when the words are not its kind
or cannot be placed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from ekspor.normalise.calendar import Grain, Span, Unit, containing, months, moved_years, numbered, third, week_of
from ekspor.normalise.point import (
    AFTER,
    BEFORE,
    COUNT,
    NEXT,
    NTH,
    PAST,
    STEP,
    THIRD,
    UNIT,
    UNITS,
    Context,
    Point,
    count_of,
    day,
    grain_of,
    nth_week,
    stepped,
    third_of,
)
from ekspor.rules.load import alternation, table

_WEEKDAYS = {row["form"]: int(row["day"]) for row in table("weekdays")}
_DAY_STEPS = {row["form"]: int(row["steps"]) for row in table("day_words")}
WEEKDAY, DAY_WORD = alternation(list(_WEEKDAYS)), alternation(list(_DAY_STEPS))

_UNIT_STEP = re.compile(rf"(?:{THIRD}\s)?(?P<unit>{UNIT})(?:\s(?P<step>{STEP}))?")
_COUNTED = re.compile(
    rf"{COUNT}(?P<unit>{UNIT})\s"
    rf"(?:(?P<last>terakhir|belakangan|ke belakang)(?: ini)?|{PAST}|(?P<before>{BEFORE})|(?P<after>{AFTER})"
    rf"|(?P<then>kemudian)|(?P<ahead>ke depan(?: ini)?|{NEXT})|(?P<later>lagi))"
)
_SAME = re.compile(
    r"(?:periode|(?:kurun|rentang)(?: waktu)?)\s(?:itu|tersebut)"
    rf"|(?!ta?hu?n)(?:periode|waktu|masa|(?:kurun|rentang)(?: waktu)?|(?:[a-z]+\s|\d+\s)?{UNIT})"
    r"\s(?:yang |yg )?(?:sama|serupa)"
    rf"(?:,?\s(?:di |pada |dari )?(?:tahun |thn |setahun )?(?:(?P<year>(?:19|20)\d\d)(?: lalu)?|{PAST}|{BEFORE}))?"
)
TO_DATE = r"(?:secara )?(?:year[ -]to[ -]date|y-?t-?d)"
_REPORTED = re.compile(
    r"(?:(?P<n>[1-4])(?:q|(?<=[12])h)|(?:q(?=[1-4])|h(?=[12]))(?P<m>\d)|(?P<months>[369]|12)m|fy)"
    r"[\s/-]?'?(?P<year>\d\d|(?:19|20)\d\d)"
)
_WEEK = re.compile(rf"(?:pekan|minggu)\s{NTH}\s(?:di |pada )?bulan\s(?P<step>{STEP})")
_WEEKDAY_STEP = re.compile(rf"(?P<day>{WEEKDAY})(?:\s(?P<week>pekan|minggu))?(?:\s(?P<step>{STEP}|besok))?")


def read(words: str, context: Context) -> Point | None:
    """The first reader's point, None when no reader knows the words."""
    readers = (_figures, _reported, _to_date, _week_of_month, _decade, _same, _counted, _day_word, _unit_step, _weekday)
    return next((point for reader in readers if (point := reader(words, context))), None)


def _placed(grain: Grain, span: Span | None, relative: bool = True) -> Point | None:
    return Point(grain, lambda _: span, span[0].year, relative) if span else None


def _figures(words: str, _: Context) -> Point | None:
    """`2023-01-26`, `26/1/23`, `10/2019`; `2022-23` and `2022/23` are two years."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words):
        return _placed("day", day(int(match[1]), int(match[2]), int(match[3])), relative=False)
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d\d)", words):
        return _placed("day", day(2000 + int(match[3]), int(match[2]), int(match[1])), relative=False)
    if match := re.fullmatch(r"(\d{1,2})[/-]((?:19|20)\d\d)", words):
        return _placed("month", numbered("month", int(match[2]), int(match[1])), relative=False)
    match = re.fullmatch(r"((?:19|20)\d\d)[/-](\d\d)", words)
    if match and (int(match[1]) + 1) % 100 == int(match[2]):
        return _placed("range", months(int(match[1]), 1, 24), relative=False)
    return None


def _reported(words: str, _: Context) -> Point | None:
    """`3Q22`, `Q3'22`, `1H 2022`, `9M22`, `FY2022`: parts of a year as reports of firms write them."""
    match = _REPORTED.fullmatch(words)
    if match is None:
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    if match["months"]:
        return _placed("range", months(year, 1, int(match["months"])), relative=False)
    if n := int(match["n"] or match["m"] or 0):
        unit: Unit = "quarter" if "q" in words else "semester"
        return _placed(grain_of(unit), numbered(unit, year, n), relative=False)
    return _placed("year", months(year, 1, 12), relative=False)


def _to_date(words: str, context: Context) -> Point | None:
    """`year to date`: from 1 January to the day of publication."""
    if context.published is None or not re.fullmatch(TO_DATE, words):
        return None
    return _placed("range", (context.published.replace(month=1, day=1), context.published))


def _week_of_month(words: str, context: Context) -> Point | None:
    """`pekan kedua bulan ini`; with the month's name see `point`."""
    match = _WEEK.fullmatch(words)
    month = stepped("month", match["step"], context) if match else None
    return _placed("week", week_of(month, nth_week(match["n"]))) if match and month else None


def _decade(words: str, _: Context) -> Point | None:
    """`2010-an`, `dekade 2010-an`."""
    match = re.fullmatch(r"(?:tahun |era |dekade |dasawarsa )?((?:19|20)\d)0-?an", words)
    return _placed("range", months(int(match[1]) * 10, 1, 120), relative=False) if match else None


def _same(words: str, context: Context) -> Point | None:
    """`periode itu`: the anchor; `periode yang sama tahun lalu`: its stretch of the calendar in another year."""
    match = _SAME.fullmatch(words)
    if match is None or context.anchor is None:
        return None
    span = (context.anchor.start, context.anchor.end)
    if match["year"]:
        return _placed(context.anchor.grain, moved_years(span, int(match["year"]) - span[0].year))
    years = -1 if re.search(rf"(?:{PAST}|{BEFORE})$", words) else 0
    return _placed(context.anchor.grain, moved_years(span, years))


def _counted(words: str, context: Context) -> Point | None:
    """`lima tahun terakhir`, `dua pekan lalu`, `dua tahun lagi`, `setahun sebelumnya`, `tiga bulan ke depan`."""
    match = _COUNTED.fullmatch(words)
    if match is None or (n := count_of(match["n"])) is None:
        return None
    unit = UNITS[match["unit"]]
    base = context.base if match["before"] or match["after"] or match["then"] else context.published
    if unit == "decade" and not match["before"] and (match["last"] or match["ahead"]):
        unit, n = "year", 10 * n
    if base is None or unit == "decade":
        return None
    if match["last"] or (match["before"] and n > 1 and unit != "day"):
        return _placed("range", containing(unit, base, -n, n))
    if match["before"] and unit == "year" and context.anchor:
        return _placed(context.anchor.grain, moved_years((context.anchor.start, context.anchor.end), -1))
    if match["then"]:
        return _placed(grain_of(unit), containing(unit, base, n)) if context.anchor else None
    if match["later"]:
        return _placed(grain_of(unit), containing(unit, base, n))
    if match["ahead"] or match["after"]:
        return _placed("range" if n > 1 else grain_of(unit), containing(unit, base, 1, n))
    return _placed(grain_of(unit), containing(unit, base, -n))


def _day_word(words: str, context: Context) -> Point | None:
    """`kemarin`, `hari ini`, `besok`."""
    if words not in _DAY_STEPS or context.published is None:
        return None
    return _placed("day", containing("day", context.published, _DAY_STEPS[words]))


def _unit_step(words: str, context: Context) -> Point | None:
    """`bulan lalu`, `kuartal sebelumnya`, `tahun tersebut`; `awal bulan ini`, `akhir tahun`, `akhir pekan lalu`."""
    match = _UNIT_STEP.fullmatch(words)
    if match is None or (match["third"] is None and match["step"] is None):
        return None
    unit = UNITS[match["unit"]]
    span = stepped(unit, match["step"] or "ini", context)
    if match["third"] is None or span is None:
        return _placed(grain_of(unit), span)
    if unit == "week" and match["third"] == "akhir":
        return _placed("range", (span[0] + timedelta(days=5), span[1]))
    return _placed("range", third(span, third_of(match["third"]))) if unit in ("month", "year") else None


def _weekday(words: str, context: Context) -> Point | None:
    """`Kamis` (the latest), `Jumat lalu`, `Sabtu besok`, `Senin pekan depan`."""
    match = _WEEKDAY_STEP.fullmatch(words)
    if match is None or context.published is None:
        return None
    weekday, step = _WEEKDAYS[match["day"]], match["step"]
    if match["week"]:
        span = stepped("week", step, context) if step else None
        return _placed("day", containing("day", span[0], weekday)) if span else None
    behind = (context.published.weekday() - weekday) % 7
    if step and re.fullmatch(rf"{NEXT}|besok", step):
        return _placed("day", containing("day", context.published, 7 - behind))
    if step and re.fullmatch(PAST, step):
        behind = behind or 7
    return _placed("day", containing("day", context.published, -behind))
