"""Figures that do not go together become flags with their reason; those that do, and those left open, do not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ekspor.normalise.dollars import with_usd
from ekspor.sanity import checked
from ekspor.schema import ChangeFiller, ExportEvent, MoneyFiller, NameFiller, PeriodFiller, QuantityFiller, Status
from records import full_event

SPAN = full_event().value[0].evidence


def event(**changes: Any) -> ExportEvent:
    return with_usd(full_event(**({"flags": (), "change": (), "share": (), "quantity": (), "value": ()} | changes)))


def money(amount: str, currency: str = "USD") -> MoneyFiller:
    low = Decimal(amount)
    return MoneyFiller(surface=f"{currency} {amount}", evidence=SPAN, low=low, high=low, currency=currency)


def tons(amount: str) -> QuantityFiller:
    low = Decimal(amount)
    return QuantityFiller(surface=f"{amount} ton", evidence=SPAN, low=low, high=low, unit="ton", kg=low * 1000)


def goods(code: str | None) -> tuple[NameFiller, ...]:
    system: Any = "hs2022" if code else None
    return (NameFiller(surface="pinang biji", evidence=SPAN, code=code, code_system=system),)


def year(number: int) -> tuple[PeriodFiller, ...]:
    start, end = date(number, 1, 1), date(number, 12, 31)
    return (PeriodFiller(surface=str(number), evidence=SPAN, start=start, end=end, grain="year"),)


def flags(*records: ExportEvent) -> list[str]:
    return [flag for record in checked(records) for flag in record.flags]


@pytest.mark.parametrize(
    ("value", "quantity", "code"),
    [("3000000", "1000", "0901"), ("600000", "1000", "0901"), ("3000000000", "1000", None), ("5", "1000", "7108")],
)
def test_a_price_that_can_be(value: str, quantity: str, code: str | None) -> None:
    assert not flags(event(value=(money(value),), quantity=(tons(quantity),), commodity=goods(code)))


def test_a_price_a_thousand_times_too_high() -> None:
    found = flags(event(value=(money("3000000000"),), quantity=(tons("1000"),), commodity=goods("0901")))
    assert found == ["price: US$ 3,000.00 a kilogram, goods of HS 09 are about US$ 5"]


def test_goods_of_two_chapters_have_no_price() -> None:
    both = goods("0901") + goods("1511")
    assert not flags(event(value=(money("3000000000"),), quantity=(tons("1000"),), commodity=both))


def test_a_value_in_two_currencies() -> None:
    assert not flags(event(value=(money("1000000"), money("14900000000", "IDR"))))
    (found,) = flags(event(value=(money("1000000"), money("14900000", "IDR"))))
    assert found.startswith("exchange rate: IDR 14900000 is not USD 1000000, they are ")


def test_a_range_in_one_currency_is_no_conflict() -> None:
    assert not flags(event(value=(money("1000000"), money("2000000"))))


@pytest.mark.parametrize(
    ("status", "number", "ahead"), [("realized", 2024, True), ("realized", 2023, False), ("planned", 2024, False)]
)
def test_a_period_after_publication(status: str, number: int, ahead: bool) -> None:
    found = flags(event(status=Status(status), period=year(number)))
    assert bool(found) is ahead
    assert all(flag.startswith("period ahead: 2024 begins 2024-01-01") for flag in found)


def test_a_part_above_its_total() -> None:
    total = event(value=(money("5000000"),), commodity=(), destination=())
    assert not flags(total, event(value=(money("3000000"),)))
    assert flags(total, event(value=(money("7000000"),))) == ["part above total: USD 7000000 of USD 5000000"]


def test_a_part_of_another_year_is_no_part() -> None:
    total = event(value=(money("5000000"),), commodity=(), destination=())
    assert not flags(total, event(value=(money("7000000"),), period=year(2021)))


def test_a_part_whose_name_was_not_read_is_no_total() -> None:
    total, small = (event(value=(money(amount),), commodity=(), destination=()) for amount in ("5000000", "1000"))
    assert not flags(total, small, event(value=(money("3000000"),)))


def test_swiftlet_nests_have_a_price_of_their_own() -> None:
    assert not flags(event(value=(money("1500000"),), quantity=(tons("1"),), commodity=goods("041010")))


def change(**said: Any) -> tuple[ChangeFiller, ...]:
    return (ChangeFiller(surface="naik", evidence=SPAN, **said),)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ({"percent": Decimal(25)}, True),
        ({"percent": Decimal(26)}, True),
        ({"percent": Decimal(-25)}, False),
        ({"percent": Decimal(50)}, False),
        ({"amount": Decimal(1_000_000), "currency": "USD"}, True),
        ({"amount": Decimal(2_000_000), "currency": "USD"}, False),
        ({"amount": Decimal(2_000_000), "currency": "IDR"}, True),
        ({"percent": Decimal(400)}, False),
    ],
)
def test_growth_against_both_figures(said: dict[str, Any], right: bool) -> None:
    before = event(value=(money("4000000"),), period=year(2021))
    now = event(value=(money("5000000"),), change=change(**said))
    found = flags(now, before)
    assert (not found) is right
    assert all(flag.startswith("growth: naik stated, ") for flag in found)


def test_growth_against_a_later_figure_is_growth_too() -> None:
    before = event(value=(money("4000000"),), period=year(2021))
    earlier = event(value=(money("2500000"),), period=year(2020))
    assert not flags(event(value=(money("5000000"),), change=change(percent=Decimal(100))), before, earlier)


def test_growth_of_other_goods_is_not_compared() -> None:
    before = event(value=(money("4000000"),), period=year(2021), commodity=goods("0901"))
    assert not flags(event(value=(money("5000000"),), change=change(percent=Decimal(90))), before)


def test_a_record_without_conflict_is_left_as_it_is() -> None:
    record = event()
    assert checked([record])[0] is record
