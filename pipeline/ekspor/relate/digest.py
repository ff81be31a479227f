"""The items of a digest: several reports or pictures under one headline, each with a dateline or a credit of its own
and told by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ekspor.relate import geography
from ekspor.relate.line import Line
from ekspor.schema import Kind, Label, Sentence

_ITEMS_AT_LEAST = 3
"""Paragraphs with a dateline, or pictures, that make an article a digest; a second dateline may follow a masthead."""


def items(lines: list[Line], sentences: Sequence[Sentence]) -> list[list[Line]]:
    """The lines of each item, those before the first by themselves; of an article that is no digest all together."""
    dated = {sentence.paragraph for sentence in sentences if sentence.kind is Kind.DATELINE}
    firsts = (at for at, line in enumerate(lines) if at == 0 or _paragraph(line) != _paragraph(lines[at - 1]))
    own = dated | _pictures(lines, sentences)
    starts = [at for at in firsts if _paragraph(lines[at]) in own or _begins_with_dateline(lines[at])]
    if len(starts) < _ITEMS_AT_LEAST:
        return [lines]
    return [lines[start:end] for start, end in pairwise(sorted({0, *starts, len(lines)}))]


def _paragraph(line: Line) -> int:
    return line.sentence.paragraph


def _pictures(lines: list[Line], sentences: Sequence[Sentence]) -> set[int]:
    """The paragraphs that end in the credit of a picture ("… ke Oman. FOTO/Budi"), where most of an article do."""
    text = lines[0].text if lines else ""
    told = {_paragraph(line) for line in lines}
    pictured = {
        sentence.paragraph
        for sentence in sentences
        if sentence.kind is Kind.CAPTION
        or (sentence.kind is Kind.BYLINE and "foto" in text[sentence.start : sentence.end].casefold())
    } & told
    return pictured if 2 * len(pictured) > len(told) else set()


def _begins_with_dateline(line: Line) -> bool:
    """ "SAMPIT – 12 ton …": where it is one, but was not taken for a sentence of its own."""
    return any(geography.is_dateline(line, place) for place in line.of(Label.REGION)[:1])
