"""How a file is cut into stretches that can be read apart. One process cuts for all workers, so it only looks for ends.

A cut yields the bytes of each stretch and the number of its first line or entry, or the rejection of what cannot be
handed out. It raises `UnreadableError` where a file cannot be read further.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from ekspor.config import Settings
from ekspor.read.decode import not_text
from ekspor.schema import Rejection

BLOCK = 1 << 16
"""Bytes of a stretch: it ends with the first line or entry that reaches them."""

Stretches = Iterator[tuple[bytes, int] | Rejection]


def longest(settings: Settings) -> int:
    """Bytes of the longest line, entry or file worth reading.

    A character takes six bytes at most, as \\uXXXX in JSON; the rest is for the other keys of a line.
    """
    return 8 * settings.max_characters


def whole(stream: BufferedReader, _name: str, settings: Settings) -> Stretches:
    """The file in one piece; of one that is too long, a byte more than is allowed."""
    yield stream.read(longest(settings) + 1), 1


def lines(stream: BufferedReader, _name: str, settings: Settings) -> Stretches:
    """Some whole lines at a time; of one that is too long, a byte more than is allowed. Of a binary file one line."""
    if not_text(first_line(stream)):
        return iter([(stream.readline(longest(settings)), 1)])
    return grouped((line, number) for number, line in enumerate(bounded_lines(stream, settings), 1))


def first_line(stream: BufferedReader) -> bytes:
    """The first line, as far as it lies in the buffer, and still to be read."""
    return stream.peek().partition(b"\n")[0]


def bounded_lines(stream: BufferedReader, settings: Settings) -> Iterator[bytes]:
    """The lines of the file with their ends; of one that is too long, a byte more than is allowed."""
    limit = longest(settings)
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            line += b"\n"
        yield line


def grouped(entries: Stretches, joint: bytes = b"") -> Stretches:
    """The entries, each with its number, joined to stretches. Those before a fault are given before it is raised."""
    block: list[bytes] = []
    size, first = 0, 0
    entry: tuple[bytes, int] | Rejection | None
    fault: Exception | None = None
    while True:
        try:
            entry = next(entries, None)
        except Exception as error:
            entry, fault = None, error
        if isinstance(entry, tuple):
            first = first if block else entry[1]
            block.append(entry[0])
            size += len(entry[0])
        if block and (not isinstance(entry, tuple) or size >= BLOCK):
            yield joint.join(block), first
            block.clear()
            size = 0
        if isinstance(entry, Rejection):
            yield entry
        elif entry is None:
            break
    if fault is not None:
        raise fault


def _skip_line(stream: BufferedReader) -> None:
    while (rest := stream.readline(BLOCK)) and not rest.endswith(b"\n"):
        pass
