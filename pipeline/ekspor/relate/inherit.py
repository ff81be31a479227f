"""The claims of an article, each filled with what the sentences before it leave to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ekspor.config import ALL, Relations
from ekspor.relate import (
    ceased,
    counted,
    cues,
    digest,
    elided,
    exporters,
    facts,
    fill,
    imports,
    later,
    period,
    roles,
    sectors,
    stated,
    times,
    whence,
)
from ekspor.relate.about import LEAD, can_tell_of_exports, may_tell_of_exports, that_may_be_of_exports
from ekspor.relate.announced import Announced
from ekspor.relate.candidates import LEARNED
from ekspor.relate.claim import Claim
from ekspor.relate.compared import Compared
from ekspor.relate.filled import Filled
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.reading import CueKind, Numbers, is_abroad
from ekspor.relate.scorer import RULES_ALONE, Judge, LearnedJudge, Scorer
from ekspor.relate.signs import Telling
from ekspor.relate.story import Story
from ekspor.relate.told import Told
from ekspor.schema import Kind, Label, Mention, Sentence, Status
from ekspor.syntax import Tree

_FLOW: tuple[CueKind, ...] = ("export", "shipment")
"""The cues that are left where context is switched off: all else that words say of a figure is not heard."""

_LONGEST = 5_000
"""Characters of a sentence (in news under 1,000); a longer one is a table that lost its line ends and tells nothing."""


def relate(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    published: date | None,
    scorer: Scorer | None = None,
    using: Relations = ALL,
    trees: Sequence[Tree] = (),
    title: tuple[str, Sequence[Mention]] = ("", ()),
) -> list[Claim]:
    """The claims of an article, in order, each filled from its context. Only sentences that are text can make one.

    `scorer` has the last word on figures and fillers; without one the rules decide alone, and keep silent on articles
    without a word of exports. `trees`, where the article was parsed, are among what it weighs. `title` is the headline
    that the text does not repeat, with its mentions: it says what the article is about.
    """
    names = Names(text, mentions)
    repeated = {other for name, other in pairwise(mentions) if _says_again(text, names, name, other)}
    mentions = [_as_agency(names, m) for m in mentions if m not in repeated]
    read = [s for s in sentences if s.kind.is_text and s.end - s.start <= _LONGEST]
    mentions = _with_unmarked(text, read, mentions)
    found_cues = [c for c in cues.find(text, mentions) if using.context or c.kind in _FLOW]
    lines = [ceased.with_stop(imports.as_exports(Line.read(text, s, mentions, found_cues, trees))) for s in read]
    if not may_tell_of_exports(lines):
        return []
    items = digest.items(lines, sentences)
    headline = _headline(*title) if len(items) == 1 else []
    told = [claim for item in items for claim in _of_item(item, headline, names, published, scorer, using)]
    if can_tell_of_exports(lines, told):
        return told
    return that_may_be_of_exports(lines, told) if scorer is not None else []


def _headline(title: str, mentions: Sequence[Mention]) -> list[Line]:
    if not 0 < len(title) <= _LONGEST:
        return []
    whole = Sentence(0, len(title), Kind.HEADLINE, 0)
    return [Line.read(title, whole, mentions, cues.find(title, mentions))]


def _of_item(
    lines: list[Line],
    title: list[Line],
    names: Names,
    published: date | None,
    scorer: Scorer | None,
    using: Relations,
) -> list[Claim]:
    """The claims of an article, or of one item of a digest."""
    story = Story(lines, names, Announced(published), scorer, using.inheritance, Compared(published), title)
    told = [claim for index, line in enumerate(lines) for claim in _tell(story, line, index < LEAD, published)]
    if not told:
        return []
    in_passing = not (story.topic.about_exports or story.topic.devoted)
    _settle(story, Filled(lines, names, told, in_passing))
    return told


def _settle(story: Story, filled: Filled) -> None:
    """The last word on fillers, once the whole article is told: who exports first, then what hangs on it."""
    for stage, slots in enumerate(LEARNED):
        if stage:
            filled.refresh()
        if story.scorer is not None:
            story.scorer.settle(filled, slots)
        if "exporter" in slots and story.inheritance:
            _hand_to_bases(filled.claims)
            story.seats.place(filled.claims)
    for claim in filled.claims:
        whence.keep_ends_apart(claim)


def _hand_to_bases(claims: Sequence[Claim]) -> None:
    """What a flow is compared with in its sentence is of its exporter, too."""
    for claim in claims:
        if claim.base:
            compared = (c for c in claims if c.sentence == claim.sentence and not c.base and c.names_exporter)
            claim.fill("exporter", next(compared, claim).get("exporter"), "inherit.compared")


def _tell(story: Story, line: Line, in_lead: bool, published: date | None) -> list[Claim]:
    """The claims that one sentence adds to the story; what it says of an earlier one goes there."""
    told = story.told
    if told.heading is not None and exporters.add_listed(line, told.heading):
        return []
    story.unheard.append((line, in_lead))
    found: list[Claim] = []
    numbers = Numbers()
    examples = story.inheritance and (later.add_examples(told, line) or later.add_bound_for(told, line))
    if not examples and facts.can_make_a_claim(line):
        about = story.topic.about_exports or story.topic.devoted
        goes_on = (about or told.is_gone_on_with(line)) and told.goes_on(line, story.topic.devoted)
        found, numbers = facts.claims(
            line, published, goes_on, told.anchor or story.announced.anchor, _judge(story, goes_on)
        )
    if found and told.foresaw(line):
        _plan_growth(found)
    claims = [claim for claim in found if not claim.aside]
    asides = [claim for claim in found if claim.aside and not _comes_in(told, line, claim)]
    later.add_loose(told, line, numbers)
    later.add_exporters(told, line, numbers)
    later.add_ports(told, line, numbers)
    if not found:
        later.add_origins(told, line, numbers)
    times.hand_back(told, line, numbers, published)
    new = [claim for claim in claims if not (told.takes(line, claim) or _comes_in(told, line, claim))]
    if new or asides:
        _hear(story)
    for claim in asides:
        if story.inheritance:
            fill.fill(story, line, claim, [])
        period.drop_past(claim, published)
    kept: list[Claim] = []
    for claim in new:
        claim.base = claim.base or (told.goes_back(claim) and told.year_after(claim) is not None)
        if story.inheritance:
            fill.fill(story, line, claim, new)
        if not _says_anything(claim):
            continue
        kept.append(claim)
        period.drop_past(claim, published)
        told.remember(claim, in_lead)
        later.hand_growth(told, claim, new)
        story.seats.settle(claim)
    story.compared.hear(line, new, told.anchor)
    story.announced.hear(line, bool(new))
    told.period = told.period or story.announced.released(line)
    told.pass_by(line, bool(claims) or examples, in_lead)
    told.heading = next(iter([*new, *asides]), None) if exporters.heads_list(line) else None
    return [*kept, *asides]


def _plan_growth(claims: Sequence[Claim]) -> None:
    """What growth that is only foreseen is made of is foreseen, too."""
    for claim in claims:
        if claim.status is Status.REALIZED and claim.says("change") and not (claim.amounts or claim.base):
            claim.status = Status.PLANNED


def _hear(story: Story) -> None:
    """Who is spoken of and who speaks, up to the sentence that is told: asked only where it makes a claim."""
    for line, in_lead in story.unheard:
        end = story.quotes.get(line.start)
        for heard in (line,) if end is None else (end, line):
            story.speakers.hear(heard)
            story.firms.hear(heard, in_lead and heard is line, story.speakers.is_office)
            story.nameless.hear(heard)
    story.unheard.clear()


def _says_anything(claim: Claim) -> bool:
    """Not "Ekspor itu dihentikan", where none was told of."""
    return claim.has_figure or claim.says("exporter", "origin", "commodity", "destination")


def _comes_in(told: Told, line: Line, claim: Claim) -> bool:
    """Whether what another country exports, in an article that was last on imports, is what comes from there; who leads
    in exports sends them to all the world."""
    origins = [link.value for link in claim.get("origin")]
    abroad = bool(origins) and all(map(is_abroad, origins))
    return told.about == "import" and abroad and not (claim.says("destination") or stated.ranks(line))


def _judge(story: Story, goes_on: bool) -> Judge:
    """Who decides which figures of the next sentence are flows."""
    if story.scorer is None:
        return RULES_ALONE
    told, topic = story.told, story.topic
    return LearnedJudge(
        story.scorer,
        Telling(
            about_exports=topic.about_exports,
            devoted=topic.devoted,
            about_rules=topic.about_rules,
            about=told.about,
            distance=told.distance,
            goes_on=goes_on,
            told=told.last is not None,
            seizure=topic.seizure is not None,
        ),
    )


def _as_agency(names: Names, mention: Mention) -> Mention:
    """A business association reports; it is no firm that exports."""
    if mention.label is Label.COMPANY and roles.is_association(names.full(mention).text):
        return replace(mention, label=Label.AGENCY)
    return mention


def _with_unmarked(text: str, sentences: Sequence[Sentence], mentions: list[Mention]) -> list[Mention]:
    """The mentions, and where none stands the goods that are named by their sector, the number of vehicles, and amounts
    that leave their unit to the one before them."""
    found = [goods for sentence in sentences for goods in sectors.goods(text, sentence)]
    found += counted.amounts(text, mentions)
    found += elided.amounts(text, sentences, mentions)
    new = [one for one in found if not any(m.start < one.end and one.start < m.end for m in mentions)]
    return sorted([*mentions, *new]) if new else mentions


def _says_again(text: str, names: Names, name: Mention, other: Mention) -> bool:
    """The acronym in brackets behind a good or country says nothing new ("minyak sawit mentah (CPO)")."""
    if other.label is not name.label or other.label not in (Label.COMMODITY, Label.COUNTRY):
        return False
    return text[name.end : other.start].strip(" \xa0") in ("(", "/") and names.full(other) is names.full(name)
