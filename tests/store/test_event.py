"""What the reports of an event say together."""

from datetime import date
from decimal import Decimal

import pytest

from ekspor.store.event import CONFLICTING, REVISED, Spread


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ([(1, 100)], None),
        ([(1, 100), (2, 103)], None),
        ([(1, 100), (2, 110)], REVISED),
        ([(1, 100), (2, 110), (3, 110)], REVISED),
        ([(1, 100), (1, 110)], CONFLICTING),
        ([(1, 100), (2, 110), (3, 100)], CONFLICTING),
        ([(None, 100), (None, 110)], CONFLICTING),
    ],
    ids=["one", "rounded", "revised", "revised-and-repeated", "on-one-day", "turn-by-turn", "undated"],
)
def test_reports_that_differ_revise_or_conflict(stated: list[tuple[int | None, int]], expected: str | None) -> None:
    spread = Spread(tuple((day and date(2024, 1, day), Decimal(amount)) for day, amount in stated))
    assert spread.flag == expected


def test_the_latest_counts_and_the_spread_is_kept() -> None:
    spread = Spread(((date(2024, 1, 1), Decimal(5)), (date(2024, 1, 2), Decimal(3)), (date(2024, 1, 3), Decimal(4))))
    assert (spread.latest, spread.low, spread.high) == (4, 3, 5)
