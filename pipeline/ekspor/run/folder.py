"""The folder of a run's results. Files are written under another name and renamed together once all are complete."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ekspor.config import Format
from ekspor.errors import OutputError

PARTIAL = ".partial"
MANIFEST = "manifest.json"
RESULTS = (
    "events",
    *(f"{table}.{form}" for table in ("events", "mentions") for form in Format),
    *("exchange.jsonl", "articles.jsonl", "duplicates.jsonl"),
)
"""What a run may write, besides that which every run writes."""


class Folder:
    """Files that appear whole or not at all; the manifest appears last, so where it stands everything stands.

    Raises `OutputError` where the folder cannot be made or written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial: dict[str, Path] = {}
        try:
            path.mkdir(parents=True, exist_ok=True)
            for left in path.glob(f"*{PARTIAL}*"):  # by a run that was killed
                _remove(left)
            self.path_of(MANIFEST).touch()
        except OSError as error:
            raise OutputError.of(error, path) from error

    def path_of(self, name: str) -> Path:
        """Where the file or folder called `name` is written until the commit."""
        self._partial[name] = self.path / (name + PARTIAL)
        return self._partial[name]

    def files(self) -> Iterator[tuple[str, Path]]:
        """What was begun and not committed: the names that the files will have, and where they are now."""
        for name, partial in sorted(self._partial.items()):
            inner = sorted(path for path in partial.rglob("*") if path.is_file()) if partial.is_dir() else [partial]
            yield from ((Path(name, path.relative_to(partial)).as_posix(), path) for path in inner)

    def commit(self) -> None:
        """Give every file its name. What an earlier run left and this one did not write goes, its manifest first:
        without one, the folder is unfinished."""
        for _, path in self.files():
            _to_disk(path)
        for name in (MANIFEST, *RESULTS):
            _remove(self.path / name)
        for name in sorted(self._partial, key=lambda name: name == MANIFEST):
            self._partial[name].replace(self.path / name)
        self._partial.clear()

    def discard(self, *names: str) -> None:
        """Remove what was begun and not committed: the files named, or all; and what a database put beside them."""
        for name in names or tuple(self._partial):
            partial = self._partial.pop(name)
            for path in (partial, *self.path.glob(f"{partial.name}.*")):
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
