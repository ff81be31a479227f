"""The folder of a run's results. Files are written under another name and renamed together once all are complete."""

from __future__ import annotations

import os
from pathlib import Path

from ekspor.errors import ConfigError

PARTIAL = ".partial"
MANIFEST = "manifest.json"


class Folder:
    """Files that appear whole or not at all; the manifest appears last, so where it stands everything stands.

    Raises `ConfigError` where the folder cannot be made or written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._partial: dict[str, Path] = {}
        try:
            path.mkdir(parents=True, exist_ok=True)
            self.path_of(MANIFEST).touch()
        except OSError as error:
            raise ConfigError(f"{path}: results cannot be written there: {error.strerror or error}") from error

    def path_of(self, name: str) -> Path:
        """Where the file called `name` is written until the commit."""
        self._partial[name] = self.path / (name + PARTIAL)
        return self._partial[name]

    def commit(self) -> None:
        """Give every file its name. An earlier run's manifest goes first: without one, the folder is unfinished."""
        for path in self._partial.values():
            _to_disk(path)
        (self.path / MANIFEST).unlink(missing_ok=True)
        for name in sorted(self._partial, key=lambda name: name == MANIFEST):
            self._partial[name].replace(self.path / name)
        self._partial.clear()

    def discard(self) -> None:
        """Remove what was begun and not committed."""
        for path in self._partial.values():
            path.unlink(missing_ok=True)
        self._partial.clear()


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
