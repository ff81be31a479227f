"""What is wrong, or looks wrong, in the mentions of an article: the guideline as rules over words (`rules/lints.toml`),
and what takes more than the words of one mention. `lint_records` does the same for records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from ekspor.annotate.article import Annotated, Span
from ekspor.errors import RuleError
from ekspor.exchange import DRAFT
from ekspor.rules.load import compiled, document
from ekspor.schema import Label


class Level(StrEnum):
    """How sure the lint is that the annotation must change."""

    WRONG = "wrong"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Finding:
    """A lint that fired. `start` and `words` say where, None and the record's lines for a record; `record` counts the
    article's records from 0, `filler` is the line of the one that it is about, where it is about one."""

    article: str
    lint: str
    level: Level
    start: int | None
    words: str
    message: str
    record: int | None = None
    filler: str | None = None


@dataclass(frozen=True, slots=True)
class WordRule:
    """A rule over the words of one mention."""

    id: str
    level: Level
    labels: frozenset[Label]
    pattern: re.Pattern[str]
    message: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


_NAMES = (Label.AGENCY, Label.COMPANY, Label.COUNTRY, Label.PORT)
_SHORTEST_NAME = 4
_SUFFIXES = ("nya", "lah", "pun", "kah", "ku", "mu")
"""What Indonesian writes onto a word, and no mention takes in."""
_TICKER = re.compile(r"\(\w{4}\)")
"""The guideline leaves it out behind the name."""
_BRACKETS = (("(", ")"), ("[", "]"), ("“", "”"))


@cache
def word_rules() -> tuple[WordRule, ...]:
    """The rules of `rules/lints.toml`. Raises RuleError where one breaks its own examples."""
    entries: Any = document("lints")["lint"]
    rules = tuple(_rule(entry) for entry in entries)
    for rule in rules:
        wrong = [words for words in rule.examples if not rule.pattern.search(words)]
        wrong += [words for words in rule.counterexamples if rule.pattern.search(words)]
        if wrong:
            raise RuleError(f"rules/lints.toml, {rule.id}: the pattern reads {wrong} the other way; mend it")
    return rules


def _rule(entry: dict[str, Any]) -> WordRule:
    flags = re.DOTALL | (re.IGNORECASE if entry.get("ignore_case") else 0)
    return WordRule(
        entry["id"],
        Level(entry["level"]),
        frozenset(map(Label, entry.get("labels", Label))),
        compiled("lints", entry["id"], entry["pattern"], flags),
        entry["message"],
        tuple(entry["examples"]),
        tuple(entry["counterexamples"]),
    )


def mentions(article: Annotated) -> Iterator[Finding]:
    """What the lints say of an article's mentions."""
    if article.rest.get(DRAFT):
        yield Finding(
            article.id, "article.draft", Level.WRONG, None, "", "nobody has looked at it: annotate it, then import it"
        )
    for span in article.entities:
        start, end, label = span
        words = article.text[start:end]
        for rule in word_rules():
            if label in rule.labels and rule.pattern.search(words):
                yield Finding(article.id, rule.id, rule.level, start, words, rule.message)
        for name, level, message, fires in _SPAN_LINTS:
            if fires(article.text, span):
                yield Finding(article.id, name, level, start, words, message)
    yield from _unmarked(article)


def _cuts_word(text: str, span: Span) -> bool:
    start, end, _ = span
    rest = re.match(r"\w*", text[end:])
    cut = any(0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha() for at in (start, end))
    return cut and not (rest and rest[0] in _SUFFIXES)


def _half_bracket(text: str, span: Span) -> bool:
    words = text[span[0] : span[1]]
    return any(words.count(opening) != words.count(closing) for opening, closing in _BRACKETS)


_SPAN_LINTS: Sequence[tuple[str, Level, str, Callable[[str, Span], bool]]] = (
    ("span.cuts-word", Level.LOOK, "a mention ends where words end: take the whole word, or see whether", _cuts_word),
    (
        "span.half-bracket",
        Level.WRONG,
        "its bracket or quote has its partner outside: take in both or none",
        _half_bracket,
    ),
)


def _unmarked(article: Annotated) -> Iterator[Finding]:
    """Names that are marked here and not marked there."""
    inside = set[int]().union(*(range(start, end) for start, end, _ in article.entities))
    names = {article.text[start:end]: label for start, end, label in article.entities if label in _NAMES}
    for name, label in names.items():
        if len(name) < _SHORTEST_NAME:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            around = article.text[max(0, match.start() - 1) : match.end() + 1]
            if inside.isdisjoint(range(*match.span())) and not _TICKER.fullmatch(around):
                message = f"it is marked {label} elsewhere in the article: mark it here too, or see why not"
                yield Finding(article.id, "name.unmarked", Level.LOOK, match.start(), name, message)
