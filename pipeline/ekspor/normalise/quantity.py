"""Amounts of goods in the guideline's units (`rules/units.tsv`), with the rate where the mention states one.

A kuintal is 100 kg and a kodi 20 pcs; a container of any size is a container and never so many kilograms, also where
only its size is told: `2x40 feet` are two. Some abbreviations hold the rate: `bph` is barrels a day
(`rules/rate_units.tsv`). A unit that is not listed is none of ours: the text gives None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ekspor.normalise import number
from ekspor.rules.load import alternation, table
from ekspor.schema import Quantity

_COUNTED = frozenset({"pcs", "pasang", "set", "ekor", "batang", "lembar", "karung", "dus", "kontainer", "teu", "butir"})
_COUNTED |= {"botol", "pohon", "unit", "bal", "koli"}
"""Units without decimals: `1,234 ekor` is twelve hundred."""


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    factor: Decimal
    per: str | None = None


_UNITS = {row["form"]: _Unit(row["unit"], Decimal(row["factor"])) for row in table("units")}
_UNITS |= {row["form"]: _Unit(row["unit"], Decimal(row["factor"]), row["per"]) for row in table("rate_units")}
_CONTAINER = _UNITS["kontainer"]
_PERIODS = {
    row["form"]: row["unit"]
    for row in table("time_units")
    if row["unit"] in ("day", "week", "month", "quarter", "year")
}
_FORM = alternation(list(_UNITS))
_SPAN = alternation(list(_PERIODS))

_FEET = r"(?:20|40|45)\s?(?:feet|foot|ft|kaki|hc|hq)(?![a-z])(?:\s(?:high cube|hc|hq|reefer|dry))?"
_SIZE = rf"(?:\s(?:reefer|dry))?(?:\s(?:(?:ber)?ukuran\s)?{_FEET})?"
_BOXES = re.compile(
    rf"(?:(?:kontainer|container) )?(?P<number>.+?)\s?[x×]\s?(?P<form>{_FEET})(?:\s(?:kontainer|container|peti kemas))?"
)
_MARK_OF_FEET = re.compile(r"(?i)((?:[x×]|kontainer|container)\s?(?:20|40|45))\s?['\"’”′″]")
_RATE = re.compile(rf"\s?(?:(?:per|/|setiap|tiap|tiap-tiap|saban|dalam)\s?(?:se|satu\s)?|se)({_SPAN})(?:nya)?")
_MENTION = re.compile(rf"(?P<number>.+?)\s?(?<![a-z])(?P<form>{_FORM})(?:nya)?{_SIZE}(?P<more> lebih| ke atas)?")
_ONE_OF = re.compile(rf"(?P<lead>.*?)(?<![a-z])se(?P<form>{_FORM}){_SIZE}")
_COUNTER = re.compile(r"(?<=[\w½])\s(?:buah|unit)(?=\s[a-z])")  # of "dua buah kontainer"
_FIRST_UNIT = re.compile(rf"(?<=[\w½])\s?(?<![a-z])({_FORM})(?=\s?-|\s(?:hingga|sampai|s\.d|s/d|dan|ke|atau)(?!\w))")


def parse(text: str) -> Quantity | None:
    """The amount, unit and rate that the whole of `text` states, or None; `puluhan ton` has no amount."""
    if len(text) > number.MAX_LENGTH:
        return None
    words = number.fold(_MARK_OF_FEET.sub(r"\1 feet", text))
    return _parse(words) or _parse(number.without_gloss(words))


def _parse(text: str) -> Quantity | None:
    words, rate = _split_rate(text)
    words = _COUNTER.sub("", words.replace("sebuah ", "satu buah "))
    if match := _BOXES.fullmatch(words):
        amount = match["number"]
    elif match := _MENTION.fullmatch(words):
        amount = match["number"] + (match["more"] or "")
    elif match := _ONE_OF.fullmatch(words):
        amount = match["lead"] + "satu"
    else:
        return None
    unit = _UNITS.get(match["form"], _CONTAINER)
    if any(_UNITS[form] != unit for form in _FIRST_UNIT.findall(amount)):
        return None
    value = number.parse(_FIRST_UNIT.sub("", amount), places=0 if unit.unit in _COUNTED else None)
    if value is None:
        return None
    low, high = (None if end is None else end * unit.factor for end in (value.low, value.high))
    return Quantity(low, high, unit.unit, match["form"], rate or unit.per, value.approximate, value.ambiguous)


def per(text: str) -> str | None:
    """The rate that words beside an amount state: `per bulan`, `sebulan`, `/tahun`, `setiap hari`; else None."""
    match = _RATE.fullmatch(number.fold(text))
    return match and _PERIODS[match[1]]


def _split_rate(words: str) -> tuple[str, str | None]:
    for match in _RATE.finditer(words):
        if match.end() == len(words):
            return words[: match.start()].rstrip(), _PERIODS[match[1]]
    return words, None
