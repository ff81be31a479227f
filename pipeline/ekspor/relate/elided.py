"""Amounts whose unit is only said of the one before them ("dari 62 kontainer, tahun lalu tinggal 40"): none is marked
there, but they are counted in the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ekspor.normalise import money, quantity
from ekspor.relate import group
from ekspor.relate.phrases import phrase
from ekspor.schema import Label, Mention, Money, Per, Quantity, Sentence

_FAR = 120
"""Characters behind an amount in which another of its unit can stand."""

_LISTED = (Label.COUNTRY, Label.REGION, Label.COMMODITY, Label.COMPANY)
"""What a list of amounts can go through."""

_ALIKE = Decimal(20)
"""How many times as much one of two amounts of the same flows can be."""


def amounts(text: str, sentences: Iterable[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The amounts without a unit, each with that of the amount before it in its sentence."""
    counted = [m for m in mentions if m.label in (Label.MONEY, Label.QUANTITY)]
    if not counted:
        return []
    found: list[Mention] = []
    names = {m.end for m in mentions if m.label in _LISTED}
    for sentence in sentences:
        own = [m for m in counted if sentence.start <= m.start and m.end <= sentence.end]
        told = own[:1] + [m for before, m in pairwise(own) if not _is_aside(text, before, m)]
        rights = [*[m.start for m in told][1:], sentence.end]
        for amount, right in zip(told, rights, strict=False):
            if not group.is_price(text, amount):
                last = [m.end for m in own if m.end <= right][-1]
                found += _behind(text, amount, last, right)
                found += _listed(text, amount, last, right, names)
    return found


def _is_aside(text: str, before: Mention, amount: Mention) -> bool:
    """ "14 kontainer (kira-kira 250 ton) batal, tiga lainnya": what is said again in brackets."""
    between = text[before.end : amount.start]
    return "(" in between and ")" not in between


def _behind(text: str, amount: Mention, start: int, right: int) -> list[Mention]:
    """The amounts behind one, each near the one before it, up to what is not counted in its unit."""
    found: list[Mention] = []
    while match := phrase("number.elided").find(text, start, min(right, start + _FAR)):
        rest = match["count"] is None
        begin, end = match.span("rest" if rest else "count")
        mention = _like(text, amount, begin, end, None if rest else group.rate(text, amount))
        if mention is None or phrase("number.of-another-unit").find(text, start, begin):
            break
        found.append(mention)
        start = end
    return found


def _listed(text: str, amount: Mention, start: int, right: int, names: set[int]) -> list[Mention]:
    """ "Oman menampung 512 kontainer, Mesir 214, dan Italia 98": the amounts that stand straight behind a name."""
    found: list[Mention] = []
    while match := phrase("number.elided-in-list").find(text, start, min(right, start + _FAR)):
        begin, end = match.span("count")
        mention = _like(text, amount, begin, end, group.rate(text, amount)) if begin - 1 in names else None
        if mention is None:
            break
        found.append(mention)
        start = end
    return found


def _like(text: str, amount: Mention, start: int, end: int, per: Per | None) -> Mention | None:
    """The number in text[start:end] as an amount in the unit of another, where it can be one of the same flows."""
    value: Money | Quantity | None = None
    if isinstance(amount.value, Quantity):
        value = quantity.parse(f"{text[start:end]} {amount.value.counted}")
        value = value and replace(value, per=per)
    elif isinstance(amount.value, Money):
        value = money.parse(f"{amount.value.currency} {text[start:end]}")
    if value is None or not value.low or not isinstance(amount.value, Money | Quantity) or not amount.value.low:
        return None
    if not 1 / _ALIKE <= value.low / amount.value.low <= _ALIKE:
        return None
    return Mention(start, end, amount.label, text[start:end], "number.elided", value)
