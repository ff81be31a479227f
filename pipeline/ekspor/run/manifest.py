"""What a run did, for `manifest.json`: the same bytes for the same input, so no clock, host or number of workers."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import orjson

from ekspor.config import Settings
from ekspor.read import Input
from ekspor.run import identity
from ekspor.run.entry import Entry, Fate


@dataclass(slots=True)
class Counts:
    """Articles by what became of them, and what was written. `read` is the sum of the four below it."""

    read: int = 0
    written: int = 0
    no_events: int = 0
    filtered: int = 0
    rejected: int = 0
    no_article: int = 0
    """What else the archives hold: hidden files, images, pages that were not found."""
    records: int = 0
    mentions: int = 0
    records_rejected: int = 0
    duplicates: int = 0
    """Articles that say the same as an earlier one, whatever became of them."""
    unreadable_dates: int = 0
    """Articles whose stated publication date was not understood; they are read without it."""

    def add(self, entry: Entry) -> None:
        """Count an item."""
        self.read += entry.articles * (entry.fate is not Fate.NO_ARTICLE)
        setattr(self, entry.fate, getattr(self, entry.fate) + entry.articles)
        self.records += len(entry.events)
        self.mentions += entry.mentioned
        self.unreadable_dates += entry.unreadable_date
        self.records_rejected += sum(rejection.stage == "validate" for rejection in entry.rejections)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file by name, size and SHA-256; of a folder, its files' sizes added and their names and hashes hashed."""

    path: str
    bytes: int | None
    sha256: str | None
    files: int = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What went in, by which program and settings, and what came out."""

    settings: Settings
    inputs: list[Fingerprint] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    rejects: Counter[str] = field(default_factory=Counter)
    """Rejections by stage and kind of reason (the words before its colon)."""
    no_article: Counter[str] = field(default_factory=Counter)
    """What holds no article, by kind of reason."""
    outputs: list[Fingerprint] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Count an item, and its rejections."""
        self.counts.add(entry)
        for rejection in entry.rejections:
            self.rejects[f"{rejection.stage}: {_kind(rejection.reason)}"] += 1
        if entry.reason is not None:
            self.no_article[_kind(entry.reason)] += entry.articles

    def json(self) -> dict[str, Any]:
        """The manifest as plain values."""
        return {
            **identity.versions(),
            "hashes": identity.hashes(self.settings),
            "settings": identity.influential(self.settings),
            "inputs": [dataclasses.asdict(one) for one in self.inputs],
            "counts": dataclasses.asdict(self.counts),
            "rejects": dict(sorted(self.rejects.items())),
            "no_article": dict(sorted(self.no_article.items())),
            "outputs": [dataclasses.asdict(one) for one in self.outputs],
        }


def _kind(reason: str) -> str:
    return reason.partition(":")[0]


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Indented JSON for people to read."""
    path.write_bytes(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def fingerprint(path: Path, name: str | None = None) -> Fingerprint:
    """The fingerprint of a file, or of a folder's readable files. Standard input and devices have none."""
    name = (name or str(path)).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if path.is_dir():
        return _folder(path, name)
    return _file(path, name) if path.is_file() else Fingerprint(name, None, None)


def _file(path: Path, name: str) -> Fingerprint:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        return Fingerprint(name, file.tell(), digest)


def _folder(path: Path, name: str) -> Fingerprint:
    total, files, digest = 0, 0, sha256()
    for member in _members(path):
        try:
            one = _file(member, member.name)
        except OSError:  # its reader rejects it, with the reason
            continue
        relative = os.fsencode(member.relative_to(path))
        digest.update(relative + b"\0" + str(one.sha256).encode() + b"\n")
        total, files = total + (one.bytes or 0), files + 1
    return Fingerprint(name, total, digest.hexdigest(), files)


def _members(path: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def fingerprints(inputs: Sequence[Input]) -> tuple[Fingerprint, ...]:
    """The fingerprints of a run's inputs; files elsewhere have none."""
    return tuple(fingerprint(one) if isinstance(one, Path) else Fingerprint(one, None, None) for one in inputs)
