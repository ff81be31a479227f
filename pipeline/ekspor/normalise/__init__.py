"""One module a label: the words of a mention in, a typed value or None out. `value` picks the module for a mention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ekspor.normalise import agency, commodity, company, country, money, percent, period, port, quantity, region
from ekspor.schema import Label, Mention, Value


def value(label: Label, words: str, published: date | None = None) -> Value | None:
    """The value of a mention's words, None when they cannot be resolved."""
    match label:
        case Label.MONEY:
            return money.parse(words)
        case Label.QUANTITY:
            return quantity.parse(words)
        case Label.PERCENT:
            return percent.parse(words)
        case Label.DATE:
            return period.parse(words, published=published)
        case Label.COUNTRY:
            return country.parse(words)
        case Label.REGION:
            return region.parse(words)
        case Label.PORT:
            return port.parse(words)
        case Label.COMMODITY:
            return commodity.parse(words)
        case Label.AGENCY:
            return agency.parse(words)
        case Label.COMPANY:
            return company.parse(words)
        case Label.PERSON:
            return None


def normalise(mention: Mention, published: date | None = None) -> Mention:
    """The mention with its value."""
    return replace(mention, value=value(mention.label, mention.text, published))
