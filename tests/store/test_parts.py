"""Breakdowns and their totals."""

from dataclasses import replace
from datetime import date

import pytest
from flows import BARE, COFFEE, FURNITURE, JEPARA, YEAR

from ekspor.schema import Status
from ekspor.store.flow import Amount, Flow, Good
from ekspor.store.parts import held, totals, wider

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


# ── totals and parts of articles apart ───────────────────────────────────────────────────────────────────────────────

HALF = (date(2023, 1, 1), date(2023, 6, 30))
ELSEWHERE = replace(JEPARA, id="elsewhere", article="two")


def usd(figure: float) -> dict[str, object]:
    return {"amounts": (Amount("USD/None", figure),), "dollars": (Amount("USD/None", figure),)}


def good(name: str, hs: str = "") -> Good:
    return Good(hs, frozenset(name.split()))


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ({"origins": {"33"}, "goods": ()}, {}, ("origin", "goods")),
        ({"origins": {"ID"}}, {}, ("origin",)),
        ({"origins": ()}, {}, ("origin",)),
        ({"goods": {good("mebel", "94")}}, {}, ("goods",)),
        ({"goods": {good("non migas")}}, {}, ("goods",)),
        ({"goods": {good("migas", "27")}}, {"goods": {good("minyak", "2709")}}, ("goods",)),
        ({"goods": {FURNITURE, COFFEE}}, {}, ("goods",)),
        ({"destinations": {"142"}}, {"destinations": {"JP"}}, ("destination",)),
        ({"destinations": {"JP", "US"}}, {"destinations": {"JP"}}, ("destination",)),
        ({"periods": {YEAR}}, {"periods": {HALF}}, ("period",)),
        ({}, {"exporters": {frozenset({"rimba", "sari"})}}, ("exporter",)),
        ({}, {"classes": {frozenset({"umkm"})}}, ("exporter",)),
    ],
    ids=[
        "province-of-kabupaten",
        "country-of-kabupaten",
        "country-unsaid",
        "chapter-of-heading",
        "non-oil",
        "oil-and-gas",
        "several-goods",
        "asia-of-japan",
        "several-countries",
        "year-of-half-year",
        "all-firms-of-one",
        "all-firms-of-a-class",
    ],
)
def test_a_total_of_another_article_holds_its_part(
    whole: dict[str, object], part: dict[str, object], expected: tuple[str, ...]
) -> None:
    total, piece = as_flow(JEPARA, **usd(900e6), **whole), as_flow(ELSEWHERE, **part)
    assert wider(total, piece) == expected
    assert held([total, piece]) == {"elsewhere": {"a"}}


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({"origins": {"35"}}, {}),
        ({"origins": {"ID"}}, {"origins": {"VN"}}),
        ({"origins": ()}, {"origins": {"VN"}}),
        ({"goods": {good("migas", "27")}}, {"goods": {good("batu bara", "2701")}}),
        ({"goods": {good("non migas")}}, {"goods": {good("minyak", "2709")}}),
        ({"goods": {COFFEE}}, {}),
        ({"origins": {"33"}}, {"origins": {"33.26|35.75"}}),
        ({"destinations": {"150"}}, {"destinations": {"JP"}}),
        ({"destinations": {"JP"}}, {}),
        ({"periods": {HALF}}, {}),
        ({"origins": {"33"}, "periods": ()}, {}),
        ({"origins": {"33"}, "status": Status.TARGET}, {}),
        ({"origins": {"33"}, "classes": {frozenset({"umkm"})}}, {}),
        ({"origins": (), "goods": ()}, {}),
    ],
    ids=[
        "another-province",
        "another-country",
        "another-country-than-unsaid",
        "coal-is-no-oil",
        "oil-is-not-non-oil",
        "other-goods",
        "a-name-of-two-places",
        "another-continent",
        "destination-open-in-the-part",
        "half-a-year-of-the-year",
        "no-period",
        "another-status",
        "small-firms-are-not-all",
        "a-total-of-nothing-said",
    ],
)
def test_what_another_article_does_not_hold(whole: dict[str, object], part: dict[str, object]) -> None:
    total, piece = as_flow(JEPARA, **usd(900e6), **whole), as_flow(ELSEWHERE, **part)
    assert held([total, piece]) == {}


def test_a_total_is_no_smaller_than_its_part() -> None:
    assert held([as_flow(JEPARA, **usd(90e6), origins={"33"}), ELSEWHERE]) == {}


def test_of_two_figures_for_one_year_the_larger_holds_the_smaller() -> None:
    assert held([as_flow(JEPARA, **usd(300e6)), ELSEWHERE]) == {"elsewhere": {"a"}}


def test_of_two_shipments_of_a_day_neither_holds_the_other() -> None:
    day = {"periods": {(date(2023, 3, 5), date(2023, 3, 5))}}
    assert held([as_flow(JEPARA, **usd(300e6), **day), as_flow(ELSEWHERE, **day)]) == {}


def test_all_totals_of_a_part_are_found() -> None:
    province, country = (
        as_flow(JEPARA, **usd(900e6), id="p", origins={"33"}),
        as_flow(JEPARA, **usd(5e9), id="c", article="three", origins={"ID"}),
    )
    assert held([ELSEWHERE, country, province]) == {"elsewhere": {"p", "c"}, "p": {"c"}}


def as_flow(model: Flow, **changes: object) -> Flow:
    """The flow with other fillers, those that are sets given as any collection."""
    sets = ("exporters", "classes", "origins", "goods", "destinations", "periods")
    return replace(model, **{name: frozenset(said) if name in sets else said for name, said in changes.items()})  # type: ignore
