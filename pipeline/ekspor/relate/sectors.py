"""Goods named by their sector ("ekspor sektor pertanian", "ekspor industri mainan"): no mention of goods, but what the
flow is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ekspor.normalise import commodity
from ekspor.relate.phrases import can_have, phrase, words
from ekspor.schema import Label, Mention, Sentence

RULE = "goods.of-sector"
"""The rule of such a mention."""

_TELLING = frozenset({"goods.sector-exports", "goods.exports-of-sector", "goods.sector-sums"})
"""Phrases of which a sentence must have one to name goods so."""

_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*+")
_GAP = re.compile(r",?\s(?:&\s)?")
_NEXT = re.compile(r"(?:,\s(?:dan\s|serta\s|hingga\s)?|\s(?:dan|serta|hingga)\s)(?:(?:sub)?sektor\s)?")
"""What stands between two members of a list of sectors."""

_LONGEST = 6
"""Words of the name of a sector."""


def goods(text: str, sentence: Sentence) -> list[Mention]:
    """The goods of the sectors whose exports a sentence tells of, in order."""
    if _TELLING.isdisjoint(can_have(text[sentence.start : sentence.end])):
        return []
    found: list[Mention] = []
    for match in phrase("goods.sector-exports").all(text, sentence.start, sentence.end):
        named = _listed(text, match.end(), sentence.end)
        if named and phrase("goods.then-exports").find(text, named[-1].end, sentence.end):
            found += named
    for match in phrase("goods.exports-of-sector").all(text, sentence.start, sentence.end):
        found += _listed(text, match.end(), sentence.end)
    for match in phrase("goods.sector-sums").all(text, sentence.start, sentence.end):
        found.append(_mention(text, *match.span("name")))
    if found:
        for match in phrase("goods.further-sector").all(text, found[0].end, sentence.end):
            found += _listed(text, match.end(), sentence.end)
    return sorted(set(found))


def _listed(text: str, start: int, limit: int) -> list[Mention]:
    """The sectors of the list that begins here."""
    found: list[Mention] = []
    while (end := _known(text, start, limit)) is not None:
        found.append(_mention(text, start, end))
        further = _NEXT.match(text, end, limit)
        if further is None:
            break
        start = further.end()
    return found


def _mention(text: str, start: int, end: int) -> Mention:
    name = text[start:end]
    return Mention(start, end, Label.COMMODITY, name, RULE, commodity.parse(name))


def _known(text: str, start: int, limit: int) -> int | None:
    """Where the longest name of goods or of a sector that begins here ends."""
    return max((end for end in _ends(text, start, limit) if _is_known(text[start:end])), default=None)


def _is_known(name: str) -> bool:
    folded = commodity.fold(name)
    return folded in commodity.names() or folded in words("sector_goods")


def _ends(text: str, start: int, limit: int) -> Iterator[int]:
    """The ends of the first words from `start` on."""
    for _ in range(_LONGEST):
        word = _WORD.match(text, start, limit)
        if word is None:
            return
        yield word.end()
        gap = _GAP.match(text, word.end(), limit)
        if gap is None:
            return
        start = gap.end()
