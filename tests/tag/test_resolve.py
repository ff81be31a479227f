"""Which of several overlapping candidates stays: every line of the written order, and that nothing else matters."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.schema import Label, Mention
from ekspor.tag.resolve import resolve

TEXT = "Kepala Dinas Perdagangan Kota Salatiga melepas 5 ton kopi robusta Temanggung ke Mesir."


def mention(words: str, label: Label, rule: str = "test-rule") -> Mention:
    start = TEXT.index(words)
    return Mention(start, start + len(words), label, words, rule)


def kept(*candidates: Mention) -> list[Mention]:
    return resolve(candidates)[0]


OFFICE = mention("Dinas Perdagangan Kota Salatiga", Label.AGENCY)
CITY = mention("Kota Salatiga", Label.REGION)
COFFEE = mention("kopi robusta", Label.COMMODITY)


def test_what_does_not_overlap_stays_in_order_of_position() -> None:
    assert kept(COFFEE, CITY) == [CITY, COFFEE]


def test_neighbours_that_touch_both_stay() -> None:
    left, right = mention("kopi ", Label.COMMODITY), mention("robusta", Label.COMMODITY)
    assert kept(right, left) == [left, right]


def test_the_longer_span_wins() -> None:
    assert kept(CITY, OFFICE) == [OFFICE]


def test_the_longer_span_wins_also_from_a_weaker_source() -> None:
    longer = mention("kopi robusta Temanggung", Label.COMMODITY, "document.name")
    assert kept(COFFEE, longer) == [longer]


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ("money-words", "model.ner"),
        ("model.ner", "gazetteer.country"),
        ("gazetteer.country", "document.name"),
        ("company.legal-form", "document.name"),
    ],
)
def test_on_equal_spans_the_surer_source_wins(winner: str, loser: str) -> None:
    weak_label, strong_label = Label.MONEY, Label.REGION  # the label would decide the other way
    strong, weak = mention("Mesir", strong_label, winner), mention("Mesir", weak_label, loser)
    assert kept(weak, strong) == [strong]


ORDER = [
    "MONEY",
    "QUANTITY",
    "PERCENT",
    "DATE",
    "PORT",
    "AGENCY",
    "COMPANY",
    "PERSON",
    "COUNTRY",
    "COMMODITY",
    "REGION",
]


@pytest.mark.parametrize(("winner", "loser"), list(pairwise(ORDER)))
def test_on_equal_sources_the_label_decides(winner: str, loser: str) -> None:
    strong, weak = mention("Mesir", Label(winner), "z"), mention("Mesir", Label(loser), "a")
    assert kept(weak, strong) == [strong]


def test_of_spans_that_cross_the_first_wins_when_they_are_of_one_length() -> None:
    first, second = Mention(0, 6, Label.REGION, "Kepala", "b"), Mention(3, 9, Label.REGION, "ala Di", "a")
    assert kept(second, first) == [first]


def test_at_last_the_rule_id_decides() -> None:
    assert kept(mention("Mesir", Label.COUNTRY, "b"), mention("Mesir", Label.COUNTRY, "a"))[0].rule == "a"


def test_what_lost_is_given_with_its_reason() -> None:
    (dropped,) = resolve([OFFICE, CITY])[1]
    assert dropped.mention == CITY
    assert dropped.reason == "inside a longer mention: AGENCY 'Dinas Perdagangan Kota Salatiga' by test-rule"


def test_what_lost_on_the_same_words_says_so() -> None:
    (dropped,) = resolve([mention("Mesir", Label.COUNTRY), mention("Mesir", Label.REGION)])[1]
    assert dropped.reason == "a surer source on the same words: COUNTRY 'Mesir' by test-rule"


def test_the_same_finding_by_another_rule_is_no_loss() -> None:
    assert resolve([mention("Mesir", Label.COUNTRY, "a"), mention("Mesir", Label.COUNTRY, "b")])[1] == []


def test_nothing_gives_nothing() -> None:
    assert resolve([]) == ([], [])


candidates = st.lists(
    st.builds(
        lambda start, length, label, rule: Mention(start, start + length, label, "x" * length, rule),
        st.integers(0, 30),
        st.integers(1, 8),
        st.sampled_from(Label),
        st.sampled_from(["money-words", "model.ner", "gazetteer.port", "document.name"]),
    ),
    max_size=25,
)


@given(found=candidates)
def test_mentions_never_overlap_and_every_candidate_is_covered(found: list[Mention]) -> None:
    stay, _ = resolve(found)
    assert all(one.end <= other.start for one, other in pairwise(stay))
    assert all(any(one.start < k.end and k.start < one.end for k in stay) for one in found)


@given(found=candidates, seed=st.integers(0, 1000))
def test_the_order_of_the_candidates_does_not_matter(found: list[Mention], seed: int) -> None:
    shuffled = random.Random(seed).sample(found, len(found))
    assert resolve(shuffled) == resolve(found)
