"""Many rules at once find what each finds by itself."""

from __future__ import annotations

from importlib.resources import files

import pytest

from ekspor.rules.load import patterns
from ekspor.rules.search import Search, beginnings
from ekspor.tag import gazetteer, rules

FILES = (*rules.FILES, *gazetteer.PATTERNS)
SAMPLES = files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8")
EXAMPLES = "\n".join(example for name in FILES for rule in patterns(name) for example in rule.examples)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bKota\b", {"kota"}),
        (r"(?<!\w)(?:Dinas|BPS)\s", {"dina", "bps"}),
        (r"(?:Wakil\s)?Bupati", {"waki", "bupa"}),
        (r"(?:di|ke)\s[A-Z]", {"di", "ke"}),
        (r"(?:eks)?portir", {"eksp", "port"}),
        (r"(?:ke)+\d", {"ke"}),
        (r"[Kk]opi", {"kopi"}),
        (r"(?i:KOPI)", {"kopi"}),
        (r"kopi|kopiah", {"kopi"}),
    ],
)
def test_beginnings_are_read_off_a_pattern(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern, 0) == found


@pytest.mark.parametrize("pattern", [r"\d+\ston", r"\w+\sTbk", r"(?:PT\s)?\w+", r"a\d", r"x*kopi", r".kopi"])
def test_a_pattern_that_begins_with_anything_has_no_beginnings(pattern: str) -> None:
    assert beginnings(pattern, 0) is None


@pytest.mark.parametrize(
    "text", [SAMPLES, EXAMPLES, EXAMPLES.upper(), EXAMPLES.lower(), EXAMPLES.replace("i", "ı").replace("s", "ſ"), "İİ"]
)
def test_every_rule_finds_what_it_finds_by_itself(text: str) -> None:
    shipped = [rule for name in FILES for rule in patterns(name)]
    assert list(Search(shipped, few=0)(text)) == [(rule, *span) for rule in shipped for span in rule.find(text)]
