"""What an article has told so far: the flows that the next sentence may refer back to, go on with, or say once more."""

from __future__ import annotations

from dataclasses import dataclass, field

from ekspor.relate import period, restated, roles, stated, subject, wholes
from ekspor.relate.again import Again
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import words
from ekspor.relate.reading import Cue, CueKind
from ekspor.schema import Kind, Label, Mention, Period, Status

_REACH = 3
"""Sentences after the last on exports within which a figure without a governor of its own still counts as one."""

_OPENS = 20
"""Characters of a sentence within which a time is set for what follows."""

_LATELY = 6
"""Flows told last that one told as a part can be of."""


@dataclass(slots=True)
class Told:
    """The flows told last. Only flows of the text, not of the headline, are referred back to."""

    total: Claim | None = None  # the first flow with an amount, if it stands in the lead
    sum: Claim | None = None  # the last flow with an amount said of no goods and no destination
    last: Claim | None = None  # the last flow with a figure that is no base of comparison
    base: Claim | None = None  # the last base of comparison
    latest: Claim | None = None  # the last of both
    named: Claim | None = None  # the last flow, if it was named without a figure
    period: list[Link] = field(default_factory=list)  # the time of the last flow with one that is of no single firm
    flowless: Line | None = None  # the last sentence, if it told of no flow
    heading: Claim | None = None  # the flow whose exporters the lines that follow list
    order: Claim | None = None  # the last flow with a figure, if it is one that was only agreed on
    place: Claim | None = None  # the last flow whose sentence says where it comes from
    place_of_goods: bool = False  # whether that is only where its goods come from ("pala asal Banda")
    before: Line | None = None  # the last sentence
    about: str = "export"  # what the last sentence that said so was about: export, import, domestic
    distance: int = _REACH + 1  # sentences since the last on exports
    paragraph: int = -1  # of the last sentence
    goes_on_row: bool = False  # whether the next flow goes on with them
    row: list[Claim] = field(default_factory=list)  # flows with a figure told in sentences that follow each other
    lately: list[Claim] = field(default_factory=list)  # the last flows with a figure, whatever became of them
    flows: list[Claim] = field(default_factory=list)  # all that happened, with a figure, that are no base of comparison
    of_firms: list[Claim] = field(default_factory=list)  # all whose exporter is named
    names_again: Again = field(default_factory=Again)  # names that the next sentence may refer back to

    @property
    def just(self) -> bool:
        """Whether the sentence before, or the one before that, was on exports."""
        return self.distance <= 1

    @property
    def anchor(self) -> Period | None:
        """The period that comparisons refer to: that of the last flow, else the one that holds."""
        said = [*(self.last.periods if self.last is not None else ()), *(link.value for link in self.period)]
        return next((value for value in said if isinstance(value, Period)), None)

    @property
    def goods(self) -> list[Link]:
        """The goods of the flows told just before, where they are the same in all."""
        kinds = {frozenset(restated.texts(claim, "commodity")) for claim in self.row}
        return self.row[-1].get("commodity") if len(kinds) == 1 else []

    @property
    def subject(self) -> list[Link]:
        """The goods that the last sentence set for those after it."""
        return subject.goods_set(self.flowless) if self.flowless is not None else []

    @property
    def asked(self) -> tuple[Mention, ...]:
        """The goods or countries that the last sentence asked of."""
        return subject.asked(self.flowless) if self.flowless is not None else ()

    def foresaw(self, line: Line) -> bool:
        """Whether a sentence says what growth is made of that was foreseen just before: "Ekonomi diperkirakan tumbuh 5
        persen. Angka itu ditopang ekspor yang naik 9 persen"."""
        before = self.before
        if before is None or not before.has("planned") or not before.of(Label.PERCENT):
            return False
        return line.after(line.start, "growth.just-foreseen") is not None

    def changes_plan(self, line: Line) -> bool:
        """ "Targetnya 5 ton. Angka itu direvisi menjadi 4 ton": whether a sentence changes the target or plan just
        told."""
        if self.last is None or self.distance or not self.last.ahead:
            return False
        return line.find("plan.changed-again") is not None

    def place_called(self, rank: str) -> list[Link]:
        """The one place in the country that the last sentence says goods come from, called "provinsi ini": none that
        has another rank in its name."""
        if self.before is None:
            return []
        places = [m for m, part in roles.roles(self.before, self.before.of(Label.REGION)) if part == "origin"]
        if len(places) != 1 or places[0].text.split()[0].casefold() in words("place_rank") - {rank.casefold()}:
            return []
        return [Link.of(places[0], "inherit.place-again")]

    def place_for(self, claim: Claim) -> list[Link]:
        """Where the flow just before comes from, for one of the same exporter that goes on with it in its paragraph."""
        if self.place is None or self.distance or self.place.sentence.paragraph != claim.sentence.paragraph:
            return []
        if self.place_of_goods and claim.states("commodity"):
            return []
        same = restated.texts(self.place, "exporter") == restated.texts(claim, "exporter")
        return self.place.get("origin") if same else []

    def goes_on(self, line: Line, devoted: bool) -> bool:
        """Whether a sentence can go on with the flows before it: it names or refers back, and turns to nothing else.

        `devoted`: the article is given over to exports, so all of its sentences do that turn to nothing else.
        """
        if line.has("import", "domestic") or self.turned_from(line):
            return False
        if devoted and (self.about == "export" or line.sentence.paragraph != self.paragraph):
            return True
        if self.about != "export" and not roles.ships_abroad(line):
            return False
        if self.distance > _REACH:
            return False
        names = line.of(Label.COMMODITY, Label.COUNTRY, Label.PORT, Label.COMPANY, Label.DATE)
        if (line.has("realized") and not self.distance) or self.asked:
            return True
        return bool(names) or line.has("anaphora", "target", "share") or restated.measures(line)

    def turned_from(self, line: Line) -> bool:
        """ "Investasi mencapai Rp5 miliar. Angka itu naik": what a sentence refers back to is no flow."""
        if self.before is None or not restated.refers_back(line) or self.before.has("export", "shipment", "actor"):
            return False
        return self.before.has("other") and bool(self.before.of(Label.MONEY, Label.QUANTITY, Label.PERCENT))

    def is_gone_on_with(self, line: Line) -> bool:
        """Whether a sentence goes on with what the one before it told of: with its rank ("Diikuti Oman dengan 18 ton"),
        with another measure of its flow ("Isinya 18 ton"), with the same of the time before ("Setahun sebelumnya 18
        ton"), or with its stop ("Ekspor itu dihentikan")."""
        if self.last is None or self.distance:
            return False
        return (
            line.after(line.start, "rank.goes-on") is not None
            or restated.measures(line)
            or stated.stops_what_was_told(line)
            or (line.after(line.start, "date.compares") is not None and restated.measured_alike(line, self.last))
        )

    def takes(self, line: Line, claim: Claim) -> bool:
        """Whether a claim only says the flow before it in another measure ("Nilainya Rp 297 juta"); adds it there."""
        known = self.base if claim.base else self.last
        near = self.distance == 0 if claim.says("share") else self.just
        if known is None or not near or self._turned_to_a_firm(known):
            return False
        if not restated.says_again(line, claim, known):
            return False
        for slot in ("value", "quantity", "change", "share", "destination"):
            for link in claim.get(slot):
                known.add(slot, link.by("inherit.restated"))
        return True

    def _turned_to_a_firm(self, known: Claim) -> bool:
        """ "Ekspor Jambi US$ 9 juta. PT Nusa untung Rp3 miliar. Volume ekspornya 5 ton": whether the sentence before
        tells how a firm does, and of no flow, where the flow before it is not that firm's."""
        if self.flowless is None or not self.flowless.has("other"):
            return False
        firms = {firm.text.casefold() for firm in self.flowless.of(Label.COMPANY)}
        return bool(firms) and firms.isdisjoint(restated.texts(known, "exporter"))

    def compared_with(self, base: Claim) -> Claim | None:
        """The flow that a base of comparison is compared with: that of the same stretch of the year after, else the
        last."""
        return self.year_after(base) or self.last

    def year_after(self, claim: Claim) -> Claim | None:
        """What a claim's measure came to in the same stretch of the year after: the last such flow of its paragraph,
        else the first of the article, which is the whole where others are its parts."""
        same = [c for c in self.flows if restated.same_measure(claim, c) and _is_a_year_later(claim, c)]
        near = [c for c in same if c.sentence.paragraph == claim.sentence.paragraph]
        return next(iter([*near[::-1], *same]), None)

    def is_part_of_order(self, line: Line, claim: Claim) -> bool:
        """Whether a flow is a part of what was only agreed on: "Kontraknya US$ 5 juta. Oman memegang US$ 2 juta"."""
        if self.order is None or claim.base or claim.periods or line.has("export", "realized"):
            return False
        if line.find("flow.until-now"):  # what went before the order
            return False
        return wholes.is_part(claim, self.order)

    def again(self, claims: list[Claim]) -> Claim | None:
        """The flow told before whose amount the claims of a sentence say again ("dari total 5 juta dolar itu")."""
        amounts = {(link.value, link.per) for claim in claims for link in claim.amounts}
        before = (flow for flow in self.flows if all(flow is not claim for claim in claims))
        return next((flow for flow in before if any((link.value, link.per) in amounts for link in flow.amounts)), None)

    def remember(self, claim: Claim, in_lead: bool) -> None:
        """Note a claim of a sentence that has been told."""
        if claim.sentence.kind is Kind.HEADLINE:
            return
        claim.base = claim.base or self.goes_back(claim)
        self.of_firms += [claim] if claim.names_exporter else []
        self.names_again.talk.end_with(claim)
        if claim.states("origin") or any(link.rules[-1] == "inherit.office" for link in claim.get("origin")):
            self.place = claim
        general = claim.status is Status.REALIZED and claim.sentence.kind is not Kind.CAPTION
        self.named = claim if general and not claim.has_figure else None
        if claim.base:
            self.base = self.latest = claim
        elif claim.has_figure:
            self.last = self.latest = claim
            self.lately = [*self.lately[1 - _LATELY :], claim]
            agreed = _is_agreed_on(claim, self.order)
            if agreed or claim.status is not Status.TARGET:
                self.order = claim if agreed else None
            self.flows += [claim] if claim.status is Status.REALIZED else []
            self.row = [*(self.row if self.goes_on_row else ()), claim]
            self.goes_on_row = True
            if claim.amounts and claim.status is Status.REALIZED and not claim.says("commodity", "destination"):
                self.sum = claim
            if claim.amounts and self.total is None and in_lead:
                self.total = claim
            if (
                claim.periods
                and claim.status is Status.REALIZED
                and not (claim.names_exporter or self._looks_back(claim))
            ):
                self.period = claim.get("period")

    def pass_by(self, line: Line, told: bool, in_lead: bool) -> None:
        """Note what a sentence was about; `told`: it told of a flow."""
        kinds = [kind for c in line.cues if (kind := _is_about(line, c)) in ("export", "import", "domestic")]
        if in_lead and roles.is_inbound(line):
            self.about = "import"
        elif kinds:
            self.about = max(set(kinds), key=lambda kind: (kinds.count(kind), kind))
        elif told:
            self.about = "export"
        if self.place is not None and self.place.sentence == line.sentence:
            self.place_of_goods = any(line.before(m.start, "place.of-its-goods") for m in self.place.get("origin"))
        self.flowless = None if told else line
        self.names_again.hear(line)
        self.before, self.paragraph, self.goes_on_row = line, line.sentence.paragraph, told
        self.distance = 0 if told or line.has("export", "actor") else self.distance + 1

    def goes_back(self, claim: Claim) -> bool:
        """Whether a claim goes back in time behind the last: a comparison, though no word says so."""
        if claim.base or not claim.periods or self.anchor is None or self._turns_to_another(claim):
            return False
        alike = period.is_moment(self.anchor) == period.is_moment(claim.periods[0])
        after_plans = self.last is not None and self.last.ahead and not claim.ahead
        return alike and not after_plans and claim.periods[0].end < self.anchor.start

    def _looks_back(self, claim: Claim) -> bool:
        """ "Padahal kopi pada Mei tahun lalu mengisi 9 persen": an earlier time said in passing, not set at the start
        of the sentence, is that of its flow alone."""
        known = next((link.value for link in self.period if isinstance(link.value, Period)), None)
        if known is None or period.is_moment(known) != period.is_moment(claim.periods[0]):
            return False
        opens = any(link.start - claim.sentence.start < _OPENS for link in claim.get("period"))
        return claim.states("period") and not opens and claim.periods[0].end < known.start

    def _turns_to_another(self, claim: Claim) -> bool:
        """Whether a sentence names what the flow before it is not of."""
        for slot in ("commodity", "exporter", "destination", "origin"):
            known = {restated.meaning(link) for link in self.last.get(slot)} if self.last is not None else set()
            if claim.states(slot) and not {restated.meaning(link) for link in claim.get(slot)} <= known:
                return True
        return False


def _is_about(line: Line, cue: Cue) -> CueKind:
    """The kind of a cue; "ekspor itu" is about exports, too."""
    names_exports = cue.kind == "anaphora" and line.text.startswith(("ekspor", "Ekspor"), cue.start)
    return "export" if names_exports else cue.kind


def _is_agreed_on(claim: Claim, order: Claim | None) -> bool:
    cue = claim.status_cue
    if claim.status is not Status.PLANNED or cue is None or not claim.amounts:
        return False
    return (order is not None and cue is order.status_cue) or cue.rule == "cue.order"


def _is_a_year_later(base: Claim, flow: Claim) -> bool:
    years_before = [period.year_before(value) for value in flow.periods]
    return any((a.start, a.end) == (b.start, b.end) for a in years_before for b in base.periods)
