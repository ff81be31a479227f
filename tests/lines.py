"""Sentences and articles of our own, read by the real parts as far as a test needs: tagged, related, assembled."""

import re
from collections.abc import Iterable
from datetime import date

from ekspor import assemble
from ekspor.normalise import normalise
from ekspor.relate import cues, facts, inherit
from ekspor.relate.claim import Claim, Link
from ekspor.relate.line import Line
from ekspor.relate.names import Names
from ekspor.schema import Article, ExportEvent, Kind, Label, Mention, Period, Publication, Sentence
from ekspor.segment import segment
from ekspor.tag import tag

PUBLISHED = date(2024, 5, 20)
"""A Monday."""


def mentions(text: str) -> list[Mention]:
    return [normalise(m, PUBLISHED) for m in tag(text)[0]]


def line(text: str, kind: Kind = Kind.BODY) -> Line:
    """The text as one sentence."""
    found = mentions(text)
    return Line.read(text, Sentence(0, len(text), kind, 0), found, cues.find(text, found))


def marked(text: str) -> tuple[str, list[Mention]]:
    """Text and mentions of "[AGENCY Bea Cukai] mencatat …", where a test is not about what is tagged."""
    plain, found = "", []
    for words_before, label, inside in re.findall(r"([^\[]*)(?:\[([A-Z]+) ([^\]]+)\])?", text):
        plain += words_before
        if label:
            mention = Mention(len(plain), len(plain) + len(inside), Label(label), inside, "test")
            found.append(normalise(mention, PUBLISHED))
            plain += inside
    return plain, found


def names(text: str) -> tuple[Names, list[Mention]]:
    """The names of a marked text, and its mentions."""
    plain, found = marked(text)
    return Names(plain, found), found


def the(text: str, words: str, label: Label | None = None) -> tuple[Line, Mention]:
    """The text as a line, and its mention with these words."""
    read = line(text)
    found = [m for m in read.mentions if m.text == words and label in (None, m.label)]
    assert found, f"{words!r} is not tagged; tagged are {[(m.text, m.label.value) for m in read.mentions]}"
    return read, found[0]


def claims(text: str, goes_on: bool = False, anchor: Period | None = None) -> list[Claim]:
    """What one sentence claims by itself."""
    return facts.claims(line(text), PUBLISHED, goes_on, anchor)[0]


def article(*paragraphs: str, title: str = "") -> list[Claim]:
    """The claims of an article, filled from their context."""
    text = "\n\n".join([title, *paragraphs] if title else paragraphs)
    return inherit.relate(text, segment(text, title), mentions(text), PUBLISHED)


def records(*paragraphs: str, title: str = "") -> list[ExportEvent]:
    """The records of an article."""
    text = "\n\n".join([title, *paragraphs] if title else paragraphs)
    return assemble.assemble(
        Article(id="a1", title=title, text=text, published=PUBLISHED),
        Publication(PUBLISHED, "input"),
        mentions(text),
        article(*paragraphs, title=title),
    )


def words(links: Iterable[Link]) -> list[str]:
    return [link.text for link in links]


def said(claim: Claim, *slots: str) -> dict[str, list[str]]:
    """The words that fill the slots (all, when none is given)."""
    return {slot: words(links) for slot, links in claim.slots.items() if not slots or slot in slots}


def times(claim: Claim) -> list[str]:
    return [f"{p.start}..{p.end}" for p in claim.periods]
