"""The form under which a name is looked up: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("[‘’`´]")
_LONGEST = 200  # code points
_NOT_IN_NAMES = re.compile(r"[^\w'&+]+")


def key(name: str) -> str:
    """`name` in small letters without accents, blanks for points and hyphens; "" when too long for a name."""
    if len(name) > _LONGEST:
        return ""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NOT_IN_NAMES.sub(" ", _APOSTROPHES.sub("'", plain.casefold())).strip()


def head(words: str, heads: list[str]) -> str | None:
    """The longest of `heads` (as keys) that begins the key `words` and leaves a name after it."""
    return max((h for h in heads if words.startswith(h + " ")), key=len, default=None)
