"""Says which of many patterns a text can have at all.

Most patterns cannot match without one of a few words ("negeri" or "pasar" for what is sold abroad). A text is searched
for the words of all patterns in one pass of an Aho-Corasick automaton; where it has none of a pattern's, that pattern
need not be tried. The words are read off the patterns, so none is passed over that would match. Blanks are read as one
space in both: "perusahaan itu" says more than either word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from ekspor.rules.search import plain

_SHORTEST, _LONG_ENOUGH, _MOST = 2, 10, 500
"""Letters that each word must have for a pattern to be tried only where one stands, letters from which on more say
nothing, and the most words of a pattern."""

_FEW = 50
"""Texts of which every pattern is held to be possible, before it pays to read the words off the patterns."""

_parser: Any = import_module("re._parser")
_op: Any = import_module("re._constants")

_Words = frozenset[str]

_NOTHING: _Words = frozenset({""})
"""What a part of a pattern needs that may be anything: the empty word, which every text has."""

_SPACE: _Words = frozenset({" "})


class Needed:
    """Which of many patterns, by name, a text can have."""

    def __init__(self, patterns: Mapping[str, re.Pattern[str]], few: int = _FEW) -> None:
        self._patterns = patterns
        self._left = few

    def can_have(self, text: str) -> frozenset[str]:
        """The names of the patterns that can match in the text; all others do not."""
        self._left -= 1
        return self._words.can_have(text) if self._left < 0 else frozenset(self._patterns)

    @cached_property
    def _words(self) -> _Owned:
        return _Owned(self._patterns)


class _Owned:
    """An automaton over the words that patterns need."""

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        needs = {name: needed(pattern.pattern, pattern.flags) for name, pattern in patterns.items()}
        self._always = frozenset(name for name, words in needs.items() if not words)
        self._owners: dict[str, set[str]] = {}
        for name, words in needs.items():
            for word in words:
                self._owners.setdefault(word, set()).add(name)
        self._automaton = AhoCorasick(list(self._owners), implementation=Implementation.ContiguousNFA)

    def can_have(self, text: str) -> frozenset[str]:
        words = set(self._automaton.find_matches_as_strings(f" {_spaced(plain(text))} ", overlapping=True))
        return self._always.union(*map(self._owners.__getitem__, words))


def needed(pattern: str, flags: int) -> _Words:
    """Strings, in lower case, of which every match has one; none where it need not have any."""
    _, words = _sequence(_parser.parse(pattern, flags))
    words = frozenset(word for word in words if not any(other in word for other in words if other != word))
    return words if min(map(len, words)) >= _SHORTEST and len(words) <= _MOST else frozenset()


def _spaced(text: str) -> str:
    """The words of a text with one space between them."""
    return " ".join(text.split())


_Part = tuple[_Words | None, _Words]
"""All that a part of a pattern can be, None where that is not known or too much; and the words that it needs."""


def _sequence(items: Iterable[Any]) -> _Part:
    """Of items one after the other: those that are known make longer words, of all words the best are taken."""
    run, known = _NOTHING, True
    found: list[_Words] = []
    for item in items:
        whole, words = _item(*item)
        if whole is None or len(run) * len(whole) > _MOST:
            found += [run, words]
            run, known = whole or _NOTHING, False
        else:
            run = frozenset((a + b).replace("  ", " ") for a in run for b in whole)
    return run if known else None, max([*found, run], key=_telling)


def _telling(words: _Words) -> tuple[int, int]:
    """How much words tell: long ones before short ones, few before many."""
    return min(_LONG_ENOUGH, *map(len, words)), -len(words)


def _item(op: Any, argument: Any) -> _Part:
    if op in (_op.AT, _op.ASSERT, _op.ASSERT_NOT):
        return _NOTHING, _NOTHING
    if op is _op.LITERAL:
        return _known([argument])
    if op is _op.IN and argument == [(_op.CATEGORY, _op.CATEGORY_SPACE)]:
        return _SPACE, _SPACE
    if op is _op.IN and all(kind is _op.LITERAL for kind, _ in argument):
        return _known(code for _, code in argument)
    if op is _op.SUBPATTERN:
        return _sequence(argument[-1])
    if op is _op.ATOMIC_GROUP:
        return _sequence(argument)
    if op is _op.BRANCH:
        return _either([_sequence(branch) for branch in argument[1]])
    if op in (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT):
        least, most, body = argument
        whole, words = _sequence(body)
        whole = whole if most == 1 or whole == _SPACE else None
        return (whole, words) if least else (whole and whole | _NOTHING, _NOTHING)
    return None, _NOTHING


def _known(codes: Iterable[int]) -> _Part:
    letters = frozenset(_spaced(plain(chr(code))) or " " for code in codes)
    return letters, letters


def _either(parts: list[_Part]) -> _Part:
    wholes = [whole for whole, _ in parts]
    words = frozenset().union(*(words for _, words in parts))
    return None if None in wholes else frozenset().union(*(whole for whole in wholes if whole is not None)), words
