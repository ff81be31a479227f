"""What became of each shard, kept in a folder beside the results, so that no work is ever done twice.

A shard's file is named by the hash of all that it depends on: the shard's bytes, names and line numbers, the program,
its rules, the model and the settings. So a file that is there is right, a run that was killed goes on where it was, and
one with more input, or other forms of the tables, does only what is new.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import get_ident

import orjson
from zstandard import ZstdError

from ekspor.config import Settings
from ekspor.errors import OutputError
from ekspor.read import Part, Shard
from ekspor.run import identity
from ekspor.run.entry import Entry, entries
from ekspor.run.work import Build

FOLDER = ".shards"


class Checkpoint:
    """The shards that are done. Several processes may write to one folder; what one did the others find."""

    def __init__(self, out: Path, settings: Settings, build: Build) -> None:
        self.folder = out / FOLDER
        self._identity = identity.of_findings(settings, f"{build.__module__}.{build.__qualname__}")
        self._used: set[str] = set()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError.of(error, self.folder) from error

    def key(self, shard: Shard) -> str:
        """The name of the shard's file."""
        digest = sha256(self._identity)
        for part in shard.parts:
            if isinstance(part, Part):
                digest.update(orjson.dumps((part.name, part.kind, part.first, sha256(part.data).hexdigest())))
            else:
                digest.update(orjson.dumps(part))
        key = digest.hexdigest()[:40]
        self._used.add(key)
        return key

    def __contains__(self, key: str) -> bool:
        return (self.folder / key).exists()

    def write(self, key: str, data: bytes) -> str:
        """Keep what a worker made of a shard: all of it or nothing. Raises `OutputError` where that cannot be."""
        partial = self.folder / f"{key}.{os.getpid()}.{get_ident()}.partial"
        try:
            with partial.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.folder / key)
        except OSError as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise OutputError.of(error, self.folder) from error
        return key

    def read(self, key: str) -> Iterator[Entry]:
        """What became of the shard's items. Raises `OutputError` where the file is broken, and removes it."""
        path = self.folder / key
        try:
            yield from entries(path.read_bytes())
        except ZstdError as error:  # a machine that lost its power may leave such a file
            path.unlink()
            raise OutputError(f"{path}: broken, now removed; run the same command again to go on") from error

    def prune(self) -> None:
        """Remove what this run had no use for."""
        for path in self.folder.iterdir():
            if path.name not in self._used:
                path.unlink()
