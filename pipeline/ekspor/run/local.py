"""A worker in a process of its own. When that dies, the article that killed it is found, and costs itself alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from time import monotonic
from typing import Any

from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.extract import Extractor
from ekspor.read import Shard
from ekspor.read.items import WHOLE, Deadly, Place
from ekspor.run.work import Build, Reader

SPAWN = multiprocessing.get_context("spawn")
"""Started afresh, not forked: a worker holds nothing of the process that started it."""

ENOUGH = 2
"""An item at which a process died so often has killed it; once may be chance."""
DIED = "process died: killed, or out of memory, while it read this"
NOWHERE = (-1, -1)
"""The place of a process that is not at an item."""


class Process:
    """A worker process, started again where it dies."""

    def __init__(self, settings: Settings, build: Build = Extractor) -> None:
        self._settings = settings
        self._build = build
        self._at = SPAWN.RawArray("q", NOWHERE)
        self._stopped = False
        self._start()

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard. Raises what the worker raised on purpose."""
        deaths: Counter[Place] = Counter()
        deadly: dict[Place, str] = {}
        while True:
            try:
                return self._attempt(shard, deadly)
            except (EOFError, ConnectionError):
                if self._stopped:
                    raise
                place, reason = self._place, self._reason
                self._start()
            deaths[place] += 1 if reason == DIED else ENOUGH  # no chance in the one that took too long
            if deaths[place] < ENOUGH:
                continue
            if place == NOWHERE:
                raise ConfigError("the worker processes die before they read anything; see what they print")
            deadly[(place[0], WHOLE) if place in deadly else place] = reason

    def _attempt(self, shard: Shard, deadly: Deadly) -> bytes:
        self._at[:] = NOWHERE
        self._reason = DIED
        self._connection.send((shard, deadly))
        self._watch(self._settings.limits.seconds)
        answer = self._connection.recv()
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, bytes)
        return answer

    def _watch(self, limit: float) -> None:
        """Wait for the answer; end the process where it stays at one item for longer than it may."""
        at, since = self._place, monotonic()
        while not self._connection.poll(min(1.0, limit)):
            if self._place != at or at == NOWHERE:
                at, since = self._place, monotonic()
            elif monotonic() - since > limit:
                self._reason = f"too slow: more than {limit:g} seconds were spent on it (--limit seconds)"
                self._process.kill()

    @property
    def _place(self) -> Place:
        part, item = self._at
        return part, item

    def _start(self) -> None:
        self._connection, theirs = SPAWN.Pipe()
        arguments = (self._settings, self._build, theirs, self._at)
        self._process = SPAWN.Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()  # so that reading from ours ends where the process does

    def stop(self) -> None:
        """End the process."""
        self._stopped = True
        self._process.kill()
        self._process.join()


# ── in the process ───────────────────────────────────────────────────────────────────────────────────────────────────


def _serve(settings: Settings, build: Build, connection: Connection, at: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the business of the process that started this one
    Thread(target=_end_with_parent, daemon=True).start()
    reader = Reader(settings, build)
    with suppress(EOFError, ConnectionError):
        while True:
            shard, deadly = connection.recv()
            connection.send(_answer(reader, shard, deadly, at))


def _answer(reader: Reader, shard: Shard, deadly: Deadly, at: Any) -> bytes | Exception:
    def note(place: Place) -> None:
        at[:] = place

    try:
        return reader.work(shard, note, deadly)
    except Exception as error:
        return error


def _end_with_parent() -> None:
    """A run that is killed leaves no process behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
