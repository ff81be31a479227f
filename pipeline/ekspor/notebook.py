"""How records and articles look in a notebook: HTML without script or style sheet, the text as it was read."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ekspor.reading import line, normalised
from ekspor.schema import SLOTS, ExportEvent, Label, Mention

COLORS = {
    "MONEY": "#b5e3b0",
    "QUANTITY": "#d3ecb2",
    "PERCENT": "#e6efc0",
    "DATE": "#bcd4f6",
    "AGENCY": "#d9c8f0",
    "COMPANY": "#9fe0e0",
    "COMMODITY": "#ffe08a",
    "COUNTRY": "#f7b6d2",
    "REGION": "#f9cdb6",
    "PORT": "#c5dde8",
    "PERSON": "#dddddd",
}
"""The colours of the labels, here and in displaCy; one without has that of PERSON here."""

_LABEL_OF = {
    "exporter": Label.COMPANY,
    "origin": Label.REGION,
    "commodity": Label.COMMODITY,
    "destination": Label.COUNTRY,
    "value": Label.MONEY,
    "quantity": Label.QUANTITY,
    "period": Label.DATE,
    "agency": Label.AGENCY,
    "change": Label.PERCENT,
    "share": Label.PERCENT,
    "port": Label.PORT,
}
"""The label whose colour a slot has."""

Mark = tuple[int, int, str, str]
"""Start and end in the text, the label that gives the colour, and what is said on pointing at it."""


def record(event: ExportEvent) -> str:
    """The slots of a record, words and value, above its sentence, in which they are marked."""
    rows: list[tuple[str, str, str]] = [("", event.status, f"confidence {event.confidence:.2f}")]
    for slot in SLOTS:
        for filler in getattr(event, slot):
            rows.append((slot, line(filler.surface), normalised(slot, filler).removeprefix("= ")))
    rows += [("flag", flag, "") for flag in event.flags]
    table = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    marks = [
        (evidence.start - event.sentence_start, evidence.end - event.sentence_start, _LABEL_OF[slot], slot)
        for slot in SLOTS
        for filler in getattr(event, slot)
        for evidence in filler.evidence
    ]
    return f"<table>{table}</table>{_marked(event.sentence, marks)}"


def article(text: str, mentions: Iterable[Mention], records: Iterable[ExportEvent]) -> str:
    """The text with its mentions marked, and the records below."""
    marks = [(m.start, m.end, m.label, f"{m.label}, {m.rule}") for m in mentions]
    return _marked(text, marks) + "".join(record(event) for event in records)


def _cell(words: str) -> str:
    return f'<td style="text-align:left">{escape(words)}</td>'


def _marked(text: str, marks: Iterable[Mark]) -> str:
    """The text with marks in their colours; of two that overlap, and of those outside it, one is left out."""
    parts, done = [], 0
    for start, end, label, said in sorted(marks):
        if done <= start < end <= len(text):
            style = f"background:{COLORS.get(label, COLORS[Label.PERSON])};color:black"
            words = escape(text[start:end])
            parts += [escape(text[done:start]), f'<mark style="{style}" title="{escape(said)}">{words}</mark>']
            done = end
    return f'<p style="white-space:pre-wrap">{"".join(parts)}{escape(text[done:])}</p>'
