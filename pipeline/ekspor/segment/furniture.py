"""Finds what is not text in an article, by the rules of `rules/chrome.toml`, whose head says what each place means."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ekspor.rules import load
from ekspor.schema import Kind
from ekspor.segment.links import link_end

Place = Literal["line", "closing", "top", "start", "lead", "inside", "end"]

_LONGEST = 500  # no line of furniture is longer
_MOST = 5  # pieces of furniture at one end of a paragraph
_TAIL = 160  # no credit at the end of a paragraph is longer


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for one kind of furniture at one place of an article."""

    id: str
    kind: Kind
    place: Place
    pattern: re.Pattern[str]
    starts: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `kind` is None for running text."""

    start: int
    end: int
    kind: Kind | None


FOLLOWED: tuple[Place, ...] = ("start", "lead", "inside")
"""Places after which text goes on."""


def check(rule: Rule) -> list[str]:
    """What is wrong with a rule: examples not matched whole, counterexamples matched. Empty when sound."""
    wrong = [f"{rule.id}: does not match its example {e!r}" for e in rule.examples if not _whole(rule, e)]
    return wrong + [f"{rule.id}: matches its counterexample {c!r}" for c in rule.counterexamples if _found(rule, c)]


def _whole(rule: Rule, example: str) -> bool:
    if rule.place not in FOLLOWED:
        return rule.pattern.fullmatch(example) is not None
    match = rule.pattern.match(f"{example} Ekspor naik")
    return match is not None and match.end() >= len(example)


def _found(rule: Rule, text: str) -> bool:
    if rule.place in ("inside", "end"):
        return rule.pattern.search(text) is not None
    return (rule.pattern.match(text) if rule.place in FOLLOWED else rule.pattern.fullmatch(text)) is not None


@cache
def rules(place: Place) -> tuple[Rule, ...]:
    """The rules for a place, in the order of the file."""
    data = load.document("chrome")
    found = []
    for entry in data["rule"]:  # type: ignore[attr-defined]
        if entry["place"] == place:
            anchor = "$" if place == "end" else ""
            pattern = load.compiled("chrome", f"rule {entry['id']}", f"(?:{entry['pattern']}){anchor}")
            words = (tuple(entry.get(key, ())) for key in ("starts", "examples", "counterexamples"))
            found.append(Rule(entry["id"], Kind(entry["kind"]), place, pattern, *words))
    return tuple(found)


@cache
def _starting() -> tuple[re.Pattern[str], dict[str, tuple[Rule, ...]]]:
    """A pattern for the words that furniture inside a paragraph begins with, and the rules that begin with each."""
    by_word: dict[str, tuple[Rule, ...]] = {}
    for rule in rules("inside"):
        for word in rule.starts:
            by_word[word] = (*by_word.get(word, ()), rule)
    return re.compile(load.alternation(list(by_word))), by_word


def _inside(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], Kind]]:
    """Candidates for furniture in running text, in order."""
    starting, by_word = _starting()
    for hit in starting.finditer(text, start, end):
        word = " ".join(hit[0].split())  # its blanks may be line ends
        if found := _first(by_word[word], text, hit.start(), end):
            yield found


def _first(candidates: Iterable[Rule], text: str, start: int, end: int) -> tuple[re.Match[str], Kind] | None:
    """The first of the rules that matches at `start`."""
    return next(((m, rule.kind) for rule in candidates if (m := rule.pattern.match(text, start, end))), None)


def line_kind(text: str, start: int, end: int, place: Place) -> Kind | None:
    """The kind of the line `text[start:end]` if a rule for `place` matches it whole."""
    if end - start > _LONGEST:
        return None
    return next((rule.kind for rule in rules(place) if rule.pattern.fullmatch(text, start, end)), None)


def has_dateline(text: str, start: int, end: int) -> bool:
    """Whether a paragraph begins with a dateline that no other paragraph could begin with."""
    return any(rule.kind is Kind.DATELINE and rule.pattern.match(text, start, end) for rule in rules("start"))


def pieces(text: str, start: int, end: int, *, lead: bool) -> Iterator[Piece]:
    """A paragraph cut into furniture and running text, in order; only blanks are between the pieces."""
    start = yield from _starts(text, start, end, lead)
    for match, kind in _inside(text, start, end):
        begin, stop = match.span()
        if begin < start or (kind is Kind.LINK and not _is_link(text, start, match)):
            continue
        if kind is Kind.LINK:
            begin, stop = _link_span(text, start, match, end)
        yield from _running(text, start, begin)
        yield from _trimmed(text, begin, stop, kind)
        start = yield from _starts(text, stop, end, False)
    yield from _running(text, start, end)


def _starts(text: str, start: int, end: int, lead: bool) -> Generator[Piece, None, int]:
    """The furniture at the beginning of a paragraph; returns where running text begins."""
    candidates = rules("start") + (rules("lead") if lead else ())
    for _ in range(_MOST):
        found = _first(candidates, text, start, end)
        if found is None:
            break
        yield from _trimmed(text, start, found[0].end(), found[1])
        start = found[0].end()
        while start < end and text[start].isspace():
            start += 1
    return start


def _is_link(text: str, start: int, match: re.Match[str]) -> bool:
    """A marker with a colon is one; without it, only where a sentence could begin."""
    return ":" in match[0] or _ends_sentence(text, start, match.start())


def _link_span(text: str, start: int, match: re.Match[str], end: int) -> tuple[int, int]:
    """Where a link with the marker `match` begins and ends: with its bracket, at other furniture, before a sentence."""
    begin = start + len(text[start : match.start()].rstrip(" (>"))
    if "(" in text[begin : match.start()]:
        depth = 0
        for at in range(begin, min(end, match.end() + _LONGEST)):
            depth += (text[at] == "(") - (text[at] == ")")
            if not depth and text[at] == ")":
                return begin, at + 1
    if ":" not in match[0] and "ideo" not in match[0]:
        return begin, match.end()  # the headline was lost
    following = next(_inside(text, match.end(), min(end, match.end() + _LONGEST)), None)
    return begin, link_end(text, match.end(), following[0].start() if following else end)


def _running(text: str, start: int, end: int) -> Iterator[Piece]:
    """Running text and the credits at its end; a stretch without a letter or digit is furniture."""
    credits: list[Piece] = []
    while len(credits) < _MOST and (credit := _credit(text, start, end)):
        credits.append(credit)
        end = credit.start
    has_words = any(map(str.isalnum, text[start:end]))
    yield from _trimmed(text, start, end, None if has_words else Kind.CHROME)
    yield from reversed(credits)


def _credit(text: str, start: int, end: int) -> Piece | None:
    """The credit that running text ends with."""
    for rule in rules("end"):
        match = rule.pattern.search(text, max(start, end - _TAIL), end)
        if match and _ends_sentence(text, start, match.start()):
            return next(_trimmed(text, match.start(), end, rule.kind), None)
    return None


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether nothing or a finished sentence stands before `end`."""
    before = text[max(start, end - 8) : end].rstrip()
    return not before or before[-1] in '.!?…”"’»)'


def _trimmed(text: str, start: int, end: int, kind: Kind | None) -> Iterator[Piece]:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    if start < end:
        yield Piece(start, start + len(stretch.strip()), kind)
