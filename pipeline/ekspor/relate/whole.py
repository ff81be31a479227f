"""What speaks for a good of a claim: whether the sentence tells of a whole, of which it is a part."""

from __future__ import annotations

from collections.abc import Iterator

from ekspor.relate.claim import Claim
from ekspor.relate.filled import Key
from ekspor.relate.flow import Flow
from ekspor.relate.line import Line
from ekspor.schema import Label

_RIGHT_BEHIND = 12
"""Characters between a word of export and the name that it is said of."""


def signs(flow: Flow, key: Key, fill: str, state: str) -> Iterator[str]:
    """The signs of a name; `fill` and `state` as `fit.py` says them."""
    of, counted = _of(flow.line, flow.start), _counted(flow.claim)
    part = key in flow.filled.with_figure["commodity"]
    yield f"exports of={of} & {state}"
    yield f"exports of={of} & slot={fill}"
    yield f"exports of={of} & part={part} & {state}"
    yield f"counted in={counted} & {state}"
    yield f"counted in={counted} & part={part} & slot={fill}"


def _of(line: Line, start: int | None) -> str | None:
    """What the last word of export before a figure is said of: goods, a place, a time, or an amount right behind it."""
    ends = [c.end for c in line.cues if c.kind == "export" and (start is None or c.end <= start)]
    if not ends:
        return None
    behind = next((m for m in line.mentions if 0 <= m.start - ends[-1] <= _RIGHT_BEHIND), None)
    return _kind(behind.label) if behind is not None else "other"


def _kind(label: Label) -> str:
    match label:
        case Label.MONEY | Label.QUANTITY | Label.PERCENT:
            return "amount"
        case Label.REGION | Label.COUNTRY:
            return "place"
        case _:
            return label.value.lower()


def _counted(claim: Claim) -> str:
    """What a claim counts: goods of one kind are told in tons, all exports in money."""
    slots = [slot for slot in ("value", "quantity", "share", "change") if claim.says(slot)]
    return "+".join(slots[:2])
