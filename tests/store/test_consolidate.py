"""Reports to events."""

import random
from dataclasses import replace
from datetime import date

import pytest
from flows import JEPARA, report

from ekspor.store.consolidate import Group, consolidate
from ekspor.store.flow import Amount

KUDUS = replace(JEPARA, id="k", article="kudus", origins=frozenset({"33.19"}))


def ids(groups: list[Group]) -> list[list[str]]:
    return [[flow.id for flow in group.flows] for group in groups]


def test_reports_of_one_flow_are_one_event() -> None:
    assert ids(consolidate([JEPARA, report(JEPARA, 2), KUDUS])) == [["a", "r2"], ["k"]]


def test_two_records_of_one_article_stay_two() -> None:
    twin = replace(JEPARA, id="twin")
    assert all(len(group.flows) == 1 for group in consolidate([JEPARA, twin]))


def test_a_report_that_fits_two_records_of_an_article_joins_one() -> None:
    vague = report(JEPARA, 2, goods=frozenset())
    twin = replace(JEPARA, id="twin")
    assert sorted(len(group.flows) for group in consolidate([JEPARA, twin, vague])) == [1, 2]


def test_revisions_do_not_chain() -> None:
    figures = [100e6 * 1.1**n for n in range(8)]
    flows = [report(JEPARA, n, amounts=(Amount("USD/None", figure),), dollars=()) for n, figure in enumerate(figures)]
    for group in consolidate(flows):
        stated = [flow.amounts[0].figure for flow in group.flows]
        assert max(stated) <= min(stated) * 1.2


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    flows = [report(JEPARA, n, published=date(2024, 1, 1 + n % 28)) for n in range(12)]
    flows += [report(KUDUS, n + 20, amounts=(Amount("USD/None", 171e6 * 1.05**n),), dollars=()) for n in range(12)]
    shuffled = random.Random(seed).sample(flows, len(flows))
    assert ids(consolidate(shuffled)) == ids(consolidate(flows))


def test_nothing_is_lost() -> None:
    flows = [report(JEPARA, n, amounts=(Amount("USD/None", 1e6 * (n + 1)),), dollars=()) for n in range(50)]
    found = [flow.id for group in consolidate(flows) for flow in group.flows]
    assert sorted(found) == sorted(flow.id for flow in flows)


def test_no_records_are_no_events() -> None:
    assert consolidate([]) == []
