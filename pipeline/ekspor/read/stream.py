"""Streams that are safe to read: what they give is counted, and one that cannot be read further says why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

from ekspor.config import Limits

CHUNK = 1 << 16
START = 512
"""Bytes that must be seen to know what a stream is: the mark of a tar archive stands at 257."""


class UnreadableError(Exception):
    """A stream cannot be read further. What came before holds; `layers` makes a `Rejection` of it."""


@dataclass(slots=True)
class Allowance:
    """What an input may still unpack to. `packed` is its size, where that is known."""

    limits: Limits
    packed: int | None = None
    spent: int = 0

    def spend(self, amount: int) -> None:
        """Count unpacked bytes. Raises `UnreadableError` where they are too many for the input."""
        self.spent += amount
        if self.spent > self.limits.total:
            raise UnreadableError(f"unpacks to too much: more than {self.limits.total:,} bytes (--limit total)")
        if self.packed is not None:
            self.compare(self.spent, self.packed)

    def compare(self, unpacked: int, packed: int) -> None:
        """Raise `UnreadableError` where so few bytes cannot honestly unpack to so many."""
        if unpacked > max(self.limits.free, self.limits.ratio * packed):
            raise UnreadableError(
                f"unpacks to too much: {unpacked:,} bytes from {packed:,}, more than {self.limits.ratio} times "
                "(--limit ratio)"
            )


class Source(Protocol):
    """What has a `read` for bytes, as the members of archives have."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""


class Chunked(RawIOBase):
    """Chunks of bytes as a stream. What was made before an exception is given before it is raised."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = memoryview(b"")
        self._fault: Exception | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the chunks go, but never with less than a `START` before their end."""
        while len(self._rest) < START and self._more():
            pass
        if self._fault is not None and not self._rest:
            raise self._fault
        given, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)

    def _more(self) -> bool:
        if self._fault is not None:
            return False
        try:
            chunk = next(self._chunks, b"")
        except Exception as error:
            self._fault = error
            return False
        self._rest = memoryview(bytes(self._rest) + chunk)
        return bool(chunk)


def buffered(chunks: Iterator[bytes]) -> BufferedReader:
    """The chunks as a file. None of them may be empty."""
    return BufferedReader(Chunked(chunks), CHUNK)


def metered(source: Source, allowance: Allowance, packed: int | None = None) -> Iterator[bytes]:
    """The bytes of a member of an archive, which takes `packed` bytes there, counted."""
    unpacked = 0
    while data := source.read(CHUNK):
        unpacked += len(data)
        allowance.spend(len(data))
        if packed is not None:
            allowance.compare(unpacked, packed)
        yield data


@contextmanager
def seekable(stream: BinaryIO, limits: Limits) -> Iterator[BinaryIO]:
    """The stream, or its bytes put aside on the disk where it cannot be read from its end."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as aside:
        while data := stream.read(CHUNK):
            if aside.tell() + len(data) > limits.aside:
                raise UnreadableError(
                    f"too large inside a packed file: more than {limits.aside:,} bytes (--limit aside); unpack it"
                )
            aside.write(data)
        aside.seek(0)
        yield aside
