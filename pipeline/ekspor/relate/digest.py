"""The items of a digest: several reports under one headline, each with a dateline of its own and told by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ekspor.relate import roles
from ekspor.relate.line import Line
from ekspor.schema import Kind, Label, Sentence

_ITEMS_AT_LEAST = 3
"""Paragraphs with a dateline that make an article a digest; a second one may follow a masthead."""


def items(lines: list[Line], sentences: Sequence[Sentence]) -> list[list[Line]]:
    """The lines of each item, those before the first by themselves; of an article that is no digest all together."""
    dated = {sentence.paragraph for sentence in sentences if sentence.kind is Kind.DATELINE}
    firsts = (at for at, line in enumerate(lines) if at == 0 or _paragraph(line) != _paragraph(lines[at - 1]))
    starts = [at for at in firsts if _paragraph(lines[at]) in dated or _begins_with_dateline(lines[at])]
    if len(starts) < _ITEMS_AT_LEAST:
        return [lines]
    return [lines[start:end] for start, end in pairwise(sorted({0, *starts, len(lines)}))]


def _paragraph(line: Line) -> int:
    return line.sentence.paragraph


def _begins_with_dateline(line: Line) -> bool:
    """ "SAMPIT – 12 ton …": where it is one, but was not taken for a sentence of its own."""
    return any(roles.is_dateline(line, place) for place in line.of(Label.REGION)[:1])
