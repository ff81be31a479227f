"""How often records are right, by how sure the system was of them."""

import pytest

from ekspor.evaluate.reliability import judged, reliability, wilson

GOLD = {"status": "realized", "commodity": ["kopi"], "value": [{"amount": 5, "currency": "USD"}]}


def test_records_fall_into_bins_by_confidence() -> None:
    first, last = reliability([(0.95, True), (0.91, True), (0.3, False), (1.0, False)])
    assert (first.least, first.records, first.right) == (0.0, 1, 0.0)
    assert (last.least, last.records, last.sure, last.right) == (0.9, 3, 0.953, 0.667)


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"status": "planned"}, False),
        ({"value": [{"amount": 6, "currency": "USD"}]}, False),
        ({"value": []}, True),
        ({"commodity": ["kopi", "teh"]}, True),
        ({"share": [{"percent": 5}]}, False),
    ],
)
def test_a_record_is_right_when_nothing_is_wrong_but_names(change: dict[str, object], right: bool) -> None:
    assert judged([GOLD], [{**GOLD, **change}], [0.5]) == [(0.5, right)]


def test_a_record_that_gold_lacks_is_not_right() -> None:
    assert judged([], [GOLD], [0.5]) == [(0.5, False)]


def test_an_interval_of_few_cases_is_wide_and_stays_within_bounds() -> None:
    low, high = wilson(3, 3)
    assert low < 0.5
    assert high == 1.0
