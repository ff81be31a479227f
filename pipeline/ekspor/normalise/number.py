"""Numbers, ranges and bounds as Indonesian papers write them; `figure` reads the single figures.

In a range, the scale of the last figure holds for both where only it has one: `1-2 juta`, `dua atau tiga juta`. Words
that bound the number leave its other side open (`lebih dari 5`: high is None), words that blur it make it approximate
(`sekitar`, `hampir`).
"""

from __future__ import annotations

import re

from ekspor.normalise import figure
from ekspor.normalise.figure import Figure
from ekspor.rules.load import alternation, table
from ekspor.schema import Number

MAX_LENGTH = 200
"""No mention of a value is longer; a longer text is none."""

_SENSE = {(row["place"], row["form"]): row["sense"] for row in table("bounds")}


def _bound(place: str, before: str, after: str) -> re.Pattern[str]:
    forms = [row["form"] for row in table("bounds") if row["place"] == place]
    return re.compile(before + "(" + alternation(forms) + ")" + after)


_BEFORE = _bound("before", r"", r"(?:(?<=\w)\s+|(?<!\w)\s*)")
_AFTER = _bound("after", r"\s*", r"$")
_BETWEEN = re.compile(r"(?:antara|berkisar antara|dari)\s(.+?)\s(?:dan|hingga|sampai(?: dengan)?|ke|-)\s(.+)")
_RANGE = re.compile(r"\s*(?:(?<!\w)(?:hingga|sampai(?: dengan)?|s/d|s\.d\.?|sd|ke|atau)(?!\w)|(?<=[\w%])\s*[-~])\s*")
_TOLERANCE = re.compile(r"(.+?)\s?(?:plus minus|±|\+/-)\s?(.+)")
_ODDITIES = re.compile(r"(?<=\d),-+(?!\d)|-(?=an(?!\w))")  # the dash of "5.000,-" and of "50-an"
_GLOSS = re.compile(r"\s?\([^()]*\)?$")
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u200b": " "}
)


def fold(text: str) -> str:
    """`text` in lower case with plain blanks, hyphens and quotes, without the punctuation around it."""
    return " ".join(text.lower().translate(_DASHES).split()).strip(" \"'.,;:!?()[]«»…")


def without_gloss(words: str) -> str:
    """Folded words without the bracket at their end, which says them again: `25 ton (25.000 kg`."""
    return _GLOSS.sub("", words)


def parse(text: str, *, places: int | None = None) -> Number | None:
    """The number or range that the whole of `text` states, or None.

    `places`: how many decimals the thing counted can have (0 for animals, 2 for money); it decides `12,345`.
    """
    if len(text) > MAX_LENGTH:
        return None
    words = _ODDITIES.sub("", fold(text))
    plain = figure.read(words, places)
    return _number(plain) if plain else _modified(words, places)


def _number(value: Figure) -> Number:
    return Number(value.amount, value.amount, value.approximate, value.ambiguous)


def _modified(words: str, places: int | None) -> Number | None:
    senses = set()
    between = _BETWEEN.fullmatch(words)
    while between is None and (match := _BEFORE.match(words)):
        senses.add(_SENSE["before", match[1]])
        words = words[match.end() :]
        between = _BETWEEN.fullmatch(words)
    while match := _AFTER.search(words):
        senses.add(_SENSE["after", match[1]])
        words = words[: match.start()]
    number = _range(between[1], between[2], places) if between else _one_or_range(words, places)
    if number is None or {"lower", "upper"} <= senses:
        return None
    low, high = number.low, number.high
    if low == high and "lower" in senses:
        high = None
    elif low == high and "upper" in senses:
        low = None
    return Number(low, high, number.approximate or "about" in senses, number.ambiguous)


def _one_or_range(words: str, places: int | None) -> Number | None:
    if tolerance := _TOLERANCE.fullmatch(words):
        middle, width = figure.read(tolerance[1], places), figure.read(tolerance[2], places)
        if middle is None or width is None or middle.amount is None or width.amount is None:
            return None
        return Number(middle.amount - width.amount, middle.amount + width.amount)
    ends = _RANGE.split(words)
    if len(ends) == 2 and ends[0]:
        return _range(ends[0], ends[1], places)
    value = figure.read(words, places)
    return _number(value) if value else None


def _range(first: str, last: str, places: int | None) -> Number | None:
    low, high = figure.read(first, places), figure.read(last, places)
    if low is None or high is None or low.amount is None or high.amount is None:
        return None
    start = low.amount
    if low.scale == 1 and start * high.scale <= high.amount:
        start *= high.scale
    ends = sorted((start, high.amount))
    return Number(ends[0], ends[1], low.approximate or high.approximate, low.ambiguous or high.ambiguous)
