"""Whether a sentence states a flow without a figure, or only speaks of exports: by its words alone."""

from __future__ import annotations

from ekspor.relate import context, geography, roles, standing, supply
from ekspor.relate.claim import Claim, Link
from ekspor.relate.context import FLOW
from ekspor.relate.line import Line
from ekspor.relate.reading import Cue
from ekspor.schema import Kind, Label, Mention, Status

_HEADLINE_ALONE = 200
"""Characters that may follow a headline for it to be the article's only word on a flow; more say it better."""

_NEAR = 60
"""Characters between a word of export and the place that goods go to."""

_TIED = 30
"""Characters between a word of export and the goods or destination that it is said of."""


def can_speak_of_a_flow(line: Line) -> bool:
    """Whether a sentence has the words, and the goods or the place, that a flow without a figure is told by."""
    if line.sentence.kind is Kind.HEADLINE and len(line.text) - line.end > _HEADLINE_ALONE:
        return False
    if not (line.has("actor", "halted", "list") or context.flows(line) or roles.markets(line) or supply.tells(line)):
        return False
    named = bool(line.of(Label.COMMODITY, Label.COUNTRY, Label.REGION))
    return named or _goes_to_many(line) or stops_what_was_told(line)


def stops_what_was_told(line: Line) -> bool:
    """ "Ekspor itu dihentikan": what stopped is told before."""
    return line.has("halted") and line.find("flow.stopped-again") is not None


def ranks(line: Line) -> bool:
    """Whether a sentence says who leads in what is exported: he does export it, whatever else it speaks of."""
    rank = line.find("flow.ranked")
    return rank is not None and not line.before(rank.start(), "flow.denied")


def speaks_of_a_flow(line: Line, goes_on: bool) -> bool:
    """Whether the words of a sentence are those of a flow; `goes_on`: the sentences before were of exports."""
    if ranks(line) or supply.tells(line) or _names_an_exporter_of_goods(line):
        return True
    stops = [cue for cue in line.cues if cue.kind == "halted"]
    if any(standing.is_threatened(line, stop) for stop in stops):
        return False
    told = {cue.kind for cue in context.flows(line) if goes_on or cue.rule != "cue.arrives"}
    export = "export" in told
    if line.has("list") and (goes_on or export) and not line.has("import", "domestic"):
        return True
    if goes_on and _is_of_a_market(line):
        return True
    if _is_banned_abroad(line) or any(_is_sent_no_longer(line, stop) for stop in stops):
        return True
    halted = any(standing.stops_a_flow(line, stop) for stop in stops)
    sends = "shipment" in told and _sends_goods(line, goes_on)
    if not (export or sends or (halted and goes_on)) or line.has("negated") or line.find("flow.channelled"):
        return False
    return _is_mostly_export(line) or (halted and not line.has("import"))


def _names_an_exporter_of_goods(line: Line) -> bool:
    """ "PT Lintas Rasa, eksportir lada, membuka gudang", "eksportir lada PT Lintas Rasa": what it deals in."""
    if not line.has("actor"):
        return False
    for goods in line.of(Label.COMMODITY):
        said = line.before(goods.start, "goods.of-exporter")
        if said and any(_stands_beside(line, firm, said.start(), goods.end) for firm in roles.exporters(line)):
            return True
    return False


def _stands_beside(line: Line, firm: Mention, start: int, end: int) -> bool:
    between = line.text[firm.end : start] if firm.end <= start else line.text[end : firm.start]
    return between.strip(" ,(\xa0") in (
        "",
        "yaitu",
        "yakni",
        "adalah",
        "merupakan",
        "salah satu",
        "sebagai",
        "selaku",
        "perusahaan",
    )


def _is_banned_abroad(line: Line) -> bool:
    """ "Oman melarang impor kopi dari Brasil" """
    if not geography.is_import_banned(line):
        return False
    return any(line.after(country.end, "place.bans") for country in roles.buyers(line))


def _is_sent_no_longer(line: Line, stop: Cue) -> bool:
    """ "PT Sinar tidak lagi mengapalkan bauksit": the firm and the goods are named."""
    goods = any(0 <= m.start - stop.end <= _NEAR for m in line.of(Label.COMMODITY))
    return stop.rule == "cue.no-longer" and goods and bool(roles.exporters(line)) and not line.has("domestic")


def _is_of_a_market(line: Line) -> bool:
    """ "Oman masih rutin membeli": who buys is told, not of whom."""
    return bool(roles.markets(line)) and not line.has("import", "domestic", "negated")


def says_enough(line: Line, claim: Claim) -> bool:
    """Whether what a claim says can be a flow: goods or where they go, be it only how many countries."""
    if claim.says("commodity", "destination") or (claim.says("exporter") and _goes_to_many(line)):
        return True
    return claim.status is Status.HALTED and stops_what_was_told(line)


