"""Points of time by name: a year, a quarter, a month, a day, a third of a year, with or without the year.

The year is taken off the end of the words; what is left is one of the `_HEADS`. Without a year a point stays open, for
its reader to place (`period`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from ekspor.normalise import number
from ekspor.normalise.calendar import Grain, Span, Unit, containing, months, numbered, third, week_of
from ekspor.rules.load import alternation, table
from ekspor.schema import Period

MONTHS = {row["form"]: int(row["month"]) for name in ("months", "month_abbreviations") for row in table(name)}
UNITS = {row["form"]: cast(Unit, row["unit"]) for row in table("time_units")}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ORDINALS = {row["form"]: int(row["value"]) for row in table("ordinals")}

MONTH, UNIT, _ORDINAL = (alternation(list(forms)) for forms in (MONTHS, UNITS, _ORDINALS))
PAST = r"(?:yang )?(?:lalu|silam|kemarin|kmrn|lewat)"
NEXT = r"(?:yang )?(?:depan|mendatang|nanti|akan datang)"
BEFORE = r"(?:sebelum(?:nya|ya)|terdahulu)"
AFTER = r"(?:berikut(?:nya)?|selanjutnya)"
_THAT = r"(?:tersebut|itu|yang sama)"
STEP = rf"(?:ini|berjalan|{PAST}|{NEXT}|{BEFORE}|{AFTER}|{_THAT})"
THIRD = r"(?P<third>awal|pertengahan|tengah|medio|akhir|ujung|penghujung|pengujung)"
NTH = rf"(?!\d)(?P<n>{_ORDINAL}|kelima|ke-5|v)"
COUNT = r"(?P<n>se|\d{1,3}|[a-z]+(?: (?:belas|puluh(?: [a-z]+)?))?)\s?"


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is resolved against; see `period.parse`."""

    published: date | None
    anchor: Period | None
    ahead: bool

    @property
    def base(self) -> date | None:
        """The day that `sebelumnya` and `berikutnya` count from."""
        return self.anchor.end if self.anchor else self.published


@dataclass(frozen=True, slots=True)
class Point:
    """What is an interval once its year is known. `direction`: -1 `lalu`, 1 `mendatang`, 0 neither."""

    grain: Grain
    build: Callable[[int], Span | None]
    year: int | None = None
    relative: bool = False
    direction: int = 0

    def span(self, year: int | None = None) -> Span | None:
        """The interval in the point's own year, else in `year`; None when neither is known or there is no such day."""
        known = self.year if self.year is not None else year
        return None if known is None else self.build(known)


def dated(words: str, context: Context, direction: int = 0) -> Point | None:
    """The point that the whole of `words` names; its year, if it has one, stands at the end."""
    split = _split_year(words.strip(), context)
    if split is None:
        return None
    head, year, relative = split
    if year is not None:
        head = head.rstrip(" ,/-")
        if not head:
            return Point("year", lambda y: months(y, 1, 12), year, relative)
    for pattern, make in _HEADS if year is None else _HEADS_OF_A_YEAR:
        if (match := pattern.fullmatch(head)) and (point := make(match)):
            return replace(point, year=year, relative=relative, direction=direction)
    return None


def stepped(unit: Unit, step: str, context: Context) -> Span | None:
    """The unit that `ini`, `lalu`, `depan` (from publication), `sebelumnya`, `tersebut` (from the anchor) … name."""
    if re.fullmatch(_THAT, step):
        span = containing(unit, context.anchor.start) if context.anchor else None
        return span if span and context.anchor and context.anchor.end <= span[1] else None  # a longer time has several
    if re.fullmatch(rf"{BEFORE}|{AFTER}", step):
        steps = -1 if re.fullmatch(BEFORE, step) else 1
        return containing(unit, context.base, steps) if context.base else None
    steps = -1 if re.fullmatch(PAST, step) else 1 if re.fullmatch(NEXT, step) else 0
    return containing(unit, context.published, steps) if context.published else None


def day(year: int, month: int, day: int) -> Span | None:
    """That day as an interval, None when there is no such day."""
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def third_of(words: str) -> int:
    """1, 2 or 3 for a word of `THIRD`."""
    return 1 if words == "awal" else 2 if words in ("pertengahan", "tengah", "medio") else 3


def count_of(words: str) -> int | None:
    """The whole number from 1 to 200 that a match of `COUNT` states; `se` is 1."""
    if words == "se":
        return 1
    value = number.parse(words)
    if value is None or value.low is None or value.low != value.high or value.low % 1 or not 0 < value.low <= 200:
        return None
    return int(value.low)


