"""Where today's system does not say what stands in an article that a person has decided on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from ekspor.annotate.agreement import differences
from ekspor.annotate.article import Annotated, Span
from ekspor.evaluate.pair import SLOTS, agree, pairs
from ekspor.exchange import Entry, fillers
from ekspor.review.state import Mention, Record, State
from ekspor.schema import Label

_STATUS = "status"


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OfMentions(_Form):
    """A stretch of text in which mentions differ. `known`: a person has seen it and decided."""

    start: int
    words: str
    here: tuple[Mention, ...]
    system: tuple[Mention, ...]
    known: bool


class OfRecords(_Form):
    """A record of the article, by its number, a record of the system, or two that tell of one flow and differ in some
    slots ("status" among them)."""

    here: int | None
    system: Record | None
    slots: tuple[str, ...]
    known: bool


def of_mentions(text: str, state: State, system: State) -> Iterator[OfMentions]:
    """The stretches, in the order of the text."""
    rejected = {one.span for one in state.rejected.mentions}
    kept = {one.span for one in state.kept.mentions}
    ours, theirs = (Annotated("", text, tuple(sorted(one.spans)), (), {}) for one in (state, system))
    for found in differences(ours, theirs):
        known = set(found.other) <= rejected if found.other else set(found.one) <= kept
        yield OfMentions(
            start=found.start, words=found.words, here=_mentions(found.one), system=_mentions(found.other), known=known
        )


def _mentions(spans: tuple[Span, ...]) -> tuple[Mention, ...]:
    return tuple(Mention(start=start, end=end, label=Label(label)) for start, end, label in spans)


def of_records(state: State, system: State) -> Iterator[OfRecords]:
    """Records that are paired and differ, then those that only one of the two has."""
    told = one_flow(state.records, system.records)
    for i, j in told:
        proposed = system.records[j]
        if slots := tuple(_differing(state.records[i].event, proposed.event)):
            yield OfRecords(here=i, system=proposed, slots=slots, known=proposed.among(state.rejected.records))
    paired, of_system = {i for i, _ in told}, {j for _, j in told}
    for j, proposed in enumerate(system.records):
        if j not in of_system and not proposed.among(state.records):
            yield OfRecords(here=None, system=proposed, slots=(), known=proposed.among(state.rejected.records))
    for i, ours_alone in enumerate(state.records):
        if i not in paired and not ours_alone.among(system.records):
            yield OfRecords(here=i, system=None, slots=(), known=ours_alone.among(state.kept.records))


def one_flow(ones: Sequence[Record], others: Sequence[Record]) -> list[tuple[int, int]]:
    """The numbers of records that tell of one flow: those that scoring pairs and that differ in no more slots than they
    agree in."""
    told = pairs([one.event for one in ones], [one.event for one in others])
    return [(i, j) for i, j in told if _is_alike(ones[i].event, others[j].event)]


def _is_alike(one: Entry, other: Entry) -> bool:
    filled = sum(1 for slot in SLOTS if fillers(one, slot) or fillers(other, slot))
    return 2 * len(list(_differing(one, other))) <= filled + 1  # the status, which always is there


def _differing(one: Entry, other: Entry) -> Iterator[str]:
    """The slots in which two records do not agree, as scoring sees it."""
    if one["status"] != other["status"]:
        yield _STATUS
    for slot in SLOTS:
        a, b = fillers(one, slot), fillers(other, slot)
        if not agree(slot, a, b) == len(a) == len(b):
            yield slot
