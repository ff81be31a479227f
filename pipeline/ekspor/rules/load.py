"""Loads the knowledge that ships as data beside this file.

`table(name)` reads a TSV with a header line (lines that start with `#` are comments: source, licence).
`patterns(name)` reads the `[[rule]]` entries of a TOML file. `{name}` in a pattern is replaced from the file's
`[vocabulary]`, where a list of strings becomes an alternation (longest first), `{table = "units", column = "form"}`
the alternation of a table's column, and a string is a sub-pattern. Patterns are verbose regular expressions: a literal
space is `\\ ` or `\\s`. Every rule carries examples, which its pattern must match whole, and counterexamples, in which
it must find nothing. `check(rule)` holds it to them; the tests check every rule that ships.

`own` lays a folder of a user's own files over these.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any

from ekspor.errors import RuleError
from ekspor.rules import own
from ekspor.schema import Label

_Trie = dict[str, "_Trie"]
"""Words by their first letter; the empty letter where a word ends."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with a name a person can say. The mention is the group `span` where there is one, else the match.

    A match in which `span` takes no part is no mention: so a pattern passes over words that it must not read.
    """

    id: str
    label: Label
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of its mentions, from left to right."""
        for match in self.pattern.finditer(text):
            yield from self._mention(match)

    def find_at(self, text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """What `find` yields, where matches can start only at these places, which come in order."""
        reached = 0
        for place in places:
            if place >= reached and (match := self.pattern.match(text, place)):
                reached = match.end()
                yield from self._mention(match)

    def _mention(self, match: re.Match[str]) -> Iterator[tuple[int, int]]:
        start, end = match.span("span" if "span" in self.pattern.groupindex else 0)
        if start < end:
            yield start, end


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `rules/<name>.tsv` by column; empty cells, and those missing at the end of a line, are empty strings."""
    ours = _rows(_text(f"{name}.tsv"), f"rules/{name}.tsv")
    text = own.text(f"{name}.tsv")
    return tuple(
        ours if text is None else own.over_rows(f"{name}.tsv", ours, _rows(text, f"{own.folder()}/{name}.tsv"))
    )


def _rows(text: str, where: str) -> list[dict[str, str]]:
    columns: list[str] = []
    rows = []
    for n, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if not line or line.startswith("#"):
            continue
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            found = f"{len(cells)} cells where the header has {len(columns)}"
            raise RuleError(f"{where}, line {n}: {found}; take out a tab or name the column")
        rows.append(dict(zip_longest(columns, cells, fillvalue="")))
    return rows


@cache
def document(name: str) -> dict[str, object]:
    """The TOML file `rules/<name>.toml`."""
    ours = tomllib.loads(_text(f"{name}.toml"))
    text = own.text(f"{name}.toml")
    return ours if text is None else own.over_document(ours, _parsed(text, name))


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{own.folder()}/{name}.toml: mend what is no TOML: {error}") from error


def _text(file: str) -> str:
    return (files(__package__) / file).read_text(encoding="utf-8")


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of the words literally, the longest first; a space in a word matches any run of blanks.

    It is a trie, so that a thousand names cost hardly more than ten: behind a letter only words that have it are left.
    """
    trie: _Trie = {}
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?:{_branches(trie)})" if trie else "(?!)"


def _branches(trie: _Trie) -> str:
    """The words of a trie; where a word ends at its root, the longer ones come before it."""
    branches = [_literal(letter) + _branches(rest) for letter, rest in sorted(trie.items(), reverse=True)]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""


def _literal(letter: str) -> str:
    return r"\s+" if letter == " " else re.escape(letter)


@cache
def patterns(name: str) -> tuple[Rule, ...]:
    """The rules of `rules/<name>.toml`, in the order of the file, compiled."""
    data: dict[str, Any] = document(name)
    return tuple(_rule(entry, name) for entry in data.get("rule", ()))


@cache
def vocabulary(name: str) -> dict[str, str]:
    """The sub-patterns of `rules/<name>.toml` by name."""
    data: dict[str, Any] = document(name)
    found: dict[str, str] = {}
    for key, value in data.get("vocabulary", {}).items():
        if isinstance(value, dict):
            value = _column(value["table"], value["column"])
        found[key] = alternation(value) if isinstance(value, list) else _expand(value, found, name, key)
    return found


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A list of the vocabulary of `rules/<name>.toml`, as a set of words."""
    data: dict[str, Any] = document(name)
    return frozenset(data["vocabulary"][key])


@cache
def column(name: str, heading: str) -> frozenset[str]:
    """A column of `rules/<name>.tsv`, as a set of words."""
    return frozenset(_column(name, heading))


def compiled(name: str, owner: str, pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A verbose pattern of `rules/<name>.toml` with its vocabulary put in.

    Raises RuleError when it cannot be compiled, in which `owner` ("rule money.symbol-before") says whose it is.
    """
    try:
        return re.compile(_expand(pattern, vocabulary(name), name, owner), re.VERBOSE | flags)
    except re.error as error:
        raise RuleError(f"rules/{name}.toml, {owner}: mend the pattern, it does not compile: {error}") from error


def _column(name: str, column: str) -> list[str]:
    rows = table(name)
    if rows and column not in rows[0]:
        raise RuleError(f"rules/{name}.tsv has no column {column!r}; take one of {', '.join(rows[0])}")
    return [row[column] for row in rows]


def _rule(entry: dict[str, Any], name: str) -> Rule:
    if absent := [key for key in ("id", "label", "pattern", "examples") if key not in entry]:
        raise RuleError(f"rules/{name}.toml, rule {entry.get('id', '?')}: it has no {' and no '.join(absent)}; add it")
    if entry["label"] not in set(Label):
        raise RuleError(
            f"rules/{name}.toml, rule {entry['id']}: no label {entry['label']!r}; take one of {', '.join(Label)}"
        )
    flags = re.IGNORECASE if entry.get("ignore_case", False) else 0
    pattern = compiled(name, f"rule {entry['id']}", entry["pattern"], flags)
    examples, counterexamples = tuple(entry["examples"]), tuple(entry.get("counterexamples", ()))
    return Rule(entry["id"], Label(entry["label"]), pattern, examples, counterexamples)


def _expand(pattern: str, known: dict[str, str], name: str, owner: str) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise RuleError(
                f"rules/{name}.toml, {owner}: {match[0]} is not in its [vocabulary]; add it there, above what uses it"
            )
        return known[match[1]]

    return re.sub(r"\{([a-z_]+)\}", replace, pattern)


def check(rule: Rule) -> list[str]:
    """What is wrong with a rule: examples not matched whole, counterexamples with a mention. Empty when sound."""
    wrong = [f"{rule.id}: does not match its example {e!r}" for e in rule.examples if not _holds(rule, e)]
    return wrong + [f"{rule.id}: matches its counterexample {c!r}" for c in rule.counterexamples if any(rule.find(c))]


def _holds(rule: Rule, example: str) -> bool:
    """Whether the example is a mention as a whole; for a rule with `span`, which stands among other words, has one."""
    return any("span" in rule.pattern.groupindex or span == (0, len(example)) for span in rule.find(example))
