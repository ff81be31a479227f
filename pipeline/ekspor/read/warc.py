"""What web crawlers write, WARC and its forerunner ARC: every HTML page that a server answered with is an article.

Records that are no answers (requests, notes of the crawler) are passed over, answers that are no page (images,
redirects, pages not found) counted. When a page was fetched is not when its article was published, so a record's date
is not used. Behind a damaged record reading goes on at the next one that begins.

A stretch has some answers, each below a line with its URL and length, whichever form it came in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader

from ekspor.config import Settings
from ekspor.read import http
from ekspor.read.cut import Stretches, grouped, longest
from ekspor.read.draft import Draft
from ekspor.read.part import NoArticle, Part
from ekspor.read.stream import CHUNK, UnreadableError
from ekspor.schema import Rejection

ANSWER = b"HTTP/"
"""What the answer of a web server begins with."""
HEADERS = 1 << 16
"""Bytes that the headers of a record may take."""

WARC = re.compile(rb"WARC/\d")
WARC_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
WARC_TYPE = re.compile(
    rb"^WARC-Type:[ \t]*(response|request|warcinfo|metadata|resource|revisit|conversion|continuation)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
WARC_URL = re.compile(rb"^WARC-Target-URI:[ \t]*<?(https?:[^\s<>]+)", re.IGNORECASE | re.MULTILINE)
ARC = re.compile(rb"([a-z]+:\S*) \S+ \d{8,14} \S+(?:(?: \S+){5})? (\d{1,15})\s*$")
"""URL, address, date, type and length; version 2 has five more before the length."""
LINE = re.compile(rb"(\S+) (\d+)\n")
"""What stands above an answer in a stretch."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the head of a record says; `url` is None where it holds no answer of a web server."""

    url: bytes | None
    length: int
    repeats: bool = False
    """It holds the head of an answer, whose page is the same as earlier and not there again (`revisit`)."""


def cut_warc(stream: BufferedReader, name: str, settings: Settings) -> Stretches:
    """Some answers of a WARC file at a time. Raises `UnreadableError` where it ends within a record."""
    return grouped(_answers(stream, name, longest(settings), _warc))


def cut_arc(stream: BufferedReader, name: str, settings: Settings) -> Stretches:
    """Some answers of an ARC file at a time. Raises `UnreadableError` where it ends within a record."""
    return grouped(_answers(stream, name, longest(settings), _arc))


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection | NoArticle]:
    """The articles among the answers."""
    stream = part.stream()
    number = part.first
    while line := LINE.fullmatch(stream.readline()):
        data = stream.read(int(line[2]))
        yield http.draft(data, line[1].decode("utf-8", "replace"), f"{part.name}:{number}", settings)
        number += 1


def _warc(line: bytes, stream: BufferedReader) -> Record | None:
    if not WARC.match(line):
        return None
    head = b""
    while len(head) < HEADERS and (line := stream.readline(HEADERS)).strip():
        head += line
    length, kind, url = WARC_LENGTH.search(head), WARC_TYPE.search(head), WARC_URL.search(head)
    if length is None or kind is None:
        return None
    answers, repeats = (kind[1].lower() == one for one in (b"response", b"revisit"))
    return Record(url[1] if url and answers else None, int(length[1]), repeats)


def _arc(line: bytes, _stream: BufferedReader) -> Record | None:
    head = ARC.match(line)
    return Record(head[1] if head[1].startswith(b"http") else None, int(head[2])) if head else None


def _answers(
    stream: BufferedReader, name: str, limit: int, head: Callable[[bytes, BufferedReader], Record | None]
) -> Stretches:
    """The answers, numbered; what is damaged, and what is too long, as rejections."""
    number, lost = 1, False
    while line := stream.readline(HEADERS):
        if not line.strip():
            continue
        record = head(line, stream)
        if record is None:
            if not lost:
                yield Rejection("read", "damaged: no record where one should begin", source=f"{name}:{number}")
            lost = True
            continue
        lost = False
        keep = record.url is not None and record.length <= limit
        start = stream.read(min(record.length, len(ANSWER)))
        data = start + _taken(stream, record.length - len(start), keep, number)
        if record.url is None:
            if start == ANSWER and not record.repeats:
                reason = "damaged: a web server's answer, but its head does not say so, or not from where"
                yield Rejection("read", reason, source=f"{name}:{number}")
            continue
        if keep:
            yield b"%s %d\n%s" % (record.url, len(data), data), number
        else:
            yield Rejection("read", f"too long: an answer of more than {limit:,} bytes", source=f"{name}:{number}")
        number += 1


def _taken(stream: BufferedReader, length: int, keep: bool, number: int) -> bytes:
    """The next bytes of the stream; not held in memory where they are not to be kept."""
    kept, left = [], length
    while left:
        if not (data := stream.read1(min(left, CHUNK))):
            raise UnreadableError(f"cut off: the file ends within a record, before or in answer {number:,}")
        left -= len(data)
        if keep:
            kept.append(data)
    return b"".join(kept)
