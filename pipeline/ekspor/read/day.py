"""The publication date as archives state it: `2023-01-26T09:00:00+07:00`, `26/01/2023`, `Jumat, 21 Januari 2022`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ekspor.rules.load import table

FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})[-. ]{1,2}(?P<month>[A-Za-z]{3,10})[-., ]{1,2}(?P<year>\d{4})(?!\d)",
        r"\b(?P<month>[A-Za-z]{3,10})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})(?!\d)",
    )
)
LONGEST = 100
"""Characters of the field that are looked at; a date is shorter."""


def day(stated: object) -> date | None:
    """The day that a metadata field states, as written there (no change of time zone); None when it states none."""
    if not isinstance(stated, str):
        return None
    found = next((match for form in FORMS if (match := form.search(stated[:LONGEST]))), None)
    if found is None:
        return None
    month = int(found["month"]) if found["month"].isdecimal() else _months().get(found["month"].lower(), 0)
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {row["form"]: int(row["month"]) for name in ("months", "month_abbreviations") for row in table(name)}
