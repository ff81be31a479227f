"""The lints over mentions: each rule by its examples, and what takes more than the words of a mention."""

import pytest
from articles import marked

from ekspor.annotate import lint
from ekspor.annotate.lint import Level, word_rules


def fired(text: str, **rest: object) -> list[tuple[str, str]]:
    return [(finding.lint, finding.words) for finding in lint.mentions(marked(text, **rest))]


@pytest.mark.parametrize("rule", word_rules(), ids=lambda rule: rule.id)
def test_every_rule_reads_its_examples_and_leaves_its_counterexamples(rule) -> None:
    assert all(rule.pattern.search(words) for words in rule.examples)
    assert not any(rule.pattern.search(words) for words in rule.counterexamples)


def test_ids_are_distinct() -> None:
    ids = [rule.id for rule in word_rules()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("naik [DATE pada 2022] lalu", "date.preposition", "pada 2022"),
        ("kata [PERSON Bupati Siti Rahmah]", "person.title", "Bupati Siti Rahmah"),
        ("ekspor [COMMODITY “kopi”] naik", "span.outer-mark", "“kopi”"),
        ("senilai [MONEY 65 juta] dolar", "money.no-currency", "65 juta"),
        ("kirim [COUNTRY Jepang)] besok", "span.half-bracket", "Jepang)"),
        ("eks[COMMODITY portir] kopi", "span.cuts-word", "portir"),
    ],
)
def test_a_mention_that_breaks_the_guideline_is_named(text: str, name: str, words: str) -> None:
    assert (name, words) in fired(text)


def test_a_rule_of_one_label_says_nothing_of_another() -> None:
    assert fired("[AGENCY Per Kapita] [DATE tahun 2022]") == []


def test_a_name_left_unmarked_is_shown() -> None:
    assert fired("[COUNTRY Jepang] membeli kopi; Jepang juga membeli teh.") == [("name.unmarked", "Jepang")]


@pytest.mark.parametrize(
    "text",
    [
        "[COMPANY BLCG] naik; PT Baja (BLCG) untung",  # the guideline leaves tickers in brackets out
        "[COUNTRY Mesir] dan Mesiran",
        "[COUNTRY Mesir] dan [AGENCY Kedutaan Mesir]",
        "[COMMODITY kopi] dan kopinya",
        "[COMMODITY minyak]nya",
    ],
)
def test_what_the_guideline_leaves_out_is_not_shown(text: str) -> None:
    assert fired(text) == []


def test_a_draft_is_wrong_until_somebody_has_looked_at_it() -> None:
    (finding,) = lint.mentions(marked("[COMMODITY kopi]", draft=True))
    assert (finding.lint, finding.level) == ("article.draft", Level.WRONG)
