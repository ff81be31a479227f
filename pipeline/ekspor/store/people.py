"""Names of persons, which stay out of what leaves the store: barred where sentences and titles show them."""

from __future__ import annotations

import re
from collections.abc import Iterable

BAR = "█"
"""Stands for each character of a name, so that offsets still count."""


def barred(text: str, people: Iterable[str]) -> str:
    """The text with a bar over every name, a word of it too ("Endang Rahmawati", then "Endang")."""
    names = set(people)
    parts = {part for name in names for part in name.split() if len(part) > 2 and part[0].isupper()}
    known = sorted(names | parts, key=lambda name: (-len(name), name))
    if not known:
        return text
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    return pattern.sub(lambda found: re.sub(r"\S", BAR, found[0]), text)
