"""Which names of an article could fill a slot of a claim, each with what speaks for and against it (`fit.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ekspor.relate.claim import Link
from ekspor.relate.filled import Filled, Key, Place
from ekspor.relate.fit import View
from ekspor.schema import Mention

LEARNED = (("exporter",), ("commodity", "destination", "port", "agency"))
"""The slots whose fillers are learned, in the order in which they are settled: what a flow is of, where it goes and who
tells of it is easier to say once it is known whose it is. Origins were tried: across folds the rules do better."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that could fill the slot of a claim; `link` as the claim has it, None where it has not."""

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


def candidates(filled: Filled, claim: int, slot: str) -> Iterator[Candidate]:
    """The names that could fill a slot of the claim with this index: those that do, and those that stand near."""
    given = filled.keys[claim][slot]
    places = filled.places[slot]
    view = View(filled, claim, slot)
    for key in dict.fromkeys((*given, *places)):
        stands = sorted(places.get(key, ()), key=view.distance)
        if key in given or view.is_near(key, stands):
            here = bool(stands) and stands[0].at == view.at
            signs = tuple(view.signs(key, stands))
            yield Candidate(claim, slot, key, given.get(key), tuple(stands), here, signs)
