"""Whether an article is about exports at all, given over to them, or to how they are ruled."""

from __future__ import annotations

from ekspor.relate import context, roles, supply
from ekspor.relate.claim import Claim
from ekspor.relate.line import Line
from ekspor.relate.reading import CueKind
from ekspor.schema import Label, Status

LEAD = 4
"""Sentences of headline and lead, in which an article says what it is about."""

_TELLING: tuple[CueKind, ...] = ("export", "actor", "shipment", "import", "halted")
"""The words of which an article must have one to tell of exports."""

_DEVOTED_AT_LEAST, _DEVOTED, _DEVOTED_AFTER_LEAD = 2, 0.2, 0.3
"""Number and part of the sentences that must tell of goods that leave for the article to be given over to exports; a
greater part is asked where headline and lead tell of none."""

_DEVOTED_ELSEWHERE = 3
"""Sentences that must tell of exports or of a place abroad where headline and lead do not: what is shipped may stay."""

_DEVOTED_IN_LEAD = 2
"""Sentences of headline and lead that tell of exports, with which it is, whatever follows."""

_RULED_AT_LEAST, _RULED = 4, 0.5
"""Number of sentences that must speak of exports, and the part of them that must tell of none, for an article to be
about how exports are ruled: of 18 such in the training articles 13 have no flow."""


def may_tell_of_exports(lines: list[Line]) -> bool:
    """Whether an article has a word without which few tell of exports, or tells who supplies whom, or has goods or
    figures and a place abroad or a port."""
    if any(line.has(*_TELLING) or supply.tells(line) for line in lines):
        return True
    if not any(line.of(Label.COMMODITY, Label.QUANTITY, Label.MONEY, Label.PERCENT) for line in lines):
        return False
    return _names_an_end(lines)


def _names_an_end(lines: list[Line]) -> bool:
    """Whether a place abroad or a port is named."""
    return any(line.of(Label.PORT) or roles.names_abroad(line) for line in lines)


def can_tell_of_exports(lines: list[Line], claims: list[Claim]) -> bool:
    """Whether the claims of an article can be of exports: a word of it says so, or goods are shipped to a place abroad
    or bought from there, or who buys them is abroad, or a place abroad is named and one that is no stop counts what a
    firm ships or what goods, or how much of the goods of the lead goes there is told.

    Amounts in news of sport, budgets or disasters that no other word gives away are kept out by this.
    """
    if not claims:
        return False
    if any(line.has("export", "actor") or roles.is_for_abroad(line) for line in lines):
        return True
    if any(map(_goes_abroad, claims)) or any(map(roles.orders, lines)):
        return True
    if any(map(_counts_goods, claims)) and any(map(roles.names_abroad, lines)):
        return True
    return any(map(_measures_what_leaves, claims)) and any(line.of(Label.COMMODITY) for line in lines[:LEAD])


def that_may_be_of_exports(lines: list[Line], claims: list[Claim]) -> list[Claim]:
    """The flows that the scorer finds in an article without a word of exports and that can be some: a place abroad or a
    port is named, they are no stops, which are of all sorts of things, and not only money that goes there, as for a
    player of football."""
    if not _names_an_end(lines):
        return []
    goods = any(line.of(Label.COMMODITY) for line in lines)
    moving = (claim for claim in claims if claim.status is not Status.HALTED)
    return [claim for claim in moving if goods or claim.says("quantity", "exporter")]


def _counts_goods(claim: Claim) -> bool:
    counted = claim.says("quantity") and claim.says("commodity", "exporter")
    return claim.status is not Status.HALTED and (counted or (claim.says("value") and claim.says("commodity")))


def _measures_what_leaves(claim: Claim) -> bool:
    """ "Udang Tarakan ke mana? 90 persen masuk ke Oman": the goods are told before."""
    return claim.says("destination") and claim.says("quantity", "share")


def _goes_abroad(claim: Claim) -> bool:
    told = claim.says("commodity") or (claim.says("exporter") and not claim.says("value"))
    return told and claim.says("destination")


def is_about_exports(line: Line) -> bool:
    """Whether a sentence of headline or lead says that the article is about exports."""
    if line.has("export", "actor"):
        return True
    return line.has("shipment", "halted", "planned") and roles.ships_abroad(line)


def is_about_rules(lines: list[Line]) -> bool:
    """Whether most of what an article says of exports is how and through whom they are made."""
    speak = [line for line in lines if line.has("export", "actor")]
    if len(speak) < _RULED_AT_LEAST:
        return False
    ruled = sum(not context.flows(line) or line.find("flow.channelled") is not None for line in speak)
    return ruled > _RULED * len(speak)


def is_devoted(lines: list[Line]) -> bool:
    """Whether so many sentences tell of goods that leave the country that all figures are of them."""
    in_lead = sum(map(leaves_the_country, lines[:LEAD]))
    if in_lead >= _DEVOTED_IN_LEAD:
        return True
    leave = [leaves_the_country(line) for line in lines]
    if not in_lead and sum(leave) < _DEVOTED_ELSEWHERE:
        return False
    told = [tells_of_goods_that_leave(line) for line in lines]
    least = _DEVOTED if any(told[:LEAD]) else _DEVOTED_AFTER_LEAD
    return sum(told) >= max(_DEVOTED_AT_LEAST, least * len(told))


def tells_of_goods_that_leave(line: Line) -> bool:
    """Whether a sentence speaks of exports, or of what goes to a place abroad, or tells how much is shipped."""
    return leaves_the_country(line) or (line.has("shipment") and bool(line.of(Label.QUANTITY)))


def leaves_the_country(line: Line) -> bool:
    """Whether a sentence speaks of exports, or of what goes to a place abroad."""
    return line.has("export", "actor") or roles.ships_abroad(line)
