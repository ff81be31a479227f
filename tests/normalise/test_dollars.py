"""Rates of the European Central Bank and what is converted by them; those of past days are the same in any version."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import dollars
from ekspor.normalise.dollars import Rate, rate, to_usd, with_usd
from ekspor.schema import ExportEvent, Money, MoneyFiller, Period, PeriodFiller, Status
from records import evidence, full_event

YEAR_2022 = Period(date(2022, 1, 1), date(2022, 12, 31), "year")


def money(amount: str | None, currency: str, high: str | None = None) -> Money:
    ends = [None if end is None else Decimal(end) for end in (amount, high or amount)]
    return Money(ends[0], ends[1], currency)


# ── rates ────────────────────────────────────────────────────────────────────────────────────────────────────────────

DAYS = {
    # the published reference rates of the day, per euro, the dollar's last
    ("JPY", date(1999, 1, 4)): ("133.73", "1.1789"),
    ("GBP", date(1999, 1, 4)): ("0.7111", "1.1789"),
    ("EUR", date(1999, 1, 4)): ("1", "1.1789"),
    ("EUR", date(2014, 3, 28)): ("1", "1.3759"),
    ("JPY", date(2014, 3, 28)): ("140.9", "1.3759"),
}


@pytest.mark.parametrize(("currency", "day"), DAYS)
def test_the_rate_of_a_day_is_crossed_over_the_euro(currency: str, day: date) -> None:
    units, dollars = map(Decimal, DAYS[currency, day])
    assert rate(currency, day, day) == Rate((units / dollars).quantize(Decimal("0.000001")), day, day)


@pytest.mark.parametrize(
    ("currency", "year", "mean"),
    [
        # the World Bank's official exchange rate, local units for a US dollar, period average (PA.NUS.FCRF)
        ("IDR", 2015, 13389.41),
        ("IDR", 2019, 14147.67),
        ("IDR", 2020, 14582.20),
        ("IDR", 2021, 14308.14),
        ("IDR", 2022, 14849.85),
        ("JPY", 2022, 131.50),
        ("CNY", 2019, 6.9084),
        ("MYR", 2020, 4.2035),
        ("SGD", 2021, 1.3435),
    ],
)
def test_the_mean_of_a_year_is_that_of_other_statistics(currency: str, year: int, mean: float) -> None:
    found = rate(currency, date(year, 1, 1), date(year, 12, 31))
    assert found is not None
    assert float(found.mean) == pytest.approx(mean, rel=0.005)


def test_the_mean_takes_every_day_with_a_rate_once() -> None:
    week = [rate("IDR", date(2024, 1, day), date(2024, 1, day)) for day in range(8, 13)]  # Monday to Friday
    means = [one.mean for one in week if one]
    whole = rate("IDR", date(2024, 1, 6), date(2024, 1, 14))
    assert whole is not None
    assert abs(whole.mean - sum(means) / 5) < Decimal("0.00001")
    assert (whole.start, whole.end) == (date(2024, 1, 8), date(2024, 1, 12))


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (date(2024, 1, 13), date(2024, 1, 12)),  # Saturday
        (date(2024, 4, 1), date(2024, 3, 28)),  # Easter Monday
        (date(2023, 12, 26), date(2023, 12, 22)),
    ],
)
def test_a_day_without_a_rate_has_the_last_one_before(day: date, known: date) -> None:
    assert rate("IDR", day, day) == rate("IDR", known, known)


def test_a_day_after_the_series_has_its_last_rate_and_says_of_which_day() -> None:
    found = rate("IDR", date(2999, 1, 1), date(2999, 12, 31))
    assert found is not None
    assert found.start == found.end
    assert found.end is not None
    assert date(2026, 1, 1) < found.end < date(2999, 1, 1)


def test_a_period_that_began_before_the_series_says_from_when_the_rate_is() -> None:
    found = rate("IDR", date(2005, 1, 1), date(2005, 12, 31))
    assert found is not None
    assert (found.start, found.end) == (date(2005, 4, 1), date(2005, 12, 30))


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("IDR", date(2005, 3, 31)),  # before the series
        ("EUR", date(1998, 12, 31)),
        ("RUB", date(2024, 1, 12)),  # suspended in March 2022
        ("HRK", date(2024, 1, 12)),  # given up for the euro
        ("ISK", date(2012, 1, 12)),  # not quoted from 2008 to 2018
        ("SAR", date(2022, 1, 12)),  # never in the series
        ("XXX", date(2022, 1, 12)),
        ("Date", date(2022, 1, 12)),
        ("", date(2022, 1, 12)),
    ],
)
def test_where_there_is_no_rate(currency: str, day: date) -> None:
    assert rate(currency, day, day) is None


def test_the_dollar_is_one_dollar_on_any_day() -> None:
    assert rate("USD", date(1950, 1, 1), date(1950, 12, 31)) == Rate(Decimal(1), None, None)


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_amount_is_divided_by_the_mean_rate_of_its_period() -> None:
    usd = to_usd(money("2.6E+12", "IDR"), YEAR_2022, date(2023, 1, 26))
    assert usd is not None
    assert usd.rate == rate("IDR", date(2022, 1, 1), date(2022, 12, 31))
    assert usd.amount == (Decimal("2.6E+12") / usd.rate.mean).quantize(Decimal("0.01"))
    assert Decimal(174_000_000) < usd.amount < Decimal(176_000_000)


def test_a_running_period_counts_as_far_as_it_has_passed() -> None:
    usd = to_usd(money("1000000", "IDR"), YEAR_2022, date(2022, 3, 15))
    assert usd is not None
    assert (usd.rate.start, usd.rate.end) == (date(2022, 1, 3), date(2022, 3, 15))


def test_a_period_to_come_counts_whole() -> None:
    usd = to_usd(money("1000000", "IDR"), YEAR_2022, date(2021, 6, 1))
    assert usd is not None
    assert (usd.rate.start, usd.rate.end) == (date(2022, 1, 3), date(2022, 12, 30))


@pytest.mark.parametrize("period", [None, PeriodFiller(surface="kini", evidence=(), start=None, end=None, grain=None)])
def test_without_a_period_the_rate_is_that_of_publication(period: PeriodFiller | None) -> None:
    usd = to_usd(money("1000000", "IDR"), period, date(2024, 1, 12))
    assert usd is not None
    assert usd.rate == rate("IDR", date(2024, 1, 12), date(2024, 1, 12))


@pytest.mark.parametrize(
    ("low", "high", "amount"), [("5", None, "5"), (None, "7", "7"), ("2", "3", "2"), ("0.005", None, "0.00")]
)
def test_the_amount_converted_is_the_lower_or_only_one(low: str | None, high: str | None, amount: str) -> None:
    usd = to_usd(Money(low and Decimal(low), high and Decimal(high), "USD"), None, date(2024, 1, 12))  # type: ignore[arg-type]
    assert usd is not None
    assert usd.amount == Decimal(amount)


@pytest.mark.parametrize(
    ("amount", "period", "published"),
    [
        (money(None, "IDR"), YEAR_2022, date(2023, 1, 26)),
        (money("5", "IDR"), None, None),
        (money("5", "SAR"), YEAR_2022, date(2023, 1, 26)),
    ],
)
def test_what_cannot_be_converted(amount: Money, period: Period | None, published: date | None) -> None:
    assert to_usd(amount, period, published) is None


@given(
    amount=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**300), max_value=10**300),
    currency=st.sampled_from(["IDR", "USD", "EUR", "JPY", "GBP"]),
    start=st.dates(),
    end=st.dates(),
    published=st.none() | st.dates(),
)
def test_no_amount_and_no_day_raises(
    amount: Decimal, currency: str, start: date, end: date, published: date | None
) -> None:
    period = Period(min(start, end), max(start, end), "range")
    usd = to_usd(Money(amount, amount, currency), period, published)
    assert usd is None or usd.amount.is_finite()


# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def rupiah(**changes: Any) -> ExportEvent:
    filler = MoneyFiller(
        surface="US$ 2-3 juta",
        evidence=evidence("US$ 2-3 juta"),
        low=Decimal("2.6E+12"),
        high=Decimal("2.6E+12"),
        currency="IDR",
    )
    return full_event(**({"value": (filler,)} | changes))


def test_a_record_says_the_rate_and_its_days() -> None:
    [filler] = with_usd(rupiah()).value
    found = rate("IDR", date(2022, 1, 1), date(2022, 12, 31))
    assert found is not None
    assert (filler.usd_rate, filler.usd_rate_from, filler.usd_rate_to) == (found.mean, found.start, found.end)
    assert filler.usd == (Decimal("2.6E+12") / found.mean).quantize(Decimal("0.01"))


@pytest.mark.parametrize("status", [Status.TARGET, Status.PLANNED])
def test_a_target_or_plan_has_the_rate_of_publication(status: Status) -> None:
    [filler] = with_usd(rupiah(status=status)).value
    assert filler.usd_rate_from == filler.usd_rate_to == date(2023, 1, 26)


def test_what_is_stated_in_dollars_stays_as_it_is() -> None:
    [filler] = with_usd(full_event()).value
    assert (filler.usd, filler.usd_rate, filler.usd_rate_from) == (Decimal(2_000_000), Decimal(1), None)


def test_only_the_derived_fields_change() -> None:
    before, after = rupiah(), with_usd(rupiah())
    derived = {"usd", "usd_rate", "usd_rate_from", "usd_rate_to"}
    [stated], [filled] = before.value, after.value
    assert filled.model_dump(exclude=derived) == stated.model_dump(exclude=derived)
    assert after.model_copy(update={"value": before.value}) == before


def test_a_record_without_a_rate_or_without_money_stays_as_it_is() -> None:
    unknown = MoneyFiller(surface="x", evidence=(), low=Decimal(5), high=Decimal(5), currency="SAR")
    for record in (full_event(value=()), full_event(value=(unknown,))):
        assert with_usd(record) == record


def test_no_series_is_read_where_no_money_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dollars, "_table", lambda: pytest.fail("the series was read"))
    with_usd(full_event(value=()))
    with_usd(full_event())
