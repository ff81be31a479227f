"""What a person decided, kept apart from what the system says: so decisions outlive the system that proposed.

Today's system is in view whenever a person decides. So what a person takes out of an article that it says is rejected,
and what a person puts in that it does not say is kept: neither will be asked again, whichever system says it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ekspor.review.disagreement import one_flow
from ekspor.review.state import Items, Mention, Record, State


def begun(system: State) -> State:
    """An article that nobody has looked at: what the system says, all of it pending."""
    mentions = tuple(one.model_copy(update={"pending": True}) for one in system.mentions)
    return State(mentions=mentions, records=system.records)


def reopened(kept: State, system: State) -> State:
    """An article that was looked at. What is done stays as it is; where it is not, what was pending gives way to what
    today's system says and does not contradict a decision."""
    if kept.done:
        return kept
    decided = [one for one in kept.mentions if not one.pending]
    rejected = {one.span for one in kept.rejected.mentions}
    proposed = [one for one in begun(system).mentions if one.span not in rejected and _is_free(one, decided)]
    mentions = sorted([*decided, *proposed], key=lambda one: one.span)
    return kept.model_copy(update={"mentions": tuple(mentions), "records": _records(kept, system)})


def _is_free(mention: Mention, decided: Iterable[Mention]) -> bool:
    return all(mention.end <= one.start or one.end <= mention.start for one in decided)


def _records(kept: State, system: State) -> tuple[Record, ...]:
    decided = [one for one in kept.records if not one.untouched]
    paired = {n for _, n in one_flow(decided, system.records)}
    proposed = [
        one
        for n, one in enumerate(system.records)
        if n not in paired and not one.among([*decided, *kept.rejected.records])
    ]
    still = [one for one in kept.records if not one.untouched or one.among(proposed)]
    return (*still, *(one for one in proposed if not one.among(still)))


def decided(before: State, after: State, system: State) -> State:
    """The article after a person changed it, with what that rejects and what it keeps. It is not done as long as
    something in it cannot be read; once it is, nothing in it is pending."""
    is_read = all(filler.error is None for one in after.records for filler in one.fillers)
    aside = {"rejected": _rejected(before, after, system), "kept": _kept(before, after, system)}
    if not (after.done and is_read):
        return after.model_copy(update={**aside, "done": False})
    mentions = tuple(_settled_mention(one) for one in after.mentions)
    return after.model_copy(update={**aside, "mentions": mentions, "records": tuple(map(_settled, after.records))})


def _rejected(before: State, after: State, system: State) -> Items:
    gone = [one for one in system.mentions if one.span in before.spans - after.spans]
    mentions = {one.span: one for one in (*after.rejected.mentions, *gone) if one.span not in after.spans}
    taken_out = [one for one in system.records if one.among(before.records) and not one.among(after.records)]
    records = [one for one in (*after.rejected.records, *taken_out) if not one.among(after.records)]
    return _put_aside(mentions.values(), records)


def _kept(before: State, after: State, system: State) -> Items:
    new = after.spans - before.spans - system.spans
    held = new | {one.span for one in after.kept.mentions}
    mentions = [one for one in after.mentions if one.span in held]
    added = [one for one in after.records if not one.among([*before.records, *system.records])]
    records = [one for one in (*after.kept.records, *added) if one.among(after.records)]
    return _put_aside(mentions, records)


def _put_aside(mentions: Iterable[Mention], records: Iterable[Record]) -> Items:
    """Each once, as a thing of its own: nothing of it is pending."""
    once: list[Record] = []
    for one in records:
        if not one.among(once):
            once.append(_settled(one))
    settled = sorted(map(_settled_mention, mentions), key=lambda one: one.span)
    return Items(mentions=tuple(settled), records=tuple(once))


def _settled_mention(one: Mention) -> Mention:
    return one.model_copy(update={"pending": False})


def _settled(one: Record) -> Record:
    fillers = tuple(filler.model_copy(update={"pending": False}) for filler in one.fillers)
    return Record(status=one.status, fillers=fillers)
