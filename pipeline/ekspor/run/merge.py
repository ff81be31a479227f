"""From what became of each item to the tables, the rejects and the counts, in the order of the input."""

from __future__ import annotations

import dataclasses
import sqlite3
from base64 import b85decode
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from ekspor.config import Settings
from ekspor.duplicates import Duplicate, Signatures
from ekspor.run.entry import Entry, Fate
from ekspor.run.folder import Folder
from ekspor.run.manifest import Manifest
from ekspor.run.sinks import Sink, open_sinks
from ekspor.run.table import EVENTS, MENTIONS, Row
from ekspor.schema import ExportEvent, Rejection


class Merge:
    """Everything that a run writes, and the count of it. To be used with `with`: its files are whole when that ends."""

    def __init__(self, folder: Folder, settings: Settings, manifest: Manifest) -> None:
        self._folder = folder
        self._settings = settings
        self._manifest = manifest
        self._signatures = Signatures()
        self._skipped: dict[str, Duplicate] = {}
        self.characters = 0

    def __enter__(self) -> Merge:
        tables = (EVENTS, MENTIONS) if self._settings.mentions else (EVENTS,)
        with ExitStack() as stack:
            sinks = stack.enter_context(open_sinks(self._folder, self._settings, tables))
            self._events: list[Sink[ExportEvent]] = sinks[EVENTS.name]
            self._mentions: list[Sink[Row]] = sinks.get(MENTIONS.name, [])
            self._exchange = self._lines("exchange.jsonl", stack) if self._settings.exchange else None
            self._articles = self._lines("articles.jsonl", stack) if self._settings.texts else None
            self._rejects = self._lines("rejects.jsonl", stack)
            self._duplicates = self._lines("duplicates.jsonl", stack)
            self._ids = stack.enter_context(Ids(self._folder.path_of("ids")))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *failure: Any) -> None:
        self._stack.__exit__(*failure)
        self._folder.discard("ids")

    def add(self, entries: Iterable[Entry]) -> None:
        """Write what became of the items of a shard."""
        for entry in entries:
            first = self._ids.first(entry.id, entry.source) if entry.id is not None else entry.source
            if first is not entry.source:
                repeated = Rejection("read", f"duplicate id: also in {first}", entry.id, entry.source)
                entry = Entry(entry.source, Fate.REJECTED, rejections=[repeated])
            elif entry.id in self._skipped:
                reason = f"says the same: as {self._skipped[entry.id].of}"
                skipped = Rejection("duplicate", reason, entry.id, entry.source)
                entry = Entry(entry.source, Fate.REJECTED, rejections=[skipped])
            _sign(entry, self._signatures)
            self._add(entry)

    def skip_duplicates(self, entries: Iterable[Entry]) -> None:
        """From now on reject, of all these articles, those that say the same as an earlier one."""
        signatures = Signatures()
        for entry in entries:
            _sign(entry, signatures)
        self._skipped = {found.id: found for found in signatures.duplicates()}

    def link_duplicates(self) -> None:
        """Write which of the articles say the same. To be called when all have been added."""
        for found in self._skipped.values() or self._signatures.duplicates():
            self._manifest.counts.duplicates += 1
            self._duplicates(dataclasses.asdict(found))

    def _add(self, entry: Entry) -> None:
        self._manifest.add(entry)
        self.characters += entry.characters
        for record in entry.events:
            event = ExportEvent.model_validate(record)
            for events in self._events:
                events.write(event)
        for row in entry.mentions:
            for mentions in self._mentions:
                mentions.write(row)
        for rejection in entry.rejections:
            self._rejects(dataclasses.asdict(rejection))
        if self._exchange is not None and entry.exchange is not None:
            self._exchange(entry.exchange)
        if self._articles is not None and entry.article is not None:
            self._articles(entry.article)

    def _lines(self, name: str, stack: ExitStack) -> Callable[[dict[str, Any]], object]:
        file = stack.enter_context(self._folder.path_of(name).open("wb"))
        return lambda value: file.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def _sign(entry: Entry, signatures: Signatures) -> None:
    if entry.id is not None and entry.signature is not None:
        published = date.fromisoformat(entry.published) if entry.published else None
        signatures.add(entry.id, published, b85decode(entry.signature))


class Ids:
    """Which ids were seen, and where first. Held in a file, so that memory does not grow with the archive."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "PRAGMA cache_size = -16384",  # KiB
            "CREATE TABLE seen (id TEXT PRIMARY KEY, source TEXT) WITHOUT ROWID",
            "BEGIN",
        ):
            self._database.execute(statement)

    def __enter__(self) -> Ids:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def first(self, identity: str, source: str) -> str:
        """Where the id was seen first: `source` itself, the same object, where that is here and now."""
        if self._database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (identity, source)).rowcount:
            return source
        found: tuple[str] = self._database.execute("SELECT source FROM seen WHERE id = ?", (identity,)).fetchone()
        return found[0]
