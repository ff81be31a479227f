"""A worker in a process of its own. When that dies, the article that killed it is found, and costs itself alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.extract import Extractor
from ekspor.read import Shard
from ekspor.run.work import NOWHERE, Build, Reader

SPAWN = multiprocessing.get_context("spawn")
"""Started afresh, not forked: a worker holds nothing of the process that started it."""

ENOUGH = 2
"""An article at which a process died so often has killed it; once may be chance."""


class Process:
    """A worker process, started again where it dies."""

    def __init__(self, settings: Settings, build: Build = Extractor) -> None:
        self._settings = settings
        self._build = build
        self._at = SPAWN.RawValue("q", NOWHERE)
        self._stopped = False
        self._start()

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard. Raises what the worker raised on purpose."""
        deaths: Counter[int] = Counter()
        while True:
            deadly = {item for item, times in deaths.items() if times >= ENOUGH}
            if NOWHERE in deadly:
                raise ConfigError(
                    "the worker processes die before they read anything; see what they print, or use -j 1"
                )
            try:
                return self._attempt(shard, deadly)
            except (EOFError, ConnectionError):
                if self._stopped:
                    raise
                deaths[self._at.value] += 1
                self._start()

    def _attempt(self, shard: Shard, deadly: set[int]) -> bytes:
        self._at.value = NOWHERE
        self._connection.send((shard, deadly))
        answer = self._connection.recv()
        if isinstance(answer, Exception):
            raise answer
        assert isinstance(answer, bytes)
        return answer

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


def _answer(reader: Reader, shard: Shard, deadly: set[int], at: Any) -> bytes | Exception:
    def note(item: int) -> None:
        at.value = item

    try:
        return reader.work(shard, deadly, note)
    except Exception as error:
        return error


def _end_with_parent() -> None:
    """A run that is killed leaves no process behind."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
