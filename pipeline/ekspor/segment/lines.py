"""Cuts a text into lines and joins the lines of hard-wrapped paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

ENDS = r"\n\r\u2028\u2029\x0b\x0c\x85"
"""The characters that end a line, for a class of a regular expression."""

_LINE = re.compile(rf"[^{ENDS}]+")
_WIDEST = 130  # hard-wrapped text is narrower
_FEWEST = 4  # lines by which wrapping can be told
_WRAPPED = 0.8  # share of lines that the next line's first word would have made too long


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; `apart` when a blank line stands before it."""

    start: int
    end: int
    apart: bool


def lines(text: str) -> Iterator[Line]:
    """The lines of `text` that are not blank."""
    last = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Line(start, start + len(stripped), text.count("\n", last, start) > 1)
            last = start


def paragraphs(text: str, block: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The paragraphs of consecutive lines of running text: one a line, unless the lines are wrapped."""
    for stretch in _unbroken(block):
        wrapped = _is_wrapped(text, stretch)
        start = stretch[0].start
        for line, following in pairwise(stretch):
            if not wrapped and not _goes_on(text, line, following):
                yield start, line.end
                start = following.start
        yield start, stretch[-1].end


def _unbroken(block: Sequence[Line]) -> Iterator[Sequence[Line]]:
    first = 0
    for i in range(1, len(block) + 1):
        if i == len(block) or block[i].apart:
            yield block[first:i]
            first = i


def _goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether a sentence goes on in the next line."""
    return text[line.end - 1] not in '.!?…:;"”’)' and text[following.start].islower()


def _is_wrapped(text: str, stretch: Sequence[Line]) -> bool:
    """Whether the lines break where the next word would not have fitted."""
    width = max(line.end - line.start for line in stretch)
    if len(stretch) < _FEWEST or width > _WIDEST:
        return False
    full = 0
    for line, following in pairwise(stretch):
        word = text[following.start : following.end].split(maxsplit=1)[0]
        full += line.end - line.start + 1 + len(word) > width
    return full >= _WRAPPED * (len(stretch) - 1)
