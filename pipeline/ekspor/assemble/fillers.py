"""Links to fillers: what a slot of a record says, its code where it has one, and the characters it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ekspor.relate.basis import basis
from ekspor.relate.claim import Link
from ekspor.relate.names import Names, letters
from ekspor.relate.reading import Change, Share
from ekspor.schema import (
    ChangeFiller,
    Commodity,
    Company,
    Country,
    Evidence,
    Mention,
    Money,
    MoneyFiller,
    NameFiller,
    Period,
    PeriodFiller,
    Port,
    Quantity,
    QuantityFiller,
    Region,
    ShareFiller,
)

_LISTED = re.compile(r",?\s*(?:dan|serta|maupun)?\s*")
"""What stands between two goods of a list, which are not one ("tekstil dan produk tekstil")."""

_OTHERWISE = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?atau\s+")
"""What stands between a good and another name of it."""

_NO_MORE = frozenset(("produk", "komoditas", "komoditi", "hasil", "barang", "olahan", "unggulan"))
"""Words that make no other good ("produk kopi" is "kopi")."""


class Namer:
    """Makes the fillers of an article's names: each at its fullest in the article, forms of one thing in one filler."""

    def __init__(self, text: str, names: Names, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._names = names
        self._mentions = {(m.start, m.end): m for m in mentions}

    def __call__(self, links: Iterable[Link]) -> tuple[NameFiller, ...]:
        """The fillers of one slot, in order."""
        fillers: dict[str, NameFiller] = {}
        for link in links:
            filler = self._filler(link)
            key = str(filler.code) if filler.code_system in ("iso3166-1", "m49", "bloc") else filler.surface.casefold()
            if known := fillers.get(key):
                spans = {(e.start, e.end) for e in known.evidence}
                more = tuple(e for e in filler.evidence if (e.start, e.end) not in spans)
                filler = known.model_copy(update={"evidence": known.evidence + more})
            fillers[key] = filler
        return tuple(fillers.values())

    def goods(self, links: Iterable[Link]) -> tuple[NameFiller, ...]:
        """The fillers of the goods of a flow, one for each good however often it is named, in order."""
        fillers = self(links)
        kept: dict[str, NameFiller] = {}
        for filler in sorted(fillers, key=_fullness, reverse=True):
            full = next((full for full in kept.values() if self._is_again(filler, full)), None)
            more = filler if full is None else full.model_copy(update={"evidence": full.evidence + filler.evidence})
            kept[more.surface] = more
        return tuple(kept[filler.surface] for filler in fillers if filler.surface in kept)

    def _is_again(self, short: NameFiller, full: NameFiller) -> bool:
        """Whether a good is named again, by fuller words ("kopi", "produk kopi") or by another name ("rare earth atau
        logam tanah jarang"), and not beside it in a list."""
        some, more = _core(short.surface), _core(full.surface)
        known = short.canonical is not None and short.canonical == full.canonical
        first, last = sorted((short.evidence[0], full.evidence[0]), key=lambda one: one.start)
        between = self._text[first.end : last.start]
        respelt = letters(short.surface) == letters(full.surface)  # "batubara", "batu bara"
        if respelt or some == more or (some < more and known and 2 * len(some) >= len(more)):
            return _LISTED.fullmatch(between) is None
        return known and _OTHERWISE.fullmatch(between) is not None

    def _filler(self, link: Link) -> NameFiller:
        mention = self._mentions.get((link.start, link.end))
        if mention is None:  # words that are no mention: a class of firms, initials
            return NameFiller(surface=link.text, evidence=(evidence(link),), **_code(link.value))
        full = self._names.full(mention)
        spans: tuple[Evidence, ...] = (evidence(link),)
        if (full.start, full.end) != (link.start, link.end):
            spans += (Evidence(start=full.start, end=full.end, text=full.text, rules=(full.rule, "names.full")),)
        return NameFiller(surface=full.text, evidence=spans, **_code(full.value or link.value))


def _core(name: str) -> set[str]:
    """The words of a good that say which it is."""
    named = [word.removesuffix("nya") for word in re.findall(r"\w+", name.casefold())]
    return set(named) - _NO_MORE or set(named)


def _fullness(filler: NameFiller) -> tuple[bool, int]:
    """Of two names of a good the one without "-nya" stands for it, else the longer."""
    return (not filler.surface.endswith("nya"), len(filler.surface))


def evidence(link: Link) -> Evidence:
    """The characters that a link was read from, and the rules that read and linked them."""
    return Evidence(start=link.start, end=link.end, text=link.text, rules=link.rules)


def values(text: str, links: Iterable[Link]) -> tuple[MoneyFiller, ...]:
    """Amounts of money; those without a number ("ratusan juta rupiah") are left out."""
    return tuple(
        MoneyFiller(
            **_read_from(link),
            **_amount(link, money),
            currency=money.currency,
            basis=basis(text, link.start, link.end),
        )
        for link in links
        if isinstance(money := link.value, Money) and _has_number(money)
    )


def quantities(links: Iterable[Link]) -> tuple[QuantityFiller, ...]:
    """Amounts of goods; those without a number ("puluhan ton") are left out."""
    return tuple(
        QuantityFiller(**_read_from(link), **_amount(link, quantity), unit=quantity.unit, kg=quantity.kg)
        for link in links
        if isinstance(quantity := link.value, Quantity) and _has_number(quantity)
    )


def periods(links: Iterable[Link]) -> tuple[PeriodFiller, ...]:
    """Periods; one that could not be placed keeps its words."""
    return tuple(_period(link) for link in links)


def changes(links: Iterable[Link]) -> tuple[ChangeFiller, ...]:
    """Growth as a percentage, or as an amount with its currency or unit."""
    return tuple(
        ChangeFiller(**_read_from(link), **_growth(link.value)) for link in links if isinstance(link.value, Change)
    )


def shares(links: Iterable[Link]) -> tuple[ShareFiller, ...]:
    """Parts, in percent, of a larger total."""
    return tuple(
        ShareFiller(**_read_from(link), percent=link.value.percent) for link in links if isinstance(link.value, Share)
    )


def _read_from(link: Link) -> dict[str, Any]:
    return {"surface": link.text, "evidence": (evidence(link),)}


def _has_number(value: Money | Quantity) -> bool:
    return value.low is not None or value.high is not None


def _amount(link: Link, value: Money | Quantity) -> dict[str, Any]:
    flags = tuple(flag for flag in ("approximate", "ambiguous") if getattr(value, flag))
    return {"low": value.low, "high": value.high, "per": link.per, "flags": flags}


def _period(link: Link) -> PeriodFiller:
    match link.value:
        case Period(start=start, end=end, grain=grain, relative=relative):
            flags = ("relative",) if relative else ()
            return PeriodFiller(**_read_from(link), start=start, end=end, grain=grain, flags=flags)
        case _:
            return PeriodFiller(**_read_from(link), start=None, end=None, grain=None, flags=("unresolved",))


def _growth(change: Change) -> dict[str, Any]:
    match change.amount:
        case Money(low=low, currency=currency):
            return {"amount": low, "currency": currency}
        case Quantity(low=low, unit=unit):
            return {"amount": low, "unit": unit}
        case None:
            return {"percent": change.percent}


def _code(value: object) -> dict[str, Any]:
    """The code of a thing named, the system it is of, and its name there."""
    code: str | None = None
    system: str | None = None
    flags: tuple[str, ...] = ()
    match value:
        case Country():
            code, system = value.code, {"country": "iso3166-1", "region": "m49", "bloc": "bloc"}[value.kind]
            flags = ("ambiguous",) if value.ambiguous else ()
        case Region():
            code, system = value.code, "kemendagri"
            flags = ("ambiguous",) if value.ambiguous else ()
        case Port():
            code, system = value.code, "unlocode"
        case Commodity():
            code, system = value.hs, "hs2022"
            flags = ("provisional",) if value.provisional else ()
        case Company():
            code, system = value.ticker, "idx"
    canonical = getattr(value, "name", None)
    return {"code": code, "code_system": system if code else None, "canonical": canonical, "flags": flags}
