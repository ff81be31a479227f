"""Is this article in another language than Indonesian? Told by its small words, and by its script.

An article is set aside only where another language is plain: its small words are many and Indonesian ones next to none.
What has hardly any small words (a headline, a table of figures, a list of names) stays, and so does an Indonesian
article with quotations in another language, in capitals, or spoilt by text recognition.
The words are in `rules/language_words.tsv`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from ekspor.rules import load

_LEAST, _TIMES = 5, 8
"""So many small words of another language there must be, and so many for each Indonesian one."""

_ENOUGH = 20_000
"""Characters that are read of an article: those behind them are in the same language."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")
"""Letters of Greek, Cyrillic, Arabic, the scripts of India and of the Far East."""


def foreign(text: str) -> str | None:
    """The language (or "another script") that `text` is in where that is plainly not Indonesian; else None."""
    text = text[:_ENOUGH].lower()
    words = Counter(_WORD.findall(text))
    if 2 * len(_OTHER_SCRIPT.findall(text)) > sum(len(word) * times for word, times in words.items()):
        return "another script"
    held = [language for language in _others() if language.holds(words)]
    return max(held, key=lambda language: language.count(words)).name if held else None


@dataclass(frozen=True, slots=True)
class _Language:
    name: str
    share: float
    own: frozenset[str]
    """Its small words that are not Indonesian."""
    not_its_own: frozenset[str]
    """Indonesian small words that are not its."""

    def count(self, words: Counter[str]) -> int:
        """How many of the words are its own."""
        return sum(words[word] for word in self.own)

    def holds(self, words: Counter[str]) -> bool:
        """Whether a text of these words is plainly in this language and not in Indonesian."""
        indonesian = sum(words[word] for word in self.not_its_own)
        return self.count(words) >= max(_LEAST, _TIMES * indonesian, self.share * words.total())


@cache
def _others() -> tuple[_Language, ...]:
    rows = {row["language"]: row for row in load.table("language_words")}
    small = {code: frozenset(row["words"].split()) for code, row in rows.items()}
    return tuple(
        _Language(row["name"], float(row["share"]), small[code] - small["id"], small["id"] - small[code])
        for code, row in rows.items()
        if code != "id"
    )
