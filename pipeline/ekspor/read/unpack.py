"""Compressed streams: gzip, bzip2, xz and Zstandard, several in a row included, known by their first bytes."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath
from typing import Protocol

import zstandard

from ekspor.read.stream import CHUNK, Allowance, UnreadableError

MEMORY = 1 << 27
"""Bytes of the window that a decompressor may keep; `xz -9` and `zstd --long` need no more."""
SIP = 1 << 10
"""Packed bytes given to Zstandard at a time: even of a bomb they make no more than some 30 MB."""


class Decoder(Protocol):
    """The decompressors of the standard library for bzip2 and xz; the others are made to look like them."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Some of what the data unpacks to."""

    @property
    def eof(self) -> bool:
        """The end of the stream was reached."""

    @property
    def needs_input(self) -> bool:
        """All that was given is unpacked."""

    @property
    def unused_data(self) -> bytes:
        """What was given beyond the end."""


class Gzip:
    """gzip as a `Decoder`."""

    def __init__(self) -> None:
        self._decoder = zlib.decompressobj(wbits=31)
        self._full = False

    def decompress(self, data: bytes, most: int) -> bytes:
        """Some of what the data unpacks to."""
        made = self._decoder.decompress(self._decoder.unconsumed_tail + data, most)
        self._full = len(made) == most
        return made

    @property
    def eof(self) -> bool:
        """The end of the stream was reached."""
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        """All that was given is unpacked."""
        return not self._full and not self._decoder.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """What was given beyond the end."""
        return self._decoder.unused_data


class Zstandard:
    """Zstandard as a `Decoder`. Its length is not limited by `most` but by that of a `SIP`."""

    def __init__(self) -> None:
        self._decoder = zstandard.ZstdDecompressor(max_window_size=MEMORY).decompressobj()
        self._waiting = memoryview(b"")

    def decompress(self, data: bytes, _most: int) -> bytes:
        """Some of what the data unpacks to."""
        waiting = memoryview(self._waiting.tobytes() + data) if data else self._waiting
        self._waiting = waiting[SIP:]
        return self._decoder.decompress(waiting[:SIP])

    @property
    def eof(self) -> bool:
        """The end of the frame was reached."""
        return self._decoder.eof

    @property
    def needs_input(self) -> bool:
        """All that was given is unpacked."""
        return not self._waiting

    @property
    def unused_data(self) -> bytes:
        """What was given beyond the end."""
        return self._decoder.unused_data + self._waiting.tobytes()


@dataclass(frozen=True, slots=True)
class Packing:
    """A way to compress: how such streams begin, what their names end with, and what the name is then without it."""

    name: str
    magic: tuple[bytes, ...]
    decoder: Callable[[], Decoder]
    suffixes: dict[str, str]


BLOCK, END = b"1AY&SY", b"\x17rE8P\x90"
"""What follows the size in bzip2: the first block, or at once the end."""

PACKINGS = (
    Packing("gzip", (b"\x1f\x8b\x08",), Gzip, {".gz": "", ".gzip": "", ".tgz": ".tar"}),
    Packing(
        "bzip2",
        tuple(b"BZh%d%s" % (size, follows) for size in range(1, 10) for follows in (BLOCK, END)),
        bz2.BZ2Decompressor,
        {".bz2": "", ".tbz2": ".tar", ".tbz": ".tar"},
    ),
    Packing(
        "xz",
        (b"\xfd7zXZ\0",),
        lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY),
        {".xz": "", ".txz": ".tar"},
    ),
    Packing(
        "zstd",
        (b"\x28\xb5\x2f\xfd", *(bytes((byte, 0x2A, 0x4D, 0x18)) for byte in range(0x50, 0x60))),  # or to be skipped
        Zstandard,
        {".zst": "", ".zstd": "", ".tzst": ".tar"},
    ),
)


def packing(start: bytes) -> Packing | None:
    """How the stream that starts so is compressed; None when it is not."""
    return next((one for one in PACKINGS if start.startswith(one.magic)), None)


def inner_name(name: str) -> str:
    """The name of what is in a compressed file: `a.jsonl` of `a.jsonl.gz`, `a.tar` of `a.tgz`."""
    suffix = PurePosixPath(name).suffix
    for one in PACKINGS:
        if suffix.lower() in one.suffixes:
            return name.removesuffix(suffix) + one.suffixes[suffix.lower()]
    return name


def unpacked(stream: BufferedReader, packing: Packing, allowance: Allowance) -> Iterator[bytes]:
    """What the stream unpacks to. Raises `UnreadableError` where it is damaged, cut off or a bomb."""
    taken, made, data = 0, 0, b""
    while data := data + stream.read1(CHUNK):
        if taken and not data.startswith(packing.magic):
            raise UnreadableError(f"damaged: something else follows the {packing.name} data at byte {taken:,}")
        decoder = packing.decoder()
        while not decoder.eof:
            if decoder.needs_input and not data and not (data := stream.read1(CHUNK)):
                raise UnreadableError(
                    f"cut off: the {packing.name} data ends before its end mark, after {made:,} unpacked bytes"
                )
            taken += len(data)
            try:
                chunk = decoder.decompress(data, CHUNK)
            except (zlib.error, OSError, lzma.LZMAError, zstandard.ZstdError) as error:
                raise UnreadableError(
                    f"damaged: broken {packing.name} data after {made:,} unpacked bytes: {error}"
                ) from error
            data = b""
            made += len(chunk)
            allowance.spend(len(chunk))
            allowance.compare(made, taken)
            if chunk:
                yield chunk
        data = decoder.unused_data
        taken -= len(data)
        data = data.lstrip(b"\0")  # tape blocks are filled with zeros
