"""Units of the calendar as closed intervals of days, ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "cawu", "semester", "year", "decade"]
Grain = Literal["day", "week", "month", "quarter", "semester", "year", "range"]
Span = tuple[date, date]

_MONTHS = {"month": 1, "quarter": 3, "cawu": 4, "semester": 6, "year": 12, "decade": 120}
_MIN_YEAR, _MAX_YEAR = 1000, 3000


def months(year: int, first: int, count: int = 1) -> Span | None:
    """`count` months from month `first`, 1 to 12 or beyond, of `year`; None outside the years 1000 to 3000."""
    start = year * 12 + first - 1
    last_year, last_month = divmod(start + count - 1, 12)
    if start // 12 < _MIN_YEAR or last_year > _MAX_YEAR:
        return None
    return date(start // 12, start % 12 + 1, 1), date(
        last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]
    )


def numbered(unit: Unit, year: int, n: int) -> Span | None:
    """The `n`th month, quarter, caturwulan or semester of `year`; None when the year has no such."""
    size = _MONTHS.get(unit, 12)
    return months(year, (n - 1) * size + 1, size) if 1 <= n <= 12 // size else None


def containing(unit: Unit, day: date, steps: int = 0, count: int = 1) -> Span | None:
    """`count` units from the one `steps` after (before, when negative) the one that `day` lies in."""
    if unit in ("day", "week"):
        size = 1 if unit == "day" else 7
        first = day.toordinal() - (day.weekday() if unit == "week" else 0) + steps * size
        if not date(_MIN_YEAR, 1, 1).toordinal() <= first <= date(_MAX_YEAR, 1, 1).toordinal() - count * size:
            return None
        return date.fromordinal(first), date.fromordinal(first + count * size - 1)
    size = _MONTHS[unit]
    month = day.year * 12 + day.month - 1
    first = month - month % size + steps * size
    return months(first // 12, first % 12 + 1, size * count)


def third(span: Span, n: int) -> Span | None:
    """Beginning, middle or end (`n` 1, 2, 3): of a year four months each, of a month the days 1–10, 11–20, 21–end."""
    start, end = span
    if (end - start).days > 31:
        return months(start.year, 4 * n - 3, 4)
    return start.replace(day=10 * n - 9), end if n == 3 else start.replace(day=10 * n)


def week_of(month: Span, n: int) -> Span | None:
    """The `n`th seven days of a month, the fifth up to its end; its last seven for 0; None when it has no such."""
    start, end = month
    if n == 0:
        return end - timedelta(days=6), end
    first = start + timedelta(days=7 * (n - 1))
    return (first, min(first + timedelta(days=6), end)) if first <= end else None


def moved_years(span: Span, years: int) -> Span:
    """The same stretch of the calendar `years` later; 29 February becomes the 28th, a month's end stays one."""
    start, end = span
    last = end + timedelta(days=1)
    if last.day == 1 and start.day == 1:
        moved = last.replace(year=last.year + years) - timedelta(days=1)
        return start.replace(year=start.year + years), moved
    return _moved(start, years), _moved(end, years)


def _moved(day: date, years: int) -> date:
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)