def is_flow(line: Line, claim: Claim) -> bool:
    """Whether a claim is one of the flows that its sentence speaks of, which may also be one on rules, wishes or fears:
    then only a list, a stop, a rank or a firm plan is one."""
    if not _is_said_of(line, claim):
        return False
    is_fact = (
        ranks(line) or supply.tells(line) or _names_an_exporter_of_goods(line) or line.find("flow.standing") is not None
    )
    general = line.has("general") and not is_fact and not (line.has("halted") and line.has(*FLOW))
    listed = line.has("list") and (claim.says("commodity") or len(claim.get("destination")) > 1)
    return listed or not general or _is_firm(line, claim)


def _goes_to_many(line: Line) -> bool:
    return line.find("flow.to-many") is not None


def _is_said_of(line: Line, claim: Claim) -> bool:
    """Goods alone make a flow only where the sentence says that they are exported or stopped, or lists what is."""
    if not (claim.says("exporter") or _is_tied(line, claim) or _goes_abroad(line, claim)):
        return bool(roles.markets(line)) or stops_what_was_told(line) or supply.tells(line)
    if (
        claim.status is Status.PLANNED
        and not claim.says("exporter")
        and not (claim.says("commodity") and claim.says("destination"))
        and not _goes_abroad(line, claim)
    ):
        return False
    return claim.says("destination", "exporter") or line.has("export", "actor", "halted", "list")


def _sends_goods(line: Line, goes_on: bool) -> bool:
    """Whether what a sentence sends are goods for a place abroad: it names them, calls them what is made, or goes on
    with exports."""
    if line.of(Label.COMMODITY):
        return goes_on or bool(line.of(Label.COUNTRY)) or roles.ships_abroad(line)
    if _is_sold_by_a_firm(line):
        return roles.ships_abroad(line)
    return (goes_on or line.find("flow.part-of-output") is not None) and roles.ships_abroad(line)


def _is_sold_by_a_firm(line: Line) -> bool:
    """ "Perseroan mencatat penjualan ke Oman": what it makes is told before."""
    firm = line.has("anaphora") or bool(roles.exporters(line))
    return firm and any(line.find("flow.sold-to", c.start, c.end) for c in line.cues if c.kind == "shipment")


def _is_mostly_export(line: Line) -> bool:
    """Whether at least half of what is told to move leaves the country."""
    flows = [c.kind for c in line.cues if c.kind in ("export", "shipment", "import", "domestic")]
    return sum(kind in FLOW for kind in flows) * 2 >= len(flows)


def _is_firm(line: Line, claim: Claim) -> bool:
    """Whether a sentence that also speaks of rules, wishes or fears tells of a flow all the same: of a plan that says
    where to, and what or when."""
    if claim.status is not Status.PLANNED or not _goes_abroad(line, claim):
        return False
    plans, flows = ([cue for cue in line.cues if cue.kind in kinds] for kinds in (("planned",), FLOW))
    if claim.status_cue is not None and not any(_is_to_do(line, plan, flow) for plan in plans for flow in flows):
        return False
    return claim.says("commodity", "exporter", "period") or len(claim.get("destination")) > 1


def _is_to_do(line: Line, plan: Cue, flow: Cue) -> bool:
    """ "disiapkan agar dapat mengekspor", "akan memperluas ekspor", not "akan berdampak pada ekspor" """
    word = line.text[flow.start : flow.end].lower()
    ahead = plan.start <= flow.start and not standing.pauses(line, plan, flow)
    done = word.startswith(("me", "di")) or line.before(flow.start, "flow.to-be-made") is not None
    return ahead and (plan.end > flow.start or done)


def _goes_abroad(line: Line, claim: Claim) -> bool:
    """ "mengekspor langsung ke Amerika Serikat", "peluang ekspor ke negara baru seperti Kenya" """
    ends = [cue.end for cue in line.cues if cue.kind in FLOW]
    told = [link.start for link in claim.get("destination") if link.rules[-1] == "role.destination"]
    return any(0 <= start - end <= _NEAR for start in told for end in ends)


def _is_tied(line: Line, claim: Claim) -> bool:
    """Whether goods or a destination stand near a word of export, shipment or stop, not only in its sentence."""
    words = [*context.flows(line), *(c for c in line.cues if c.kind in ("actor", "halted", "list"))]
    names = [*claim.get("commodity"), *claim.get("destination")]
    return any(
        _is_near(name, cue) or (name is names[-1] and _is_done_to(line, name, cue)) for name in names for cue in words
    )


def _is_near(name: Link, cue: Cue) -> bool:
    """Near either side of a word; what announces a list does so from farther away."""
    if name.end <= cue.start:
        return cue.start - name.end <= _TIED
    return name.start - cue.end <= (_NEAR if cue.kind == "list" else _TIED)


def _is_done_to(line: Line, name: Link, cue: Cue) -> bool:
    """ "Tenun itu laris di kota-kota besar dan bahkan diekspor": what is said before a passive is what leaves."""
    return name.end <= cue.start and line.text[cue.start : cue.end].lower().startswith("di")
