"""Archives of files: zip and tar. Their members are read where they lie, in their order; nothing is written to disk.

So a name that leads out of the archive ("../../x") leads nowhere; it is cleaned for the results. No link is followed.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BufferedReader
from typing import IO, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ekspor.read.part import NoArticle
from ekspor.read.stream import CHUNK, Allowance, UnreadableError, buffered, metered, seekable
from ekspor.schema import Rejection

HIDDEN = "hidden: a file whose name, or whose folder's, begins with a dot"
GZIP = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""The head of a gzip file that says nothing of its name and time."""
NAME_LENGTHS = 26
"""Where the head of a zip archive's member says how much stands between it and the packed bytes."""
ZIP_END, ZIP64 = struct.Struct("<4s6xH10x"), 0xFFFF
"""The end of a zip archive: its mark, and how many files there are; from `ZIP64` on the number stands elsewhere."""
HEADERS = 1 << 20
"""Bytes that the headers of a member of a tar archive may take: long names are there, and access lists."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. Its stream is to be read before the next member is asked for."""

    name: str
    stream: BufferedReader
    size: int | None
    """Its bytes, as the archive says."""
    packed: Callable[[], bytes] | None = None
    """What gives it as it lies in the archive, as a gzip file; instead of reading the stream."""


Members = Iterator[Member | Rejection | NoArticle]


def from_zip(stream: BufferedReader, name: str, allowance: Allowance) -> Members:
    """The files in a zip archive."""
    with seekable(stream, allowance.limits) as source, ZipFile(source) as archive:
        for info in archive.infolist():
            member = f"{name}/{clean(info.filename)}"
            if info.is_dir():
                continue
            if hidden(info.filename):
                yield NoArticle(member, HIDDEN)
            elif stat.S_ISLNK(info.external_attr >> 16):
                yield not_followed(member)
            elif info.flag_bits & 1:
                yield Rejection("read", "encrypted: unpack it with its password first", source=member)
            else:
                yield _zipped(source, archive, info, member, allowance)
        _must_be_all(source, archive)


def _must_be_all(file: BinaryIO, archive: ZipFile) -> None:
    """Raise `UnreadableError` where the directory lists fewer files than its end record says, as a broken one may."""
    file.seek(-ZIP_END.size - len(archive.comment), os.SEEK_END)
    mark, stated = ZIP_END.unpack(file.read(ZIP_END.size))
    listed = len(archive.infolist())
    if mark == b"PK\5\6" and listed < stated < ZIP64:
        raise UnreadableError(f"damaged: the directory of the archive lists {listed:,} of {stated:,} files")


def _zipped(file: BinaryIO, archive: ZipFile, info: ZipInfo, member: str, allowance: Allowance) -> Member | Rejection:
    try:
        source = archive.open(info)
    except NotImplementedError as error:
        return Rejection("read", f"packed in a way that ekspor does not read: {error}", source=member)
    except Exception as error:  # whatever zipfile makes of broken bytes
        return Rejection("read", f"damaged: {error}", source=member)
    packed = partial(_as_gzip, file, info) if info.compress_type == ZIP_DEFLATED else None
    return Member(member, buffered(metered(source, allowance, info.compress_size)), info.file_size, packed)


def _as_gzip(file: BinaryIO, info: ZipInfo) -> bytes:
    """A member of a zip archive as a gzip file, which differs in what stands before and after the packed bytes."""
    file.seek(info.header_offset + NAME_LENGTHS)
    file.seek(sum(struct.unpack("<HH", file.read(4))), os.SEEK_CUR)
    return GZIP + file.read(info.compress_size) + struct.pack("<II", info.CRC, info.file_size & 0xFFFFFFFF)


def from_tar(stream: BufferedReader, name: str, allowance: Allowance) -> Members:
    """The files in a tar archive, read as it comes. Raises `UnreadableError` behind the last that is whole."""
    tape = _Tape(stream)
    with tarfile.open(fileobj=cast(IO[bytes], tape), mode="r|", bufsize=tarfile.RECORDSIZE) as archive:
        while (info := tape.next_of(archive)) is not None:
            member = f"{name}/{clean(info.name)}"
            if info.isdir():
                continue
            if hidden(info.name):
                yield NoArticle(member, HIDDEN)
                continue
            source = archive.extractfile(info) if info.isreg() else None
            if source is None:
                yield not_followed(member)
                continue
            inner = buffered(metered(source, allowance, archive.offset - info.offset_data))
            yield Member(member, inner, info.size)
            while inner.read(CHUNK):  # so that what comes next is a header
                pass
        tape.must_be_over(archive.offset)


class _Tape:
    """What tarfile reads from: headers are not endless, and the end of the archive is told from a broken header."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._read = 0
        self._filled = 0  # where the last byte stands that is not zero
        self._left: int | None = None

    def next_of(self, archive: tarfile.TarFile) -> tarfile.TarInfo | None:
        self._left = HEADERS + max(0, archive.offset - self._read)  # what is left of the member before is skipped
        info = archive.next()
        self._left = None
        vars(archive)["members"].clear()  # tarfile keeps them all
        return info

    def read(self, size: int) -> bytes:
        data = self._stream.read1(size)
        if data and self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise UnreadableError(f"damaged: a header of more than {HEADERS:,} bytes")
        end = len(data.rstrip(b"\0"))
        if end:
            self._filled = self._read + end
        self._read += len(data)
        return data

    def must_be_over(self, end: int) -> None:
        """Raise `UnreadableError` where anything but zeros stands at the end that tarfile found."""
        while self.read(CHUNK):
            pass
        if self._filled > end:
            raise UnreadableError(f"damaged: no header at byte {end:,}; what comes after it was not read")
        if self._read < end + tarfile.BLOCKSIZE:
            raise UnreadableError(f"cut off: the tar archive ends without its end mark, at byte {self._read:,}")


def archive(start: bytes) -> Callable[[BufferedReader, str, Allowance], Members] | None:
    """What reads the archive that begins so; None when it is none."""
    if start.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08PK\3\4")):
        return from_zip
    return from_tar if start[257:262] == b"ustar" else None


def not_followed(name: str) -> Rejection:
    """What becomes of a link, or a device, among files."""
    return Rejection("read", "no file: links and devices are not followed", source=name)


def hidden(name: str) -> bool:
    """Files that are passed over, in folders as in archives: hidden ones, and what macOS adds to zip archives."""
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in re.split(r"[/\\]", name))


def clean(name: str) -> str:
    """A name without ways up and without what cannot be written out or would disturb a terminal."""
    parts = [part for part in re.split(r"[/\\]", name) if part.strip(".")]
    text = "/".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "\ufffd", text) or "unnamed"
