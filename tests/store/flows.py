"""Flows made by hand."""

from dataclasses import replace
from datetime import date

from ekspor.schema import Status
from ekspor.store.flow import Amount, Flow, Good

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
DAY = (date(2024, 3, 5), date(2024, 3, 5))

FURNITURE = Good("9403", frozenset({"furnitur"}))
COFFEE = Good("0901", frozenset({"kopi"}))

BARE = Flow(
    id="a",
    article="one",
    published=date(2024, 1, 12),
    status=Status.REALIZED,
    exporters=frozenset(),
    classes=frozenset(),
    origins=frozenset(),
    goods=frozenset(),
    destinations=frozenset(),
    amounts=(),
    dollars=(),
    periods=frozenset(),
    shares=frozenset(),
    changes=frozenset(),
)
JEPARA = replace(
    BARE,
    origins=frozenset({"33.20"}),
    goods=frozenset({FURNITURE}),
    amounts=(Amount("USD/None", 171.2e6),),
    dollars=(Amount("USD/None", 171.2e6),),
    periods=frozenset({YEAR}),
)


def report(flow: Flow, number: int, **changes: object) -> Flow:
    """The flow as another article reports it."""
    return replace(flow, id=f"r{number}", article=f"article-{number}", **changes)
