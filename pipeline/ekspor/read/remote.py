"""Files in object stores and on web servers, through fsspec: `s3://bucket/2019/*.jsonl.gz`, `https://host/archive.zip`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BufferedReader, RawIOBase
from typing import Any, cast

from ekspor.errors import InputError
from ekspor.read.members import clean, hidden
from ekspor.read.stream import CHUNK

NO_FOLDERS = ("http", "https")
"""Where nothing is listed: an address is a file."""


class Url(str):
    """An input that is no path."""

    __slots__ = ()


@dataclass(frozen=True)
class Remote:
    """What an address stands for: a file, a folder, or what fits a pattern. Raises `InputError` where it is nothing."""

    url: Url

    def files(self) -> Iterator[RemoteFile]:
        """The files by name, hidden ones left out."""
        system, path = self._system
        if self.url.partition(":")[0] in NO_FOLDERS:
            yield RemoteFile(system, path, clean(path.rstrip("/").rpartition("/")[2]))
            return
        try:
            listed = sorted(system.glob(path) if "*" in path or "?" in path else system.find(path))
        except OSError as error:
            raise self._unreadable(error) from error
        files = [one for one in listed if one != path.rstrip("/") or system.isfile(one)]
        if not files:
            raise InputError(f"{self.url}: there is no file; expected that of an archive, or a folder with some")
        root = system._parent(path) if path in files or "*" in path or "?" in path else path
        for one in files:
            name = one.removeprefix(root.rstrip("/")).lstrip("/")
            if not hidden(name):
                yield RemoteFile(system, one, clean(name))

    @cached_property
    def _system(self) -> tuple[Any, str]:
        import fsspec

        try:
            system, path = fsspec.core.url_to_fs(str(self.url))
        except ImportError as error:  # it says which package to install
            raise InputError(f"{self.url}: a driver is missing: {error}") from error
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        return system, str(path)

    def _unreadable(self, error: Exception) -> InputError:
        return InputError(f"{self.url}: cannot be opened: {error}")


@dataclass(frozen=True)
class RemoteFile:
    """A file in a store, by the name that results give it."""

    system: Any
    path: str
    name: str

    def open(self) -> BufferedReader:
        """Its bytes. Raises `OSError` where it cannot be opened."""
        try:
            return BufferedReader(cast(RawIOBase, self.system.open(self.path, "rb")), CHUNK)
        except OSError:
            raise
        except Exception as error:  # each store has errors of its own
            raise OSError(str(error)) from error
