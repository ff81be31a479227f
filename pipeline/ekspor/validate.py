"""The last look at a record before it is written: what is impossible becomes a Rejection with its reason."""

from __future__ import annotations

from ekspor.schema import SLOTS, ExportEvent, Rejection

_CONTENT = ("exporter", "commodity", "destination", "value", "quantity", "change", "share")


def validate(record: ExportEvent, text: str) -> ExportEvent | Rejection:
    """The record, or why it cannot stand: offsets that do not hold their words, no content, a period that ends before it starts."""
    reason = _fault(record, text)
    return record if reason is None else Rejection("validate", reason, record.document.id, record.sentence)


def _fault(record: ExportEvent, text: str) -> str | None:
    if not any(getattr(record, slot) for slot in _CONTENT):
        return f"a record needs one of {', '.join(_CONTENT)}; it has none"
    if text[record.sentence_start : record.sentence_end] != record.sentence:
        return "the quoted sentence does not stand at its offsets"
    for slot in SLOTS:
        for filler in getattr(record, slot):
            if not filler.evidence:
                return f"{slot} {filler.surface!r} has no evidence"
            for evidence in filler.evidence:
                if text[evidence.start : evidence.end] != evidence.text:
                    return f"evidence of {slot} at {evidence.start}: {evidence.text!r} does not stand there"
    for period in record.period:
        if period.start is not None and period.end is not None and period.start > period.end:
            return f"period {period.surface!r} ends before it starts: {period.start} to {period.end}"
    return None