_YEAR = re.compile(
    r"(?:^|[/\s,.-]+)(?:(?:tahun|thn\.?|th\.?)(?: anggaran| fiskal| buku| kalender)?\s?|ta\s)?"
    r"(?P<year>(?:1[89]|20|21)\d\d)$"
    rf"|(?:^|\s)(?:tahun|thn\.?)\s(?P<step>{STEP})$|\s'(?P<short>\d\d)$"
)


def _split_year(words: str, context: Context) -> tuple[str, int | None, bool] | None:
    """What stands before the year at the end of `words`, the year, whether it is relative; None when unplaceable."""
    match = _YEAR.search(words)
    if match is None:
        return words, None, False
    head = words[: match.start()]
    if match["step"] is None:
        return head, int(match["year"] or "20" + match["short"]), False
    span = stepped("year", match["step"], context)
    return None if span is None else (head, span[0].year, True)


def _month(match: re.Match[str]) -> Point:
    month = MONTHS[match["month"]]
    return Point("month", lambda year: months(year, month))


def _named_day(match: re.Match[str]) -> Point:
    of_month, month = int(match["day"]), MONTHS[match["month"]]
    return Point("day", lambda year: day(year, month, of_month))


def _numeric_day(match: re.Match[str]) -> Point:
    of_month, month = int(match["day"]), int(match["month"])
    return Point("day", lambda year: day(year, month, of_month))


def _roman_day(match: re.Match[str]) -> Point:
    of_month, month = int(match["day"]), _ROMAN.index(match["month"]) + 1
    return Point("day", lambda year: day(year, month, of_month))


def _part_of_year(match: re.Match[str]) -> Point:
    unit = "semester" if match["unit"] == "h" else UNITS.get(match["unit"], "quarter")
    n = _ORDINALS[match["n"]]
    return Point(grain_of(unit), lambda year: numbered(unit, year, n))


def grain_of(unit: Unit) -> Grain:
    """The grain under which an interval of `unit` is known."""
    return "range" if unit in ("cawu", "decade") else cast(Grain, unit)


def _third(match: re.Match[str]) -> Point:
    n, month = third_of(match["third"]), MONTHS.get(match["month"] or "")

    def build(year: int) -> Span | None:
        whole = months(year, month) if month else months(year, 1, 12)
        return third(whole, n) if whole else None

    return Point("range", build)


def _first_months(match: re.Match[str]) -> Point | None:
    n = count_of(match["n"])
    if n is None or n > 12:
        return None
    first = 13 - n if match["which"] in ("terakhir", "akhir") else 1
    return Point("range", lambda year: months(year, first, n))


def _week(match: re.Match[str]) -> Point:
    month, n = MONTHS[match["month"]], nth_week(match["n"])

    def build(year: int) -> Span | None:
        whole = months(year, month)
        return week_of(whole, n) if whole else None

    return Point("week", build)


def nth_week(words: str) -> int:
    """The number that a match of `NTH` says; 0 for the last."""
    return 0 if words in ("terakhir", "pamungkas") else _ORDINALS.get(words, 5)


_PARTS = r"(?P<unit>kuartal|kwartal|(?:tri|catur) ?wulan|cawu|tw|q|h|semester|smt|paruh(?:an)?|separuh)"
_HEADS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Point | None]], ...] = (
    (re.compile(rf"(?P<month>{MONTH})\.?"), _month),
    (re.compile(rf"(?P<day>\d{{1,2}})[\s/-]?(?:bulan )?(?P<month>{MONTH})\.?"), _named_day),
    (re.compile(rf"(?P<month>{MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"), _named_day),
    (re.compile(r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})"), _numeric_day),
    (re.compile(rf"{_PARTS}[\s-]?(?P<n>{_ORDINAL})"), _part_of_year),
    (re.compile(r"(?P<n>[1-4])(?P<unit>[qh])"), _part_of_year),
    (re.compile(rf"{THIRD}(?: (?:bulan )?(?P<month>{MONTH})| tahun)?"), _third),
    (re.compile(rf"{COUNT}bulan (?P<which>pertama|awal|terakhir|akhir)"), _first_months),
    (re.compile(rf"(?:pekan|minggu)\s{NTH}\s(?:(?:di |pada )?bulan )?(?P<month>{MONTH})"), _week),
)
_HEADS_OF_A_YEAR = (
    *_HEADS,
    (re.compile(rf"{COUNT}bulan(?P<which>)"), _first_months),  # by itself a duration
    (re.compile(rf"(?P<month>{MONTH})-(?P<day>\d{{1,2}})"), _named_day),
    (re.compile(rf"(?P<day>\d{{1,2}})[\s./-](?P<month>{alternation(_ROMAN)})"), _roman_day),
)
