"""A run: an archive in, a folder of tables, rejects and a manifest out."""

from __future__ import annotations

import dataclasses
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import orjson

from ekspor import exchange
from ekspor.config import Format, Settings
from ekspor.errors import ConfigError
from ekspor.extract import Extractor
from ekspor.read import Archive
from ekspor.run import local
from ekspor.run.folder import MANIFEST, Folder
from ekspor.run.local import Outcome, Result
from ekspor.run.manifest import Counts, Manifest, fingerprint, fingerprints, write_json
from ekspor.run.sinks import SINKS, Sink
from ekspor.run.table import EVENTS, MENTIONS, Found, Item, Table
from ekspor.schema import Article, ExportEvent, Rejection

Progress = Callable[[Counts], None]


def run(
    inputs: Sequence[Path],
    out: Path,
    settings: Settings,
    progress: Progress | None = None,
    build: local.Build = Extractor,
) -> Manifest:
    """Read the inputs and write what they report to the folder `out`; its files appear when all of them are complete.

    Raises `InputError` for an input that cannot be opened and `ConfigError` for a folder that cannot be written to.
    """
    _must_lie_apart(inputs, out)
    archive = Archive(inputs, settings)
    begun, clock = datetime.now(UTC), perf_counter()
    folder = Folder(out)
    try:
        manifest = Manifest(settings, fingerprints(inputs))
        outcomes = local.outcomes(_distinct(archive, manifest), settings, build)
        with _Writer(folder, settings, manifest) as writer, closing(outcomes):
            for outcome in outcomes:
                writer.write(outcome)
                if progress is not None:
                    progress(manifest.counts)
        manifest.outputs.extend(fingerprint(folder.path_of(name), name) for name in writer.names)
        write_json(folder.path_of("run.json"), _circumstances(begun, perf_counter() - clock, settings, writer))
        write_json(folder.path_of(MANIFEST), manifest.json())
        folder.commit()
    finally:
        folder.discard()
    return manifest


class _Writer:
    """Everything a run writes while it reads, and the count of it."""

    def __init__(self, folder: Folder, settings: Settings, manifest: Manifest) -> None:
        self._stack = ExitStack()
        self._folder = folder
        self._settings = settings
        self._manifest = manifest
        self.names: list[str] = []
        self.characters = 0

    def __enter__(self) -> _Writer:
        self._events: list[Sink[ExportEvent]] = self._sinks(EVENTS)
        self._mentions: list[Sink[Found]] = self._sinks(MENTIONS) if self._settings.mentions else []
        self._exchange = self._lines("exchange.jsonl") if self._settings.exchange else None
        self._rejects = self._lines("rejects.jsonl")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def write(self, outcome: Outcome) -> None:
        """Write what became of one item, and count it."""
        item, result = outcome.item, outcome.result
        counts = self._manifest.counts
        counts.read += 1
        if isinstance(item, Rejection):
            counts.rejected += 1
            self._reject(item)
            return
        if result is None:
            counts.filtered += 1
        elif result.published is None:
            counts.rejected += 1
        elif result.events:
            counts.written += 1
        else:
            counts.no_events += 1
        self._write_article(item, result or Result())

    def _write_article(self, article: Article, result: Result) -> None:
        counts = self._manifest.counts
        self.characters += len(article.text)
        counts.records += len(result.events)
        counts.mentions += len(result.mentions)
        for event in result.events:
            for events in self._events:
                events.write(event)
        for mention in result.mentions:
            for mentions in self._mentions:
                mentions.write(Found(article.id, mention))
        for rejection in result.rejections:
            counts.records_rejected += rejection.stage == "validate"
            self._reject(rejection)
        if self._exchange is not None:
            published = result.published.day if result.published else article.published
            self._exchange(exchange.line(article.id, published, result.mentions, result.events))

    def _reject(self, rejection: Rejection) -> None:
        self._manifest.reject(rejection)
        self._rejects(dataclasses.asdict(rejection))

    def _sinks(self, table: Table[Item]) -> list[Sink[Item]]:
        return [self._sink(table, form) for form in self._settings.formats]

    def _sink(self, table: Table[Item], form: Format) -> Sink[Item]:
        sink: Sink[Item] = SINKS[form](self._path(f"{table.name}.{form}"), table)
        self._stack.callback(sink.close)
        return sink

    def _lines(self, name: str) -> Callable[[dict[str, Any]], object]:
        file = self._stack.enter_context(self._path(name).open("wb"))
        return lambda value: file.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))

    def _path(self, name: str) -> Path:
        self.names.append(name)
        return self._folder.path_of(name)


def _distinct(archive: Archive, manifest: Manifest) -> Iterator[Article | Rejection]:
    """The articles, a later one with the id of an earlier one rejected."""
    first: dict[str, str] = {}
    for item in archive:
        found = item.found
        if isinstance(found, Article):
            if found.id in first:
                found = Rejection("read", f"duplicate id: also in {first[found.id]}", found.id, item.source)
            else:
                first[found.id] = item.source
                manifest.counts.unreadable_dates += item.unreadable_date
        yield found


def _must_lie_apart(inputs: Sequence[Path], out: Path) -> None:
    for path in inputs:
        if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise ConfigError(f"{out}: results cannot go into the input folder {path}; choose a folder outside it")


def _circumstances(begun: datetime, seconds: float, settings: Settings, writer: _Writer) -> dict[str, Any]:
    """What differs from run to run: when, where, how fast."""
    return {
        "begun": begun.isoformat(timespec="seconds"),
        "seconds": round(seconds, 3),
        "workers": settings.workers,
        "characters_per_second": round(writer.characters / seconds),
        "host": platform.node(),
        "platform": platform.platform(),
        "processors": os.cpu_count(),
        "python": sys.version.split()[0],
    }
