"""The last look at a record before it is written: what is impossible becomes a Rejection with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ekspor.schema import SLOTS, Evidence, ExportEvent, Rejection

_CONTENT = ("exporter", "commodity", "destination", "value", "quantity", "change", "share")
_AMOUNTS = {
    "value": ("low", "high"),
    "quantity": ("low", "high", "kg"),
    "change": ("percent", "amount"),
    "share": ("percent",),
}
"""The numbers of a filler, by its slot."""
_ABSURD = Decimal(10**32)
"""Far more than there is of anything, in any currency or unit; and the columns of a table hold no more."""


def validate(record: ExportEvent, text: str) -> ExportEvent | Rejection:
    """The record, or why it cannot stand. `text` is its article's.

    It must say something of a flow, hold the text's words where it says they stand, have evidence for every filler,
    periods that run forward and amounts that can be. The reason is `kind: detail`; runs count rejections by kind.
    """
    fault = next(_faults(record, text), None)
    if fault is None:
        return record
    return Rejection(
        "validate", f"{fault}, in the record of the sentence at {record.sentence_start}", record.document.id
    )


def _faults(record: ExportEvent, text: str) -> Iterator[str]:
    if not any(getattr(record, slot) for slot in _CONTENT):
        yield f"no content: none of {', '.join(_CONTENT)} is filled"
    if text[record.sentence_start : record.sentence_end] != record.sentence:
        yield f"sentence not in the text: {record.sentence[:80]!r} does not stand at its offsets"
    yield from _misplaced("status", record.status_evidence, text)
    for slot in SLOTS:
        for filler in getattr(record, slot):
            if not filler.evidence:
                yield f"no evidence: nothing in the text is given for {slot} {filler.surface!r}"
            yield from _misplaced(slot, filler.evidence, text)
            amounts = (getattr(filler, name) for name in _AMOUNTS.get(slot, ()))
            if any(amount is not None and amount.copy_abs() >= _ABSURD for amount in amounts):
                yield f"absurd amount: {slot} {filler.surface[:80]!r} is {_ABSURD:.0E} or more"
    for period in record.period:
        if period.start is not None and period.end is not None and period.start > period.end:
            yield f"period runs backward: {period.surface!r} is {period.start} to {period.end}"


def _misplaced(slot: str, evidence: tuple[Evidence, ...], text: str) -> Iterator[str]:
    for one in evidence:
        if text[one.start : one.end] != one.text:
            yield f"evidence not in the text: {one.text!r} of {slot} does not stand at {one.start}"
