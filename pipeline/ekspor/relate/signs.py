"""What can be seen of a figure that speaks for or against an export flow: the signs that the learned scorer weighs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ekspor.relate import about, bind, context, roles
from ekspor.relate.claim import Claim
from ekspor.relate.context import FLOW_KINDS
from ekspor.relate.line import Line
from ekspor.relate.reading import CueKind, Reading, measure
from ekspor.schema import Label

_NEAR = 40
"""Characters between a cue and the figure within which it is near."""

_WORDS_BEFORE, _WORDS_AFTER = (60, 4), (40, 3)
"""Characters of the sentence before and after a figure that are read word by word, and how many words of them."""

_EXPORTS: tuple[CueKind, ...] = ("export", "shipment", "actor")
"""Cues that speak of exports."""

_COMMON: tuple[CueKind, ...] = ("speech", "report", "boundary", "change")
"""Cues of which only the kind says something of a flow."""

_GAPS = (2, 30, 80)
"""Characters between a name and the nearest word of export."""

_FAR = 5
"""Sentences from which on the last on exports is no longer counted."""

SURE = frozenset({"with=COUNTRY as destination", "with=REGION as destination", "seized", "of=export & rule=True"})
"""Signs that a figure goes with a destination, is of goods stopped on their way out, or said of exports."""

_TIMES, _PARTS = (1, 2, 3, 5, 9, 17), (0.1, 0.2, 0.3, 0.5, 0.7)
"""Numbers and parts of the sentences of an article that say a thing, and that it is long."""

_IN_LEAD = (1, 2)
"""Sentences of headline and lead that say a thing."""

_WORD = re.compile(r"[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """Where the article's telling has got to when it comes to a sentence."""

    about_exports: bool
    """Whether headline or lead speak of exports."""
    devoted: bool
    """Whether the article is given over to exports."""
    about_rules: bool
    """Whether it is about how exports are ruled."""
    about: str
    """What the last sentence that said so was about: "export", "import", "domestic"."""
    distance: int
    """Sentences since the last on exports."""
    goes_on: bool
    """Whether the sentence can go on with the flows before it."""
    told: bool
    """Whether a flow with a figure has been told."""
    seizure: bool
    """Whether headline or lead tell of goods stopped on their way out."""


def of_article(lines: list[Line], by_rule: bool, about_rules: bool) -> list[str]:
    """The signs of an article that is given over to exports, or is not: what how many of its sentences speak of.
    `about_rules`: it is about how exports are ruled."""
    seen = [f"rule={by_rule}", *_from("sentences", len(lines), _TIMES)]
    seen += ["about rules"] if about_rules else []
    for name, says in _SAYINGS.items():
        said = [says(line) for line in lines]
        seen += _from(name, sum(said), _TIMES)
        seen += _from(f"{name} in lead", sum(said[: about.LEAD]), _IN_LEAD)
        seen += _from(f"part of {name}", sum(said) / len(said), _PARTS)
    return seen


def of_figure(
    line: Line, reading: Reading, names: bind.Names, telling: Telling, by_rule: bool, before: bool | None
) -> list[str]:
    """The signs of a figure: `names` go with it, `by_rule` is what the rules say, `before` the verdict on the figure
    that stands before it in the sentence."""
    return [
        *_of_rules(reading, telling, by_rule, before),
        *(["seized"] if telling.seizure or context.is_seized(line) else []),
        *_of_figure(line, reading),
        *_of_cues(line, reading),
        *_of_names(line, names),
        *_of_places(line, reading, names),
        *_of_words(line, reading),
    ]


def of_named(line: Line, claim: Claim, telling: Telling, by_rule: bool) -> list[str]:
    """The signs of a flow that a sentence names without a figure."""
    return [
        *_of_article(telling, by_rule),
        f"rule={by_rule} & topic={telling.about_exports}",
        f"rule={by_rule} & told={telling.told}",
        f"about rules={telling.about_rules}",
        *_of_claim(line, claim),
        *_of_telling(line, claim),
    ]


def _has_figures(line: Line) -> bool:
    return bool(line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT))


_SAYINGS: dict[str, Callable[[Line], bool]] = {
    "leaving": about.leaves_the_country,
    "telling": about.tells_of_goods_that_leave,
    "abroad": roles.ships_abroad,
    "exports": lambda line: line.has("export"),
    "imports": lambda line: line.has("import"),
    "sales at home": lambda line: line.has("domestic"),
    "plans": lambda line: line.has("planned"),
    "stops": lambda line: line.has("halted"),
    "goods": lambda line: bool(line.of(Label.COMMODITY)),
    "figures": _has_figures,
    "goods with figures": lambda line: bool(line.of(Label.COMMODITY)) and _has_figures(line),
}
"""What sentences may speak of that says what an article is given over to."""


def _from(name: str, found: float, steps: Iterable[float]) -> list[str]:
    """The steps that a number reaches."""
    return [f"{name} from {step}" for step in steps if found >= step]


def _of_article(telling: Telling, by_rule: bool) -> Iterator[str]:
    """What the rules say, and where the article's telling has got to."""
    yield f"rule={by_rule}"
    yield f"goes on={telling.goes_on}"
    yield f"about={telling.about}"
    yield f"distance={min(telling.distance, _FAR)}"
    yield f"topic={telling.about_exports}"
    yield f"devoted={telling.devoted}"
    yield f"told={telling.told}"


