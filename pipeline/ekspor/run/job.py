"""A run: an archive in, a folder of tables, rejects and a manifest out."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from ekspor.config import Format, Settings
from ekspor.errors import ConfigError, OutputError
from ekspor.extract import Extractor
from ekspor.read import Archive, Input, Shard
from ekspor.run import engine
from ekspor.run.checkpoint import Checkpoint
from ekspor.run.engine import Workers
from ekspor.run.folder import MANIFEST, Folder
from ekspor.run.manifest import Counts, Fingerprint, Manifest, fingerprint, fingerprints, write_json
from ekspor.run.merge import Merge
from ekspor.run.work import Build

Progress = Callable[[Counts, int], object]
"""Told the counts so far, and how many bytes of the inputs they stand for."""

NOT_REPEATABLE = (f".{Format.DUCKDB}",)
"""Suffixes of files that the same rows may give other bytes; the manifest has no hash of them."""


@dataclass(slots=True)
class Shards:
    """How many shards there are: done by this run, and before it."""

    now: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """Every `of`th shard from the `number`th on: what one of several runs does that share a folder."""

    number: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.of:
            raise ConfigError(f"the share {self.number}/{self.of} is none; expected 1/N to N/N")


def run(
    inputs: Sequence[Input],
    out: Path,
    settings: Settings,
    progress: Progress | None = None,
    build: Build = Extractor,
) -> Manifest:
    """Read the inputs and write what they report to the folder `out`; its files appear when all of them are complete.

    What an earlier run has done of it is not done again. Raises `InputError` for an input that cannot be opened,
    `OutputError` where the folder cannot be written to or its disk is full.
    """
    _must_lie_apart(inputs, out)
    archive = Archive(inputs, settings)
    begun, clock = datetime.now(UTC), perf_counter()
    folder, shards, manifest = Folder(out), Shards(), Manifest(settings)
    with _whole(folder):
        checkpoint = Checkpoint(out, settings, build)
        with engine.workers(settings, build) as workers, Merge(folder, settings, manifest) as merge:
            done = _done(archive.shards(), workers, checkpoint, shards)
            if settings.skip_duplicates:  # which articles are the earliest is known only when all have been read
                shared = list(done)
                merge.skip_duplicates(entry for _, key in shared for entry in checkpoint.read(key))
                done = iter(shared)
            for position, key in done:
                merge.add(checkpoint.read(key))
                if progress is not None:
                    progress(manifest.counts, position)
            merge.link_duplicates()
        manifest.inputs.extend(fingerprints(inputs))
        manifest.outputs.extend(_outputs(folder))
        seconds = perf_counter() - clock
        circumstances = {
            "begun": begun.isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "workers": settings.workers,
            "shards": asdict(shards),
            "articles_per_second": round(manifest.counts.read / seconds),
            "characters_per_second": round(merge.characters / seconds),
            "host": platform.node(),
            "platform": platform.platform(),
            "processors": os.cpu_count(),
            "python": sys.version.split()[0],
        }
        write_json(folder.path_of("run.json"), circumstances)
        write_json(folder.path_of(MANIFEST), manifest.json())
        folder.commit()
        checkpoint.prune()
    return manifest


def run_share(
    inputs: Sequence[Input],
    out: Path,
    settings: Settings,
    share: Share,
    progress: Progress | None = None,
    build: Build = Extractor,
) -> Shards:
    """Do a share of the shards and keep what came of them in `out`, where a `run` of the same inputs finds it.

    Raises as `run` does.
    """
    _must_lie_apart(inputs, out)
    mine = (shard for n, shard in enumerate(Archive(inputs, settings).shards()) if n % share.of == share.number - 1)
    shards, counts, checkpoint = Shards(), Counts(), Checkpoint(out, settings, build)
    with engine.workers(settings, build) as workers:
        for position, key in _done(mine, workers, checkpoint, shards):
            for entry in checkpoint.read(key):
                counts.add(entry)
            if progress is not None:
                progress(counts, position)
    return shards


def _done(
    shards: Iterable[Shard], workers: Workers, checkpoint: Checkpoint, count: Shards
) -> Iterator[tuple[int, str]]:
    """The position and the key of each shard, in order, as soon as the checkpoint has it."""

    def submit(shard: Shard) -> Future[str]:
        key = checkpoint.key(shard)
        if key in checkpoint:
            count.before += 1
            found: Future[str] = Future()
            found.set_result(key)
            return found
        count.now += 1
        return workers.submit(lambda worker: checkpoint.write(key, worker.work(shard)))

    return engine.in_order(shards, submit, engine.AHEAD * workers.number)


@contextmanager
def _whole(folder: Folder) -> Iterator[None]:
    """All files of the folder or none; where the disk does not take them, an `OutputError`."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise OutputError.of(error, folder.path) from error
    finally:
        folder.discard()


def _outputs(folder: Folder) -> Iterator[Fingerprint]:
    for name, path in folder.files():
        if name != MANIFEST:
            yield Fingerprint(name, None, None) if name.endswith(NOT_REPEATABLE) else fingerprint(path, name)


def _must_lie_apart(inputs: Sequence[Input], out: Path) -> None:
    for path in inputs:
        if isinstance(path, Path) and path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise ConfigError(f"{out}: results cannot go into the input folder {path}; choose a folder outside it")
