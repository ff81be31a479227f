"""Goods counted by themselves ("50 kereta penumpang"): no amount is marked there, but the flow is of so many units."""

from __future__ import annotations

from collections.abc import Iterable

from ekspor.normalise import quantity
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention

_FAR = 40
"""Characters before the goods in which their number stands."""


def amounts(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The number straight before each vehicle, as an amount of units."""
    found: list[Mention] = []
    for goods in mentions:
        if goods.label is Label.COMMODITY and phrase("goods.vehicle").find(text, goods.start, goods.end):
            match = phrase("goods.count").find(text, max(0, goods.start - _FAR), goods.start)
            if match and (value := quantity.parse(f"{match['count']} unit")):
                start, end = match.span("count")
                found.append(Mention(start, end, Label.QUANTITY, match["count"], "goods.counted", value))
    return found
