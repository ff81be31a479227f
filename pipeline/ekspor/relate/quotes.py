"""Whose words a quotation of several sentences gives: in "Lima ton ke Oman. Besok lagi," kata Budi, all are his."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ekspor.relate.line import Line

_OPENING, _EITHER = "“", '"'
_MARK = re.compile('[“”"]')


def ends(lines: Sequence[Line]) -> dict[int, Line]:
    """For each sentence that leaves a quotation open, by where it starts, the one of its paragraph that closes it."""
    found: dict[int, Line] = {}
    for _, paragraph in groupby(lines, key=lambda line: line.sentence.paragraph):
        within: list[Line] = []
        for line in paragraph:
            is_open = _is_open_after(line, bool(within))
            if within and not is_open:
                found |= {one.start: line for one in within}
            within = [*within, line] if is_open else []
    return found


def _is_open_after(line: Line, is_open: bool) -> bool:
    for mark in _MARK.findall(line.text, line.start, line.end):
        is_open = not is_open if mark == _EITHER else mark == _OPENING
    return is_open
