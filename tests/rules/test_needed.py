"""A pattern is passed over only in texts in which it finds nothing."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from ekspor.relate.phrases import Phrase, phrases
from ekspor.rules.needed import Needed, needed

SAMPLES = files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8")
PHRASES = list(phrases().values())
NEEDED = Needed({one.id: one.pattern for one in PHRASES}, few=0)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bpasar\b", {"pasar"}),
        (r"(?:ke|dari)\sluar\s+negeri", {"ke luar negeri", "dari luar negeri"}),
        (r"ke\s\slaut", {"ke laut"}),
        (r"(?:ke\s)+laut", {"laut"}),
        (r"muat\ (?:di\s)?atas", {"muat atas", "muat di atas"}),
        (r"(?:ber)?layar", {"layar"}),
        (r"kopi|teh", {"kopi", "teh"}),
        (r"kopi|kopiah", {"kopi"}),
        (r"[Kk]opi", {"kopi"}),
        (r"(?:muat)+\d", {"muat"}),
        (r"\w+nya\b", {"nya"}),
        (r"(?>kopi|teh)\s\w++", {"kopi ", "teh "}),
        (r"teh\s(?:(?i:OOLONG)|hijau)", {"teh oolong", "teh hijau"}),
    ],
)
def test_what_a_pattern_needs_is_read_off_it(pattern: str, words: set[str]) -> None:
    assert needed(pattern, 0) == words


@pytest.mark.parametrize(
    "pattern", [r"\d+", r"(?:kopi)?\d", r"kopi|\w+", r"(?=kopi)\w", r"(?<!kopi)\s", r"kopi*|", r"a"]
)
def test_a_pattern_that_can_do_without_any_word_needs_none(pattern: str) -> None:
    assert needed(pattern, 0) == set()


@pytest.mark.parametrize("one", PHRASES, ids=lambda one: one.id)
def test_a_phrase_is_looked_for_where_it_stands(one: Phrase) -> None:
    for example in one.examples:
        text = example.replace("|", "")
        for written in (
            text,
            text.upper(),
            text.lower(),
            text.replace("i", "ı").replace("s", "ſ"),
            f"İ{text}",
            text.replace(" ", "\n"),
        ):
            assert one.id in NEEDED.can_have(written) or not one.pattern.search(written)


def test_a_sentence_can_have_all_phrases_that_it_has() -> None:
    for sentence in re.split(r"(?<=\.)\s", SAMPLES):
        assert {one.id for one in PHRASES if one.pattern.search(sentence)} <= NEEDED.can_have(sentence)


@pytest.mark.parametrize("text", ["ke laut", "ke\u00a0laut", "Ke\n  Laut", "\tke laut\t"])
@pytest.mark.parametrize(
    "pattern", [r"ke\slaut", r"ke\s+laut", r"ke\s{1,3}laut", r"\s*ke\s+\s*laut\s", r"ke[\s,]+laut"]
)
def test_blanks_of_any_kind_are_read_as_one_space(pattern: str, text: str) -> None:
    one = re.compile(pattern, re.IGNORECASE)
    assert not one.search(text) or Needed({"sea": one}, few=0).can_have(text)


def test_most_patterns_cannot_stand_in_a_text() -> None:
    patterns = {"sea": re.compile(r"ke\slaut"), "air": re.compile(r"udara"), "any": re.compile(r"\w+")}
    assert Needed(patterns, few=0).can_have("Dikirim ke Laut Banda") == {"sea", "any"}


def test_of_the_first_few_texts_nothing_is_passed_over() -> None:
    some = Needed({"sea": re.compile("laut"), "air": re.compile("udara")}, few=2)
    assert [some.can_have("Dikirim ke laut") for _ in range(3)] == [{"sea", "air"}, {"sea", "air"}, {"sea"}]
