"""JSON that is not a line an object: an array of articles, one article, or one after the other, indented or not; also
an object with a list of them.

Objects are found by their braces and parsed one by one, so the file may be larger than the memory, and a broken object
costs no other.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from io import BufferedReader, BytesIO

from ekspor.config import Settings
from ekspor.read import jsonl
from ekspor.read.cut import Stretches, first_line, grouped, longest
from ekspor.read.decode import not_text
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.read.stream import CHUNK, UnreadableError
from ekspor.schema import Rejection

BETWEEN = re.compile(rb"[^\s,\[\]]")
"""What begins between objects: an object, a string or another word."""
WORD = re.compile(rb'[^\s,"\[\]{]*+')
WITHIN = re.compile(rb'["{}]')
"""What counts within an object: braces, and strings, for there may be braces in them."""
QUOTED = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)


def cut(stream: BufferedReader, name: str, settings: Settings) -> Stretches:
    """Some objects at a time, a line between them. Raises `UnreadableError` where an object or the array has no end."""
    if reason := not_text(first_line(stream)):
        return iter([Rejection("read", reason, source=name)])
    if stream.peek().startswith(BOM_UTF8):
        stream.read(len(BOM_UTF8))
    array = stream.peek().lstrip().startswith(b"[")
    return grouped(_numbered(stream, name, longest(settings), array), joint=b"\n")


def _numbered(stream: BufferedReader, name: str, limit: int, array: bool) -> Stretches:
    for number, value in enumerate(_values(stream, limit, array), 1):
        if len(value) > limit:
            yield Rejection("read", f"too long: an object of more than {limit:,} bytes", source=f"{name}:{number}")
        else:
            yield value, number


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection]:
    """The articles among the objects."""
    for number, value in enumerate(_values(part.stream(), len(part.data)), part.first):
        yield from jsonl.objects(value, f"{part.name}:{number}", settings.fields)


def _values(stream: BytesIO | BufferedReader, limit: int, array: bool = False) -> Iterator[bytes]:
    """The objects, and whatever else stands between them; of one that is too long, enough to exceed the limit."""
    scan, value, last = _Scan(), b"", b""
    while data := stream.read1(CHUNK):
        last = data.rstrip()[-1:] or last
        for start, end in scan.ends(data):
            yield value + data[start:end]
            value = b""
        if scan.inside and len(value) <= limit:
            value += data[scan.start :]
    if scan.quoted or scan.depth:
        raise UnreadableError(
            "broken JSON: the last object has no end; it was cut off, or lacks a quote or brace before"
        )
    if value:
        yield value
    if array and last != b"]":
        raise UnreadableError("broken JSON: the array has no end; the file was cut off behind an object")


class _Scan:
    """Finds values in data that comes bit by bit: where one begins, and whether it is a word, a string or an object."""

    def __init__(self) -> None:
        self.start = 0
        """Where the value begins in the data at hand; what began in data before goes on at its start."""
        self.depth = 0
        self.quoted = self.word = False
        self._escape = False

    @property
    def inside(self) -> bool:
        """A value has begun."""
        return self.quoted or self.word or self.depth > 0

    def ends(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Where the values stand that end in the data."""
        at, self.start = int(self._escape), 0
        self._escape = False
        while at < len(data):
            if not self.inside:
                at = self._begin(data, at)
                continue
            at = self._on(data, at)
            if not self.inside or (self.word and at < len(data)):
                self.word = False
                yield self.start, at

    def _begin(self, data: bytes, at: int) -> int:
        if (first := BETWEEN.search(data, at)) is None:
            return len(data)
        self.start = first.start()
        self.depth, self.quoted = int(first[0] == b"{"), first[0] == b'"'
        self.word = not self.inside
        return first.end()

    def _on(self, data: bytes, at: int) -> int:
        """How far the value goes on, to the next thing that counts."""
        if self.word:
            return _end(WORD, data, at)
        if self.quoted:
            at = _end(QUOTED, data, at)
            self.quoted = data[at : at + 1] != b'"'
            self._escape = data[at : at + 1] == b"\\"  # the last byte; what it escapes comes with the next data
            return at + 1 if at < len(data) else at
        if (token := WITHIN.search(data, at)) is None:
            return len(data)
        self.quoted = token[0] == b'"'
        self.depth += {b"{": 1, b"}": -1}.get(token[0], 0)
        return token.end()


def _end(pattern: re.Pattern[bytes], data: bytes, at: int) -> int:
    match = pattern.match(data, at)
    return match.end() if match else at
