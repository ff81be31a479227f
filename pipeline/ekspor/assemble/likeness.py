"""What two claims, or what they are filled with, have in common: countries, goods, times, amounts."""

from __future__ import annotations

from decimal import Decimal

from ekspor.relate.claim import Claim, Link
from ekspor.schema import Commodity, Country, Money, Period, Quantity

_ROUNDED = Decimal("0.01")
"""The part of an amount by which a headline may round it."""


def are_from_two_countries(known: Claim, claim: Claim) -> bool:
    """Whether both come from countries, and from none in common; a region may lie in the country of the other."""
    one, other = ({link.value for link in c.get("origin") if isinstance(link.value, Country)} for c in (known, claim))
    return bool(one and other) and one.isdisjoint(other)


def kinds(claim: Claim) -> set[object]:
    """What the goods of a claim are, however they are called."""
    return {found for goods in claim.get("commodity") if (found := kind(goods)) is not None}


def kind(goods: Link) -> tuple[str, str] | None:
    """What a good is, however it is called: "kopi" of "kopi robusta"; a pair, which is no name of a good."""
    return ("kind", goods.value.name) if isinstance(goods.value, Commodity) else None


def is_broad(goods: Link) -> bool:
    """Whether a good is called no more than what it is: "kopi", "produk kopi", not "kopi robusta"."""
    return isinstance(goods.value, Commodity) and goods.text.casefold().removeprefix("produk ") == goods.value.name


def is_at_other_time(known: Claim, claim: Claim) -> bool:
    """Whether both say when, and no time of the one lies within one of the other."""
    pairs = [(a, b) for a in known.periods for b in claim.periods]
    return bool(pairs) and not any(_within(a, b) or _within(b, a) for a, b in pairs)


def _within(inner: Period, outer: Period) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def rounds(headline: Link, body: Link) -> bool:
    """A headline rounds: "US$ 138,6 juta" for US$ 138.612.450."""
    match headline.value, body.value:
        case Money(low=Decimal() as a, currency=one), Money(low=Decimal() as b, currency=other):
            return one == other and abs(a - b) <= abs(b) * _ROUNDED
        case Quantity(low=Decimal() as a, unit=one), Quantity(low=Decimal() as b, unit=other):
            return one == other and abs(a - b) <= abs(b) * _ROUNDED
        case _:
            return False
