"""An article under review as a line of an exchange file: its annotations where every tool looks for them, and under one
key of its own what only a review knows.

    "review": {"text": SHA-256, "evidence": [{"value: 65000000 USD": [[120, 131]]}], "unread": [[]],
               "pending": {"entities": [[120, 131]], "events": [["status"]]}, "rejected": {…}, "kept": {…}}

`evidence`, `unread` (what was written and cannot be read) and the `pending` lines stand in the order of the events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ekspor.annotate import record
from ekspor.annotate.article import Annotated, annotated
from ekspor.exchange import DRAFT, Entry
from ekspor.review import evidence
from ekspor.review.state import Filler, Items, Mention, Place, Record, State
from ekspor.schema import Label

KEY = "review"

_STATUS = "status"


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Pending(_Form):
    entities: list[Place] = []
    events: list[list[str]] = []


class _Aside(_Form):
    entities: list[dict[str, Any]] = []
    events: list[Entry] = []


class Review(_Form):
    """What stands under the key; `text` is the SHA-256 of the text that was reviewed."""

    text: str
    evidence: list[dict[str, tuple[Place, ...]]] = []
    unread: list[list[str]] = []
    pending: _Pending = _Pending()
    rejected: _Aside = _Aside()
    kept: _Aside = _Aside()


def state(article: Annotated) -> State:
    """What stands in an article of a file. Raises ValueError where its review is of another text, or none of ours."""
    review = of_review(article)
    is_draft = bool(article.rest.get(DRAFT))
    untouched = is_draft and KEY not in article.rest
    places = set(review.pending.entities)
    mentions = (
        Mention(start=start, end=end, label=Label(label), pending=untouched or (start, end) in places)
        for start, end, label in article.entities
    )
    records = evidence.of_annotations(article, tuple(review.evidence))
    return State(
        done=not is_draft,
        mentions=tuple(mentions),
        records=tuple(_with_open_ends(one, n, review, untouched) for n, one in enumerate(records)),
        rejected=_items(article, review.rejected),
        kept=_items(article, review.kept),
    )


def line(article: Annotated, state: State) -> Annotated:
    """The article with what stands in it; a record that says what it said keeps the words of the file."""
    rest = {key: value for key, value in article.rest.items() if key not in (KEY, DRAFT)}
    draft = {} if state.done else {DRAFT: True}
    events = _events(state.records, article.events)
    spans = tuple(sorted(state.spans))
    return replace(article, entities=spans, events=events, rest={**rest, **draft, KEY: _written(article, state)})


def of_review(article: Annotated) -> Review:
    """What only a review knows of an article. Raises ValueError as `state` does."""
    said = article.rest.get(KEY, {"text": article.hash})
    try:
        review = Review.model_validate(said)
    except ValidationError as error:
        raise ValueError(f"{article.id}: {KEY!r} is not what `ekspor review` writes: {error}") from error
    if review.text != article.hash:
        raise ValueError(f"{article.id}: its text is no longer the one that was reviewed: put back that text")
    return review


def _with_open_ends(found: Record, n: int, review: Review, untouched: bool) -> Record:
    """The record, what is pending of it, and what was written and cannot be read."""
    pending = review.pending.events[n] if n < len(review.pending.events) else []
    unread = review.unread[n] if n < len(review.unread) else []
    split = (line.partition(": ") for line in unread)
    fillers = [*found.fillers, *(Filler(slot=slot, said=said) for slot, _, said in split)]
    marked = [filler.model_copy(update={"pending": untouched or filler.line in pending}) for filler in fillers]
    return Record(status=found.status, fillers=tuple(marked), pending=untouched or _STATUS in pending)


def _items(article: Annotated, aside: _Aside) -> Items:
    """What was put aside. The mentions of several systems may overlap, so each is looked at alone."""
    alone = (annotated({"id": article.id, "text": article.text, "entities": [one]}) for one in aside.entities)
    mentions = (Mention(start=s, end=e, label=Label(label)) for one in alone for s, e, label in one.entities)
    return Items(
        mentions=tuple(mentions), records=evidence.of_annotations(replace(article, events=tuple(aside.events)))
    )


def _events(records: Iterable[Record], kept: Iterable[Entry]) -> tuple[Entry, ...]:
    before = {record.told(event): event for event in reversed([*kept])}
    return tuple(before.get(one.told, one.event) for one in records)


def _written(article: Annotated, state: State) -> Entry:
    read = [[filler for filler in one.fillers if filler.error is None] for one in state.records]
    unread = [[filler.line for filler in one.fillers if filler.error is not None] for one in state.records]
    open_ends = {
        "entities": [(one.start, one.end) for one in state.mentions if one.pending],
        "events": [_pending(one) for one in state.records],
    }
    said: Entry = {
        "text": article.hash,
        "evidence": [{filler.line: filler.evidence for filler in some} for some in read],
        "unread": unread if any(unread) else [],
        "pending": {} if state.done else open_ends,
        "rejected": _aside(state.rejected),
        "kept": _aside(state.kept),
    }
    return {key: value for key, value in said.items() if value}


def _pending(one: Record) -> list[str]:
    return [_STATUS] * one.pending + [filler.line for filler in one.fillers if filler.pending]


def _aside(items: Items) -> Entry:
    entities = [{"start": m.start, "end": m.end, "label": m.label.value} for m in items.mentions]
    events = [one.event for one in items.records]
    return {key: value for key, value in (("entities", entities), ("events", events)) if value}
