"""The learned scorer: what weights make of signs, what it lets pass, takes out and adds, and that it says why."""

from collections.abc import Mapping

import pytest

from ekspor.relate import inherit
from ekspor.relate.claim import Claim
from ekspor.relate.scorer import Scorer
from ekspor.relate.weights import ADD, ALWAYS, KEEP, Weights, shipped
from ekspor.segment import segment
from lines import PUBLISHED, mentions, said

GOES_ON = "Ekspor dibahas. Sebanyak 12 ton vanili dimuat kapal Kartini."
"""The second sentence is of exports only because the first is."""

UNGOVERNED = "CV Lombok Asri menyerahkan 12 ton vanili kepada sebuah restoran. Eksportir lain tidak ikut."


def told(text: str, parts: Mapping[str, Mapping[str, float]] | None) -> list[Claim]:
    scorer = None if parts is None else Scorer(Weights(parts))
    return inherit.relate(text, segment(text, ""), mentions(text), PUBLISHED, scorer)


def test_a_probability_is_the_logistic_of_the_weights_of_the_signs_shown() -> None:
    score = Weights({"figure": {ALWAYS: -1.0, "near": 2.0, "far": -5.0}}).score("figure", ["near", "new"], by_rule=True)
    assert score.probability == pytest.approx(0.7311)


def test_a_sign_shown_twice_counts_once() -> None:
    weights = Weights({"figure": {"near": 1.0}})
    assert weights.score("figure", ["near", "near"], True) == weights.score("figure", ["near"], True)


@pytest.mark.parametrize(("by_rule", "yes"), [(True, True), (False, False)])
def test_what_the_rules_have_stays_on_less_than_brings_what_they_have_not(by_rule: bool, yes: bool) -> None:
    assert Weights({"figure": {KEEP: 0.3, ADD: 0.6}}).score("figure", [], by_rule).yes is yes


def test_a_score_names_its_heaviest_signs() -> None:
    score = Weights({"figure": {"a": 0.1, "b": -2.0, "c": 1.0}}).score("figure", ["a", "b", "c"], True)
    assert str(score) == "0.29: b -2.00, c +1.00, a +0.10"


def test_without_weights_the_rules_decide_alone() -> None:
    assert [said(claim) for claim in told("Ekspor vanili 12 ton ke Jepang.", {})] == [
        said(claim) for claim in told("Ekspor vanili 12 ton ke Jepang.", None)
    ]


def test_a_figure_that_the_rules_leave_can_be_a_flow() -> None:
    assert not told(UNGOVERNED, None)
    (claim,) = told(UNGOVERNED, {"figure": {ALWAYS: 1.0, "with=COMMODITY": 1.0}})
    assert said(claim, "quantity", "commodity") == {"quantity": ["12 ton"], "commodity": ["vanili"]}
    assert claim.score == pytest.approx(0.8808)
    assert "a flow, 0.88: with=COMMODITY +1.00" in claim.steps


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Festival di Oman memajang 40 kodi tikar.", 1),
        ("Festival di Solo memajang 40 kodi tikar.", 0),
        ("Polisi menyita 40 kodi tikar. Festival di Oman ditutup.", 0),
        ("Festival di Oman menerima US$ 4 juta.", 0),
    ],
)
def test_without_a_word_of_exports_only_a_scorer_finds_flows_that_may_be_some(text: str, claims: int) -> None:
    assert len(told(text, {"figure": {ALWAYS: 3.0}})) == claims
    assert not told(text, None)


def test_a_figure_that_the_rules_take_can_be_none() -> None:
    assert told(GOES_ON, None)
    assert not told(GOES_ON, {"figure": {ALWAYS: -3.0}})


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Petugas menggagalkan penyelundupan 12 ton vanili. Ekspor lain sah.", 1),
        ("Ekspor vanili 12 ton sah.", 1),
        (GOES_ON, 0),
    ],
)
def test_a_figure_said_of_exports_or_seized_goods_stays_however_little_speaks_for_it(text: str, claims: int) -> None:
    assert len(told(text, {"figure": {ALWAYS: -3.0}})) == claims


def test_a_filler_of_the_rules_is_taken_out_with_the_reason() -> None:
    (claim,) = told("Ekspor vanili ke Jepang mencapai 12 ton.", {"destination": {ALWAYS: -3.0}})
    assert not claim.says("destination")
    assert claim.steps[-1] == "destination without 'Jepang', 0.05"


def test_a_filler_that_the_rules_lack_is_added_with_the_reason() -> None:
    text = "Ekspor vanili mencapai 12 ton. Mitranya ada di Jepang."
    weights = {"destination": {ALWAYS: -1.0, "sentences after=≤1": 3.0, "country=country": 0.5}}
    (claim,) = told(text, weights)
    assert said(claim, "destination") == {"destination": ["Jepang"]}
    link = claim.get("destination")[0]
    assert link.rules[-1] == "learned.destination"
    assert link.score == pytest.approx(0.9241)
    assert claim.steps[-1].startswith("destination ← 'Jepang' by learned.destination, 0.92: sentences after=≤1 +3.00")


@pytest.mark.parametrize(
    ("text", "destinations"),
    [
        ("Ekspor lada US$ 9 juta, di antaranya ke Oman US$ 5 juta.", [[], ["Oman"]]),
        ("Ekspor lada US$ 9 juta, pesanan terbesar ke Oman US$ 5 juta.", [["Oman"], ["Oman"]]),
    ],
)
def test_where_a_part_goes_is_never_where_all_goes(text: str, destinations: list[list[str]]) -> None:
    found = told(text, {"destination": {ALWAYS: 1.0}})
    assert [said(claim, "destination").get("destination", []) for claim in found] == destinations


def test_of_two_forms_of_a_good_only_the_better_is_added() -> None:
    text = "Ekspor mencapai 12 ton. Biji vanili itu, vanili terbaik, disukai."
    (claim,) = told(text, {"commodity": {ALWAYS: 2.0}})
    assert len(claim.get("commodity")) <= 1


def test_who_exports_is_settled_before_the_rest() -> None:
    text = "CV Lombok Asri ada. Ekspor vanili mencapai 12 ton. Mitranya ada di Jepang."
    weights = {"exporter": {ALWAYS: 3.0}, "destination": {ALWAYS: -1.0, "exporter=named & in=False": 3.0}}
    (claim,) = told(text, weights)
    assert said(claim, "exporter", "destination") == {"exporter": ["CV Lombok Asri"], "destination": ["Jepang"]}


def test_goods_named_beside_the_exporter_show_it() -> None:
    text = "CV Lombok Asri, produsen vanili, ada. Kopi dan teh pun. Pada 2023 CV Lombok Asri mengekspor 12 ton ke Oman."
    weights = {"commodity": {ALWAYS: -3.0, "beside exporter=True & in=False": 5.0, "in=False & slot=empty": 0.5}}
    claim = told(text, weights)[-1]
    assert said(claim, "exporter", "commodity") == {"exporter": ["CV Lombok Asri"], "commodity": ["vanili"]}


def test_what_the_rules_filled_keeps_their_evidence() -> None:
    (claim,) = told("Ekspor vanili ke Jepang mencapai 12 ton.", {"destination": {ALWAYS: 3.0}})
    assert claim.get("destination")[0].rules[-1] == "role.destination"


def test_the_weights_that_ship_have_their_parts() -> None:
    weights = shipped()
    assert weights is not None
    assert all(part in weights for part in ("figure", "exporter", "commodity", "destination", "port", "record"))
