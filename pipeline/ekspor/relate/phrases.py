"""The phrases of rules/relate.toml: words that tie a name, a figure or a date to the flow that a sentence tells of.

A phrase is asked about a stretch of text; its `anchor` says where in it the words must stand: at its end ("before" what
follows), at its start ("after" what precedes), as all of it ("between" two mentions), or anywhere ("within").
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from ekspor.errors import RuleError
from ekspor.rules import load
from ekspor.rules.needed import Needed

Anchor = Literal["before", "after", "between", "within"]

_FILE = "rules/relate.toml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern with a name a person can say; `|` in its examples is the place that it is asked about."""

    id: str
    anchor: Anchor
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def find(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The phrase in text[start:end], where its anchor wants it."""
        match self.anchor:
            case "after":
                return self.pattern.match(text, start, end)
            case "between":
                return self.pattern.fullmatch(text, start, end)
            case "before" | "within":
                return self.pattern.search(text, start, end)

    def all(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every place in text[start:end] where a phrase of the anchor "within" stands."""
        return self.pattern.finditer(text, start, end)


def phrase(name: str) -> Phrase:
    """The phrase with this id. Raises RuleError when the file has none."""
    try:
        return phrases()[name]
    except KeyError:
        raise RuleError(f"{_FILE} has no phrase {name!r}; add it, or mend the name") from None


@cache
def phrases() -> dict[str, Phrase]:
    """All phrases of the file by id, compiled."""
    entries: list[dict[str, Any]] = load.document("relate")["phrase"]  # type: ignore[assignment]
    return {entry["id"]: _phrase(entry) for entry in entries}


@lru_cache(maxsize=1 << 7)  # a sentence of the article is asked for its sectors, then for all else
def can_have(sentence: str) -> frozenset[str]:
    """The ids of the phrases that can stand in a sentence; most cannot, and to look for each takes long."""
    return _needed().can_have(sentence)


@cache
def _needed() -> Needed:
    return Needed({name: one.pattern for name, one in phrases().items()})


def words(name: str) -> frozenset[str]:
    """A list of the file's vocabulary, as a set of words."""
    return load.listed("relate", name)


def check(found: Phrase) -> list[str]:
    """What is wrong with a phrase: examples that it does not match, counterexamples that it does. Empty when sound."""
    wrong = [f"{found.id}: does not match its example {e!r}" for e in found.examples if not _holds(found, e)]
    return wrong + [f"{found.id}: matches its counterexample {c!r}" for c in found.counterexamples if _holds(found, c)]


def _holds(found: Phrase, example: str) -> bool:
    pieces = example.split("|")
    text, first = "".join(pieces), len(pieces[0])
    match found.anchor:
        case "before":
            return found.find(text, 0, first) is not None
        case "after":
            return found.find(text, first) is not None
        case "between":
            return found.find(text, first, first + len(pieces[1])) is not None
        case "within":
            return found.find(text) is not None


def _phrase(entry: dict[str, Any]) -> Phrase:
    name, anchor, pattern = entry["id"], entry["anchor"], entry["pattern"]
    if anchor not in get_args(Anchor):
        raise RuleError(f"{_FILE}, phrase {name}: anchor {anchor!r} is none of {', '.join(get_args(Anchor))}")
    flags = 0 if entry.get("case") == "exact" else re.IGNORECASE
    compiled = load.compiled("relate", f"phrase {name}", rf"(?:{pattern})\Z" if anchor == "before" else pattern, flags)
    return Phrase(name, anchor, compiled, tuple(entry["examples"]), tuple(entry["counterexamples"]))
