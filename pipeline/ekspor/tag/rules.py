"""Mentions found by patterns: rules/*.toml, one file a label."""

from __future__ import annotations

from ekspor.rules.load import patterns
from ekspor.schema import Mention

FILES = ("money", "quantity", "percent", "date", "agency", "company", "person")


def tag(text: str) -> list[Mention]:
    """Every match of every rule; the mention is the group `span` where the rule has one."""
    found = []
    for name in FILES:
        for rule in patterns(name):
            group = "span" if "span" in rule.pattern.groupindex else 0
            for match in rule.pattern.finditer(text):
                start, end = match.span(group)
                if start < end:
                    found.append(Mention(start, end, rule.label, text[start:end], rule.id))
    return found
