"""Which two records tell of one flow."""

from dataclasses import replace
from datetime import date

import pytest
from flows import BARE, COFFEE, DAY, FURNITURE, JEPARA, report

from ekspor.schema import Status
from ekspor.store.flow import Amount, Good
from ekspor.store.same import contradict, likeness


def usd(figure: float) -> dict[str, object]:
    return {"amounts": (Amount("USD/None", figure),), "dollars": (Amount("USD/None", figure),)}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"goods": frozenset()},
        {"origins": frozenset({"33"})},
        {"origins": frozenset({"ID"})},
        {"goods": frozenset({Good("94", frozenset({"mebel"}))})},
        {"destinations": frozenset({"US"})},
        usd(171e6),
        usd(171.25e6),
        usd(175e6),
        {"amounts": (Amount("IDR/None", 2.6e12),), "dollars": (Amount("USD/None", 170e6),)},
        {"dollars": (), "amounts": (Amount("kontainer/None", 900.0),)},
        {"published": date(2024, 6, 1)},
        {"published": None},
    ],
    ids=[
        "word-for-word",
        "goods-left-out",
        "province-said",
        "country-said",
        "wider-goods",
        "destination-added",
        "rounded",
        "a-digit-more",
        "revised",
        "in-rupiah",
        "another-measure",
        "months-later",
        "undated",
    ],
)
def test_reports_of_one_flow(changes: dict[str, object]) -> None:
    assert likeness(JEPARA, report(JEPARA, 2, **changes)) is not None


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.TARGET},
        {"origins": frozenset({"33.19"})},
        {"origins": frozenset({"35"})},
        {"goods": frozenset({COFFEE})},
        {"periods": frozenset({(date(2022, 1, 1), date(2022, 12, 31))})},
        {"periods": frozenset({(date(2023, 1, 1), date(2023, 6, 30))})},
        usd(300e6),
        {"article": "one"},
    ],
    ids=["status", "kabupaten", "province", "goods", "year", "half-a-year", "value", "one-article"],
)
def test_flows_that_are_two(changes: dict[str, object]) -> None:
    other = replace(report(JEPARA, 2), **changes)
    assert contradict(JEPARA, other)
    assert likeness(JEPARA, other) is None


def test_a_figure_alone_is_no_flow() -> None:
    one = replace(BARE, amounts=(Amount("kg/None", 25_000.0),))
    assert likeness(one, report(one, 2)) is None


def test_two_firms_that_ship_as_much_are_two() -> None:
    one = replace(BARE, exporters=frozenset({frozenset({"rimba", "sari"})}), amounts=(Amount("kg/None", 25_000.0),))
    other = report(one, 2, exporters=frozenset({frozenset({"kayu", "lestari"})}))
    assert contradict(one, other)


def test_a_sending_off_is_dated_a_day_apart() -> None:
    one = replace(JEPARA, periods=frozenset({DAY}))
    other = report(one, 2, periods=frozenset({(date(2024, 3, 6), date(2024, 3, 6))}))
    assert likeness(one, other) is not None


def test_a_bloc_and_its_member_do_not_contradict() -> None:
    one, other = replace(JEPARA, destinations=frozenset({"EU"})), report(JEPARA, 2, destinations=frozenset({"DE"}))
    assert not contradict(one, other)


@pytest.mark.parametrize(("days", "same"), [(10, True), (200, False)])
def test_without_figure_and_period_reports_must_be_close(days: int, same: bool) -> None:
    halted = replace(
        BARE,
        status=Status.HALTED,
        exporters=frozenset({frozenset({"rimba", "sari"})}),
        goods=frozenset({FURNITURE}),
        destinations=frozenset({"US"}),
    )
    other = report(halted, 2, published=date.fromordinal(halted.published.toordinal() + days))  # type: ignore[union-attr]
    assert (likeness(halted, other) is not None) is same


def test_so_much_a_month_is_no_single_shipment() -> None:
    monthly = report(JEPARA, 2, amounts=(Amount("USD/month", 171.2e6),), dollars=())
    assert contradict(JEPARA, monthly)


@pytest.mark.parametrize("origins", [{"33.20|33.71"}, {"karimunjawa"}])
def test_a_place_of_two_codes_or_none_does_not_contradict(origins: set[str]) -> None:
    assert not contradict(JEPARA, report(JEPARA, 2, origins=frozenset(origins)))


def test_a_stop_lasts_as_long_as_each_paper_sees() -> None:
    one = replace(JEPARA, status=Status.HALTED, periods=frozenset({(date(2023, 4, 28), date(2023, 4, 28))}))
    other = report(one, 2, periods=frozenset({(date(2023, 4, 28), date(2023, 5, 22))}))
    assert likeness(one, other) is not None
