"""Amounts of money: every ISO 4217 currency by its code, its Indonesian name, its symbol and the forms of the press.

The currency may stand before or after the number, glued or spaced, on both sides, or at both ends of a range. A bare
`dolar` or `$` is USD. `M` is miliar: with rupiah that is certain, with other currencies it is flagged ambiguous.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ekspor.normalise import number
from ekspor.rules.load import alternation, table
from ekspor.schema import Money, Number

PLACES = 2
"""Money has two decimals at most: `12,345 dolar` is twelve thousand."""


@dataclass(frozen=True, slots=True)
class _Form:
    code: str
    factor: Decimal = Decimal(1)
    ambiguous: bool = False


def _forms() -> dict[str, _Form]:
    forms = {row["code"].lower(): _Form(row["code"]) for row in table("currencies")}
    forms |= {row["name"].lower(): _Form(row["code"]) for row in table("currencies")}
    forms |= {form.replace("dolar", "dollar"): known for form, known in forms.items() if form.startswith("dolar ")}
    forms |= {row["form"].lower(): _Form(row["code"]) for row in table("currency_marks")}
    forms |= {
        row["form"].lower(): _Form(row["code"], Decimal(row["factor"]), row["ambiguous"] == "yes")
        for row in table("currency_words")
    }
    return forms


_FORMS = _forms()
_CURRENCY = re.compile(r"(?<![a-z])(?=[^\d\s.,-])(" + alternation(list(_FORMS)) + r")(?![a-z$])\.?")


def parse(text: str) -> Money | None:
    """The amount and currency that the whole of `text` states, or None; `ratusan juta rupiah` has no amount."""
    if len(text) > number.MAX_LENGTH:
        return None
    words = number.fold(text)
    return _parse(words) or _parse(number.without_gloss(words))


def _parse(words: str) -> Money | None:
    parts = _CURRENCY.split(words)
    forms = {_FORMS[form] for form in parts[1::2]}
    if not forms or len({form.code for form in forms}) > 1:
        return None
    form = min(forms, key=lambda form: (form.factor, form.ambiguous))
    rest = " ".join(parts[::2]).strip()
    if form.code == "IDR" and rest.endswith("m"):
        rest += "iliar"
    value = number.parse(rest, places=PLACES)
    return _money(value, form) if value else None


def _money(value: Number, form: _Form) -> Money:
    low, high = (None if end is None else end * form.factor for end in (value.low, value.high))
    return Money(low, high, form.code, value.approximate, value.ambiguous or form.ambiguous)
