"""The parts of a sentence, where it turns from one flow to another ("… ke Oman, sedangkan CV Rimba menghentikan …")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ekspor.relate import context, roles
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reading import Reading
from ekspor.schema import Label

_SENDS_NEAR = 40
"""Characters between a firm and the word that says that it sends something."""


def parts(line: Line) -> list[Line]:
    """The sentence cut where it turns to another flow; whole where it does not."""
    turns = [match.start() for match in phrase("clause.part").all(line.text, line.start, line.end)]
    ends = sorted({*turns, *_next_senders(line)})
    return [line.part(start, end) for start, end in pairwise([line.start, *ends, line.end])] if ends else [line]


def _next_senders(line: Line) -> list[int]:
    """ "PT Satu mengirim teh ke Oman, PT Dua mengirim 9 ton kopi ke Mesir": where each firm begins that comes after
    another one and is itself said to send something."""
    firms = line.of(Label.COMPANY)
    if len(firms) < 2:
        return []
    sent = [cue.start for cue in context.flows(line)]
    ends = [*(firm.start for firm in firms[1:]), line.end]
    sends = [
        any(firm.end <= at < min(firm.end + _SENDS_NEAR, end) for at in sent)
        for firm, end in zip(firms, ends, strict=True)
    ]
    later = [firm.start for firm, own in zip(firms[1:], sends[1:], strict=True) if own]
    return [start for start in later if line.before(start, "clause.next-sender")] if sends[0] else []


def beside(line: Line, readings: Sequence[Reading]) -> list[Line]:
    """The parts in which no figure stands, of a sentence that has some in others."""
    found = parts(line)
    return [
        part
        for part in (found if len(found) > 1 else ())
        if not any(part.start < reading.end and reading.start < part.end for reading in readings)
    ]


def apart(line: Line, readings: Sequence[Reading]) -> list[Line]:
    """Of the parts beside the figures those that tell of a flow of their own: what they name goes with no figure."""
    return [part for part in beside(line, readings) if has_own_flow(part)]


def has_own_flow(part: Line) -> bool:
    """Whether a part says by itself that something is sent or stopped, and by whom or where to."""
    if not (part.has("halted") or context.flows(part)):
        return False
    return bool(roles.exporters(part)) and any(
        part_of == "destination" for _, part_of in roles.roles(part, part.of(Label.COUNTRY, Label.REGION))
    )
