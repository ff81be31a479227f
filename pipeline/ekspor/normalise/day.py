"""The publication date as archives state it: `2023-01-26T09:00:00+07:00`, `26/01/2023`, `Jumat, 21 Januari 2022`,
`1674694800` (Unix time)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ekspor.rules.load import table

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[-. ]{1,2}(?P<month>[A-Za-z]{3,10})[-., ]{1,2}(?P<year>\d{4})(?!\d)",
        r"\b(?P<month>[A-Za-z]{3,10})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})(?!\d)",
        r"^(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:T?(?:\d{4}|\d{6})Z?)?$",
    )
)
"""The forms that nearly all archives use, read a hundred times as fast as the others, which dateparser reads."""
UNIX = re.compile(r"^(\d{9,10})(?:\d{3})?(?:\.\d*)?$")
"""Seconds since 1970, from March 1973 on, or thousandths of them."""
WIB = timezone(timedelta(hours=7))
"""Western Indonesian time, in which an instant gets its day: by it most newsrooms live."""
LONGEST = 100
"""Characters of the field that are looked at; a date is shorter."""
REMEMBERED = 10_000
"""Fields whose date is remembered: the articles of an archive share their days."""


def day(stated: object) -> date | None:
    """The day that a metadata field states, as written there (no change of time zone); None when it states none.

    A number is taken for its digits: of a day (20230126), or of Unix time, whose day is that of western Indonesia.
    """
    if isinstance(stated, int | float) and not isinstance(stated, bool):
        stated = str(stated)
    if not isinstance(stated, str):
        return None
    if instant := UNIX.match(stated):
        return datetime.fromtimestamp(int(instant[1]), WIB).date()
    found = next((match for form in FORMS if (match := form.search(stated[:LONGEST]))), None)
    if found is None:
        return rare(stated) if len(stated) <= LONGEST else None
    month = int(found["month"]) if found["month"].isdecimal() else _months().get(found["month"].lower(), 0)
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {row["form"]: int(row["month"]) for name in ("months", "month_abbreviations") for row in table(name)}


@lru_cache(REMEMBERED)
def rare(stated: str) -> date | None:
    """The day of a text that is a whole date in another form: `Sabtu 7 Mei 22`, `21st January 2022`, `26/01/23`."""
    if not re.search(r"\d", stated):
        return None
    found = _parser().get_date_data(stated).date_obj
    return None if found is None else found.date()


@cache
def _parser() -> DateDataParser:
    from dateparser.date import DateDataParser  # here, since it is slow to load and most archives need none of it

    return DateDataParser(
        languages=["id", "en"],
        settings={
            "DATE_ORDER": "DMY",
            "PARSERS": ["absolute-time"],  # neither "kemarin" nor seconds since 1970
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": datetime(2000, 1, 1),  # never the clock
        },
    )
