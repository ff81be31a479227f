"""Which claims of an article tell of one flow, and what each adds to the record."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ekspor.relate.claim import Change, Claim, Link, Phrase, Share
from ekspor.relate.names import Names
from ekspor.schema import Country, Kind, Label, Money, Period, Quantity, Status

_PARTIES = ("exporter", "commodity", "destination")
_LABELS = {
    "exporter": Label.COMPANY,
    "commodity": Label.COMMODITY,
    "destination": Label.COUNTRY,
    "port": Label.PORT,
    "agency": Label.AGENCY,
    "origin": Label.REGION,
}


def merge(claims: Sequence[Claim], names: Names) -> list[Claim]:
    """Claims that restate one flow joined, flows without an amount that another claim covers dropped into it; in text order."""
    flows = _Flows(names)
    kept: list[Claim] = []
    for claim in sorted(
        claims, key=lambda c: c.sentence.kind is Kind.HEADLINE
    ):  # the body says it best, the headline joins it
        known = next((k for k in kept if flows.same(k, claim)), None)
        if known is None:
            kept.append(claim)
        else:
            flows.absorb(known, claim)
    return sorted(flows.attach_lists(kept), key=lambda c: c.sentence.start)


class _Flows:
    """Compares claims by the values of their fillers, names by their fullest form in the article."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def same(self, known: Claim, claim: Claim) -> bool:
        """Whether `claim` tells again of the flow of `known`."""
        if known.status is not claim.status:
            return False
        headline = claim.sentence.kind is Kind.HEADLINE
        if headline and claim.amounts:
            return any(_rounded(a, b) for a in claim.amounts for b in known.amounts)
        if not headline and any(self._disjoint(known, claim, slot) for slot in (*_PARTIES, "port", "period")):
            return False
        if claim.amounts:
            shared = any(self._keys(known, s) & self._keys(claim, s) for s in ("value", "quantity"))
            return shared and not any(self._disjoint(known, claim, s) for s in ("value", "quantity"))
        if claim.slots.get("share") or claim.slots.get("change"):
            return any(self._keys(claim, s) & self._keys(known, s) for s in ("share", "change"))
        return all(self._keys(claim, s) <= self._keys(known, s) for s in _PARTIES) or self._names_the_goods_of(
            known, claim
        )

    def absorb(self, known: Claim, claim: Claim) -> None:
        """Add what `claim` says to `known`. A headline fills only empty slots; place, time and source stay those of the first."""
        headline = claim.sentence.kind is Kind.HEADLINE
        for slot, links in claim.slots.items():
            if known.slots.get(slot) and (headline or slot in ("origin", "period", "agency")):
                continue
            for link in links:
                if self._key(slot, link) not in self._keys(known, slot):
                    known.add(slot, link)

    def attach_lists(self, claims: list[Claim]) -> list[Claim]:
        """A list of goods or destinations told of the article's only realised total goes into that record."""
        realised = [c for c in claims if c.status is Status.REALIZED and not c.base]
        totals = [
            c for c in realised if c.slots.get("value") and not c.slots.keys() & {"commodity", "destination", "share"}
        ]
        others = sum(1 for c in realised if c.amounts) - len(totals)
        if not totals or others > 1 or any(c.slots.get("share") for c in claims):
            return claims
        total = max(totals, key=_latest)
        kept = []
        for claim in claims:
            if claim is not total and _is_list(claim):
                self.absorb(total, claim)
            else:
                kept.append(claim)
        return kept

    def _names_the_goods_of(self, known: Claim, claim: Claim) -> bool:
        """A sentence that names the goods of an amount again, adding at most an exporter or destination that was open."""
        goods = self._keys(claim, "commodity")
        if not known.amounts or known.slots.get("share") or not goods or goods != self._keys(known, "commodity"):
            return False
        return all(
            not self._keys(known, s) or self._keys(claim, s) <= self._keys(known, s)
            for s in ("exporter", "destination")
        )

    def _disjoint(self, known: Claim, claim: Claim, slot: str) -> bool:
        mine, theirs = self._keys(claim, slot), self._keys(known, slot)
        return bool(mine) and bool(theirs) and not mine & theirs

    def _keys(self, claim: Claim, slot: str) -> set[object]:
        return {self._key(slot, link) for link in claim.slots.get(slot, ())}

    def _key(self, slot: str, link: Link) -> object:
        match link.value:
            case Money() as money:
                return (money.low, money.high, money.currency, link.per)
            case Quantity() as quantity:
                return (quantity.low, quantity.high, quantity.unit, link.per)
            case Period() as period:
                return (period.start, period.end)
            case Country() as country:
                return country.code
            case Share() | Change() as value:
                return value
            case _:
                return self._names.fullest(_LABELS[slot], link.text) if slot in _LABELS else link.text.casefold()


def _rounded(headline: Link, body: Link) -> bool:
    """A headline rounds: "US$ 138,6 juta" for US$ 138.612.450."""
    match headline.value, body.value:
        case Money(low=Decimal() as a, currency=unit), Money(low=Decimal() as b, currency=other):
            return unit == other and abs(a - b) <= abs(b) / 100
        case Quantity(low=Decimal() as a, unit=unit), Quantity(low=Decimal() as b, unit=other):
            return unit == other and abs(a - b) <= abs(b) / 100
        case _:
            return False


def _is_list(claim: Claim) -> bool:
    """Goods or destinations without an amount, said of no named firm."""
    if claim.status is not Status.REALIZED or claim.amounts or claim.slots.keys() & {"share", "change"}:
        return False
    named = any(not isinstance(link.value, Phrase) for link in claim.slots.get("exporter", ()))
    return not named and bool(claim.slots.keys() & {"commodity", "destination"})


def _latest(claim: Claim) -> str:
    return max((period.end.isoformat() for period in claim.periods), default="")
