"""Finds the cues of rules/cues.toml in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ekspor.relate.claim import Cue
from ekspor.rules.load import document
from ekspor.schema import Mention


@cache
def _automaton() -> tuple[AhoCorasick, list[tuple[str, str, int]]]:
    words: dict[str, list[tuple[str, str, int]]] = {}
    for entry in document("cues")["cue"]:  # type: ignore[attr-defined]
        for word in entry["words"]:
            words.setdefault(word, []).append((entry["kind"], entry["id"], entry.get("sign", 0)))
    ordered = sorted(words)
    return AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest), [words[w] for w in ordered]  # type: ignore[return-value]


def find(text: str, mentions: Sequence[Mention]) -> list[Cue]:
    """Cues in order of position. A word inside a mention is part of a name, not a cue."""
    folded = (
        text.lower()
        if len(text.lower()) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
    folded = folded.replace("\xa0", " ")
    automaton, meanings = _automaton()
    starts = [m.start for m in mentions]
    found = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and mentions[at].end > start:
            continue
        found += [Cue(start, end, kind, rule, sign) for kind, rule, sign in meanings[index]]  # type: ignore[misc]
    return found
