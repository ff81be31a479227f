"""Which names of an article could fill a slot of a claim, and the signs that speak for and against each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ekspor.relate import roles
from ekspor.relate.claim import Claim, Link, Unnamed
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.relate.told import refers_back
from ekspor.schema import Country, Kind, Label, Mention, Region

LABELS: dict[str, tuple[Label, ...]] = {
    "exporter": (Label.COMPANY,),
    "origin": (Label.REGION, Label.COUNTRY),
    "commodity": (Label.COMMODITY,),
    "destination": (Label.COUNTRY, Label.REGION),
    "port": (Label.PORT,),
}
"""The labels that can fill a slot."""

LEARNED = ("exporter", "commodity", "destination", "port")
"""The slots whose fillers are learned. Origins and agencies were tried: across folds the rules do as well."""

_LEAD = 4
"""Sentences of headline and lead."""

_REACH = 6
"""Sentences before a claim from which a name that is nowhere in the lead can still come."""

Key = str
"""One key for all forms of a name in the article."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a name stands: the index of its sentence, and the part it plays there."""

    at: int
    mention: Mention
    role: roles.Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that could fill the slot of a claim; `link` as the rules filled it in, None where they did not."""

    claim: int
    slot: str
    key: Key
    link: Link | None
    places: tuple[Place, ...]
    here: bool
    signs: tuple[str, ...]

    @property
    def mention(self) -> Mention | None:
        """The mention that the name would be read from."""
        return self.places[0].mention if self.places else None


class Told:
    """An article whose claims the rules have filled: its sentences, its names, and who fills what."""

    def __init__(self, lines: Sequence[Line], names: Names, claims: Sequence[Claim]) -> None:
        self.lines, self.names, self.claims = lines, names, claims
        index = {(line.start, line.end): at for at, line in enumerate(lines)}
        self.at = [index[claim.sentence.start, claim.sentence.end] for claim in claims]
        self._in_article: dict[tuple[str, Key, str], tuple[str, ...]] = {}
        self.filled = [{slot: self._keys(claim, slot) for slot in LABELS} for claim in claims]

    @cached_property
    def places(self) -> Mapping[str, Mapping[Key, list[Place]]]:
        """Where the names that can fill each slot stand."""
        found: dict[str, dict[Key, list[Place]]] = {slot: defaultdict(list) for slot in LABELS}
        for at, line in enumerate(self.lines):
            for mention, role in roles.roles(line, list(line.mentions)):
                for slot, labels in LABELS.items():
                    if mention.label in labels:
                        key = self._key(mention.label, mention.text, mention.value)
                        found[slot][key].append(Place(at, mention, role))
        return found

    @cached_property
    def used(self) -> Mapping[str, Counter[Key]]:
        """In how many claims each name fills a slot."""
        return {slot: Counter(key for keys in self.filled for key in keys[slot]) for slot in LABELS}

    def in_article(self, slot: str, key: Key, state: str) -> tuple[str, ...]:
        """The signs of a name that are the same for all claims: where in the article it stands, and how often."""
        if (slot, key, state) not in self._in_article:
            self._in_article[slot, key, state] = tuple(self._of_article(slot, key, state))
        return self._in_article[slot, key, state]

    def _of_article(self, slot: str, key: Key, state: str) -> Iterator[str]:
        places = self.places[slot].get(key, ())
        for role in dict.fromkeys(p.role for p in places):
            yield f"anywhere role={role}"
        headline = any(self.lines[p.at].sentence.kind is Kind.HEADLINE for p in places)
        yield f"headline={headline} & {state}"
        yield f"lead={any(p.at < _LEAD for p in places)} & {state}"
        yield f"times={_up_to(len(places), 0, 1, 2, 4, 8)}"
        total = sum(map(len, self.places[slot].values()))
        yield f"part={_up_to(100 * len(places) // max(1, total), 10, 25, 50, 99)} % & {state}"
        yield f"names={_up_to(len(self.places[slot]), 1, 2, 4, 8)} & {state}"

    def _keys(self, claim: Claim, slot: str) -> dict[Key, Link]:
        keys: dict[Key, Link] = {}
        for link in claim.get(slot):
            label = Label.REGION if isinstance(link.value, Region) else LABELS[slot][0]
            keys.setdefault(self._key(label, link.text, link.value), link)
        return keys

    def _key(self, label: Label, text: str, value: object) -> Key:
        return f"country {value.code}" if isinstance(value, Country) else self.names.fullest(label, text)


def candidates(told: Told, claim: int, slot: str) -> Iterator[Candidate]:
    """The names that could fill a slot of the claim with this index: those that do, and those that stand near."""
    given = told.filled[claim][slot]
    places = told.places[slot]
    view = _View(told, claim, slot)
    for key in dict.fromkeys((*given, *places)):
        stands = sorted(places.get(key, ()), key=view.distance)
        if key in given or view.is_near(key, stands):
            here = bool(stands) and stands[0].at == view.at
            signs = tuple(view.signs(key, stands))
            yield Candidate(claim, slot, key, given.get(key), tuple(stands), here, signs)


class _View:
    """A claim and one of its slots, from which the names of the article are looked at."""

    def __init__(self, told: Told, index: int, slot: str) -> None:
        self.told, self.index, self.slot = told, index, slot
        self.claim, self.at = told.claims[index], told.at[index]
        self.line = told.lines[self.at]
        self.given = told.filled[index][slot]
        self.places = told.places[slot]
        self.here = [key for key, places in self.places.items() if any(p.at == self.at for p in places)]
        first, behind = bisect_left(told.at, self.at), bisect_right(told.at, self.at)
        self.siblings = [i for i in range(first, behind) if i != index]
        self.previous = first - 1 if first else None
        self.next = behind if behind < len(told.at) else None
        stated = any(not link.rules[-1].startswith("inherit") for link in self.given.values())
        self.fill = "said" if stated else "inherited" if self.given else "empty"
        figures = self.claim.amounts or self.claim.get("share") or self.claim.get("change")
        self.start = min((link.start for link in figures), default=None)
        self.end = max((link.end for link in figures), default=None)
        self.own = tuple(self._of_claim())

    @cached_property
    def gaps(self) -> list[int]:
        """For each name that stands before the claim's sentence, how many sentences before it does last; in order."""
        last = (max((p.at for p in places if p.at < self.at), default=None) for places in self.places.values())
        return sorted(self.at - at for at in last if at is not None)

    def distance(self, place: Place) -> tuple[int, int]:
        """The sentence itself first, then those before it from the nearest, then those after; within it the figure."""
        gap = self.at - place.at
        near = abs(place.mention.start - self.start) if gap == 0 and self.start is not None else 0
        return (gap if gap >= 0 else 1000 - gap, near or place.mention.start)

    def is_near(self, key: Key, places: Sequence[Place]) -> bool:
        """Whether a name that the rules did not take is worth a look."""
        return bool(self.told.used[self.slot][key]) or any(
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
        yield from self.told.in_article(self.slot, key, state)
        yield from self._in_claims(key, state, bool(stands))
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
        sibling = any(key in self.told.filled[i][self.slot] for i in self.siblings)
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
        yield f"same paragraph={any(self.told.lines[p.at].sentence.paragraph == paragraph for p in before)}"
        for role in dict.fromkeys(p.role for p in before if self.at - p.at == gap):
            yield f"role before={role}"

    def _in_claims(self, key: Key, state: str, here: bool) -> Iterator[str]:
        """Of the part the name plays in the article's other claims."""
        filled, slot = self.told.filled, self.slot
        others = self.told.used[slot][key] - (key in self.given)
        used = f"used={_up_to(100 * others // max(1, len(filled) - 1), 0, 20, 50, 80)} %"
        yield f"{used} & {state}"
        yield f"{used} & slot={self.fill} & here={here}"
        previous = self.previous is not None and key in filled[self.previous][slot]
        yield f"in claim before={previous} & slot={self.fill} & here={here}"
        following = self.next is not None and key in filled[self.next][slot]
        yield f"in claim after={following} & {state}"
        if self.siblings and self.siblings[0] < self.index:
            yield f"in sibling before={key in filled[self.index - 1][slot]} & slot={self.fill}"
        for other in LABELS:
            if other != slot and key in filled[self.index][other]:
                yield f"is also {other}"


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


def _up_to(number: int, *steps: int) -> str:
    """The step that a number lies within."""
    at = bisect_left(steps, number)
    return f"≤{steps[at]}" if at < len(steps) else f">{steps[-1]}"
