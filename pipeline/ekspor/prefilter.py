"""Could this article report an export? Decided on raw bytes, before anything is decoded or parsed.

The question is asked of every article of an archive, so the test is one pass of an Aho-Corasick automaton over the
lower-cased bytes. It may pass too much; what it stops is never looked at again, so it must not stop too much.
The words are in `rules/export_words.tsv`.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from operator import add

from ahocorasick_rs import BytesAhoCorasick

from ekspor.rules import load

_ROLES = {"export": 1, "shipping": 2, "trade": 4, "abroad": 8, "goods": 16, "money": 32}

_ENOUGH = (
    _ROLES["export"],
    _ROLES["shipping"] | _ROLES["abroad"] | _ROLES["goods"],
    _ROLES["shipping"] | _ROLES["abroad"] | _ROLES["money"],
    _ROLES["trade"] | _ROLES["abroad"] | _ROLES["goods"],  # "laris di Jepang, 2 ton": money alone is any business news
)

_BLANKS = (b" ", b"\n", b"\xc2\xa0", b"\\n", b"\\u00a0")
"""How a blank between two words may stand in a file: as such, in UTF-8, and escaped in JSON."""

_CHUNK = 1 << 16
_OVERLAP = 64  # no word is longer


def could_report_export(raw: bytes) -> bool:
    """Whether the article in `raw` (text, or a line of JSON, in UTF-8 or any superset of ASCII) could report an export.

    True also for what cannot be read this way (UTF-16, UTF-32: the reader decides).
    """
    if b"\0" in raw[:64]:
        return True
    automaton, roles = _automaton()
    seen = 0
    for start in range(0, len(raw), _CHUNK):
        chunk = raw[start : start + _CHUNK + _OVERLAP].lower()
        for index in {match[0] for match in automaton.find_matches_as_indexes(chunk, True)}:
            seen |= roles[index]
        if any(seen & needed == needed for needed in _ENOUGH):
            return True
    return False


@cache
def _automaton() -> tuple[BytesAhoCorasick, tuple[int, ...]]:
    words: dict[bytes, int] = {}
    for row in load.table("export_words"):
        first, *others = row["word"].encode().split(b" ")
        for blanks in product(_BLANKS, repeat=len(others)):
            word = first + b"".join(map(add, blanks, others))
            words[word] = words.get(word, 0) | _ROLES[row["role"]]
    return BytesAhoCorasick(list(words)), tuple(words.values())
