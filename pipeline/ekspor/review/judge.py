"""What is to be said of an article under review: what `annotate check` finds, what cannot be read, and where today's
system disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ekspor.annotate import lint, lint_records
from ekspor.annotate.article import Annotated
from ekspor.exchange import DRAFT, Entry
from ekspor.review import disagreement
from ekspor.review.state import State


def verdict(article: Annotated, state: State, system: State) -> Entry:
    """Findings, errors and disagreements, as plain values for JSON."""
    return {
        "errors": list(_errors(state)),
        "findings": list(_findings(article, state)),
        "mention_disagreements": [
            one.model_dump(mode="json") for one in disagreement.of_mentions(article.text, state, system)
        ],
        "record_disagreements": [one.model_dump(mode="json") for one in disagreement.of_records(state, system)],
    }


def news(text: str, state: State, system: State) -> int:
    """How many disagreements nobody has seen yet."""
    mentions = sum(not one.known for one in disagreement.of_mentions(text, state, system))
    return mentions + sum(not one.known for one in disagreement.of_records(state, system))


def _errors(state: State) -> Iterator[Entry]:
    for n, one in enumerate(state.records):
        for m, filler in enumerate(one.fillers):
            if filler.error is not None:
                yield {"record": n, "filler": m, "message": filler.error}


def _findings(article: Annotated, state: State) -> Iterator[Entry]:
    """What the guideline has against it, at a mention (`start`), a record, or a filler of one by its line."""
    events = tuple(one.event for one in state.records)
    rest = {key: value for key, value in article.rest.items() if key != DRAFT}
    standing = replace(article, entities=tuple(sorted(state.spans)), events=events, rest=rest)
    for one in chain(lint.mentions(standing), lint_records.records(standing)):
        where = {"start": one.start, "record": one.record, "filler": one.filler}
        yield {"level": one.level.value, "message": one.message, **where}
