"""What speaks for and against a name as the filler of a slot: the signs that the learned scorer weighs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from ekspor.relate.claim import Unnamed
from ekspor.relate.filled import LABELS, Filled, Key, Place
from ekspor.relate.line import Line
from ekspor.relate.told import refers_back
from ekspor.schema import Agency, Country, Kind, Label, Region

_LEAD = 4
"""Sentences of headline and lead."""

_REACH = 6
"""Sentences before a claim from which a name that is nowhere in the lead can still come."""


class View:
    """A claim and one of its slots, from which the names of the article are looked at."""

    def __init__(self, filled: Filled, index: int, slot: str) -> None:
        self.filled, self.index, self.slot = filled, index, slot
        self.claim, self.at = filled.claims[index], filled.at[index]
        self.line = filled.lines[self.at]
        self.given = filled.keys[index][slot]
        self.places = filled.places[slot]
        self.here = [key for key, places in self.places.items() if any(p.at == self.at for p in places)]
        first, behind = bisect_left(filled.at, self.at), bisect_right(filled.at, self.at)
        self.siblings = [i for i in range(first, behind) if i != index]
        self.previous = first - 1 if first else None
        self.next = behind if behind < len(filled.at) else None
        stated = any(not link.rules[-1].startswith("inherit") for link in self.given.values())
        self.fill = "said" if stated else "inherited" if self.given else "empty"
        figures = self.claim.amounts or self.claim.get("share") or self.claim.get("change")
        self.start = min((link.start for link in figures), default=None)
        self.end = max((link.end for link in figures), default=None)
        self.same = filled.same_exporter(index) if self.claim.says("exporter") else []
        self.exporter = "named" if self.claim.names_exporter else "unnamed" if self.claim.says("exporter") else None
        self.teller = _teller(self.line)
        self.firms, self.agencies = (min(len(self.line.of(label)), 2) for label in (Label.COMPANY, Label.AGENCY))
        self.speaks = self.line.has("speech", "report")
        self.own = tuple(self._of_claim())

    @cached_property
    def gaps(self) -> list[int]:
        """For each name that stands before the claim's sentence, how many sentences before it does last; in order."""
        last = (max((p.at for p in places if p.at < self.at), default=None) for places in self.places.values())
        return sorted(self.at - at for at in last if at is not None)

    @cached_property
    def of_exporter(self) -> Counter[Key]:
        """In how many claims of the same exporter each name fills the slot."""
        return Counter(key for i in self.same for key in self.filled.keys[i][self.slot])

    def distance(self, place: Place) -> tuple[int, int]:
        """The sentence itself first, then those before it from the nearest, then those after; within it the figure."""
        gap = self.at - place.at
        near = abs(place.mention.start - self.start) if gap == 0 and self.start is not None else 0
        return (gap if gap >= 0 else 1000 - gap, near or place.mention.start)

    def is_near(self, key: Key, places: Sequence[Place]) -> bool:
        """Whether a name that the rules did not take is worth a look.

        Two kinds are not: of all such names in annotated articles some 1.5 % belonged to the flow. One where the
        claim's sentence says what fills the slot, and one that another figure brings up later.
        """
        if self.fill == "said":
            return False
        if all(p.at > self.at for p in places) and key in self.filled.with_figure[self.slot]:
            return False
        return bool(self.filled.used[self.slot][key]) or any(
            p.at < _LEAD or -1 <= self.at - p.at <= _REACH for p in places
        )

    def signs(self, key: Key, places: Sequence[Place]) -> Iterator[str]:
        """All that speaks for or against the name."""
        link = self.given.get(key)
        rule = link.rules[-1] if link is not None else None
        yield from self.own
        yield f"by={rule}"
        yield f"by={rule} & base={self.claim.base}"
        yield f"by={rule} & figure={self.claim.has_figure}"
        yield f"by={rule} & alone={not self.siblings}"
        state = f"in={link is not None}"
        yield f"{state} & slot={self.fill}"
        stands = [p for p in places if p.at == self.at]
        if stands:
            yield from self._here(key, stands[0], state)
        else:
            yield from self._elsewhere(places, state)
        yield from self._in_article(key, state)
        yield from self._in_claims(key, state, bool(stands))
        yield from self._of_exporter(key, state)
        if self.slot == "agency":
            yield from self._of_source(state)
        yield from _of_value(link.value if link is not None else places[0].mention.value, self.fill)

    def _of_claim(self) -> Iterator[str]:
        claim = self.claim
        yield f"slot={self.fill}"
        yield f"figure={'amount' if claim.amounts else 'percent' if claim.has_figure else None}"
        yield f"base={claim.base}"
        yield f"status={claim.status.value}"
        yield f"sentence={claim.sentence.kind.value}"
        yield f"refers back={refers_back(self.line)}"
        yield f"siblings={min(len(self.siblings), 3)}"

    def _here(self, key: Key, place: Place, state: str) -> Iterator[str]:
        """Of a name in the claim's own sentence."""
        yield f"here & {state}"
        yield f"role={place.role}"
        yield f"role={place.role} & {state}"
        yield f"rivals here={_up_to(len(self.here) - 1, 0, 1, 3, 6)}"
        sibling = any(key in self.filled.keys[i][self.slot] for i in self.siblings)
        yield f"of sibling={sibling} & {state}"
        if self.start is None or self.end is None:
            return
        mention = place.mention
        before = mention.end <= self.start
        left, right = (mention.end, self.start) if before else (self.end, mention.start)
        side = "before" if before else "after"
        yield f"{side} figure, {_up_to(right - left, 15, 40, 80, 150)} characters"
        yield f"{side} figure & {state}"
        between = sum(left <= figure.start and figure.end <= right for figure in self.line.figures)
        yield f"figures between={min(between, 2)} & {state}"
        nearer = sum(
            any(p.at == self.at and left <= p.mention.start and p.mention.end <= right for p in self.places[other])
            for other in self.here
            if other != key
        )
        yield f"nearer names={min(nearer, 3)} & {state}"

    def _elsewhere(self, places: Sequence[Place], state: str) -> Iterator[str]:
        """Of a name that other sentences have."""
        yield f"elsewhere & names here={_up_to(len(self.here), 0, 1, 3)}"
        before = [p for p in places if p.at < self.at]
        after = [p.at - self.at for p in places if p.at > self.at]
        yield f"sentences after={_up_to(min(after), 1, 3) if after else None}"
        if not before:
            yield f"never before & slot={self.fill}"
            return
        gap = min(self.at - p.at for p in before)
        yield f"sentences before={_up_to(gap, 1, 2, 4, 8)} & slot={self.fill}"
        yield f"sentence before={gap == 1} & {state}"
        later = bisect_left(self.gaps, gap)
        yield f"later names={min(later, 3)} & {state}"
        paragraph = self.line.sentence.paragraph
        yield f"same paragraph={any(self.filled.lines[p.at].sentence.paragraph == paragraph for p in before)}"
        for role in dict.fromkeys(p.role for p in before if self.at - p.at == gap):
            yield f"role before={role}"

    def _in_article(self, key: Key, state: str) -> tuple[str, ...]:
        """Of where in the article a name stands, and how often: the same for all claims, so seen once."""
        seen = self.filled.in_article
        if (self.slot, key, state) not in seen:
            seen[self.slot, key, state] = tuple(self._of_article(self.places.get(key, ()), state))
        return seen[self.slot, key, state]

    def _of_article(self, places: Sequence[Place], state: str) -> Iterator[str]:
        for role in dict.fromkeys(p.role for p in places):
            yield f"anywhere role={role}"
        headline = any(self.filled.lines[p.at].sentence.kind is Kind.HEADLINE for p in places)
        yield f"headline={headline} & {state}"
        yield f"lead={any(p.at < _LEAD for p in places)} & {state}"
        yield f"times={_up_to(len(places), 0, 1, 2, 4, 8)}"
        total = sum(map(len, self.places.values()))
        yield f"part={_up_to(100 * len(places) // max(1, total), 10, 25, 50, 99)} % & {state}"
        yield f"names={_up_to(len(self.places), 1, 2, 4, 8)} & {state}"

    def _in_claims(self, key: Key, state: str, here: bool) -> Iterator[str]:
        """Of the part the name plays in the article's other claims."""
        keys, slot = self.filled.keys, self.slot
        others = self.filled.used[slot][key] - (key in self.given)
        used = f"used={_up_to(100 * others // max(1, len(keys) - 1), 0, 20, 50, 80)} %"
        yield f"{used} & {state}"
        yield f"{used} & slot={self.fill} & here={here}"
        previous = self.previous is not None and key in keys[self.previous][slot]
        yield f"in claim before={previous} & slot={self.fill} & here={here}"
        following = self.next is not None and key in keys[self.next][slot]
        yield f"in claim after={following} & {state}"
        if self.siblings and self.siblings[0] < self.index:
            yield f"in sibling before={key in keys[self.index - 1][slot]} & slot={self.fill}"
        for other in LABELS:
            if other != slot and key in keys[self.index][other]:
                yield f"is also {other}"

    def _of_exporter(self, key: Key, state: str) -> Iterator[str]:
        """Of who exports, and of the claims of the same exporter."""
        yield f"exporter={self.exporter} & {state}"
        yield f"exporter={self.exporter} & {state} & figure={self.claim.has_figure}"
        if self.slot == "exporter":
            yield f"teller={self.teller} & {state}"
            yield f"teller={self.teller} & {state} & slot={self.fill}"
            yield f"firms here={self.firms} & agencies here={self.agencies} & {state}"
            goods = self.filled.keys[self.index]["commodity"].keys()
            own = [self.filled.keys[i] for i in self.filled.by_exporter.get(key, ()) if i != self.index]
            if own and goods:
                yield f"ships the goods={any(goods & keys['commodity'].keys() for keys in own)} & {state}"
        elif self.same:
            keys = self.filled.keys
            share = _up_to(100 * self.of_exporter[key] // len(self.same), 0, 40, 80)
            yield f"of exporter={share} % & {state}"
            yield f"of exporter={share} % & slot={self.fill}"
            last = max((i for i in self.same if i < self.index), default=None)
            if last is not None:
                yield f"last of exporter={key in keys[last][self.slot]} & slot={self.fill}"

    def _of_source(self, state: str) -> Iterator[str]:
        """Of who speaks in the sentence."""
        yield f"speaks={self.speaks} & agencies here={self.agencies} & {state}"
        yield f"speaks={self.speaks} & exporter={self.exporter} & {state}"
        yield f"status={self.claim.status.value} & {state}"


def _of_value(value: object, fill: str) -> Iterator[str]:
    match value:
        case Country(code=code, kind=kind):
            yield f"country={kind}"
            yield f"home={code == 'ID'}"
            yield f"home={code == 'ID'} & slot={fill}"
        case Region(level=level, country=country):
            yield f"level={level}"
            yield f"abroad={country not in (None, 'ID')}"
        case Unnamed():
            yield "unnamed"
        case Agency(kind=kind):
            yield f"kind={kind}"


def _up_to(number: int, *steps: int) -> str:
    """The step that a number lies within."""
    at = bisect_left(steps, number)
    return f"≤{steps[at]}" if at < len(steps) else f">{steps[-1]}"


def _teller(line: Line) -> str | None:
    """How a sentence speaks of a firm without naming it."""
    if line.find("exporter.firm-again"):
        return "again"
    return "person" if line.find("exporter.person") else None
