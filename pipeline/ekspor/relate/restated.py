"""What a sentence says of a flow told before it: that it speaks of it again, or gives another measure of it."""

from __future__ import annotations

from collections.abc import Sequence

from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import measure
from ekspor.schema import Label, Status

_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
"""How many flows the groups of the phrase "flow.them" stand for."""


def refers_back(line: Line) -> bool:
    """Whether a sentence refers back to a flow told before it ("nilainya", "volume ekspor tersebut")."""
    return line.has("anaphora") or line.find("flow.again") is not None


def says_again(line: Line, claim: Claim, known: Claim) -> bool:
    """Whether a claim names nothing of its own, contradicts nothing and gives only measures that `known` lacks, and
    where it went: "Nilainya US$ 5 juta, hampir semuanya ke Oman"."""
    if claim.says("share"):
        if known.says("share") or not line.after(line.start, "percent.of-flow-before"):
            return False
    elif claim.says("change") and not claim.amounts:
        if known.says("change") or not line.after(line.start, "flow.its-exports"):
            return False
    elif not (claim.amounts and (refers_back(line) or measures(line) or _names_again(line, known))):
        return False
    if texts(claim, "exporter") - texts(known, "exporter") or is_of_a_whole(line, claim):
        return False
    goes_elsewhere = bool(texts(claim, "destination") - texts(known, "destination"))
    if goes_elsewhere and (known.says("destination") or not (measures(line) or _calls_goods_again(line))):
        return False
    if not all(_is_shorter(goods, texts(known, "commodity")) for goods in texts(claim, "commodity")):
        return False
    bound_for = known.status is Status.HALTED and claim.status is Status.PLANNED and _calls_goods_again(line)
    if claim.status is not known.status and claim.status_cue is not None and not bound_for:
        return False
    times = [meaning(link) for link in claim.get("period")]
    if times and times != [meaning(link) for link in known.get("period")]:
        return False
    return not same_measure(claim, known)


def is_of_a_whole(line: Line, claim: Claim) -> bool:
    """ "US$ 5 juta dari total US$ 9 juta": whether an amount is what the one before it is a part of."""
    return any(line.before(link.start, "figure.of-whole") for link in claim.amounts)


def told_together(row: Sequence[Claim], line: Line, slot: str) -> list[Link]:
    """What fills a slot of the flows that a sentence speaks of together: "Kontribusi ketiganya mencapai 80 persen"."""
    them = line.find("flow.them")
    count = _COUNTS[them.lastgroup] if them is not None and them.lastgroup is not None else 0
    flows = row[len(row) - count :] if 0 < count <= len(row) else []
    return [link for flow in flows for link in flow.get(slot)] if all(flow.says(slot) for flow in flows) else []


def measures(line: Line) -> bool:
    """ "Nilainya US$ 5 juta", "Isinya 40 ton" """
    return line.after(line.start, "flow.measured") is not None


def measured_alike(line: Line, known: Claim) -> bool:
    """Whether a sentence counts in what a flow is counted in, and names no goods, firm or country of its own."""
    if line.of(Label.COMMODITY, Label.COMPANY, Label.COUNTRY) or line.has("import", "domestic", "other"):
        return False
    counted = {measure(link.value) for link in known.amounts}
    return any(measure(m.value) in counted for m in line.of(Label.MONEY, Label.QUANTITY))


def _names_again(line: Line, known: Claim) -> bool:
    """ "Sebanyak 40 ton udang itu bernilai Rp3 miliar", "Nilai ekspor mencapai Rp3 miliar" behind a mere quantity"""
    if _calls_goods_again(line):
        return True
    halved = known.says("quantity") != known.says("value")
    return halved and line.after(line.start, "flow.measured-exports") is not None


def _calls_goods_again(line: Line) -> bool:
    """ "Benih senilai Rp3 miliar tersebut" """
    return any(line.after(m.end, "goods.again") for m in line.of(Label.COMMODITY))


def _is_shorter(goods: str, known: set[str]) -> bool:
    """Whether a good is one of those known, or says less of it ("udang" of "udang beku")."""
    return any(set(goods.split()) <= set(full.split()) for full in known)


def same_measure(one: Claim, other: Claim) -> bool:
    """Whether an amount of both is counted in the same unit or currency."""
    return not {measure(link.value) for link in one.amounts}.isdisjoint(measure(link.value) for link in other.amounts)


def texts(claim: Claim, slot: str) -> set[str]:
    """The words of a slot's fillers, in small letters."""
    return {link.text.casefold() for link in claim.get(slot)}


def meaning(link: Link) -> object:
    """What two fillers that say the same have in common: the value, else the words."""
    return link.value if link.value is not None else link.text.casefold()
