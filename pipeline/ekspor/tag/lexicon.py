"""Finds the names of a table in a text: whole words, spelt with the table's capitals, at the speed of Aho-Corasick.

A name is found across a no-break space, a double blank or a line end, with any hyphen or apostrophe; not across a
blank line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

_SAME = {
    "\t": " ",
    "\n": " ",
    "\r": " ",
    "\xa0": " ",
    "\u2009": " ",
    "\u202f": " ",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "’": "'",
    "‘": "'",
}
_BLANKS = re.compile(r"\s\s+")
_DOMAIN = re.compile(r"\.(?:com|co|id|go|net|org|news)\b")
_WORDS = re.compile(r"[\s\-‐‑–]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for. `case`: "" with capitals where `form` has them, "exact" as `form`, "lower-ok" in any case."""

    form: str
    case: str
    row: int


class Lexicon:
    """An automaton over (form, case) pairs; `find` gives the spans where they stand and the index of the pair."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names: list[Name] = []
        folded: list[str] = []
        for row, (form, case) in enumerate(names):
            for variant in {fold(form), fold(form.replace("-", " "))}:
                folded.append(variant)
                self._names.append(Name(form, case, row))
        self._automaton = AhoCorasick(folded, implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """All (start, end, row) in order of end, overlapping ones too; offsets count in `text`."""
        folded, origin = _squeeze(text)
        found = []
        for which, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _whole(folded, start, end):
                continue
            start, end = origin(start), origin(end - 1) + 1
            name = self._names[which]
            if _written_as(name, text[start:end]):
                found.append((start, end, name.row))
        return found


def fold(text: str) -> str:
    """`text` in lower case, one code point for one, with blanks, hyphens and apostrophes made alike."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" alone becomes two code points
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for variant, plain in _SAME.items():
        lower = lower.replace(variant, plain)
    return lower


class _Origin:
    """Where an offset of the squeezed text lies in the text it was made of."""

    def __init__(self, kept: list[int], lost: list[int]) -> None:
        self._kept, self._lost = kept, lost

    def __call__(self, offset: int) -> int:
        return offset + self._lost[bisect_right(self._kept, offset)]


def _squeeze(text: str) -> tuple[str, _Origin]:
    """The folded text with every run of blanks as one blank; a blank line stays, so that no name crosses it."""
    folded = fold(text)
    pieces, kept, lost = [], [], [0]
    last = length = 0
    for run in _BLANKS.finditer(text):
        if text.count("\n", run.start(), run.end()) > 1:
            continue
        pieces.append(folded[last : run.start() + 1])
        length += run.start() + 1 - last
        last = run.end()
        kept.append(length)
        lost.append(last - length)
    pieces.append(folded[last:])
    return "".join(pieces), _Origin(kept, lost)


def _whole(folded: str, start: int, end: int) -> bool:
    """Whether a word ends on both sides: not in "Indonesianya", "@jakarta", "US$" or "jakarta.go.id"."""
    before = folded[start - 1] if start else " "
    if before.isalnum() or before in "@_":
        return False
    after = folded[end] if end < len(folded) else " "
    return not (after.isalnum() or after in "_$@" or (after == "." and _DOMAIN.match(folded, end) is not None))


def _written_as(name: Name, surface: str) -> bool:
    if name.case == "exact":
        return surface == name.form
    if name.case == "lower-ok":
        return True
    pairs = zip(_WORDS.split(surface), _WORDS.split(name.form), strict=False)
    return not any(written[:1].islower() for written, word in pairs if word[:1].isupper())
