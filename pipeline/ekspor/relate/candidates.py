"""Which names of an article could fill a slot of a claim, each with what speaks for and against it (`fit.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ekspor.relate.claim import Link
from ekspor.relate.filled import Key, Place
from ekspor.relate.fit import View, look
from ekspor.relate.flow import Flow
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
    nearest: Place | None
    places: Sequence[Place]
    here: bool
    signs: tuple[str, ...]

    @property
    def mention(self) -> Mention | None:
        """The mention that the name would be read from."""
        return self.nearest.mention if self.nearest is not None else None


def candidates(flow: Flow, slot: str) -> Iterator[Candidate]:
    """The names that could fill a slot of the claim: those that do, and those that stand near."""
    view = View(flow, slot)
    for key in dict.fromkeys((*view.given, *view.near())):
        places = view.places.get(key, ())
        sight = look(places, flow.at)
        nearest = view.nearest(sight) if places else None
        signs = view.signs(key, sight, nearest)
        yield Candidate(flow.index, slot, key, view.given.get(key), nearest, places, bool(sight.here), signs)
