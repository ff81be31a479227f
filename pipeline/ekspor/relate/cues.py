"""Finds the cues of rules/cues.toml in a text: words that say what a figure or a flow is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from ekspor.relate.reading import Cue, CueKind
from ekspor.rules.load import document
from ekspor.schema import Mention
from ekspor.tag.lexicon import fold

_Meaning = tuple[CueKind, str, int]
"""Kind, id and sign of a cue."""


def find(text: str, mentions: Sequence[Mention]) -> list[Cue]:
    """Cues in order of position. A word inside a mention is part of a name, not a cue."""
    folded = fold(text)
    automaton, words, meanings, shorter = _automaton()
    starts = [m.start for m in mentions]
    found: list[Cue] = []
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if start and folded[start - 1].isalnum():
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and mentions[at].end > start:
            continue
        word = words[index]
        if end < len(folded) and folded[end].isalnum():  # "mengekspor ke|lapa"
            if (within := shorter.get(word)) is None:
                continue
            word = within
        for kind, rule, sign in meanings[word]:
            found.append(Cue(start, start + len(word), kind, rule, sign))
    return found


@cache
def _automaton() -> tuple[AhoCorasick, list[str], dict[str, list[_Meaning]], dict[str, str]]:
    """An automaton over all words, and what each means: a word may stand in several cues. Last, the longest word that
    each of several words begins with, for where what is longer turns out to go on."""
    entries: list[dict[str, Any]] = document("cues")["cue"]  # type: ignore[assignment]
    meanings: dict[str, list[_Meaning]] = {}
    for entry in entries:
        for word in _words(entry):
            meanings.setdefault(word, []).append((entry["kind"], entry["id"], entry.get("sign", 0)))
    ordered = sorted(meanings)
    within = {word: start for word in ordered if (start := _first_words(word, meanings)) is not None}
    return AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest), ordered, meanings, within


def _first_words(word: str, meanings: dict[str, list[_Meaning]]) -> str | None:
    """The longest word of a cue that a longer one begins with: "mengekspor" of "mengekspor ke"."""
    parts = word.split(" ")
    begins = (" ".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
    return next((begin for begin in begins if begin in meanings), None)


def _words(entry: dict[str, Any]) -> list[str]:
    """The words of an entry, each in all of its frames ("tidak lagi {}") where it has some."""
    return [frame.format(word) for frame in entry.get("frames", ["{}"]) for word in entry["words"]]
