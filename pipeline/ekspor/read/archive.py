"""An archive: files, folders of files, or `-`, as one stream of articles. Never more than one article is in memory.

A new kind of file is a function `drafts(stream, name, settings) -> Iterator[Draft | Rejection]` in a module of its own
(`text.py` is the shortest) and a line in `READERS`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.read import jsonl, text
from ekspor.read.draft import Draft, article
from ekspor.schema import Article, Rejection

Reader = Callable[[BinaryIO, str, Settings], Iterator[Draft | Rejection]]

READERS: dict[str, Reader] = {
    ".jsonl": jsonl.drafts,
    ".ndjson": jsonl.drafts,
    ".txt": text.drafts,
}
STDIN = Path("-")


class Archive:
    """Iterates over the articles of the named inputs, in the order given and by name within folders.

    Raises `InputError` when a named input cannot be opened or is of an unknown kind; whatever is wrong deeper inside
    (a line, a file of a folder) comes as a `Rejection` in its place. `unreadable_dates` counts, while iterating, the
    articles whose publication date was stated but not understood.
    """

    def __init__(self, inputs: Sequence[Path], settings: Settings) -> None:
        self.inputs = tuple(inputs)
        self.unreadable_dates = 0
        self._settings = settings
        for path in self.inputs:
            _must_be_readable(path)

    def __iter__(self) -> Iterator[Article | Rejection]:
        first: dict[str, str] = {}
        for draft in self._drafts():
            found = draft if isinstance(draft, Rejection) else article(draft, self._settings)
            if isinstance(draft, Draft) and isinstance(found, Article):
                if found.id in first:
                    found = Rejection("read", f"duplicate id: also in {first[found.id]}", found.id, draft.source)
                else:
                    first[found.id] = draft.source
                    self.unreadable_dates += found.published is None and draft.published not in (None, "")
            yield found

    def _drafts(self) -> Iterator[Draft | Rejection]:
        for path in self.inputs:
            if path == STDIN:
                yield from self._standard_input()
            elif path.is_dir():
                yield from self._folder(path, path)
            else:
                with path.open("rb") as stream:
                    yield from READERS[path.suffix.lower()](stream, _name(path.name), self._settings)

    def _standard_input(self) -> Iterator[Draft | Rejection]:
        raw = sys.stdin.buffer
        stream = raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw))
        start = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n")
        read = jsonl.drafts if start.startswith(b"{") else text.drafts
        return read(stream, "-", self._settings)

    def _folder(self, folder: Path, root: Path) -> Iterator[Draft | Rejection]:
        """Files below `folder` by name, folders among them; hidden ones are passed over, links not followed."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield _unreadable(error, _name(folder.relative_to(root)))
            return
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._folder(path, root)
            else:
                yield from self._member(path, _name(path.relative_to(root)))

    def _member(self, path: Path, name: str) -> Iterator[Draft | Rejection]:
        reader = READERS.get(path.suffix.lower())
        if reader is None or not path.is_file():
            yield Rejection("read", f"unknown kind: {path.suffix or 'no suffix'}; {_KINDS}", source=name)
            return
        try:
            stream = path.open("rb")
        except OSError as error:
            yield _unreadable(error, name)
            return
        with stream:
            yield from reader(stream, name, self._settings)


_KINDS = "ekspor reads " + " ".join(READERS)


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
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path}: unknown kind of file; {_KINDS}, and folders of them")
