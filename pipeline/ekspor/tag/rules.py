"""Mentions found by patterns: rules/*.toml, one file a label."""

from __future__ import annotations

from ekspor.rules.load import patterns
from ekspor.schema import Mention

FILES = ("money", "quantity", "percent", "date", "agency", "company", "person")


def tag(text: str) -> list[Mention]:
    """Every mention of every rule, rule by rule."""
    return [
        Mention(start, end, rule.label, text[start:end], rule.id)
        for name in FILES
        for rule in patterns(name)
        for start, end in rule.find(text)
    ]
