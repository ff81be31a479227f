"""What stands in an article under review, as the page shows and sends it: mentions, records, each filler with its
evidence, and which of it nobody has decided on yet.

A filler is written in the lines of `annotate.record`. So a page needs to know nothing of values, and what a person
wrote wrongly is kept with the words in which it was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from ekspor.annotate import record
from ekspor.annotate.article import Span
from ekspor.exchange import Entry
from ekspor.schema import Label, Status

Place = tuple[int, int]
"""Start and end of words of the text; half-open, in code points."""


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mention(_Form):
    """A labelled span; `pending` where the system proposes it and nobody has decided."""

    start: int
    end: int
    label: Label
    pending: bool = False

    @property
    def span(self) -> Span:
        """The mention as annotations have it."""
        return self.start, self.end, self.label.value


class Filler(_Form):
    """What fills a slot, as a line of `annotate.record` without the slot's name, and the words that say so."""

    slot: str
    said: str
    evidence: tuple[Place, ...] = ()
    pending: bool = False

    @property
    def line(self) -> str:
        """The filler as a line of its record."""
        return f"{self.slot}: {self.said}"

    @cached_property
    def error(self) -> str | None:
        """What was expected, where the words cannot be read."""
        try:
            record.slots([self.line])
        except ValueError as error:
            return str(error)
        return None


class Record(_Form):
    """An export event; `pending` speaks of its status. `confidence` and `flags` are the system's, of a proposal."""

    status: Status
    fillers: tuple[Filler, ...] = ()
    pending: bool = False
    confidence: float | None = None
    flags: tuple[str, ...] = ()

    @cached_property
    def event(self) -> Entry:
        """The record as annotations have it, of the fillers that can be read."""
        return {"status": self.status.value, **record.slots(one.line for one in self.fillers if one.error is None)}

    @cached_property
    def told(self) -> str:
        """All that it says, wherever it has it from: records that say the same have it alike."""
        return record.told(self.event)

    @property
    def untouched(self) -> bool:
        """Whether nobody has decided on any part of it."""
        return self.pending and all(filler.pending for filler in self.fillers)

    def among(self, others: Iterable[Record]) -> bool:
        """Whether one of the others says the same."""
        return any(self.told == other.told for other in others)


class Items(_Form):
    """Mentions and records apart from those that stand in the article."""

    mentions: tuple[Mention, ...] = ()
    records: tuple[Record, ...] = ()


class State(Items):
    """An article under review.

    `rejected` is what a system said and a person did not want, `kept` what a person wants although the system did not
    say it: neither is a disagreement that a person has yet to see.
    """

    done: bool = False
    rejected: Items = Items()
    kept: Items = Items()

    @property
    def spans(self) -> frozenset[Span]:
        """Its mentions as annotations have them."""
        return frozenset(mention.span for mention in self.mentions)


class Saving(State):
    """What the page sends to be kept, and the revision of the article that it has changed."""

    revision: int = Field(ge=0)
