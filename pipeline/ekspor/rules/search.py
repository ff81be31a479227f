"""Searches a text with many rules at once.

Most rules begin with one of a few words ("Dinas", "sebanyak"). A text is searched for the words of all such rules in
one pass of an Aho-Corasick automaton, and a rule is tried only where one of its own stands. The words are read off the
pattern, so a rule finds exactly what it finds by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation

from ekspor.rules.load import Rule

_SHORTEST, _LONG_ENOUGH, _MOST = 2, 4, 500
"""Letters that each beginning of a rule must have for the rule to be tried only there, letters from which on it is not
made longer, and the most beginnings that a rule may have."""

_FEW = 100
"""Texts that are searched rule by rule, before it pays to read the beginnings off the patterns."""

_LETTERS = {"İ": "i", "ı": "i", "ſ": "s"}
"""Letters that a pattern without case takes for another, though they are no capitals of it."""

_parser: Any = import_module("re._parser")
_op: Any = import_module("re._constants")

Found = tuple[Rule, int, int]


class Search:
    """Rules, and what their matches can begin with."""

    def __init__(self, rules: Sequence[Rule], few: int = _FEW) -> None:
        self._rules = rules
        self._left = few

    def __call__(self, text: str) -> Iterator[Found]:
        """Every mention of every rule, rule by rule, from left to right."""
        self._left -= 1
        places = self._begins.places(text) if self._left < 0 else {}
        for at, rule in enumerate(self._rules):
            for start, end in rule.find_at(text, places[at]) if at in places else rule.find(text):
                yield rule, start, end

    @cached_property
    def _begins(self) -> _Begins:
        return _Begins(self._rules)


class _Begins:
    """An automaton over the beginnings of the rules that have some."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        owners: dict[str, list[int]] = {}
        for at, rule in enumerate(rules):
            for beginning in beginnings(rule.pattern.pattern, rule.pattern.flags) or ():
                owners.setdefault(beginning, []).append(at)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def places(self, text: str) -> dict[int, list[int]]:
        """By the number of each rule with beginnings, the places of the text where one of its own stands, in order."""
        found: dict[int, set[int]] = {at: set() for own in self._owners for at in own}
        for which, start, _ in self._automaton.find_matches_as_indexes(plain(text), overlapping=True):
            for at in self._owners[which]:
                found[at].add(start)
        return {at: sorted(starts) for at, starts in found.items()}


def beginnings(pattern: str, flags: int) -> set[str] | None:
    """Strings, in lower case, with one of which every match begins; None where that would be any place or too many."""
    ended, growing = _sequence(_parser.parse(pattern, flags))
    found = ended | growing
    found = {one for one in found if not any(one[:n] in found for n in range(len(one)))}
    return found if found and min(map(len, found)) >= _SHORTEST and len(found) <= _MOST else None


def plain(text: str) -> str:
    """The text in lower case, code point for code point; letters that a pattern without case takes for one are one."""
    for letter, plain in _LETTERS.items():
        text = text.replace(letter, plain)
    return text.lower()


_Beginnings = tuple[set[str], set[str]]
"""Strings that are followed by what is not known, and those that are all of the match so far."""


def _sequence(items: Any) -> _Beginnings:
    """With what the items of a pattern, one after the other, can begin."""
    ended: set[str] = set()
    growing = {""}
    for item in items:
        if not growing:
            break
        more_ended, more = _item(*item)
        ended |= {a + b for a in growing for b in more_ended}
        growing = {a + b for a in growing for b in more}
        ended |= {one for one in growing if len(one) >= _LONG_ENOUGH}
        growing -= ended
    return ended, growing


def _item(op: Any, argument: Any) -> _Beginnings:
    if op in (_op.AT, _op.ASSERT, _op.ASSERT_NOT):
        return set(), {""}
    if op is _op.LITERAL:
        return set(), {plain(chr(argument))}
    if op is _op.IN and all(kind is _op.LITERAL for kind, _ in argument):
        return set(), {plain(chr(code)) for _, code in argument}
    if op is _op.SUBPATTERN:
        return _sequence(argument[-1])
    if op is _op.BRANCH:
        branches = [_sequence(branch) for branch in argument[1]]
        return set().union(*(ended for ended, _ in branches)), set().union(*(whole for _, whole in branches))
    if op in (_op.MAX_REPEAT, _op.MIN_REPEAT):
        least, most, body = argument
        ended, whole = _sequence(body)
        if most > 1:
            ended, whole = ended | whole, set()
        return ended, whole if least else {*whole, ""}
    return {""}, set()