def _of_claim(line: Line, claim: Claim) -> Iterator[str]:
    """What it says, and how near to a word of export."""
    yield f"sentence={line.sentence.kind.value}"
    yield f"status={claim.status.value}"
    said = [slot for slot in ("exporter", "origin", "commodity", "destination", "period") if claim.says(slot)]
    yield f"says={'+'.join(said)}"
    flows = [*context.flows(line), *(cue for cue in line.cues if cue.kind == "actor")]
    yield f"words of export={min(sum(cue.kind in _EXPORTS for cue in line.cues), 3)}"
    yield f"told words={min(len(flows), 3)}"
    yield f"channelled={line.find('flow.channelled') is not None}"
    words = [*flows, *(cue for cue in line.cues if cue.kind in ("halted", "list"))]
    for slot in said:
        links = claim.get(slot)
        yield f"{slot}={min(len(links), 3)}"
        gap = min((max(link.start - c.end, c.start - link.end) for link in links for c in words), default=999)
        yield f"{slot} within {next((step for step in _GAPS if gap <= step), 'the sentence')}"
        for link in links:
            yield f"{slot} by {link.rules[-1]}"


def _of_telling(line: Line, claim: Claim) -> Iterator[str]:
    """Its context words, each by itself, and the words around those of export."""
    for cue in line.cues:
        yield f"cue={cue.kind}"
        if cue.kind not in _COMMON:
            yield f"{cue.kind}={line.text[cue.start : cue.end].lower()}"
    if claim.status_cue is not None:
        yield f"status by {line.text[claim.status_cue.start : claim.status_cue.end].lower()}"
    for cue in (cue for cue in line.cues if cue.kind in _EXPORTS):
        for word in _plain_words(line, max(line.start, cue.start - _NEAR), cue.start)[-2:]:
            yield f"before {cue.kind}={word}"
        for word in _plain_words(line, cue.end, min(line.end, cue.end + _NEAR))[:2]:
            yield f"after {cue.kind}={word}"


def _of_rules(reading: Reading, telling: Telling, by_rule: bool, before: bool | None) -> Iterator[str]:
    far = min(telling.distance, _FAR)
    yield from _of_article(telling, by_rule)
    yield f"figure before={before}"
    governed = f"of={reading.governor}"
    yield governed
    yield f"{governed} & rule={by_rule}"
    yield f"{governed} & topic={telling.about_exports}"
    yield f"{governed} & devoted={telling.devoted}"
    yield f"{governed} & distance={far}"
    if before is not None:
        yield f"{governed} & figure before={before}"


def _of_places(line: Line, reading: Reading, names: bind.Names) -> Iterator[str]:
    """Whether the sentence tells of exports at all, and where what it counts goes."""
    bound = [m for label in (Label.COUNTRY, Label.REGION) for m in names.get(label, ())]
    parts = {part for _, part in roles.roles(line, bound)}
    to = next((part for part in ("destination", "inbound", "domestic", "open") if part in parts), None)
    words = "export" if line.has("export") else "shipment" if line.has("shipment") else None
    yield f"goes to={to}"
    yield f"of={reading.governor} & goes to={to}"
    yield f"of={reading.governor} & sentence of={words}"
    yield f"sentence of={words} & goes to={to}"
    yield f"sentence of={words} & goods={Label.COMMODITY in names}"


def _of_figure(line: Line, reading: Reading) -> Iterator[str]:
    yield f"sentence={line.sentence.kind.value}"
    yield f"status={reading.status.value if reading.status else None}"
    yield f"base={reading.base}"
    yield "labels=" + "+".join(sorted({m.label.value for m in reading.figure.mentions}))
    for mention in reading.figure.mentions:
        if counted := measure(mention.value):
            yield f"in={counted}"


def _of_cues(line: Line, reading: Reading) -> Iterator[str]:
    for cue in line.cues:
        yield f"cue={cue.kind}"
    flows = [cue for cue in line.cues if cue.kind in FLOW_KINDS]
    before = [cue for cue in flows if cue.end <= reading.start]
    after = [cue for cue in flows if cue.start >= reading.end]
    yield f"cue before={before[-1].kind if before else None}"
    if before:
        yield f"cue before={before[-1].kind} & near={reading.start - before[-1].end < _NEAR}"
    if after:
        yield f"cue after={after[0].kind}"


def _of_names(line: Line, names: bind.Names) -> Iterator[str]:
    for mention in line.mentions:
        yield f"has={mention.label.value}"
    for label, bound in names.items():
        yield f"with={label.value}"
        for mention in bound:
            yield f"with={label.value} as {roles.role(line, mention)}"


def _of_words(line: Line, reading: Reading) -> Iterator[str]:
    """Words beside the figure, as far as they are no part of a name."""
    reach, most = _WORDS_BEFORE
    for word in _plain_words(line, max(line.start, reading.start - reach), reading.start)[-most:]:
        yield f"word before={word}"
    reach, most = _WORDS_AFTER
    for word in _plain_words(line, reading.end, min(line.end, reading.end + reach))[:most]:
        yield f"word after={word}"


def _plain_words(line: Line, start: int, end: int) -> list[str]:
    names = [m for m in line.mentions if m.start < end and start < m.end]
    words = ((start + m.start(), start + m.end(), m[0]) for m in _WORD.finditer(line.text[start:end].lower()))
    return [word for first, last, word in words if not any(m.start < last and first < m.end for m in names)]
