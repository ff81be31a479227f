"""Which claims of an article tell of one flow, and what each adds to the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from ekspor.assemble.likeness import are_from_two_countries, is_at_other_time, is_broad, kind, kinds, rounds
from ekspor.relate.claim import Claim, Link
from ekspor.relate.names import Names
from ekspor.relate.reading import Change, Share, measure
from ekspor.schema import Country, Kind, Label, Money, Period, Quantity, Status

_PARTIES = ("exporter", "commodity", "destination")
_AMOUNTS = ("value", "quantity")
_SHARED = (_AMOUNTS, ("share", "change"), ("commodity",), ("exporter",), ("destination",))
"""Slots, the first of which that a claim fills must have something in common with the flow that it tells again."""
_FIRST_SAID = ("origin", "period", "agency")
"""Slots that stay as the first claim fills them."""

_LABELS = {
    "exporter": Label.COMPANY,
    "commodity": Label.COMMODITY,
    "destination": Label.COUNTRY,
    "port": Label.PORT,
    "agency": Label.AGENCY,
    "origin": Label.REGION,
}


def merge(claims: Sequence[Claim], names: Names) -> list[Claim]:
    """The claims in text order: those of one flow joined, those without an amount put where they are covered."""
    flows = _Flows(names)
    for claim in sorted(claims, key=_rank):
        flows.add(claim)
    return sorted(flows.attach_lists(flows.join_measures(flows.kept)), key=lambda c: c.sentence.start)


class _Flows:
    """Compares claims by the values of their fillers, names by their fullest form in the article."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.kept: list[Claim] = []
        self._at: dict[tuple[str, object], list[int]] = defaultdict(list)
        """Where in `kept` the claims stand that say something."""
        self._read: dict[tuple[int, str], set[object]] = {}

    def add(self, claim: Claim) -> None:
        """Keep a claim, or add it to the first one kept that tells of the same flow."""
        at = next((at for at in self._near(claim) if self.same(self.kept[at], claim)), len(self.kept))
        if at == len(self.kept):
            self.kept.append(claim)
        elif not claim.aside or self.kept[at].aside:
            self.absorb(self.kept[at], claim)
        for slot in chain(*_SHARED):
            for key in self._near_keys(claim, slot):
                self._at[slot, key].append(at)

    def _near(self, claim: Claim) -> Iterable[int]:
        """Where in `kept` the flow of a claim can stand, as it must say one thing that the claim says."""
        slots = next((slots for slots in _SHARED if claim.says(*slots)), ())
        if not slots or (_is_headline(claim) and claim.amounts):  # a headline rounds
            return range(len(self.kept))
        said = ((slot, key) for slot in slots for key in self._near_keys(claim, slot))
        return sorted({at for one in said for at in self._at[one]})

    def same(self, known: Claim, claim: Claim) -> bool:
        """Whether `claim` tells again of the flow of `known`."""
        if known.status is not claim.status or are_from_two_countries(known, claim) or _is_beside(known, claim):
            return False
        if claim.aside:
            return self._covers(known, claim) or (known.aside and self._covers(claim, known))
        if _is_headline(claim):
            if claim.amounts:
                return any(rounds(a, b) for a in claim.amounts for b in known.amounts)
        elif self._differ(known, claim, "exporter", "destination", "port") or self._is_of_other(known, claim):
            return False
        if claim.amounts:
            return self._share_one(known, claim, *_AMOUNTS) and not self._differ(known, claim, *_AMOUNTS)
        if claim.says("share", "change"):
            return self._share_one(known, claim, "share", "change")
        return self._covers(known, claim) or (not claim.rest and self._names_the_goods_of(known, claim))

    def absorb(self, known: Claim, claim: Claim) -> None:
        """Add what `claim` says to `known`: a headline only what is missing, others no other place, time or source."""
        for slot, links in claim.slots.items():
            if known.says(slot) and (_is_headline(claim) or slot in _FIRST_SAID):
                continue
            for link in links:
                if self._key(slot, link) not in self._keys(known, slot):
                    known.add(slot, link)
                    self._read.pop((id(known), slot), None)

    def join_measures(self, claims: list[Claim]) -> list[Claim]:
        """Flows of the same parties in the same time, of which each measure is told once, are one flow: its value told
        in one sentence, its growth in another."""
        alike: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            told_alone = claim.says("share") and not claim.amounts
            if claim.says(*_AMOUNTS, "change") and claim.periods and not (claim.aside or told_alone):
                alike[self._told_of(claim)].append(claim)
        joined: set[int] = set()
        for same in alike.values():
            measures = [one for claim in same for one in _measures(claim)]
            if len(same) > 1 and len(set(measures)) == len(measures):
                for claim in same[1:]:
                    self.absorb(same[0], claim)
                    joined.add(id(claim))
        return [claim for claim in claims if id(claim) not in joined]

    def _told_of(self, claim: Claim) -> object:
        """Who exports what from where to where when, and whether it happened."""
        return (claim.status, *(frozenset(self._keys(claim, slot)) for slot in (*_PARTIES, "origin", "period")))

    def attach_lists(self, claims: list[Claim]) -> list[Claim]:
        """A list of goods or destinations told of the article's only realised total goes into that record."""
        realised = [c for c in claims if c.status is Status.REALIZED and not c.base]
        totals = [
            c for c in realised if c.says("value") and not c.says("share") and not c.states("commodity", "destination")
        ]
        others = sum(bool(c.amounts) for c in realised) - len(totals)
        if not totals or others > 1 or any(c.says("share") for c in claims):
            return claims
        total = max(totals, key=_latest)
        kept = []
        for claim in claims:
            if _is_list(claim) and not (are_from_two_countries(total, claim) or _is_beside(total, claim)):
                self.absorb(total, claim)
            else:
                kept.append(claim)
        return kept

    def _covers(self, known: Claim, claim: Claim) -> bool:
        """Whether all parties of a claim are those of the known one; goods may be said more broadly."""
        if not all(self._keys(claim, slot) <= self._keys(known, slot) for slot in ("exporter", "destination")):
            return False
        return all(self._is_among(known, goods) for goods in claim.get("commodity"))

    def _is_among(self, known: Claim, goods: Link) -> bool:
        """Whether a good is one of a flow's, or all that some of them are: "kopi" where those are "kopi robusta"."""
        if self._key("commodity", goods) in self._keys(known, "commodity"):
            return True
        return is_broad(goods) and kind(goods) in kinds(known)

    def _names_the_goods_of(self, known: Claim, claim: Claim) -> bool:
        """Whether a claim names the goods of an amount again, and at most adds an exporter or a destination."""
        goods = self._keys(claim, "commodity")
        if not known.amounts or known.says("share") or not goods or goods != self._keys(known, "commodity"):
            return False
        if claim.says("destination") and not known.says("destination") and self._has_others_of(known, goods):
            return False
        return all(
            not known.says(slot) or self._keys(claim, slot) <= self._keys(known, slot)
            for slot in ("exporter", "destination")
        )

    def _has_others_of(self, known: Claim, goods: set[object]) -> bool:
        """Whether another amount is told of the same goods: then a destination may be that of either."""
        return any(
            other is not known
            and other.status is known.status
            and not other.base
            and bool(other.amounts)
            and self._keys(other, "commodity") == goods
            for other in self.kept
        )

    def _share_one(self, known: Claim, claim: Claim, *slots: str) -> bool:
        """Whether a filler of one of the slots is the same in both."""
        return any(self._keys(known, slot) & self._keys(claim, slot) for slot in slots)

    def _is_of_other(self, known: Claim, claim: Claim) -> bool:
        """Whether goods or time are others; of one amount they may be said more or less fully."""
        if claim.amounts and self._share_one(known, claim, *_AMOUNTS):
            return self._has_other_goods(known, claim) or is_at_other_time(known, claim)
        if not claim.has_figure and any(self._is_among(known, goods) for goods in claim.get("commodity")):
            return self._differ(known, claim, "period")
        return self._differ(known, claim, "commodity", "period")

    def _has_other_goods(self, known: Claim, claim: Claim) -> bool:
        """Whether both name goods, and no word of theirs is the same ("kereta" and "gerbong kereta api" may be)."""
        words = [{word for key in self._keys(c, "commodity") for word in str(key).split()} for c in (known, claim)]
        return all(words) and not words[0] & words[1]

    def _differ(self, known: Claim, claim: Claim, *slots: str) -> bool:
        """Whether one of the slots is filled in both, with nothing in common."""
        return any(
            known.says(slot) and claim.says(slot) and not self._keys(known, slot) & self._keys(claim, slot)
            for slot in slots
        )

    def _keys(self, claim: Claim, slot: str) -> set[object]:
        """What a slot of a claim says; kept until the claim is told more."""
        read = self._read.get((id(claim), slot))
        if read is None:
            read = self._read[id(claim), slot] = {self._key(slot, link) for link in claim.get(slot)}
        return read

    def _near_keys(self, claim: Claim, slot: str) -> set[object]:
        """What a slot says, its goods also by what they are."""
        return self._keys(claim, slot) | (kinds(claim) if slot == "commodity" else set())

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


def _rank(claim: Claim) -> tuple[bool, bool, bool]:
    """The body says it best, the headline joins it; what has a figure covers what has none, wherever it stands, and
    what a rule found covers what none did."""
    return (claim.aside, _is_headline(claim), not claim.has_figure)


def _measures(claim: Claim) -> list[object]:
    """In what a claim counts its flow: currencies and units, growth, share."""
    counted: list[object] = [(measure(link.value), link.per) for link in claim.amounts]
    return counted + [("change", link.value) for link in claim.get("change")]


def _is_headline(claim: Claim) -> bool:
    return claim.sentence.kind is Kind.HEADLINE


def _is_beside(known: Claim, claim: Claim) -> bool:
    """ "5 ton ke Oman, sisanya ke Mesir": one sentence tells of both, so they are two."""
    return known.has_figure and not claim.has_figure and known.sentence == claim.sentence


def _is_list(claim: Claim) -> bool:
    """Goods or destinations without an amount, said of no named firm."""
    if claim.status is not Status.REALIZED or claim.has_figure or claim.names_exporter or claim.aside or claim.rest:
        return False
    return claim.says("commodity", "destination")


def _latest(claim: Claim) -> str:
    return max((period.end.isoformat() for period in claim.periods), default="")
