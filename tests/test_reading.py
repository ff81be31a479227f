"""What fillers were read as, in figures and codes."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ekspor import reading
from ekspor.schema import ChangeFiller, Filler, MoneyFiller, NameFiller, PeriodFiller, QuantityFiller, ShareFiller


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2020-01-01", "2022-12-31", "2020–2022"),
        ("2022-08-01", "2022-08-31", "2022-08"),
        ("2022-01-01", "2022-10-31", "2022-01–10"),
        ("2021-07-01", "2022-02-28", "2021-07 – 2022-02"),
        ("2023-01-26", "2023-01-26", "2023-01-26"),
        ("2023-01-16", "2023-01-22", "2023-01-16 – 2023-01-22"),
        (None, None, "tahun lalu"),
    ],
)
def test_period_is_said_as_short_as_can_be(start: str | None, end: str | None, expected: str) -> None:
    ends = {"start": start and date.fromisoformat(start), "end": end and date.fromisoformat(end)}
    assert reading.calendar(PeriodFiller(surface="tahun lalu", evidence=(), grain=None, **ends)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("65000000", "65 mn"), ("1831400000", "1.831 bn"), ("4E+12", "4 tn"), ("999999", "999,999"), ("-2E+6", "-2 mn")],
)
def test_scaled(amount: str, expected: str) -> None:
    assert reading.scaled(Decimal(amount)) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("5E+6", "5E+6", "= USD 5,000,000"),
        ("5", None, "= USD ≥ 5"),
        (None, "5.50", "= USD ≤ 5.5"),
        (None, None, "= USD ?"),
        ("1", "2", "= USD 1–2"),
    ],
)
def test_bounds(low: str | None, high: str | None, expected: str) -> None:
    ends = {"low": low and Decimal(low), "high": high and Decimal(high)}
    assert reading.normalised("value", MoneyFiller(surface="", evidence=(), currency="USD", **ends)) == expected


NOTHING: dict[str, Any] = {"surface": "", "evidence": ()}
TEN = {"low": Decimal(10), "high": Decimal(10)}


@pytest.mark.parametrize(
    ("slot", "filler", "expected"),
    [
        ("quantity", QuantityFiller(**NOTHING, **TEN, unit="kg", kg=Decimal(10)), "= 10 kg"),
        ("quantity", QuantityFiller(**NOTHING, **TEN, unit="kontainer", per="month"), "= 10 kontainer a month"),
        ("period", PeriodFiller(**NOTHING, start=None, end=None, grain=None), "= ?"),
        (
            "period",
            PeriodFiller(**NOTHING, start=date(2023, 1, 26), end=date(2023, 1, 26), grain="day"),
            "= 2023-01-26",
        ),
        ("change", ChangeFiller(**NOTHING, percent=Decimal("-7.16")), "= -7.16%"),
        ("change", ChangeFiller(**NOTHING, amount=Decimal(8630), unit="ton"), "= +8,630 ton"),
        ("change", ChangeFiller(**NOTHING), ""),
        ("share", ShareFiller(**NOTHING, percent=Decimal(60)), "= 60%"),
        ("agency", NameFiller(**NOTHING, code="X"), ""),
        ("destination", NameFiller(**NOTHING, code="JP"), "[JP]"),
        ("destination", NameFiller(**NOTHING), ""),
    ],
)
def test_normalised(slot: str, filler: Filler, expected: str) -> None:
    assert reading.normalised(slot, filler) == expected
