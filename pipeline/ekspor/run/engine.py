"""Workers that do shards, and what they made of them in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import local
from typing import Protocol, TypeVar

from ekspor.config import Engine, Settings
from ekspor.extract import Extractor
from ekspor.read import Shard
from ekspor.run.local import Process
from ekspor.run.work import Build, Reader

T = TypeVar("T")

AHEAD = 2
"""Shards in work or waiting for it, for each worker. What is finished waits on the disk."""


class Worker(Protocol):
    """Does one shard after the other: in this process, in one of its own, or on another machine."""

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard, as `entry.entries` reads it. An article that kills costs itself."""

    def stop(self) -> None:
        """End, if need be in the middle of a shard."""


class Workers:
    """So many workers, each with a thread that waits for it; hired when there is work. To be used with `with`."""

    def __init__(self, number: int, hire: Callable[[], Worker]) -> None:
        self.number = number
        self._hire = hire
        self._hired: list[Worker] = []
        self._threads = ThreadPoolExecutor(number)
        self._of_thread = local()
        self._ended = False

    def submit(self, task: Callable[[Worker], T]) -> Future[T]:
        """Have a worker do the task as soon as one is free."""
        return self._threads.submit(self._do, task)

    def _do(self, task: Callable[[Worker], T]) -> T:
        if not hasattr(self._of_thread, "worker"):
            self._of_thread.worker = self._hire()
            self._hired.append(self._of_thread.worker)
            if self._ended:
                self._of_thread.worker.stop()
        return task(self._of_thread.worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._hired:
            worker.stop()
        self._threads.shutdown()


class Single(Workers):
    """One worker in this thread: nothing has to be started, and nothing is safe from an article that kills."""

    def __init__(self, worker: Worker) -> None:
        super().__init__(1, lambda: worker)
        self._worker = worker

    def submit(self, task: Callable[[Worker], T]) -> Future[T]:
        """Do the task."""
        future: Future[T] = Future()
        future.set_result(task(self._worker))
        return future


def workers(settings: Settings, build: Build = Extractor) -> Workers:
    """The workers that the settings ask for. Raises `ConfigError` where they cannot be had."""
    if settings.engine is Engine.RAY:
        from ekspor.run import cluster

        return cluster.workers(settings, build)
    if settings.workers == 0:
        return Single(Reader(settings, build))
    return Workers(settings.workers, lambda: Process(settings, build))


def in_order(shards: Iterable[Shard], submit: Callable[[Shard], Future[T]], ahead: int) -> Iterator[tuple[int, T]]:
    """Each shard's position and result, in order; never are more than `ahead` of them in work."""
    waiting: deque[tuple[int, Future[T]]] = deque()
    running: set[Future[T]] = set()
    for shard in shards:
        future = submit(shard)
        waiting.append((shard.position, future))
        running = {one for one in (*running, future) if not one.done()}
        if len(running) >= ahead:
            wait(running, return_when=FIRST_COMPLETED)
        while waiting and waiting[0][1].done():
            position, future = waiting.popleft()
            yield position, future.result()
    for position, future in waiting:
        yield position, future.result()
