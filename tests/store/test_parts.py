"""Breakdowns and their totals."""

from dataclasses import replace

from flows import BARE, COFFEE, FURNITURE, JEPARA, YEAR

from ekspor.schema import Status
from ekspor.store.flow import Amount
from ekspor.store.parts import totals

TOTAL = replace(
    BARE, id="total", origins=frozenset({"33"}), amounts=(Amount("USD/None", 900e6),), periods=frozenset({YEAR})
)


def part(name: str, **changes: object) -> object:
    return replace(TOTAL, id=name, amounts=(Amount("USD/None", 171.2e6),), **changes)


def test_goods_are_parts_of_all_goods() -> None:
    assert totals([TOTAL, part("p", goods=frozenset({COFFEE}))]) == {"p": "total"}


def test_a_kabupaten_is_part_of_its_province() -> None:
    assert totals([TOTAL, part("p", origins=frozenset({"33.20"}))]) == {"p": "total"}


def test_a_kabupaten_is_no_part_of_another_province() -> None:
    assert totals([TOTAL, part("p", origins=frozenset({"35.20"}))]) == {}


def test_the_smallest_total_that_holds_it_counts() -> None:
    furniture = replace(part("furniture", goods=frozenset({FURNITURE})), amounts=(Amount("USD/None", 400e6),))
    to_japan = part("japan", goods=frozenset({FURNITURE}), destinations=frozenset({"JP"}))
    assert totals([TOTAL, furniture, to_japan]) == {"furniture": "total", "japan": "furniture"}


def test_a_part_is_no_larger_than_its_total() -> None:
    assert totals([TOTAL, replace(part("p", goods=frozenset({COFFEE})), amounts=(Amount("USD/None", 1e9),))]) == {}


def test_another_year_or_status_is_no_part() -> None:
    goods = frozenset({COFFEE})
    parts = [part("year", goods=goods, periods=frozenset()), part("status", goods=goods, status=Status.TARGET)]
    assert totals([TOTAL, *parts]) == {}


def test_without_an_amount_in_common_nothing_is_part() -> None:
    assert totals([TOTAL, replace(JEPARA, id="p", dollars=(), amounts=(Amount("kg/None", 5.0),))]) == {}
