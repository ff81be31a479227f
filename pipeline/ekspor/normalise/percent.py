"""Percentages: `12,5 persen`, `-3,57%`, `20-25%`, `lima puluh lima persen`; percentage points are none."""

from __future__ import annotations

import re

from ekspor.normalise import number
from ekspor.schema import Percent

_SIGN = re.compile(r"\s?(?:%|(?<![a-z])(?:persen|prosen|per\ssen|percent|pct)(?:nya)?(?=(?:an)?(?![a-z])))")
_PLACES = 9
"""`12,345 persen` is a decimal: a percentage has as many places as it likes."""


def parse(text: str) -> Percent | None:
    """The percentage that the whole of `text` states, signed as written, or None."""
    if len(text) > number.MAX_LENGTH:
        return None
    rest, signs = _SIGN.subn("", number.fold(text))
    value = number.parse(rest, places=_PLACES) if 0 < signs <= 2 else None
    if value is None or (value.low is None and value.high is None):
        return None
    return Percent(value.low, value.high, value.approximate)
