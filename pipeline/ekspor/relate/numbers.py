"""What each amount of a sentence is: a flow's figure, a base of comparison, a difference, a price, or nothing."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from ekspor.relate import context, fall, group, growth, period
from ekspor.relate.line import Line
from ekspor.relate.reading import Figure, Numbers, Reading
from ekspor.schema import Label, Mention, Money, Quantity, Status

_SMALL, _SMALL_RUPIAH = Decimal(500), Decimal(1_000_000)
"""Sums below these (in the currency's units) are no flow's value."""

_CHANGE_NEAR = 90
"""Characters before a level within which a change makes the word "dari" one of comparison ("naik … dari 5 ton")."""


def read(line: Line) -> Numbers:
    """Classify every figure and percentage of the sentence."""
    numbers = Numbers()
    differences: list[Mention] = []
    price_end: int | None = None
    for figure in line.figures:
        prices = [m for m in figure.mentions if group.is_price(line.text, m)]
        price_end = prices[-1].end if prices else price_end
        amounts = tuple(m for m in figure.mentions if m not in prices and not _counts_documents(line, m))
        if all(_is_no_amount(m) for m in amounts) or _is_price_again(line, amounts[0], price_end):
            continue
        if fall.is_greatest(line, amounts[0]):
            growth.add_difference(line, Figure(amounts, figure.per), numbers)
        elif fall.is_difference(line, amounts[0]):
            differences += amounts
        elif not _is_supposed(line, amounts[0]):
            numbers.add(_level(line, Figure(amounts, figure.per), numbers.readings))
    _share_fates(line, numbers.readings)
    for percentage in line.of(Label.PERCENT):
        growth.place_percentage(line, percentage, numbers)
    for difference in differences:
        growth.place_difference(line, difference, numbers)
    return numbers


def _is_no_amount(mention: Mention) -> bool:
    """No number ("ratusan juta"), or a sum too small for a shipment: an exchange rate, a share price, a fee."""
    value = mention.value
    if not isinstance(value, Money | Quantity):
        return True
    amount = value.low if value.low is not None else value.high
    if amount is None:
        return True
    return isinstance(value, Money) and amount < (_SMALL_RUPIAH if value.currency == "IDR" else _SMALL)


def _counts_documents(line: Line, amount: Mention) -> bool:
    """ "SKA terbanyak untuk mebel, 989 lembar" """
    of_sheets = isinstance(amount.value, Quantity) and amount.value.unit == "lembar"
    return of_sheets and line.before(amount.start, "number.of-documents") is not None


def _is_price_again(line: Line, amount: Mention, price_end: int | None) -> bool:
    """A further price in a sentence of prices ("US$1.140 per ton, padahal tahun lalu hanya US$610")."""
    if amount.label is not Label.MONEY or price_end is None or price_end > amount.start:
        return False
    if line.between(price_end, amount.start, "export", "shipment"):
        return False
    return "nilai" not in line.text[price_end : amount.start].lower()


def _is_supposed(line: Line, amount: Mention) -> bool:
    """An amount in a thought ("jika tiap desa mengirim 5 ton …"); with a date, or as what would come of it, it is a
    forecast."""
    if line.find("number.supposed", end=amount.start) is None or line.of(Label.DATE):
        return False
    return line.before(amount.start, "plan.if-then") is None


def _level(line: Line, figure: Figure, before: list[Reading]) -> Reading:
    """A figure that is a level; what the sentence does not say of it, it has from the figure before it."""
    last = before[-1] if before else None
    left = last.end if last else line.start
    governor = context.governor(line, left, figure)
    status, cue = context.status(line, left, figure)
    base = _is_base(line, left, figure, status)
    if last is not None:
        revised = line.before(figure.start, "target.revised") is not None
        governor = last.governor if revised else governor or last.governor
        cut = line.between(last.end, figure.start, "boundary", "realized")
        if status is None and not base and (revised or not cut):
            status, cue = last.status, last.status_cue
    if status is None and not base and line.find("plan.condition", end=figure.start):
        status = Status.PLANNED
    if status in (None, Status.REALIZED) and not base and _is_conditional(line, figure):
        status = Status.PLANNED
    return Reading(figure, base, governor, status, cue)


def _is_conditional(line: Line, figure: Figure) -> bool:
    """ "bisa mengekspor 5 ton jika tarif turun": what can be under a condition."""
    return line.before(figure.start, "plan.able") is not None and line.find("plan.condition") is not None


def _share_fates(line: Line, readings: list[Reading]) -> None:
    """ "Dua kontrak, masing-masing 75 ton dan 55 ton, gagal dikapalkan": what is told behind befalls the whole list."""
    for one, other in pairwise(readings[::-1]):
        told_behind = one.status_cue is not None and one.status_cue.start >= one.end
        untold = other.status is None or (other.status is Status.PLANNED and one.status is Status.HALTED)
        if told_behind and untold and not (one.base or other.base) and _is_list(line, other.end, one.start):
            other.status, other.status_cue = one.status, one.status_cue
            other.governor = other.governor or one.governor
        elif other.governor is None and one.governor in context.FLOW and _is_list(line, other.end, one.start):
            other.governor = one.governor


def _is_list(line: Line, start: int, end: int) -> bool:
    """Whether nothing but goods, firms, where they go and what joins a list stands between two figures."""
    words = line.text[start:end]
    for name in (m for m in line.of(Label.COMMODITY, Label.COMPANY, Label.COUNTRY) if start <= m.start <= end - 1):
        towards = line.before(name.start, "place.towards") if name.label is Label.COUNTRY else None
        words = words.replace(line.text[towards.start() if towards else name.start : name.end], "", 1)
    return group.is_joint(words)


def _is_said_of(line: Line, time: Mention, figure: Figure) -> bool:
    """ "jika ditarik ke Juni 2022 (5 ton)": the figure in brackets behind a time that is compared with."""
    return line.text[time.end : figure.start].strip() == "(" and period.is_base(line, time)


def _is_reached(line: Line, figure: Figure) -> bool:
    """ "turun 31 persen dibanding Mei menjadi 5 ton": what it changed to, whatever it is compared with before."""
    level = line.before(figure.start, "number.changed-to")
    return level is not None and bool(line.between(line.start, level.start(), "change"))


def _is_base(line: Line, left: int, figure: Figure, status: Status | None) -> bool:
    """Whether a level is of an earlier period, for comparison ("naik dari 5 ton", "dibanding tahun lalu 5 ton")."""
    if status is not Status.TARGET and line.before(figure.start, "number.base"):
        near = max(line.start, figure.start - _CHANGE_NEAR)
        if line.between(near, figure.start, "change") or line.after(figure.end, "number.rises-to"):
            return True
    if any(_is_said_of(line, m, figure) for m in line.of(Label.DATE) if left <= m.start and m.end <= figure.start):
        return True
    if _is_reached(line, figure):
        return False
    cues = line.between(left, figure.start, "base")
    return any(not line.between(c.end, figure.start, "boundary", "target") for c in cues)
