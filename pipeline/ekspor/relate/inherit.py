"""The claims of an article, each filled with what the sentences before it leave to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from ekspor.config import ALL, Relations
from ekspor.relate import cues, exporters, facts, period, roles
from ekspor.relate.candidates import LEARNED
from ekspor.relate.claim import Claim, CueKind
from ekspor.relate.exporters import Firms
from ekspor.relate.filled import Filled
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.reporters import Speakers
from ekspor.relate.scorer import Judge, Scorer, rules_alone
from ekspor.relate.seats import Seats
from ekspor.relate.signs import Telling
from ekspor.relate.told import Announced, Told, refers_back
from ekspor.relate.topic import LEAD, TELLING, Topic, can_tell_of_exports
from ekspor.schema import Country, Kind, Label, Mention, Sentence, Status

_FLOW: tuple[CueKind, ...] = ("export", "shipment")
"""The cues that are left where context is switched off: all else that words say of a figure is not heard."""

_LONGEST = 5_000
"""Characters of a sentence (in news under 1,000); a longer one is a table that lost its line ends and tells nothing."""


@dataclass(frozen=True)
class _Story:
    """What a claim can inherit from: what the article is about, and where its telling has got to."""

    lines: list[Line]
    names: Names
    announced: Announced
    scorer: Scorer | None
    inheritance: bool
    told: Told = field(default_factory=Told)
    unheard: list[tuple[Line, bool]] = field(default_factory=list)

    @cached_property
    def topic(self) -> Topic:
        """What holds for the whole article."""
        return Topic(self.lines)

    @cached_property
    def seats(self) -> Seats:
        """Where its firms sit."""
        return Seats(self.lines, self.names)

    @cached_property
    def firms(self) -> Firms:
        """Which firm it is telling of."""
        return Firms(self.lines, self.names)

    @cached_property
    def speakers(self) -> Speakers:
        """Whose words it is giving."""
        return Speakers(self.lines)


def relate(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    published: date | None,
    scorer: Scorer | None = None,
    using: Relations = ALL,
) -> list[Claim]:
    """The claims of an article, in order, each filled from its context. Only sentences that are text can make one.

    `scorer` has the last word on figures and fillers; without one the rules decide alone.
    """
    names = Names(text, mentions)
    mentions = [_as_agency(names, m) for m in mentions if not _said_before(text, names, m)]
    found_cues = [c for c in cues.find(text, mentions) if using.context or c.kind in _FLOW]
    read = [s for s in sentences if s.kind.is_text and s.end - s.start <= _LONGEST]
    lines = [Line.read(text, s, mentions, found_cues) for s in read]
    if not any(line.has(*TELLING) for line in lines):
        return []
    story = _Story(lines, names, Announced(published), scorer, using.inheritance)
    told = [claim for index, line in enumerate(lines) for claim in _tell(story, line, index < LEAD, published)]
    _settle(story, Filled(lines, names, told))
    return told if can_tell_of_exports(lines, told) else []


def _settle(story: _Story, filled: Filled) -> None:
    """The last word on fillers, once the whole article is told: who exports first, then what hangs on it."""
    for stage, slots in enumerate(LEARNED):
        if stage:
            filled.refresh()
        if story.scorer is not None:
            story.scorer.settle(filled, slots)
        if "exporter" in slots and story.inheritance:
            story.seats.place(filled.claims)


def _tell(story: _Story, line: Line, in_lead: bool, published: date | None) -> list[Claim]:
    """The claims that one sentence adds to the story; what it says of an earlier one goes there."""
    told = story.told
    story.unheard.append((line, in_lead))
    goes_on = (story.topic.about_exports or story.topic.devoted) and told.goes_on(line, story.topic.devoted)
    claims, numbers = facts.claims(line, published, goes_on, told.anchor, _judge(story, goes_on))
    told.add_loose(numbers)
    told.add_exporters(line, numbers)
    told.add_ports(line, numbers)
    new = [claim for claim in claims if not (told.takes(line, claim) or _comes_in(told, claim))]
    if new:
        _hear(story)
    for claim in new:
        if story.inheritance:
            _fill(story, line, claim, new)
        period.drop_past(claim, published)
        told.remember(claim, in_lead)
        told.hand_growth(claim)
        story.seats.settle(claim)
    story.announced.hear(line, bool(new))
    told.pass_by(line, bool(claims), in_lead)
    return new


def _hear(story: _Story) -> None:
    """Who is spoken of and who speaks, up to the sentence that is told: asked only where it makes a claim."""
    for line, in_lead in story.unheard:
        story.firms.hear(line, in_lead)
        story.speakers.hear(line)
    story.unheard.clear()


def _comes_in(told: Told, claim: Claim) -> bool:
    """Whether what another country exports, in an article that was last on imports, is what comes from there."""
    origins = [link.value for link in claim.get("origin")]
    abroad = bool(origins) and all(isinstance(value, Country) and value.code != "ID" for value in origins)
    return told.about == "import" and abroad and not claim.says("destination")


def _judge(story: _Story, goes_on: bool) -> Judge:
    """Who decides which figures of the next sentence are flows."""
    if story.scorer is None:
        return rules_alone
    told = story.told
    return story.scorer.judge(
        Telling(
            story.topic.about_exports, story.topic.devoted, told.about, told.distance, goes_on, told.last is not None
        )
    )


def _as_agency(names: Names, mention: Mention) -> Mention:
    """A business association reports; it is no firm that exports."""
    if mention.label is Label.COMPANY and roles.is_association(names.full(mention).text):
        return replace(mention, label=Label.AGENCY)
    return mention


def _said_before(text: str, names: Names, mention: Mention) -> bool:
    """The acronym in brackets behind a good or country says nothing new ("minyak sawit mentah (CPO)")."""
    if mention.label not in (Label.COMMODITY, Label.COUNTRY):
        return False
    before = mention.start
    while text[before - 1 : before] in (" ", "\xa0"):
        before -= 1
    return text[before - 1 : before] in ("(", "/") and names.full(mention) is not mention


# ── what fills an empty slot, in this order ──────────────────────────────────────────────────────────────────────────


def _fill(story: _Story, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    _from_announcement(story, claim)
    _from_seizure(story, line, claim)
    _port(story, claim)
    _from_flow_before(story, line, claim, siblings)
    _exporter(story, line, claim)
    if story.told.total is not None and claim.has_figure:
        _from_total(story.told.total, claim)
    _goods_and_destination(story, claim)
    _origin(story, claim)
    if claim.sentence.kind is not Kind.CAPTION:
        claim.fill("agency", story.speakers.now, "inherit.reporter")
    if claim.has_figure and not claim.base and (claim.status is Status.REALIZED or story.told.just):
        if story.told.last is not None and _is_of_one_firm(story.told.last, claim):
            claim.fill("period", story.told.last.get("period"), "inherit.period")
        claim.fill("period", story.told.period, "inherit.period")


def _is_of_one_firm(last: Claim, claim: Claim) -> bool:
    """Whether two flows that have happened are those of the same named exporters."""
    if not (last.names_exporter and last.status is claim.status is Status.REALIZED):
        return False
    return {link.text for link in last.get("exporter")} == {link.text for link in claim.get("exporter")}


def _open_status(claim: Claim) -> bool:
    """Whether nothing in the sentence says that the flow happened: it is realized only by default."""
    return claim.status is Status.REALIZED and claim.status_cue is None


def _from_announcement(story: _Story, claim: Claim) -> None:
    if story.announced.stop is not None and _open_status(claim) and claim.says("exporter"):
        claim.status, claim.status_cue = Status.HALTED, story.announced.stop
    if not claim.base:
        claim.fill("period", story.announced.period, "inherit.announced")


def _from_seizure(story: _Story, line: Line, claim: Claim) -> None:
    seizure = story.topic.seizure
    if seizure is None:
        return
    if _open_status(claim) or (claim.has_figure and _is_only_counted(line, claim)):
        claim.status, claim.status_cue = Status.HALTED, seizure.cue
    if claim.status is Status.HALTED and claim.has_figure:
        claim.fill("port", seizure.ports, "inherit.seized-at")
        exporters.add_initials(line, claim)
        if claim.says("exporter") and story.told.last is not None and story.told.just:
            claim.fill("period", story.told.last.get("period"), "inherit.seized-on")


def _is_only_counted(line: Line, claim: Claim) -> bool:
    """Of what was seized a success or an estimate is told ("berhasil mengamankan emas senilai …"), no export."""
    return claim.status in (Status.REALIZED, Status.PLANNED) and not line.has("export", "shipment")


def _from_flow_before(story: _Story, line: Line, claim: Claim, siblings: list[Claim]) -> None:
    """From the flow named just before the figure, the one compared with it, or the one that the sentence refers to."""
    told = story.told
    if (
        told.named is not None
        and told.just
        and claim.has_figure
        and not claim.says("commodity", "destination", "exporter")
    ):
        for slot in ("commodity", "destination", "period"):
            claim.fill(slot, told.named.get(slot), "inherit.sentence-before")
    if told.last is not None and told.distance == 0:
        if line.find("place.again"):
            claim.fill("destination", told.last.get("destination"), "inherit.place-again")
        if claim.has_figure and (claim.says("destination") or claim.names_exporter) and not line.has("total"):
            claim.fill("commodity", told.goods, "inherit.sentence-before")
    if claim.base:
        compared = next((c for c in siblings if c is not claim and not c.base and c.amounts), told.last)
        for slot in ("exporter", "origin", "commodity", "destination", "agency", "port"):
            claim.fill(slot, compared.get(slot) if compared is not None else (), "inherit.compared")
    elif told.last is not None and told.just and claim.has_figure and refers_back(line):
        for slot in ("exporter", "origin", "commodity", "destination"):
            if slot != "destination" or claim.status is Status.REALIZED:
                claim.fill(slot, told.last.get(slot), "inherit.anaphora")


def _port(story: _Story, claim: Claim) -> None:
    """From the scene that was set, or from the flow just before, where this one is but a part of it."""
    told = story.told
    if claim.status is Status.REALIZED and claim.has_figure:
        claim.fill("port", story.announced.ports, "inherit.announced")
        if told.last is not None and told.distance == 0 and not claim.says("commodity", "exporter", "origin"):
            claim.fill("port", told.last.get("port"), "inherit.sentence-before")


def _exporter(story: _Story, line: Line, claim: Claim) -> None:
    if not line.of(Label.COMPANY):
        claim.fill("exporter", story.topic.exporters, "inherit.headline-class")
    claim.fill("exporter", story.firms.told_in(line, refers_back(line)), "inherit.firm")


def _from_total(total: Claim, claim: Claim) -> None:
    """A breakdown has the destination and port of the article's total, and its goods where they are one."""
    if claim.status is Status.REALIZED:
        if claim.says("commodity") or claim.base:
            claim.fill("destination", total.get("destination"), "inherit.topic")
        if any(p.grain == "day" for p in total.periods) and not claim.says("period"):
            claim.fill("port", total.get("port"), "inherit.topic")
    if len(total.get("commodity")) == 1 and (total.says("exporter") or not claim.says("exporter")):
        claim.fill("commodity", total.get("commodity"), "inherit.topic")


def _goods_and_destination(story: _Story, claim: Claim) -> None:
    claim.fill("commodity", story.topic.goods, "inherit.main-goods")
    if claim.amounts and claim.status is Status.REALIZED:
        claim.fill("destination", story.topic.destination, "inherit.main-destination")


def _origin(story: _Story, claim: Claim) -> None:
    """Where nothing says where a flow is from, what the article says of its exports."""
    of_the_firm = story.firms.article and claim.names_exporter
    if not of_the_firm and not (story.topic.is_home and _has_another_home(claim)):
        claim.fill("origin", story.topic.origin, "inherit.topic")


def _has_another_home(claim: Claim) -> bool:
    """A named firm's flow, or a stopped one, is not given "Indonesia" for an origin that the article does not say."""
    return claim.names_exporter or claim.status is Status.HALTED
