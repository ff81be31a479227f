"""When an article was published: the input's field, else what the article says of itself, else the default of the run.

An article dates itself in its byline or dateline ("Jumat, 21 Januari 2022 | 16:43 WIB") or, a day late now and then, by
when somebody spoke to it ("tuturnya, Kamis (26/1/2023)"). In running text a date counts only with its weekday, which is
the right one for that date, and without a word that puts it in the future; of several the latest is taken, since what
is reported precedes the report. A date without year ("Selasa (8/4)") counts only where no other does, and when exactly
one year that the article names, the latest or the one before it, has that weekday on that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from ekspor.normalise.day import day
from ekspor.rules import load
from ekspor.schema import Article, Kind, Publication, Sentence

_FULL = re.compile(r"(?<![\d/])\d{1,2}(?:/\d{1,2}/|[ \xa0]+[A-Za-z]{3,9}[ \xa0]+)20\d\d(?!\d)")
_DAY = r"(\d{1,2}(?:\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?20\d\d)?|\s{1,2}[A-Za-z]{3,9}(?:\s{1,2}20\d\d)?))(?![\d/])"
_YEAR = re.compile(r"(?<![\d.,])20\d\d(?!\d|[.,]\d)")
_AHEAD = re.compile(
    r"\b(?:akan|bakal|berlaku|depan|dijadwalkan|direncanakan|hingga|mulai|nanti|rencananya|sampai|sebelum|sejak)\b[^.;]*$"
)
_COMING = re.compile(r"[)\s]{0,3}(?:mendatang|nanti|depan)\b")
_BEFORE = 40  # characters before a date in which a word puts it in the future
_LONGEST = 100_000  # characters in which an article dates itself


@dataclass(frozen=True, slots=True)
class _Stated:
    """A date with its weekday (Monday 0) as running text states it; `words` is the date alone."""

    weekday: int
    words: str

    def full(self) -> date | None:
        """The date, when it is stated with its year and falls on that weekday."""
        found = day(self.words)
        return found if found and found.weekday() == self.weekday else None

    def in_year(self, years: set[int]) -> date | None:
        """The date in the one of `years` in which it falls on that weekday; None when there is none or several."""
        separator = "/" if self.words.replace("/", "").isdigit() else " "
        dates = (day(f"{self.words}{separator}{year}") for year in years)
        fitting = [found for found in dates if found and found.weekday() == self.weekday]
        return fitting[0] if len(fitting) == 1 and fitting[0].year >= max(years) - 1 else None


def publication(article: Article, sentences: Sequence[Sentence], default: date | None = None) -> Publication:
    """The publication date of `article`, which was cut into `sentences`, and how it is known."""
    if article.published is not None:
        return Publication(article.published, "input")
    near = [sentence for sentence in sentences if sentence.start < _LONGEST or sentence.kind is Kind.BYLINE]
    own = _credited(article.text, near) or _reported(article.text, near)
    if own is not None:
        return Publication(own, "article")
    return Publication(default, None if default is None else "default")


def _credited(text: str, sentences: Sequence[Sentence]) -> date | None:
    """The first full date of the credits and datelines, or of the headline ("Edisi Jumat, 4 Juli 2014")."""
    for sentence in sentences:
        if sentence.kind in (Kind.BYLINE, Kind.DATELINE):
            for match in _FULL.finditer(text, sentence.start, sentence.end):
                if found := day(match[0]):
                    return found
    headlines = [sentence for sentence in sentences if sentence.kind is Kind.HEADLINE]
    return next((found for stated in _past(text, headlines) if (found := stated.full())), None)


def _reported(text: str, sentences: Sequence[Sentence]) -> date | None:
    """The latest day of which the article reports."""
    running = [sentence for sentence in sentences if sentence.kind in (Kind.LEAD, Kind.BODY, Kind.CAPTION)]
    past = list(_past(text, running))
    full = [found for stated in past if (found := stated.full())]
    if full or not past:
        return max(full, default=None)
    years = {int(match[0]) for sentence in running for match in _YEAR.finditer(text, sentence.start, sentence.end)}
    return max((found for stated in past if years and (found := stated.in_year(years))), default=None)


def _past(text: str, sentences: Sequence[Sentence]) -> Iterator[_Stated]:
    """The dates with a weekday that nothing puts in the future."""
    weekdays, numbers = _weekdays()
    for sentence in sentences:
        for match in weekdays.finditer(text, sentence.start, sentence.end):
            before = text[max(sentence.start, match.start() - _BEFORE) : match.start()]
            if not _AHEAD.search(before) and not _COMING.match(text, match.end()):
                words = match[2].replace(" ", "") if "/" in match[2] else " ".join(match[2].split())
                yield _Stated(numbers[match[1].lower().replace("’", "'")], words)


@cache
def _weekdays() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {row["form"]: int(row["day"]) for row in load.table("weekdays")}
    names = load.alternation([*numbers, *(name.replace("'", "’") for name in numbers)])
    return re.compile(rf"({names})[,\s]{{0,3}}\(?\s{{0,2}}{_DAY}", re.IGNORECASE), numbers
