"""Agreement of two annotators: what agrees, kappa over tokens, and where they differ."""

from dataclasses import replace

import pytest
from articles import ARTICLES, COFFEE, PLAIN, TARGET, marked

from ekspor.annotate.agreement import OUTSIDE, agreement, paired
from ekspor.errors import InputError


def test_the_same_annotations_agree_wholly() -> None:
    found = agreement([(article, article) for article in (COFFEE, PLAIN)])
    assert (found.figures["entity"]["f1"], found.figures["record"]["f1"]) == (1, 1)
    assert set(found.kappa.values()) == {1.0}
    assert found.mentions == found.records == ()


def test_kappa_corrects_for_chance() -> None:
    one = marked("[COUNTRY Jepang] beli kopi [COUNTRY India]")
    other = marked("[COUNTRY Jepang] beli kopi India")
    # 3 of 4 tokens alike; by chance 2/4 * 1/4 + 2/4 * 3/4 = 1/2
    assert agreement([(one, other)]).kappa == {OUTSIDE: 0.5, "COUNTRY": 0.5}


def test_a_token_that_one_cuts_counts_by_its_parts() -> None:
    one, other = marked("[COMMODITY minyaknya]"), marked("[COMMODITY minyak]nya")
    assert agreement([(one, other)]).kappa["COMMODITY"] == 0.0


def test_overlapping_mentions_are_one_disagreement() -> None:
    one = marked("ekspor [COMMODITY kopi] [REGION Gayo] ke [COUNTRY Jepang]")
    other = marked("ekspor [COMMODITY kopi Gayo] ke [AGENCY Jepang]")
    found = agreement([(one, other)]).mentions
    assert [(d.words, [s[2] for s in d.one], [s[2] for s in d.other]) for d in found] == [
        ("kopi Gayo", ["COMMODITY", "REGION"], ["COMMODITY"]),
        ("Jepang", ["COUNTRY"], ["AGENCY"]),
    ]


def test_records_that_differ_are_listed() -> None:
    other = replace(COFFEE, events=(COFFEE.events[0], {**TARGET, "status": "planned"}))
    found = agreement([(COFFEE, other)])
    assert [miss.kind for miss in found.records] == ["wrong"]
    assert found.figures["record"]["f1"] == 0.5


def test_only_articles_of_both_are_compared() -> None:
    assert paired(ARTICLES, [COFFEE]) == [(COFFEE, COFFEE)]
    with pytest.raises(InputError, match="no article in common"):
        paired(ARTICLES, [])


def test_other_texts_are_refused() -> None:
    with pytest.raises(InputError, match="different texts"):
        paired([COFFEE], [replace(COFFEE, text=COFFEE.text + " ")])
