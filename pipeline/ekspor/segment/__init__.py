"""Cuts an article into sentences and says of each what it is: headline, lead, body, caption, or what is not text.

Datelines, credits, "Baca juga" links and page furniture are recognised, not deleted: every character that is not blank
stays in a `Sentence`, and `Kind.is_text` says whether a record may rest on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ekspor.schema import Kind, Sentence
from ekspor.segment import furniture, sentences
from ekspor.segment.lines import ENDS, Line, lines, paragraphs

__all__ = ["segment", "unwrapped"]

_TOP = 12  # a dateline further down is not the article's own
_LEAD_REACH = 300  # in articles without line breaks the lead ends here
_FRAGMENT = 160  # a longer paragraph is running text however it ends
_HEADLINE_WORDS = 4  # no headline has fewer
_CREDIT_WORDS = 6  # a line between headline and lead with more words is a caption
_NEAR = 0.75  # share of words that a line has in common with the title
_STOP = re.compile(r"""[.…]["”’)]{0,3}$|[\w%)]{2}[.”"][ \xa0]+[“"A-Z]""")
_WORD = re.compile(r"\w+")
_LINE_END = re.compile(rf"[{ENDS}]")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph; `kind` is None while it is taken for running text."""

    start: int
    end: int
    kind: Kind | None


def segment(text: str, title: str = "") -> tuple[Sentence, ...]:
    """The sentences of an article in order: not overlapping, trimmed, covering all of `text` that is not blank.

    `title` helps to recognise the headline where the text repeats it.
    """
    blocks = list(_blocks(text, title))
    lead = _lead(text, blocks)
    blocks[:lead] = _top(text, title, blocks[:lead])
    return tuple(sentence for i, block in enumerate(blocks) for sentence in _sentences(text, block, i, i == lead))


def unwrapped(text: str, found: Sequence[Sentence]) -> str:
    """The text with a blank for every line end within a sentence, code point for code point: where lines are
    hard-wrapped, names and amounts go on in the next line."""
    pieces, last = [], 0
    for sentence in found:
        pieces += [text[last : sentence.start], _LINE_END.sub(" ", text[sentence.start : sentence.end])]
        last = sentence.end
    return "".join([*pieces, text[last:]])


def _blocks(text: str, title: str) -> Iterator[_Block]:
    """Paragraphs, with the kinds that a line shows by itself."""
    running: list[Line] = []
    closing = False
    for line in _without_title(text, title, lines(text)):
        closes = furniture.line_kind(text, line.start, line.end, "closing")
        closing = closes is not None or (closing and not _is_running(text, line.start, line.end))
        kind = closes or _own_kind(text, title, line) or (Kind.CHROME if closing else None)
        if kind is None:
            running.append(line)
            continue
        yield from (_Block(start, end, None) for start, end in paragraphs(text, running))
        running.clear()
        yield _Block(line.start, line.end, kind)
    yield from (_Block(start, end, None) for start, end in paragraphs(text, running))


def _without_title(text: str, title: str, found: Iterator[Line]) -> Iterator[Line]:
    """The lines, with the title cut off where running text follows it in the same line."""
    for i, line in enumerate(found):
        cut = line.start + len(title)
        if not i and title and cut < line.end and text.startswith(title, line.start) and text[cut].isspace():
            yield Line(line.start, cut, line.apart)
            start = cut + len(text[cut : line.end]) - len(text[cut : line.end].lstrip())
            yield Line(start, line.end, True)
        else:
            yield line


def _own_kind(text: str, title: str, line: Line) -> Kind | None:
    if line.end - line.start <= 2 * len(title) and _resembles(text[line.start : line.end], title):
        return Kind.HEADLINE
    return furniture.line_kind(text, line.start, line.end, "line")


def _resembles(line: str, title: str) -> bool:
    ours, theirs = (set(_WORD.findall(words.casefold())) for words in (line, title))
    return len(theirs) > 1 and len(ours & theirs) >= _NEAR * max(len(ours), len(theirs))


def _is_running(text: str, start: int, end: int) -> bool:
    return end - start > _FRAGMENT or _STOP.search(text, start, end) is not None


def _lead(text: str, blocks: Sequence[_Block]) -> int:
    """Index of the paragraph the article's own text begins with: by its dateline, else the first running one."""
    open_blocks = [i for i, block in enumerate(blocks) if block.kind is None]
    running = [i for i in open_blocks if _is_running(text, blocks[i].start, blocks[i].end)]
    for i in running[:_TOP]:
        if furniture.has_dateline(text, blocks[i].start, blocks[i].end):
            return i
    return (running or open_blocks[-1:] or [0])[0]


def _top(text: str, title: str, blocks: Sequence[_Block]) -> Iterator[_Block]:
    """What stands above the lead: section labels, the headline, a summary, credits, captions."""
    blocks = [_dated(text, block) for block in blocks]
    headline = next((i for i, block in enumerate(blocks) if block.kind is Kind.HEADLINE), None)
    if headline is None:
        least = _CREDIT_WORDS + 1 if title else _HEADLINE_WORDS  # a text without its known title rarely has another
        headline = next((i for i, block in enumerate(blocks) if _could_be_headline(text, block, least)), -1)
    summarised = credited = False
    for i, block in enumerate(blocks):
        kind = block.kind
        if kind is None and i == headline:
            kind = Kind.HEADLINE
        elif kind is None and i < headline and block.end - block.start <= _FRAGMENT:
            kind = Kind.CHROME
        elif kind is None and _is_running(text, block.start, block.end):
            kind = Kind.CAPTION if credited or summarised else Kind.LEAD
            summarised = True
        elif kind is None:
            named = text[block.start].isalpha() and _words(text, block) <= _CREDIT_WORDS
            kind = Kind.BYLINE if named else Kind.CAPTION
        credited = block.kind is None and kind is Kind.BYLINE
        yield replace(block, kind=kind)


def _dated(text: str, block: _Block) -> _Block:
    if block.kind is not None:
        return block
    return replace(block, kind=furniture.line_kind(text, block.start, block.end, "top"))


def _could_be_headline(text: str, block: _Block, least: int) -> bool:
    return block.kind is None and _words(text, block) >= least and not _is_running(text, block.start, block.end)


def _words(text: str, block: _Block) -> int:
    return len(text[block.start : block.end].split())


def _sentences(text: str, block: _Block, paragraph: int, is_lead: bool) -> Iterator[Sentence]:
    if block.kind in (Kind.LEAD, Kind.CAPTION):
        for start, end in sentences.split(text, block.start, block.end):
            yield Sentence(start, end, block.kind, paragraph)
    elif block.kind is not None:
        yield Sentence(block.start, block.end, block.kind, paragraph)
    else:
        yield from _running(text, block, paragraph, is_lead)


def _running(text: str, block: _Block, paragraph: int, is_lead: bool) -> Iterator[Sentence]:
    begin: int | None = None
    for piece in furniture.pieces(text, block.start, block.end, lead=is_lead):
        if piece.kind is not None:
            yield Sentence(piece.start, piece.end, piece.kind, paragraph)
            continue
        begin = piece.start if begin is None else begin
        for start, end in sentences.split(text, piece.start, piece.end):
            in_lead = is_lead and start - begin < _LEAD_REACH
            yield Sentence(start, end, Kind.LEAD if in_lead else Kind.BODY, paragraph)
