"""Loads the knowledge that ships as data beside this file.

`table(name)` reads a TSV with a header line (lines that start with `#` are comments: source, licence).
`patterns(name)` reads the `[[rule]]` entries of a TOML file; `{name}` in a pattern is replaced from the file's `[vocabulary]`,
where a list of strings becomes an alternation (longest first), `{table = "units", column = "form"}` the alternation of a
table's column, and a string is a sub-pattern. Patterns are verbose regular expressions: a literal space is `\\ ` or `\\s`.
Every rule carries examples, which its pattern must match whole, and counterexamples, in which it must match nowhere.
`check(rule)` holds it to them; the tests check every rule that ships.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ekspor.errors import RuleError
from ekspor.schema import Label


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with a name a person can say. The mention is the group `span` where the pattern has one, else the match."""

    id: str
    label: Label
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of `rules/<name>.tsv` by column; empty cells are empty strings."""
    text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    out = tuple({k: v or "" for k, v in row.items() if k is not None} for row in rows)
    width = len(rows.fieldnames or ())
    for n, line in enumerate(lines[1:], 2):
        if line.count("\t") + 1 > width:
            raise RuleError(f"rules/{name}.tsv, row {n}: {line.count(chr(9)) + 1} columns where the header has {width}")
    return out


@cache
def document(name: str) -> dict[str, object]:
    """The TOML file `rules/<name>.toml` as it stands."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def alternation(words: list[str]) -> str:
    """A group that matches any of the words literally, longest first; a space in a word matches any run of blanks."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


@cache
def patterns(name: str) -> tuple[Rule, ...]:
    """The rules of `rules/<name>.toml`, in the order of the file, compiled."""
    data = document(name)
    vocabulary: dict[str, str] = {}
    for key, value in dict(data.get("vocabulary", {})).items():  # type: ignore[call-overload]
        if isinstance(value, dict):
            value = [row[value["column"]] for row in table(value["table"])]
        vocabulary[key] = alternation(value) if isinstance(value, list) else _expand(value, vocabulary, name, key)
    rules = []
    for entry in data.get("rule", ()):  # type: ignore[attr-defined]
        flags = re.IGNORECASE if entry.get("ignore_case", False) else 0
        try:
            compiled = re.compile(_expand(entry["pattern"], vocabulary, name, entry["id"]), flags | re.VERBOSE)
        except re.error as error:
            raise RuleError(f"rules/{name}.toml, rule {entry['id']}: the pattern does not compile: {error}") from error
        rules.append(
            Rule(
                entry["id"],
                Label(entry["label"]),
                compiled,
                tuple(entry["examples"]),
                tuple(entry.get("counterexamples", ())),
            )
        )
    return tuple(rules)


def _expand(pattern: str, vocabulary: dict[str, str], name: str, owner: str) -> str:
    def replace(match: re.Match[str]) -> str:
        if match[1] not in vocabulary:
            raise RuleError(f"rules/{name}.toml, {owner}: {{{match[1]}}} is not in its [vocabulary]")
        return vocabulary[match[1]]

    return re.sub(r"\{([a-z_]+)\}", replace, pattern)


def check(rule: Rule) -> list[str]:
    """What is wrong with a rule: examples it does not match whole, counterexamples it matches. Empty when sound."""
    wrong = [f"{rule.id}: does not match its example {e!r}" for e in rule.examples if not _matches_whole(rule, e)]
    return wrong + [
        f"{rule.id}: matches its counterexample {c!r}" for c in rule.counterexamples if rule.pattern.search(c)
    ]


def _matches_whole(rule: Rule, example: str) -> bool:
    match = rule.pattern.search(example)
    return match is not None and (
        match.end() == len(example) and match.start() == 0 or "span" in rule.pattern.groupindex
    )
