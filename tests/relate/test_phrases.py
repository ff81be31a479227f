"""The phrases of rules/relate.toml: each keeps its word, none is unused, none is slow."""

import re
from pathlib import Path
from typing import Any

import pytest

import ekspor.relate
from conftest import seconds
from ekspor.errors import RuleError
from ekspor.relate.phrases import Phrase, check, phrase, phrases, words
from ekspor.rules.load import document

PHRASES = list(phrases().values())
ASKED_FOR = {
    name
    for source in Path(ekspor.relate.__path__[0]).glob("*.py")
    for call in re.findall(r"(?:phrase|find|before|after)\(([^()]*)\)", source.read_text(encoding="utf-8"))
    for name in re.findall(r'"([a-z]+\.[a-z-]+)"', call)
}
LONGEST_WINDOW = 120
"""Characters around a mention that the code asks about at most, but for phrases that stand anywhere in a sentence."""

FILLERS = (" ", "a ", "ke ", ",", "di dan ", "lebih dari ", "(", "satu", "negara ")

each = pytest.mark.parametrize("one", PHRASES, ids=lambda one: one.id)


def test_ids_of_phrases_are_unique() -> None:
    entries: Any = document("relate")["phrase"]
    assert len({entry["id"] for entry in entries}) == len(entries)


@each
def test_a_phrase_keeps_its_examples_and_counterexamples(one: Phrase) -> None:
    assert one.examples
    assert one.counterexamples
    assert check(one) == []


@each
def test_a_phrase_is_fast_on_what_nearly_matches(one: Phrase, words: float) -> None:
    begun = max(one.examples[0].split("|"), key=len)
    size, times = (100_000, 1) if one.anchor == "within" else (LONGEST_WINDOW, 100)
    texts = [begun + filler * (size // len(filler)) + "\x00" for filler in FILLERS]
    assert seconds(lambda: [one.find(text) for text in texts for _ in range(times)]) < 10 * words


def test_every_phrase_that_is_asked_for_exists() -> None:
    assert ASKED_FOR - phrases().keys() == set()


def test_every_phrase_is_asked_for() -> None:
    sources = "".join(p.read_text(encoding="utf-8") for p in Path(ekspor.relate.__path__[0]).glob("*.py"))
    assert [one.id for one in PHRASES if f'"{one.id}"' not in sources] == []


def test_an_unknown_phrase_is_told_by_name() -> None:
    with pytest.raises(RuleError, match=r"rules/relate\.toml has no phrase 'no\.such'"):
        phrase("no.such")


def test_a_list_of_the_vocabulary_can_be_read_as_words() -> None:
    assert {"kota", "kabupaten"} <= words("ranked_place")


@pytest.mark.parametrize(
    ("anchor", "text", "found"),
    [
        ("before", "dikirim ke ", True),
        ("before", "ke sana dan ", False),
        ("after", "ke sana", True),
        ("after", " ke sana", False),
        ("between", "ke ", True),
        ("between", "ke sana", False),
        ("within", "dikirim ke sana", True),
        ("within", "dikirim", False),
    ],
)
def test_an_anchor_says_where_a_phrase_stands(anchor, text: str, found: bool) -> None:
    pattern = re.compile(r"\bke\s+\Z" if anchor == "before" else r"\bke\s+")
    assert (Phrase("test", anchor, pattern, (), ()).find(text) is not None) is found
