"""What fillers were read as, in figures and codes: one way to write them on screens, in notebooks and in tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from ekspor.schema import ChangeFiller, Filler, MoneyFiller, NameFiller, PeriodFiller, QuantityFiller, ShareFiller

CODED = {"origin": "", "commodity": "HS ", "destination": "", "port": ""}
"""Slots whose fillers are shown with their code, and what stands before it."""

SCALES = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "mn"))


def normalised(slot: str, filler: Filler) -> str:
    """A filler's value in figures and codes; empty where there is none."""
    match filler:
        case NameFiller():
            return f"[{CODED[slot]}{filler.code}]" if filler.code and slot in CODED else ""
        case MoneyFiller():
            return f"= {filler.currency} {bounds(filler.low, filler.high)}{per(filler.per)}"
        case QuantityFiller():
            mass = f" = {figure(filler.kg)} kg" if filler.kg is not None and filler.unit != "kg" else ""
            return f"= {bounds(filler.low, filler.high)} {filler.unit}{per(filler.per)}{mass}"
        case PeriodFiller():
            return f"= {_interval(filler.start, filler.end)}"
        case ChangeFiller():
            amount = filler.percent if filler.percent is not None else filler.amount
            unit = "%" if filler.percent is not None else f" {filler.currency or filler.unit}"
            return "" if amount is None else f"= {figure(amount, sign='+')}{unit}"
        case ShareFiller():
            return f"= {figure(filler.percent)}%"


def figure(amount: Decimal, sign: str = "-") -> str:
    """A figure with its thousands apart: 65,000,000 or -7.16."""
    return format(amount.normalize(), f"{sign},f")


def bounds(low: Decimal | None, high: Decimal | None, written: Callable[[Decimal], str] = figure) -> str:
    """The two ends of an amount: one figure where they are equal, a bound where one is open."""
    if low is None or high is None:
        return f"≥ {written(low)}" if low is not None else f"≤ {written(high)}" if high is not None else "?"
    return written(low) if low == high else f"{written(low)}–{written(high)}"


def per(stretch: str | None) -> str:
    """A rate's stretch of time, behind its amount."""
    return f" a {stretch}" if stretch else ""


def _interval(start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "?"
    return f"{start}" if start == end else f"{start} – {end}"


def scaled(amount: Decimal) -> str:
    """A figure at a glance, to a thousandth of its scale: 65 mn, 1.831 bn."""
    for scale, name in SCALES:
        if abs(amount) >= scale:
            return f"{figure(round(amount / scale, 3))} {name}"
    return figure(amount)


def calendar(period: PeriodFiller) -> str:
    """A period as short as it can be said: 2022, 2022-08, 2022-01–10, a day; its words where it has no dates."""
    start, end = period.start, period.end
    if start is None or end is None:
        return line(period.surface)
    if start.day > 1 or (end + timedelta(days=1)).day > 1:
        return _interval(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year == end.year:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}–{end:%m}"
    return f"{start:%Y-%m} – {end:%Y-%m}"


def line(text: str) -> str:
    """The text on one line and without control characters, every character still in its place."""
    return "".join(c if c.isprintable() else " " for c in text)
