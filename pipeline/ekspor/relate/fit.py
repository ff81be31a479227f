"""What speaks for and against a name as the filler of a slot: the signs that the learned scorer weighs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ekspor.relate import arcs, whose
from ekspor.relate.claim import Unnamed
from ekspor.relate.filled import LABELS, Key, Place
from ekspor.relate.flow import Flow
from ekspor.schema import Agency, Country, Kind, Region

_at = attrgetter("at")

_LEAD = 4
"""Sentences of headline and lead."""

_REACH = 6
"""Sentences before a claim from which a name that is nowhere in the lead can still come."""

_HOME = ("role.home", "inherit.home")
"""The rules by which a flow comes from Indonesia as a whole."""


class Sight(NamedTuple):
    """The places of a name as seen from a sentence, each in order."""

    here: Sequence[Place]
    before: Sequence[Place]
    after: Sequence[Place]


def look(places: Sequence[Place], at: int) -> Sight:
    """The places, in order, from the sentence with this index."""
    first, behind = bisect_left(places, at, key=_at), bisect_right(places, at, key=_at)
    return Sight(places[first:behind], places[:first], places[behind:])


class View:
    """A slot of a claim, from which the names of the article are looked at."""

    def __init__(self, flow: Flow, slot: str) -> None:
        self.flow, self.filled, self.index, self.at, self.slot = flow, flow.filled, flow.index, flow.at, slot
        self.given = self.filled.keys[flow.index][slot]
        self.places = self.filled.places[slot]
        self.here = self.filled.standing[slot].get(flow.at, set())
        stated = any(not link.rules[-1].startswith("inherit") for link in self.given.values())
        self.fill = "said" if stated else "inherited" if self.given else "empty"

    @cached_property
    def by_nothing(self) -> tuple[str, ...]:
        """The signs of names that the claim has not."""
        return tuple(self._of_rule(None))

    @cached_property
    def of_exporter(self) -> Counter[Key]:
        """In how many claims of the same exporter each name fills the slot."""
        return Counter(key for i in self.flow.same for key in self.filled.keys[i][self.slot])

    def nearest(self, sight: Sight) -> Place:
        """Where a name stands nearest: to the figure in the claim's sentence, else before it, else after it."""
        here, before, after = sight
        if here:
            start = self.flow.start
            return min(here, key=lambda p: (start is not None and abs(p.mention.start - start)) or p.mention.start)
        return next(p for p in before if p.at == before[-1].at) if before else after[0]

    def near(self) -> list[Key]:
        """The names worth a look though the rules did not take them, in the order in which the article names them.

        Three kinds are not: where only a part of the claim's figure goes, and, since of all such names in annotated
        articles some 1.5 % belonged to the flow, one where the claim's sentence says what fills the slot, and one that
        another figure brings up later. Of what leaves a whole country or place only the firms of its sentence are, of
        what a firm's own people say only its agencies.
        """
        if self.fill == "said":
            return []
        if (self.slot == "agency" and self.flow.claim.own) or (self.slot == "exporter" and self._is_of_a_whole):
            return [key for key in self.filled.order[self.slot] if key in self.here]
        standing, later = self.filled.standing[self.slot], self.filled.with_figure[self.slot]
        sentences = {*range(_LEAD), *range(self.at - _REACH, self.at + 2)}
        names = {*self.filled.often[self.slot], *chain.from_iterable(standing.get(at, ()) for at in sentences)}
        order = self.filled.order[self.slot]
        return sorted(
            (
                key
                for key in names
                if key in order
                and (self.places[key][0].at <= self.at or key not in later)
                and not self._is_of_a_part(key)
            ),
            key=order.__getitem__,
        )

    def _is_of_a_part(self, key: Key) -> bool:
        """ "Ekspor lada US$ 9 juta, di antaranya ke Oman US$ 5 juta", "ke Oman US$ 5 juta dari total US$ 9 juta": where
        a part of the figure goes; or "sisanya ke Oman": where only what is left does."""
        end = self.flow.end
        if self.slot != "destination" or end is None:
            return False
        if key in self.filled.takes_rest:
            return True
        if key not in self.here:
            return False
        start = self.flow.start
        if start is not None and self.flow.siblings and self.flow.line.before(start, "figure.of-whole"):
            return True
        if not any(key in self.filled.keys[i][self.slot] for i in self.flow.siblings):
            return False
        starts = [p.mention.start for p in look(self.places[key], self.at).here]
        return any(start > end and self.flow.line.find("clause.some-of-it", end, start) for start in starts)

    @property
    def _is_of_a_whole(self) -> bool:
        """Whether the flow is that of a whole country or place, and of no one firm."""
        if any(self.flow.line.find(name) for name in ("flow.of-a-place", "flow.national")):
            return True
        claim = self.flow.claim
        return claim.is_of_another_country or any(link.rules[-1] in _HOME for link in claim.get("origin"))

    def signs(self, key: Key, sight: Sight, place: Place | None) -> tuple[str, ...]:
        """All that speaks for or against the name; `place` is its nearest."""
        link = self.given.get(key)
        state = f"in={link is not None}"
        return (
            *self.flow.signs,
            *(self.by_nothing if link is None else self._of_rule(link.rules[-1])),
            *(self._here(key, place, state) if sight.here and place else self._elsewhere(sight, state)),
            *self._in_article(key, state),
            *self._in_claims(key, state, bool(sight.here)),
            *self._of_exporter(key, state),
            *(self._of_source(state) if self.slot == "agency" else ()),
            *_of_value(link.value if link is not None else place and place.mention.value, self.fill),
        )

    def _of_rule(self, rule: str | None) -> Iterator[str]:
        """Of the rule by which the claim has a name; None where it has not."""
        yield f"slot={self.fill}"
        yield f"by={rule}"
        yield f"by={rule} & base={self.flow.claim.base}"
        yield f"by={rule} & figure={self.flow.has_figure}"
        yield f"by={rule} & alone={not self.flow.siblings}"
        yield f"by={rule} & in passing={self.filled.in_passing}"
        yield f"in={rule is not None} & slot={self.fill}"

    def _here(self, key: Key, place: Place, state: str) -> Iterator[str]:
        """Of a name in the claim's own sentence."""
        yield f"here & {state}"
        yield f"role={place.role}"
        yield f"role={place.role} & {state}"
        yield f"rivals here={_up_to(len(self.here) - 1, 0, 1, 3, 6)}"
        sibling = any(key in self.filled.keys[i][self.slot] for i in self.flow.siblings)
        yield f"of sibling={sibling} & {state}"
        if self.flow.start is None or self.flow.end is None:
            return
        mention = place.mention
        before = mention.end <= self.flow.start
        left, right = (mention.end, self.flow.start) if before else (self.flow.end, mention.start)
        side = "before" if before else "after"
        yield f"{side} figure, {_up_to(right - left, 15, 40, 80, 150)} characters"
        yield f"{side} figure & {state}"
        between = sum(left <= figure.start and figure.end <= right for figure in self.flow.line.figures)
        yield f"figures between={min(between, 2)} & {state}"
        nearer = sum(
            any(left <= p.mention.start and p.mention.end <= right for p in look(self.places[other], self.at).here)
            for other in self.here
            if other != key
        )
        yield f"nearer names={min(nearer, 3)} & {state}"
        yield from arcs.signs(self.flow.line, self.flow.start, self.flow.end, mention, state)

    def _elsewhere(self, sight: Sight, state: str) -> Iterator[str]:
        """Of a name that other sentences have."""
        _, before, after = sight
        yield f"elsewhere & names here={_up_to(len(self.here), 0, 1, 3)}"
        yield f"sentences after={_up_to(after[0].at - self.at, 1, 3) if after else None}"
        if not before:
            yield f"never before & slot={self.fill}"
            return
        gap = self.at - before[-1].at
        yield f"sentences before={_up_to(gap, 1, 2, 4, 8)} & slot={self.fill}"
        yield f"sentence before={gap == 1} & {state}"
        yield f"later names={self._later(gap)} & {state}"
        yield f"dealt out={self._is_dealt_out(before[-1].at)} & {state}"
        paragraph = self.flow.line.sentence.paragraph
        yield f"same paragraph={any(self.filled.lines[p.at].sentence.paragraph == paragraph for p in before)}"
        for role in dict.fromkeys(p.role for p in before if self.at - p.at == gap):
            yield f"role before={role}"

    def _is_dealt_out(self, at: int) -> bool:
        """Whether the claims of the sentence with this index each have names of their own in the slot."""
        first, behind = bisect_left(self.filled.at, at), bisect_right(self.filled.at, at)
        given = {frozenset(keys[self.slot]) for keys in self.filled.keys[first:behind]}
        return len(given - {frozenset()}) > 1

    def _later(self, gap: int) -> int:
        """How many names, three at most, stand between the sentence that is so many before and the claim's."""
        names: set[Key] = set()
        for at in range(self.at - 1, self.at - gap, -1):
            names |= self.filled.standing[self.slot].get(at, set())
            if len(names) > 2:
                break
        return min(len(names), 3)

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
        exported = any(self.filled.lines[p.at].has("export", "actor") for p in places)
        shipped = any(self.filled.lines[p.at].has("shipment", "halted") for p in places)
        yield f"among exports={'told' if exported else 'shipped' if shipped else None} & {state}"
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
        previous = self.flow.previous is not None and key in keys[self.flow.previous][slot]
        yield f"in claim before={previous} & slot={self.fill} & here={here}"
        following = self.flow.next is not None and key in keys[self.flow.next][slot]
        yield f"in claim after={following} & {state}"
        if self.flow.siblings and self.flow.siblings[0] < self.index:
            yield f"in sibling before={key in keys[self.index - 1][slot]} & slot={self.fill}"
        for other in LABELS:
            if other != slot and key in keys[self.index][other]:
                yield f"is also {other}"

    def _of_exporter(self, key: Key, state: str) -> Iterator[str]:
        """Of who exports, and of the claims of the same exporter."""
        yield f"exporter={self.flow.exporter} & {state}"
        yield f"exporter={self.flow.exporter} & {state} & figure={self.flow.has_figure}"
        if self.slot == "exporter":
            yield from whose.signs(self.flow, key, self.fill, state)
            return
        if self.flow.exporter == "named":
            beside = any(place.at in self.flow.beside for place in self.places.get(key, ()))
            yield f"beside exporter={beside} & slot={self.fill}"
            yield f"beside exporter={beside} & {state}"
        if self.flow.same:
            keys = self.filled.keys
            share = _up_to(100 * self.of_exporter[key] // len(self.flow.same), 0, 40, 80)
            yield f"of exporter={share} % & {state}"
            yield f"of exporter={share} % & slot={self.fill}"
            last = max((i for i in self.flow.same if i < self.index), default=None)
            if last is not None:
                yield f"last of exporter={key in keys[last][self.slot]} & slot={self.fill}"

    def _of_source(self, state: str) -> Iterator[str]:
        """Of who speaks in the sentence."""
        yield f"speaks={self.flow.speaks} & agencies here={self.flow.agencies} & {state}"
        yield f"speaks={self.flow.speaks} & exporter={self.flow.exporter} & {state}"
        yield f"status={self.flow.claim.status.value} & {state}"


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
