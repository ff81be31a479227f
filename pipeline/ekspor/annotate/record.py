"""A record as lines that a person writes into a field of an annotation tool, and back without loss.

    realized
    commodity: furnitur
    value: 171200000 USD
    quantity: 900 ton per month
    period: 2023-01-01..2023-12-31
    change: -7.16%
    share: 60%

One filler a line. In a field of one line ` | ` stands between them. What these forms cannot say is written as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, get_args

from ekspor.exchange import Entry, fillers
from ekspor.schema import NAME_SLOTS, SLOTS, Per, Status

_BETWEEN = re.compile(r"\n| \| ")
_NUMBER = r"(?P<sign>[+-]?)(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
_PER = rf"(?: per (?P<per>{'|'.join(get_args(Per))}))?"
_MONEY = re.compile(rf"{_NUMBER} (?P<currency>[A-Z]{{3}}){_PER}")
_GOODS = re.compile(rf"{_NUMBER} (?P<unit>[a-z][a-z0-9]*){_PER}")
_PERCENT = re.compile(rf"{_NUMBER} ?%")
_PERIOD = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)\.\.(?P<end>\d{4}-\d\d-\d\d)")

FORMS: dict[str, tuple[str, tuple[re.Pattern[str], ...]]] = {
    "value": ("an amount and its currency, such as 171200000 USD", (_MONEY,)),
    "quantity": ("an amount and its unit, such as 900 ton per month", (_GOODS,)),
    "period": ("first and last day, such as 2023-01-01..2023-12-31", (_PERIOD,)),
    "change": ("a signed growth, such as -7.16% or 8630 ton", (_PERCENT, _MONEY, _GOODS)),
    "share": ("a percentage, such as 60%", (_PERCENT,)),
}
"""What is expected of the fillers of a slot, and the forms in which they are read."""


def write(event: Entry) -> str:
    """The lines of a record."""
    return "\n".join([str(event.get("status", "")), *lines(event)])


def lines(event: Entry) -> Iterable[str]:
    """A line for each filler, those of slots that the guideline does not know last."""
    slots = [slot for slot in SLOTS if slot in event] + [s for s in event if s != "status" and s not in SLOTS]
    return (f"{slot}: {words(slot, filler)}" for slot in slots for filler in fillers(event, slot))


def parse(text: str) -> Entry:
    """The record that the lines say. Raises ValueError, saying what was expected, where they say none."""
    first, *others = [line.strip() for line in _BETWEEN.split(text) if line.strip()] or [""]
    if first not in set(Status):
        raise ValueError(f"a record begins with {', '.join(Status)}; this one begins with {first!r}")
    return {"status": first, **slots(others)}


def slots(written: Iterable[str]) -> Entry:
    """The slots that the lines fill. Raises ValueError where a line is none."""
    found: Entry = {}
    for line in written:
        slot, colon, filler = line.partition(":")
        if not colon or (slot not in SLOTS and not _is_json(filler)):
            raise ValueError(f"{line!r} fills no slot: write one of {', '.join(SLOTS)}, a colon and what fills it")
        found.setdefault(slot, []).append(_read(slot, filler.strip()))
    return found


def split(note: str) -> list[str]:
    """The lines of a field."""
    return [line.strip() for line in _BETWEEN.split(note) if line.strip()]


def same(one: Entry, other: Entry) -> bool:
    """Whether two records say the same; the order of fillers says nothing, nor does an empty slot."""
    return told(one) == told(other)


def told(event: Entry) -> str:
    """All that a record says, in one way: records that say the same have it alike."""
    slots = {
        slot: sorted(json.dumps(filler, sort_keys=True) for filler in fillers(event, slot))
        for slot in event
        if slot != "status" and fillers(event, slot)
    }
    return json.dumps({"status": event.get("status"), **slots}, sort_keys=True)


def words(slot: str, filler: Any) -> str:
    """A filler in the form that people write, JSON where that would be read as something else."""
    said = _said(slot, filler)
    try:
        if said and _is_one_line(said) and _exact(_read(slot, said), filler):
            return said
    except ValueError:
        pass
    return json.dumps(filler).replace("|", "\\u007c")


def _is_one_line(said: str) -> bool:
    return said.splitlines() == [said] == [said.strip()] and "|" not in said


def _exact(one: Any, other: Any) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _said(slot: str, filler: Any) -> str | None:
    per = f" per {filler['per']}" if isinstance(filler, dict) and "per" in filler else ""
    match filler:
        case str() if slot in NAME_SLOTS:
            return filler
        case {"amount": int() | float() as amount, "currency": str(unit)} | {
            "amount": int() | float() as amount,
            "unit": str(unit),
        }:
            return f"{json.dumps(amount)} {unit}{per}"
        case {"percent": int() | float() as percent}:
            return f"{json.dumps(percent)}%"
        case {"start": str(start), "end": str(end)}:
            return f"{start}..{end}"
        case _:
            return None


def _read(slot: str, said: str) -> Any:
    if _is_json(said):
        return json.loads(said)
    if slot in NAME_SLOTS:
        if not said:
            raise ValueError(f"{slot}: expected a name as the text writes it")
        return said
    expected, forms = FORMS[slot]
    for form in forms:
        if match := form.fullmatch(said):
            return _PARTS[form](match)
    raise ValueError(f"{slot}: expected {expected}; got {said!r}")


def _is_json(said: str) -> bool:
    try:
        return isinstance(json.loads(said), str | dict | list | bool) or said.strip() == "null"
    except ValueError:
        return False


def _number(match: re.Match[str]) -> int | float:
    amount: int | float = json.loads(match["number"])
    return -amount if match["sign"] == "-" else amount


def _amount(match: re.Match[str], kind: str) -> Entry:
    per = {"per": match["per"]} if match["per"] else {}
    return {"amount": _number(match), kind: match[kind], **per}


def _period(match: re.Match[str]) -> Entry:
    start, end = (date.fromisoformat(match[end]) for end in ("start", "end"))
    if end < start:
        raise ValueError(f"period: {end} lies before {start}; write the first day first")
    return {"start": match["start"], "end": match["end"]}


_PARTS: dict[re.Pattern[str], Callable[[re.Match[str]], Entry]] = {
    _MONEY: lambda match: _amount(match, "currency"),
    _GOODS: lambda match: _amount(match, "unit"),
    _PERCENT: lambda match: {"percent": _number(match)},
    _PERIOD: _period,
}
