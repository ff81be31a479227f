"""Mentions found by patterns: rules/*.toml, one file a label."""

from __future__ import annotations

from functools import cache

from ekspor.rules.load import patterns
from ekspor.rules.search import Search
from ekspor.schema import Mention

FILES = ("money", "quantity", "percent", "date", "agency", "company", "person")


def tag(text: str) -> list[Mention]:
    """Every mention of every rule, rule by rule."""
    return [Mention(start, end, rule.label, text[start:end], rule.id) for rule, start, end in _search()(text)]


@cache
def _search() -> Search:
    return Search([rule for name in FILES for rule in patterns(name)])
