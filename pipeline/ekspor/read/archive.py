"""An archive: files, folders of files, or `-`, handed out in shards. Never more than one shard is in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader, RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, cast

from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.read.kinds import KINDS, NAMES, items
from ekspor.read.part import Item, Part, Shard
from ekspor.schema import Rejection

STDIN = Path("-")

SMALLEST, LARGEST, SHARE = 1 << 16, 1 << 23, 8
"""A shard has a `SHARE`th of the bytes before it, rounded down to a power of two, between these two: so a small archive
is work for several workers, a large one makes few shards, and what is added to it leaves most of the others alone."""
FILES = 1_000
"""The most files of a shard."""

Parts = Iterator[Part | Rejection]


class Archive:
    """The articles of the named inputs, in the order given and by name within folders.

    Raises `InputError` when a named input cannot be opened or is of an unknown kind; whatever is wrong deeper inside
    (a line, a file of a folder) comes as a `Rejection` in its place.
    """

    def __init__(self, inputs: Sequence[Path], settings: Settings) -> None:
        self.inputs = tuple(inputs)
        self._settings = settings
        self._before = self._read = 0
        self._open: BinaryIO | None = None
        for path in self.inputs:
            _must_be_readable(path)

    def __iter__(self) -> Iterator[Item]:
        """Every item, read in this process."""
        return (item for shard in self.shards() for item in items(shard, self._settings))

    def shards(self) -> Iterator[Shard]:
        """The archive in shards. Neighbouring small files share one; a file that is cut has its shards to itself."""
        self._before = self._read = 0
        small = _Pack()
        for parts in self._files():
            head = list(islice(parts, 2))
            if len(head) == 1:
                yield from self._shards(small.add(head[0], self._read))
                continue
            yield from self._shards(small.rest())
            large = _Pack()
            for part in chain(head, parts):
                yield from self._shards(large.add(part, self._read))
            yield from self._shards(large.rest())
        yield from self._shards(small.rest())

    def _shards(self, parts: tuple[Part | Rejection, ...]) -> Iterator[Shard]:
        if parts:
            self._read += sum(len(part.data) for part in parts if isinstance(part, Part))
            yield Shard(parts, self._position)

    @property
    def _position(self) -> int:
        return self._before + (self._open.tell() if self._open and self._open.seekable() else 0)

    def _files(self) -> Iterator[Parts]:
        for path in self.inputs:
            if path == STDIN:
                yield self._standard_input()
            elif path.is_dir():
                yield from self._folder(path, path)
            else:
                yield self._file(path, _name(path.name))

    def _standard_input(self) -> Parts:
        raw = sys.stdin.buffer
        stream = raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw))
        start = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")
        return self._parts(stream, "-", ".jsonl" if start.startswith(b"{") else ".txt")

    def _folder(self, folder: Path, root: Path) -> Iterator[Parts]:
        """Files below `folder` by name, folders among them; hidden ones are passed over, links not followed."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield iter((_unreadable(error, _name(folder.relative_to(root))),))
            return
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._folder(path, root)
            else:
                yield self._member(path, _name(path.relative_to(root)))

    def _member(self, path: Path, name: str) -> Parts:
        if path.suffix.lower() in KINDS and path.is_file():
            return self._file(path, name)
        return iter((Rejection("read", f"unknown kind: {path.suffix or 'no suffix'}; {NAMES}", source=name),))

    def _file(self, path: Path, name: str) -> Parts:
        try:
            stream = path.open("rb")
        except OSError as error:
            yield _unreadable(error, name)
            return
        with stream:
            self._open = stream
            try:
                yield from self._parts(stream, name, path.suffix.lower())
            except OSError as error:
                yield Rejection("read", f"cannot be read on: {error.strerror or error}", source=name)
            self._before, self._open = self._position, None

    def _parts(self, stream: BinaryIO, name: str, kind: str) -> Parts:
        for data, first in KINDS[kind].cut(stream, self._settings):
            yield Part(name, kind, data, first)


class _Pack:
    """Parts that are collected until they make a shard."""

    def __init__(self) -> None:
        self._parts: list[Part | Rejection] = []
        self._size = 0

    def add(self, part: Part | Rejection, before: int) -> tuple[Part | Rejection, ...]:
        """Take a part; give the shard's parts where it is full, after `before` bytes in shards."""
        self._parts.append(part)
        self._size += len(part.data) if isinstance(part, Part) else 0
        enough = max(SMALLEST, min(LARGEST, 1 << (before // SHARE).bit_length() >> 1))
        return self.rest() if self._size >= enough or len(self._parts) == FILES else ()

    def rest(self) -> tuple[Part | Rejection, ...]:
        """Give what was collected."""
        parts = tuple(self._parts)
        self._parts, self._size = [], 0
        return parts


def size(inputs: Sequence[Path]) -> int | None:
    """Bytes of the inputs, as `Shard.position` counts them; None where nobody knows before the end."""
    if STDIN in inputs:
        return None
    members = (path for top in inputs for path in ((top,) if top.is_file() else top.rglob("*")))
    return sum(path.stat().st_size for path in members if path.is_file())


def _name(path: Path | str) -> str:
    """A path as text that can be written out, whatever bytes the file system allows in names."""
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unreadable(error: OSError, name: str) -> Rejection:
    return Rejection("read", f"cannot be opened: {error.strerror or error}", source=name)


def _must_be_readable(path: Path) -> None:
    if path == STDIN:
        return
    try:
        if path.is_dir():
            os.scandir(path).close()
            return
        path.open("rb").close()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror or error}") from error
    if path.suffix.lower() not in KINDS:
        raise InputError(f"{path}: unknown kind of file; {NAMES}, and folders of them")
