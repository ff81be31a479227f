"""Goods counted by themselves ("50 kereta penumpang", "20 ribu sumpit"): no amount is marked there, but the flow is of
so many units or pieces."""

from __future__ import annotations

from collections.abc import Iterable

from ekspor.normalise import quantity
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention

_FAR = 40
"""Characters before the goods in which their number stands."""


def amounts(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The number straight before each good that is counted by itself, as an amount."""
    found: list[Mention] = []
    for goods in mentions:
        unit = _unit(text, goods) if goods.label is Label.COMMODITY else None
        match = phrase("goods.count").find(text, max(0, goods.start - _FAR), goods.start) if unit else None
        if match and (value := quantity.parse(f"{match['count']} {unit}")):
            start, end = match.span("count")
            found.append(Mention(start, end, Label.QUANTITY, match["count"], "goods.counted", value))
    return found


def _unit(text: str, goods: Mention) -> str | None:
    """In what a good is counted by itself; most are not."""
    units = (("goods.vehicle", "unit"), ("goods.pieces", "pcs"))
    return next((unit for name, unit in units if phrase(name).find(text, goods.start, goods.end)), None)
