"""An archive: files, folders of files, addresses in object stores, or `-`, handed out in shards.

Never more than one shard is in memory.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BufferedReader, RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import cast

from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.read import kinds, layers
from ekspor.read.items import items
from ekspor.read.layers import Parts
from ekspor.read.members import HIDDEN, hidden, not_followed
from ekspor.read.part import PACKED, Found, Item, NoArticle, Part, Shard
from ekspor.read.remote import Remote, Url
from ekspor.read.stream import CHUNK
from ekspor.schema import Rejection

STDIN = Path("-")

SMALLEST, LARGEST, SHARE = 1 << 16, 1 << 23, 8
"""A shard has a `SHARE`th of the bytes before it, rounded down to a power of two, between these two: so a small archive
is work for several workers, a large one makes few shards, and what is added to it leaves most of the others alone."""
UNPACKED = 5
"""Times its packed size that a file usually unpacks to."""
FILES = 1_000
"""The most files of a shard."""

Input = Path | Url


class Archive:
    """The articles of the named inputs, in the order given and by name within folders.

    Raises `InputError` when a named input cannot be opened or is of an unknown kind; whatever is wrong deeper inside
    (a line, a file of a folder) comes as a `Rejection` in its place.
    """

    def __init__(self, inputs: Sequence[Input], settings: Settings) -> None:
        self.inputs = tuple(inputs)
        self._settings = settings
        self._before = self._read = 0
        self._open: BufferedReader | None = None
        for one in self.inputs:
            _must_be_readable(one)

    def __iter__(self) -> Iterator[Item]:
        """Every item, read in this process, whatever the prefilter would say."""
        settings = replace(self._settings, prefilter=False)
        found = (item for shard in self.shards() for item in items(shard, settings))
        return (item for item in found if isinstance(item, Item))

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

    def _shards(self, parts: tuple[Found, ...]) -> Iterator[Shard]:
        if parts:
            self._read += sum(map(_weight, parts))
            yield Shard(parts, self._position)

    @property
    def _position(self) -> int:
        return self._before + (self._open.tell() if self._open and self._open.seekable() else 0)

    def _files(self) -> Iterator[Parts]:
        for one in self.inputs:
            if isinstance(one, Url):
                yield from (self._file(file.open, file.name) for file in Remote(one).files())
            elif one == STDIN:
                yield layers.parts(standard_input(), kinds.STDIN, self._settings)
            elif one.is_dir():
                yield from self._folder(one, one)
            else:
                yield self._file(lambda path=one: path.open("rb"), _name(one.name))  # type: ignore[misc]

    def _folder(self, folder: Path, root: Path) -> Iterator[Parts]:
        """Files below `folder` by name, folders among them; hidden ones are passed over, links not followed."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield iter((_unreadable(error, _name(folder.relative_to(root))),))
            return
        for entry in entries:
            path = Path(entry.path)
            name = _name(path.relative_to(root))
            if hidden(entry.name):
                yield iter((NoArticle(name, HIDDEN),))
            elif entry.is_dir(follow_symlinks=False):
                yield from self._folder(path, root)
            elif entry.is_file(follow_symlinks=False):
                yield self._file(lambda path=path: path.open("rb"), name)  # type: ignore[misc]
            else:
                yield iter((not_followed(name),))

    def _file(self, open_: Callable[[], BufferedReader], name: str) -> Parts:
        try:
            stream = open_()
        except OSError as error:
            yield _unreadable(error, name)
            return
        with stream:
            self._open = stream
            yield from layers.parts(stream, name, self._settings, _size(stream))
            self._before, self._open = self._position, None


class _Pack:
    """Parts that are collected until they make a shard."""

    def __init__(self) -> None:
        self._parts: list[Found] = []
        self._size = 0

    def add(self, part: Found, before: int) -> tuple[Found, ...]:
        """Take a part; give the shard's parts where it is full, after `before` bytes in shards."""
        self._parts.append(part)
        self._size += _weight(part)
        enough = max(SMALLEST, min(LARGEST, 1 << (before // SHARE).bit_length() >> 1))
        return self.rest() if self._size >= enough or len(self._parts) == FILES else ()

    def rest(self) -> tuple[Found, ...]:
        """Give what was collected."""
        parts = tuple(self._parts)
        self._parts, self._size = [], 0
        return parts


def _weight(part: Found) -> int:
    """About the bytes that a worker has to read."""
    if not isinstance(part, Part):
        return 0
    return len(part.data) * (UNPACKED if part.kind == PACKED else 1)


def located(inputs: Sequence[str]) -> list[Input]:
    """What the words of a command line stand for: paths, patterns for paths (`data/**/*.html`), addresses, and `-`."""
    found: list[Input] = []
    for one in inputs:
        if "://" in one:
            found.append(Url(one))
        elif glob.has_magic(one) and not Path(one).exists():
            if not (paths := sorted(glob.glob(one, recursive=True))):  # noqa: PTH207 - Path.glob takes no absolute ones
                raise InputError(f"{one}: no file fits the pattern")
            found.extend(map(Path, paths))
        else:
            found.append(Path(one))
    return found


def standard_input() -> BufferedReader:
    """Standard input as bytes."""
    raw = sys.stdin.buffer
    return raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw), CHUNK)


def size(inputs: Sequence[Input]) -> int | None:
    """Bytes of the inputs, as `Shard.position` counts them; None where nobody knows before the end."""
    paths = [one for one in inputs if isinstance(one, Path) and one != STDIN]
    if len(paths) < len(inputs):
        return None
    members = (path for top in paths for path in ((top,) if top.is_file() else top.rglob("*")))
    return sum(path.stat().st_size for path in members if path.is_file())


def _size(stream: BufferedReader) -> int | None:
    if not stream.seekable():
        return None
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def _name(path: Path | str) -> str:
    """A path as text that can be written out, whatever bytes the file system allows in names."""
    return Path(path).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unreadable(error: OSError, name: str) -> Rejection:
    return Rejection("read", f"cannot be opened: {error.strerror or error}", source=name)


def _must_be_readable(one: Input) -> None:
    try:
        if isinstance(one, Url):
            files = list(islice(Remote(one).files(), 2))
            opened = files[0].open() if len(files) == 1 else None
        elif one != STDIN and one.is_dir():
            os.scandir(one).close()
            return
        else:
            opened = one.open("rb") if one.is_file() or (not one.exists() and one != STDIN) else None
    except OSError as error:
        raise InputError(f"{one}: cannot be opened: {error.strerror or error}") from error
    if opened is None:  # several files, whose faults are rejections, or a pipe, which can be read but once
        return
    with opened:
        if not layers.readable(opened, str(one)):
            raise InputError(f"{one}: unknown kind of file; {kinds.NAMES}, also packed, and folders of them")
