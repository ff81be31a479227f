"""What fills the empty slots of a claim: what the article has told so far, and what it is about."""

from __future__ import annotations

from ekspor.relate import (
    exporters,
    goods,
    named,
    period,
    ranked,
    restated,
    roles,
    stated,
    subject,
    times,
    whence,
    wholes,
)
from ekspor.relate.claim import Claim
from ekspor.relate.line import Line
from ekspor.relate.restated import refers_back, told_together
from ekspor.relate.story import Story
from ekspor.relate.told import Told
from ekspor.schema import Kind, Label, Status


def fill(story: Story, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """Fill the empty slots of a claim, in this order; `siblings` are the claims of its sentence."""
    subject.name_again(line, claim, story.told.lately)
    _from_announcement(story, line, claim)
    _from_release(story, line, claim)
    if story.told.order is not None and _open_status(claim) and story.told.is_part_of_order(line, claim):
        claim.status, claim.status_cue = Status.PLANNED, story.told.order.status_cue
    if story.told.changes_plan(line) and story.told.last is not None:
        claim.status, claim.base = story.told.last.status, False
    if story.topic.is_fair and _open_status(claim) and _is_agreed_at_fair(line, claim):
        claim.status = Status.PLANNED
    ranked.next_in_rank(story.told, line, claim)
    ranked.to_one_buyer(line, claim, siblings)
    ranked.compared(story.told, line, claim, siblings)
    ranked.beside_its_figure(story.told, line, claim, siblings)
    _from_seizure(story, line, claim)
    story.told.names_again.fill(line, claim, siblings)
    _port(story, claim, siblings)
    if (whole := wholes.whole_of(line, claim, story.told.lately)) is not None:
        for slot in ("exporter", "origin", "commodity", "destination", "port"):
            claim.fill(slot, whole.get(slot), "inherit.whole")
    _from_flow_before(story, line, claim, siblings)
    _exporter(story, line, claim)
    if story.told.total is not None and claim.has_figure and not _is_of_longer(story.told.total, claim):
        _from_total(story.told.total, line, claim)
    _goods_and_destination(story, line, claim)
    if restated.is_of_a_whole(line, claim):
        claim.take_out("destination", claim.inherited("destination"), "only its part goes there")
    if (whole := story.told.again(siblings)) is not None:
        for slot in ("period", "origin"):
            claim.fill(slot, whole.get(slot), "inherit.total-again")
    whence.fill(story, line, claim)
    if claim.sentence.kind is not Kind.CAPTION:
        claim.fill("agency", story.speakers.now, "inherit.reporter")
        claim.own = story.speakers.is_firm(line)
    times.fill(story.told, story.announced, line, claim)


def _open_status(claim: Claim) -> bool:
    """Whether nothing in the sentence says that the flow happened: it is realized only by default."""
    return claim.status is Status.REALIZED and claim.status_cue is None


def _is_agreed_at_fair(line: Line, claim: Claim) -> bool:
    """Whether nothing says of an amount that goods for it have left or grown."""
    return claim.says("value") and not (claim.says("change") or line.has("export", "shipment", "realized"))


def _from_announcement(story: Story, line: Line, claim: Claim) -> None:
    if story.announced.stop is not None and _open_status(claim) and claim.says("exporter"):
        claim.status, claim.status_cue = Status.HALTED, story.announced.stop
    if (claim.has_figure and not claim.base) or line.after(line.start, "list.item"):
        claim.fill("period", story.announced.period, "inherit.announced")


def _from_release(story: Story, line: Line, claim: Claim) -> None:
    """ "Bupati melepas lima kontainer. Barang itu akan dikirim ke Oman": it is on its way."""
    before = story.told.before
    if claim.status is not Status.PLANNED or before is None or not refers_back(line):
        return
    if story.announced.published is not None and period.lies_ahead(claim, story.announced.published):
        return
    if before.find("flow.released") and before.sentence.paragraph == claim.sentence.paragraph:
        claim.status, claim.status_cue = Status.REALIZED, None
        for day in period.flow_times(before)[-1:]:
            time = period.link(before, day, story.announced.published, None, "inherit.released")
            claim.fill("period", [time], "inherit.released")


def _from_seizure(story: Story, line: Line, claim: Claim) -> None:
    seizure = story.topic.seizure
    if seizure is None or claim.says("change") or _is_lawful(story.told, line):
        return
    if _open_status(claim) or (claim.has_figure and _is_only_counted(line, claim)):
        claim.status, claim.status_cue = Status.HALTED, seizure.cue
    if claim.status is Status.HALTED and claim.has_figure:
        claim.fill("port", seizure.ports, "inherit.seized-at")
        exporters.add_initials(line, claim)
        if claim.says("exporter") and story.told.last is not None and story.told.just:
            claim.fill("period", story.told.last.get("period"), "inherit.seized-on")


def _is_lawful(told: Told, line: Line) -> bool:
    """Whether a sentence tells of exports and of none that were stopped, or goes on with such ones."""
    goes_on = told.last is not None and told.last.status is Status.REALIZED and told.distance == 0
    return (goes_on or line.has("export")) and not line.has("halted")


def _is_only_counted(line: Line, claim: Claim) -> bool:
    """Of what was seized a success or an estimate is told ("berhasil mengamankan emas senilai …"), no export."""
    return claim.status in (Status.REALIZED, Status.PLANNED) and not line.has("export", "shipment")


def _from_flow_before(story: Story, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """From the flow named just before the figure, the one compared with it, or the one that the sentence refers to."""
    told = story.told
    if claim.says("share") and not claim.says("commodity", "destination"):
        for slot in ("commodity", "destination"):
            claim.fill(slot, told_together(told.row, line, slot), "share.of-them")
    if claim.has_figure and not claim.base and _goes_on_with_subject(told, line, claim):
        claim.fill("commodity", told.subject, "inherit.subject")
    if told.flowless is not None and claim.amounts and _is_of_what_was_set(told, line, claim):
        claim.fill("destination", subject.buyers_set(told.flowless, line), subject.BUYER_SET)
    if (
        told.named is not None
        and told.just
        and claim.has_figure
        and not (claim.says("commodity", "exporter") or _is_of_all_goods(line, claim))
    ):
        _from_named(told.named, line, claim)
    if told.last is not None and told.distance == 0:
        if line.find("place.again"):
            claim.fill("destination", told.last.get("destination"), "inherit.place-again")
        said = claim.says("destination", "share") or claim.names_exporter
        if (claim.has_figure or roles.markets(line)) and said and not line.has("total"):
            claim.fill("commodity", told.goods, "inherit.sentence-before")
    if claim.status is Status.HALTED and not claim.has_figure and stated.stops_what_was_told(line):
        for slot in ("exporter", "origin", "commodity", "destination"):
            claim.fill(slot, (told.named or told.last or claim).get(slot), "inherit.anaphora")
    if claim.base:
        siblings = [c for c in siblings if c is not claim and not c.base and c.amounts]
        compared = siblings[0] if siblings else told.compared_with(claim)
        for slot in ("exporter", "origin", "commodity", "destination", "agency", "port"):
            if compared is not None and not (slot == "exporter" and line.find("flow.of-a-place")):
                claim.fill(slot, compared.get(slot), "inherit.compared")
        own = next(iter(compared.periods if compared is not None else ()), told.anchor)
        claim.fill("period", story.compared.before(own), "inherit.compared")
    elif told.last is not None and told.just and claim.has_figure and refers_back(line):
        for slot in ("exporter", "origin", "commodity", "destination"):
            if slot != "destination" or claim.status is Status.REALIZED:
                claim.fill(slot, told.last.get(slot), "inherit.anaphora")
    elif told.last is not None and told.just and _goes_on(told.last, claim):
        for slot in ("origin", "commodity", *(["exporter"] if _is_of_one_teller(line) else [])):
            claim.fill(slot, told.last.get(slot), "inherit.anaphora")


def _from_named(named: Claim, line: Line, claim: Claim) -> None:
    """ "Sejak 2013 koperasi itu mengekspor kakao. Tahun pertama 12 ton ke Belgia": its goods and exporter; where nobody
    is named also where it goes and when."""
    if named.says("exporter"):
        slots: tuple[str, ...] = ("commodity", "exporter")
    else:
        slots = ("commodity", "destination", "period") if not claim.says("destination") else ()
    for slot in ("period",) if line.has("total") else slots:
        claim.fill(slot, named.get(slot), "inherit.sentence-before")


def _is_of_what_was_set(told: Told, line: Line, claim: Claim) -> bool:
    """Whether an amount stands in the paragraph of the sentence before, and is not all the exports of a place."""
    return claim.sentence.paragraph == told.paragraph and not (line.has("export") and claim.states("origin"))


def _goes_on_with_subject(told: Told, line: Line, claim: Claim) -> bool:
    """Whether a figure is one of the goods that the sentence before set: it goes on in its paragraph or refers back,
    and is not said to be the exports of a place."""
    return (_is_of_what_was_set(told, line, claim) and not line.has("total")) or refers_back(line)


def _goes_on(last: Claim, claim: Claim) -> bool:
    """Whether a figure without a name of its own goes on with the paragraph of the last: its subject is the same."""
    named = claim.states("exporter", "origin", "commodity", "destination")
    return claim.has_figure and not named and claim.sentence.paragraph == last.sentence.paragraph


def _is_of_one_teller(line: Line) -> bool:
    """Whether a sentence names nobody whose figures it could be."""
    return not line.of(Label.COMPANY, Label.AGENCY)


def _port(story: Story, claim: Claim, siblings: list[Claim]) -> None:
    """From the scene that was set, or from the flow just before, where this one is but a part of it."""
    told = story.told
    if claim.status is Status.REALIZED and claim.has_figure:
        claim.fill("port", story.announced.ports, "inherit.announced")
        shared = any(sibling.says("share") for sibling in siblings) and not claim.says("exporter", "origin")
        part = shared or not claim.says("commodity", "exporter", "origin")
        if told.last is not None and told.distance == 0 and part and _is_of_its_time(told.last, claim):
            claim.fill("port", told.last.get("port"), "inherit.sentence-before")


def _is_of_its_time(last: Claim, claim: Claim) -> bool:
    """Whether a flow can be a part of one that has happened: it is no rate, and no time outside that one's is said."""
    within = all(any(a.start <= b.start and b.end <= a.end for a in last.periods) for b in claim.periods)
    return last.status is Status.REALIZED and within and not claim.is_rate


def _exporter(story: Story, line: Line, claim: Claim) -> None:
    if claim.is_of_another_country:
        return
    if not line.of(Label.COMPANY):
        of_all = claim.has_figure and _is_what_a_place_exports(line)
        some = [link for link in story.topic.exporters if not (of_all and link.text[0].isdigit())]
        claim.fill("exporter", some, "inherit.headline-class")
    if not any(link.rules[-1] == "role.home" for link in claim.get("origin")):  # what Indonesia exports is no firm's
        claim.fill("exporter", story.firms.told_in(line, refers_back(line)), "inherit.firm")
    claim.fill("exporter", story.nameless.told_in(line, claim), "inherit.nameless")


def _is_what_a_place_exports(line: Line) -> bool:
    """ "nilai ekspor pertanian Jawa Tengah US$ 9 juta": of all firms there, not of the 16 of the headline."""
    return any(line.before(m.start, "place.exports-of") for m in line.of(Label.REGION))


def _is_of_longer(total: Claim, claim: Claim) -> bool:
    """Whether an article's first flow is of one day and this one of a longer time, so that it is no part of it:
    "Selasa 40 ton kopi dilepas. Tahun lalu ekspor Lampung 900 ton"."""
    shipped = any(period.grain == "day" for period in total.periods)
    return shipped and claim.status is Status.REALIZED and any(period.grain != "day" for period in claim.periods)


def _from_total(total: Claim, line: Line, claim: Claim) -> None:
    """A breakdown has the destination and port of the article's total, and its goods where they are one."""
    if claim.status is Status.REALIZED:
        part = claim.says("commodity") or claim.base or _is_of_a_place_within(total, claim)
        if part and not line.find("place.counted"):
            own = [link for link in total.get("destination") if link.rules[-1] != subject.BUYER_SET]
            claim.fill("destination", own, "inherit.topic")
        if any(p.grain == "day" for p in total.periods) and not (claim.says("period") or claim.is_rate):
            claim.fill("port", total.get("port"), "inherit.topic")
    whose = total.says("exporter") or not claim.says("exporter")
    if len(total.get("commodity")) == 1 and whose and not _is_of_all_goods(line, claim):
        claim.fill("commodity", total.get("commodity"), "inherit.topic")


def _is_of_a_place_within(total: Claim, claim: Claim) -> bool:
    """ "Jawa Barat melepas 90 ton manggis ke Oman. Dari Subang terkumpul 20 ton": what a place within sent of it."""
    around = [link for link in total.get("origin") if link.rules[-1].startswith("role.")]
    within = [link for link in claim.get("origin") if link.rules[-1].startswith("role.")]
    if len(around) != 1 or not within or claim.says("destination", "period"):
        return False
    return all(named.lies_in(link, around[0]) and link.value != around[0].value for link in within)


def _is_of_all_goods(line: Line, claim: Claim) -> bool:
    """ "Nilai ekspor Lampung mencapai US$ 9 juta": all that a place exports, whatever the article is about."""
    if not claim.says("value") or line.of(Label.COMMODITY, Label.COMPANY):
        return False
    return any(line.before(place.start, "place.just-exports-of") for place in line.of(Label.REGION))


def _goods_and_destination(story: Story, line: Line, claim: Claim) -> None:
    claim.fill("commodity", goods.of_exporter(claim, story.told.of_firms), "inherit.exporter-goods")
    claim.fill("commodity", story.told.names_again.talk.for_amount(line, claim), "inherit.talk")
    if not _is_of_all_goods(line, claim):
        claim.fill("commodity", story.topic.goods, "inherit.main-goods")
    if claim.amounts and claim.status is Status.REALIZED and not line.find("place.counted"):
        claim.fill("destination", story.topic.destination, "inherit.main-destination")
