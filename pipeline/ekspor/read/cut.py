"""How a file is cut into stretches that can be read apart. One process cuts for all workers, so it only looks for ends.

A cut yields the bytes of each stretch and the number of its first line or entry; at least one stretch, if an empty one,
so that the reader can say what is wrong with an empty file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ekspor.config import Settings
from ekspor.read.decode import not_text

BLOCK = 1 << 16
"""Bytes of a stretch: it ends with the first line that reaches them."""


def longest(settings: Settings) -> int:
    """Bytes of the longest line or file worth reading.

    A character takes six bytes at most, as \\uXXXX in JSON; the rest is for the other keys of a line.
    """
    return 8 * settings.max_characters


def whole(stream: BinaryIO, settings: Settings) -> Iterator[tuple[bytes, int]]:
    """The file in one piece; of one that is too long, a byte more than is allowed."""
    yield stream.read(longest(settings) + 1), 1


def lines(stream: BinaryIO, settings: Settings) -> Iterator[tuple[bytes, int]]:
    """Some whole lines at a time; of one that is too long, a byte more than is allowed. Of a binary file one line."""
    limit, first = longest(settings), 1
    while block := _block(stream, limit):
        if first == 1 and not_text(block[0]):
            yield block[0], first
            return
        yield b"".join(block), first
        first += len(block)
    if first == 1:
        yield b"", first


def _block(stream: BinaryIO, limit: int) -> list[bytes]:
    block: list[bytes] = []
    size = 0
    while size < BLOCK and (line := stream.readline(limit + 1)):
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            line += b"\n"
        block.append(line)
        size += len(line)
    return block


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(BLOCK)) and not rest.endswith(b"\n"):
        pass
