"""Tokens whose ends are also the ends of the mentions, for the forms that count in tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ekspor.annotate.article import Annotated, Span
from ekspor.tag.tokens import TOKEN

Piece = tuple[int, int]
_BLANK = re.compile(r"\s*")


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The whole text in tokens and runs of blanks, cut also where a span begins or ends."""
    cuts = {0, len(text)} | {end for span in spans for end in span[:2]}
    cuts |= {match.start() for match in TOKEN.finditer(text)}
    ends = sorted(cuts)
    return list(pairwise(ends))


def tokens(article: Annotated) -> list[Piece]:
    """Its pieces that are no blanks, or lie in a mention."""
    inside = _inside(article.entities)
    found = pieces(article.text, article.entities)
    return [(start, end) for start, end in found if start in inside or not _is_blank(article.text, start, end)]


def words(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Each token, and whether a single blank follows that is none itself, as spaCy keeps a text; one that a mention
    takes in is a token."""
    spans = list(spans)
    inside = _inside(spans)
    left: tuple[str, bool] | None = None
    for start, end in pieces(text, spans):
        piece = text[start:end]
        if left and piece[0] == " " and start not in inside and not _is_blank(left[0], 0, len(left[0])):
            left, piece = (left[0], True), piece[1:]
        if piece:
            if left:
                yield left
            left = piece, False
    if left:
        yield left


def _inside(spans: Iterable[Span]) -> set[int]:
    return set[int]().union(*(range(start, end) for start, end, _ in spans))


def _is_blank(text: str, start: int, end: int) -> bool:
    match = _BLANK.match(text, start, end)
    return match is not None and match.end() == end
