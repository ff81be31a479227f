"""Coordination and restatement: which mentions form one list, which amounts are one figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ekspor.normalise import quantity
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Figure, Group, measure
from ekspor.schema import Label, Mention, Per, Quantity

_BRACKET = re.compile(r"\([^()]{0,60}\)")
"""What is said of a member of a list in brackets: "besi dan baja (HS 72), ", "PT X (Cirebon), "."""

_LONGEST_JOINT, _LONGEST_RESTATEMENT, _TAIL, _FAR = 90, 170, 40, 80
"""Characters between two members of a list, between two amounts of one flow, behind an amount, and behind its goods."""


def groups(text: str, mentions: Sequence[Mention]) -> list[Group]:
    """Lists of neighbouring mentions of one label, in order; a figure ends a list ("Jepang (8,1%), Tiongkok (4,2%)").
    Amounts are left to `figures`."""
    out: list[Group] = []
    latest: dict[Label, int] = {}
    for mention in mentions:
        if mention.label in (Label.MONEY, Label.QUANTITY, Label.PERCENT):
            latest.clear()
            continue
        at = latest.get(mention.label)
        if at is not None and _joined(text[out[at].end : mention.start], mention.label):
            out[at] = Group((*out[at].mentions, mention), mention.label)
        else:
            latest[mention.label] = len(out)
            out.append(Group((mention,), mention.label))
    return out


def figures(text: str, amounts: Sequence[Mention]) -> list[Figure]:
    """Amounts (MONEY and QUANTITY, in order) joined where one restates the other."""
    joined: list[list[Mention]] = []
    for amount in amounts:
        if joined and _restates(text, joined[-1], amount) and not _is_of_all(text, joined, amount):
            joined[-1].append(amount)
        else:
            joined.append([amount])
    return _share_rates(text, [Figure(tuple(same), _rate_of(text, same)) for same in joined])


def is_price(text: str, amount: Mention) -> bool:
    """Whether an amount is one per unit, a price ("Rp70 ribu per kilogram") or a content ("5 ton per kontainer")."""
    return phrase("figure.unit-price").find(text, amount.end) is not None


def rate(text: str, amount: Mention) -> Per | None:
    """The unit of time that an amount is for: "900 ton sebulan", "Rp2 miliar per bulan"."""
    if isinstance(amount.value, Quantity) and amount.value.per:
        return cast(Per, amount.value.per)
    match = phrase("figure.rate").find(text, amount.end, amount.end + _TAIL)
    match = match or phrase("figure.rate-apart").find(text, amount.end, amount.end + _FAR)
    before = (text, max(0, amount.start - _FAR), amount.start)
    match = match or phrase("figure.rate-before").find(*before) or phrase("figure.rate-opening").find(*before)
    said = match[match.lastgroup] if match is not None and match.lastgroup is not None else ""
    return cast(Per | None, quantity.per(said))


def _joined(gap: str, label: Label) -> bool:
    if label is Label.DATE:
        return gap.strip() in (",", "dan", ", dan")
    return is_joint(gap)


def is_joint(gap: str) -> bool:
    """Whether the words between two mentions join them in a list; brackets are passed over."""
    if len(gap) >= _LONGEST_JOINT:
        return False
    return phrase("list.joint").find(_BRACKET.sub("", gap).lstrip(")")) is not None


def _restates(text: str, before: list[Mention], amount: Mention) -> bool:
    """Whether an amount says again, in another measure, what those before it say, or ends a range that they begin."""
    start, end = before[-1].end, amount.start
    if len(before) == 1 and _measure(before[0]) == _measure(amount) and phrase("figure.range").find(text, start, end):
        return True
    if end - start > _LONGEST_RESTATEMENT or is_price(text, amount) or is_price(text, before[-1]):
        return False
    if any(_measure(known) == _measure(amount) for known in before):
        return False
    rates = {rate(text, before[-1]), rate(text, amount)} - {None}  # "400 barel per hari dan 30 ton per tahun"
    if len(rates) > 1 or phrase("figure.of-another").find(text, start, end):
        return False
    names = ["figure.restated", "figure.restated-touching"]
    if before[-1].label is not amount.label:
        names.append("figure.restated-apart")
    return any(phrase(name).find(text, start, end) for name in names)


def _is_of_all(text: str, before: list[list[Mention]], amount: Mention) -> bool:
    """ "5 ton ke Oman dan 3 ton ke Mesir dengan total nilai Rp4 miliar": the value is that of both."""
    if amount.label is not Label.MONEY or len(before) < 2:
        return False
    alike = all(m.label is Label.QUANTITY for same in before[-2:] for m in same)
    return alike and phrase("figure.of-all").find(text, before[-1][-1].end, amount.start) is not None


def _rate_of(text: str, amounts: list[Mention]) -> Per | None:
    return next((per for per in (rate(text, amount) for amount in amounts) if per), None)


def _share_rates(text: str, found: list[Figure]) -> list[Figure]:
    """ "Sebulan 40 kodi ke Oman, 20 kodi lagi ke Mesir", "dari 3 ton menjadi 5 ton sebulan": one rate for both."""
    for at in range(1, len(found)):
        found[at] = _with_rate_of(text, found[at], found[at - 1], "figure.rate-goes-on")
    for at in range(len(found) - 1, 0, -1):
        found[at - 1] = _with_rate_of(text, found[at - 1], found[at], "figure.rate-of-both")
    return found


def _with_rate_of(text: str, figure: Figure, other: Figure, name: str) -> Figure:
    first, last = sorted((figure, other), key=lambda one: one.start)
    alike = _measure(first.mentions[-1]) == _measure(last.mentions[0])
    if figure.per or not (other.per and alike) or not phrase(name).find(text, first.end, last.start):
        return figure
    return replace(figure, per=other.per)


def _measure(amount: Mention) -> str:
    return measure(amount.value) or amount.label
