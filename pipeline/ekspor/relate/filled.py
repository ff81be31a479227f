"""An article whose claims have been filled: where its names stand, and which of them fill which slot of which claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ekspor.relate import geography, roles
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.schema import Country, Label, Mention, Region

LABELS: dict[str, tuple[Label, ...]] = {
    "exporter": (Label.COMPANY,),
    "origin": (Label.REGION, Label.COUNTRY),
    "commodity": (Label.COMMODITY,),
    "destination": (Label.COUNTRY, Label.REGION),
    "port": (Label.PORT,),
    "agency": (Label.AGENCY,),
}
"""The labels that can fill a slot."""

Key = str
"""One key for all forms of a name in the article."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a name stands: the index of its sentence, and the part it plays there."""

    at: int
    mention: Mention
    role: geography.Role


_OFTEN = 100
"""Names of a slot, those that fill it in most claims, that can fill it anywhere; only a list names more."""


class Filled:
    """The sentences and names of an article, and its claims as they are filled when this is made or `refresh`ed."""

    def __init__(self, lines: Sequence[Line], names: Names, claims: Sequence[Claim], in_passing: bool = False) -> None:
        self.lines, self.names, self.claims = lines, names, claims
        self.in_passing = in_passing
        """Whether the article is about something else and only mentions exports."""
        index = {(line.start, line.end): at for at, line in enumerate(lines)}
        self.at = [index[claim.sentence.start, claim.sentence.end] for claim in claims]
        self.in_article: dict[tuple[str, Key, str], tuple[str, ...]] = {}
        """What `fit.py` has seen of a name that is the same for all claims."""
        self.refresh()

    def refresh(self) -> None:
        """Read the claims anew."""
        self.keys = [{slot: self._keys(claim, slot) for slot in LABELS} for claim in self.claims]
        self.used = {slot: Counter(key for keys in self.keys for key in keys[slot]) for slot in LABELS}
        """In how many claims each name fills a slot."""
        self.often = {slot: [key for key, _ in used.most_common(_OFTEN)] for slot, used in self.used.items()}
        """Those that fill it in most."""
        self.with_figure = {
            slot: {
                key
                for keys, claim in zip(self.keys, self.claims, strict=True)
                if claim.has_figure
                for key in keys[slot]
            }
            for slot in LABELS
        }
        """The names that fill each slot of a claim with a figure."""
        told = list(zip(self.keys, self.claims, strict=True))
        self.takes_rest = {key for keys, claim in told if claim.rest for key in keys["destination"]}
        """The destinations of what is left of larger flows, and of nothing else."""
        self.takes_rest -= {key for keys, claim in told if not claim.rest for key in keys["destination"]}
        self.by_exporter: dict[Key, list[int]] = defaultdict(list)
        """The claims of each exporter, by index."""
        for at, keys in enumerate(self.keys):
            for key in keys["exporter"]:
                self.by_exporter[key].append(at)

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
    def order(self) -> Mapping[str, Mapping[Key, int]]:
        """The names that can fill each slot, numbered as the article first names them."""
        return {slot: {key: at for at, key in enumerate(names)} for slot, names in self.places.items()}

    @cached_property
    def standing(self) -> Mapping[str, Mapping[int, set[Key]]]:
        """The names that stand in each sentence and can fill each slot."""
        found: dict[str, dict[int, set[Key]]] = {slot: defaultdict(set) for slot in LABELS}
        for slot, names in self.places.items():
            for key, places in names.items():
                for place in places:
                    found[slot][place.at].add(key)
        return found

    @cached_property
    def firms(self) -> Mapping[int, set[Key]]:
        """The firms of each sentence that can be exporters."""
        found: dict[int, set[Key]] = defaultdict(set)
        for key, places in self.places["exporter"].items():
            for place in places:
                if place.role == "exporter":
                    found[place.at].add(key)
        return found

    @cached_property
    def number_of_firms(self) -> int:
        """How many firms of the article can be exporters."""
        return len(set().union(*self.firms.values()))

    @cached_property
    def has_agency(self) -> list[bool]:
        """Whether an agency stands in each sentence."""
        return [bool(line.of(Label.AGENCY)) for line in self.lines]

    def same_exporter(self, claim: int) -> list[int]:
        """The other claims with an exporter of this one, by index."""
        same = {at for key in self.keys[claim]["exporter"] for at in self.by_exporter[key]}
        return sorted(same - {claim})

    def _keys(self, claim: Claim, slot: str) -> dict[Key, Link]:
        keys: dict[Key, Link] = {}
        for link in claim.get(slot):
            label = Label.REGION if isinstance(link.value, Region) else LABELS[slot][0]
            keys.setdefault(self._key(label, link.text, link.value), link)
        return keys

    def _key(self, label: Label, text: str, value: object) -> Key:
        return f"country {value.code}" if isinstance(value, Country) else self.names.fullest(label, text)
