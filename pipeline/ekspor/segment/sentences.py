"""Splits running text into sentences, by the habits of the Indonesian press: `.`, `!`, `?` and `…` end one, with the
quotes and brackets that close there; "PT.", "Rp.", initials, numbers and domains do not; "China.Namun" does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ekspor.rules import load

_STOP = re.compile(r"""[.!?…]{1,8}+(?=[\s"”’'»)\]A-Z“‘(]|$)""")
_CLOSING = re.compile(r"""[”’»)\]]*""")
_BLANKS = re.compile(r"\s*")
_WORD = re.compile(r"""[^\s(\[“"‘,;/]*$""")
_LEADER = re.compile(r"\.{4,}+\s*(?:[A-Z]{0,3}\$|Rp|USD|\d)")
"""The dots of a table that lead from goods to an amount ("kopi ........ US$ 5 juta")."""
_LOOK_BACK = 24  # longer than any abbreviation
_QUOTE_REACH = 600  # how far back an opening quote is looked for
_DOMAIN_ENDS = frozenset({"com", "co", "id", "net", "org"})


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role in `rules/chrome_words.tsv`, lower case."""
    return frozenset(w for row in load.table("chrome_words") if row["role"] == role for w in row["words"].split())


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` in order, trimmed of blanks, covering every other character of it."""
    start = _skip_blanks(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < start:
            continue
        close = _after_closing(text, start, stop.end(), end)
        following = _skip_blanks(text, close, end)
        if following < end and _ends(text, start, stop, close, following):
            yield start, close
            start = following
    if start < end:
        yield start, start + len(text[start:end].rstrip())


def _skip_blanks(text: str, position: int, end: int) -> int:
    match = _BLANKS.match(text, position, end)
    return match.end() if match else position


def _after_closing(text: str, start: int, position: int, end: int) -> int:
    """Where the quotes and brackets that close after a full stop end. A straight quote may open the next sentence."""
    while position < end:
        match = _CLOSING.match(text, position, end)
        position = match.end() if match else position
        if position == end or text[position] not in "\"'":
            break
        glued = position + 1 < end and text[position + 1].isalnum()
        if glued and not (text[position] == '"' and _is_open(text, start, position)):
            break
        position += 1
    return position


def _is_open(text: str, start: int, position: int) -> bool:
    """Whether a straight quote before `position` still waits for its partner."""
    before = text.rfind('"', max(start - _QUOTE_REACH, 0), position)
    if before < 0:
        return False
    return (
        before == 0 or text[before - 1] in " \t\n\xa0(“" or (text[before - 1] in ".!?" and text[before + 1].isalnum())
    )


def _ends(text: str, start: int, stop: re.Match[str], close: int, following: int) -> bool:
    """Whether the full stop at `stop` ends a sentence that began at `start`; the next would begin at `following`."""
    after = text[following]
    if after.islower() or after in ",;:" or _LEADER.match(text, stop.start()):
        return False
    if following == close and not _may_be_glued(text, stop.start(), following):
        return False
    return stop[0] != "." or not _is_abbreviation(text, start, stop.start(), after)


def _may_be_glued(text: str, dot: int, following: int) -> bool:
    """Whether "…China.Namun" are two sentences: not "M.Si", "KONTAN.CO.ID", "Tribunnews.Com"."""
    before = text[dot - 1] if dot else " "
    tail = re.compile(r"\w*").match(text, following)
    return not before.isupper() and not before.isspace() and (tail[0] if tail else "").lower() not in _DOMAIN_ENDS


def _is_abbreviation(text: str, start: int, dot: int, after: str) -> bool:
    """Whether the full stop at `dot` only shortens the word before it, or closes the number of a list."""
    if dot - start <= 2 and text[start:dot].isalnum():
        return not text[start:dot].islower()  # "1. Memperluas pasar"
    match = _WORD.search(text, max(start, dot - _LOOK_BACK), dot)
    word = match[0] if match else ""
    before = text[max(start, dot - len(word) - 2) : dot - len(word)]
    if len(word) == 1 and word.isupper():
        return not _ends_in_letter(word, before)
    if word.rpartition(".")[2].lower() in words("abbreviation"):
        return after.isupper() or after.isdigit()
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) <= 2 for part in parts) and before != ", "  # "…, M.M. Ia" is a degree


def _ends_in_letter(word: str, before: str) -> bool:
    """Whether a single capital is a scale ("Rp2,5 T.") or a numeral ("semester I."), not the initial of a name."""
    return bool(before) and (before.strip()[-1:].isdigit() or (word in "IVX" and before.strip()[-1:].islower()))
