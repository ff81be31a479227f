"""One module a label: the words of a mention in, a typed value or None out. `value` picks the module for a mention."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ekspor.normalise import agency, commodity, company, country, money, percent, period, port, quantity, region
from ekspor.schema import Label, Mention, Value

_PARSE: dict[Label, Callable[[str], Value | None]] = {
    Label.MONEY: money.parse,
    Label.QUANTITY: quantity.parse,
    Label.PERCENT: percent.parse,
    Label.COUNTRY: country.parse,
    Label.REGION: region.parse,
    Label.PORT: port.parse,
    Label.COMMODITY: commodity.parse,
    Label.AGENCY: agency.parse,
    Label.COMPANY: company.parse,
}
"""The labels whose words have a value; a name of another label (PERSON) is its own."""


def value(label: Label, words: str, published: date | None = None) -> Value | None:
    """The value of a mention's words, None when they cannot be resolved; dates are placed by the day of publication."""
    if label is Label.DATE:
        return period.parse(words, published)
    parse = _PARSE.get(label)
    return parse(words) if parse else None


def normalise(mention: Mention, published: date | None = None) -> Mention:
    """The mention with its value."""
    return replace(mention, value=value(mention.label, mention.text, published))
