"""The time of a flow whose sentence says none: what the article has told so far, what the next sentence says of it, or
the year that a target is for."""

from __future__ import annotations

from datetime import date

from ekspor.relate import period
from ekspor.relate.announced import Announced
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.reading import Numbers
from ekspor.relate.restated import texts
from ekspor.relate.told import Told
from ekspor.schema import Label, Status


def fill(told: Told, announced: Announced, line: Line, claim: Claim) -> None:
    """Give a claim the time of the flow that it is a part of, of the same firm's flow before it, or of what was told of
    last; what was before, stopped, or goes on all the time has none of them."""
    if not (claim.has_figure or _is_of_its_time(told, claim)):
        return
    if claim.base or claim.is_rate or claim.status is Status.HALTED or _is_of_another_time(line):
        return
    if claim.status is Status.TARGET and told.last is not None and told.last.ahead and told.just:
        claim.fill("period", told.last.get("period"), "inherit.period")
    if claim.status is Status.REALIZED or told.just:
        if told.last is not None and (_is_of_one_firm(told, claim) or _goes_on(told, line)):
            claim.fill("period", told.last.get("period"), "inherit.period")
        if announced.other is not None and announced.other is told.flowless and _tells_of_firm(told.flowless, claim):
            claim.fill("period", announced.time_of_other, "inherit.announced")
        claim.fill("period", told.period, "inherit.period")
        if claim.status in (Status.REALIZED, Status.PLANNED) and claim.says("value", "quantity", "change"):
            claim.fill("period", announced.time_of_other, "inherit.announced")
    if claim.status is Status.PLANNED and claim.says("change") and announced.other is told.flowless:
        claim.fill("period", announced.time_of_other, "inherit.announced")
    if claim.status is Status.TARGET and (year := line.find("target.of-year")):
        if (spoken_of := told.anchor or announced.today) is not None:
            claim.fill("period", [Link(*year.span(), year[0], spoken_of, ("target.of-year",))], "inherit.period")
        period.widen_to_year(claim)


def hand_back(told: Told, line: Line, numbers: Numbers, published: date | None) -> None:
    """ "Pengiriman itu berlangsung Maret lalu": when the flow told just before, whose sentence does not say, took
    place."""
    if told.last is None or told.before is None or told.before.sentence != told.last.sentence or numbers.readings:
        return
    if not line.after(line.start, "flow.took-place"):
        return
    dates = period.flow_times(line)
    for claim in told.row if dates else []:
        if claim.sentence == told.last.sentence and not claim.states("period"):
            claim.slots.pop("period", None)
            time = period.link(line, dates[0], published, None, "inherit.took-place", ahead=claim.ahead)
            claim.fill("period", [time], "inherit.took-place")


def _is_of_another_time(line: Line) -> bool:
    """ "Sebelumnya CV Rimba mengirim 5 ton", "asosiasi itu pernah menyebut ekspor 5 ton" """
    return line.find("date.told-once") is not None or line.after(line.start, "date.earlier") is not None


def _is_of_its_time(told: Told, claim: Claim) -> bool:
    """Whether a flow without a figure has the time of the one just told: of the same paragraph, no firm's or other
    country's."""
    if told.last is None or told.distance or told.last.sentence.paragraph != claim.sentence.paragraph:
        return False
    return claim.status is Status.REALIZED and not (claim.names_exporter or claim.is_of_another_country)


def _is_of_one_firm(told: Told, claim: Claim) -> bool:
    """Whether the flow just told and the next, which have happened, are those of the same named exporters, or the next
    names nobody whose it could be."""
    last = told.last
    if last is None or not (last.names_exporter and last.status is claim.status is Status.REALIZED):
        return False
    nobody = told.just and claim.has_figure and not claim.says("exporter") and not claim.states("origin", "agency")
    return nobody or texts(last, "exporter") == texts(claim, "exporter")


def _tells_of_firm(line: Line, claim: Claim) -> bool:
    """ "PT Arang membukukan pendapatan US$ 4 juta pada semester I. Volume ekspornya 5 ton": whether a sentence tells of
    the firm that exports."""
    return not texts(claim, "exporter").isdisjoint(firm.text.casefold() for firm in line.of(Label.COMPANY))


def _goes_on(told: Told, line: Line) -> bool:
    """ "Di antaranya …", "Disusul Oman 12 persen" """
    return line.after(line.start, "flow.part-of-it") is not None or told.is_gone_on_with(line)
