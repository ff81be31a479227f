"""Workers and the order of what they make."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from importlib.util import find_spec
from itertools import count, islice

import pytest

from ekspor.config import Engine, Settings
from ekspor.errors import ConfigError
from ekspor.read import Shard
from ekspor.run.engine import Single, Workers, in_order, workers


class Idle:
    """A worker that notes whether it was stopped."""

    def __init__(self) -> None:
        self.stopped = False

    def work(self, shard: Shard) -> bytes:
        return str(shard.position).encode()

    def stop(self) -> None:
        self.stopped = True


def shards(number: int) -> list[Shard]:
    return [Shard((), n) for n in range(number)]


def submitting(made: Workers) -> Callable[[Shard], Future[bytes]]:
    return lambda shard: made.submit(lambda worker: worker.work(shard))


@pytest.mark.parametrize("make", [lambda: Single(Idle()), lambda: Workers(3, Idle)])
def test_results_come_in_order(make: Callable[[], Workers]) -> None:
    with make() as made:
        found = list(in_order(shards(20), submitting(made), 4))
    assert found == [(n, str(n).encode()) for n in range(20)]


def test_results_come_in_order_when_the_first_is_the_slowest() -> None:
    others_are_done = threading.Event()

    def task(n: int) -> int:
        if n == 0:
            assert others_are_done.wait(10)
        if n == 9:
            others_are_done.set()
        return n

    with Workers(2, Idle) as made:
        found = in_order(shards(10), lambda shard: made.submit(lambda _: task(shard.position)), 4)
        assert [result for _, result in found] == list(range(10))


def test_workers_are_hired_when_there_is_work_and_stopped_at_the_end() -> None:
    hired: list[Idle] = []

    def hire() -> Idle:
        hired.append(Idle())
        return hired[-1]

    with Workers(8, hire) as made:
        assert hired == []
        list(in_order(shards(1), submitting(made), 16))
    assert [worker.stopped for worker in hired] == [True]


def test_endless_archive_is_read_as_it_is_worked_on() -> None:
    taken = 0

    def endless() -> Iterator[Shard]:
        nonlocal taken
        for taken in count(1):
            yield Shard((), taken)

    with Workers(2, Idle) as made:
        list(islice(in_order(endless(), submitting(made), 4), 50))
    assert taken <= 50 + 4


def test_failure_is_raised_in_its_place() -> None:
    def fail(_: object) -> bytes:
        raise ValueError("rusak")

    with Workers(2, Idle) as made, pytest.raises(ValueError, match="rusak"):
        list(in_order(shards(3), lambda _: made.submit(fail), 4))


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed")
def test_missing_ray_is_named() -> None:
    with pytest.raises(ConfigError, match=r"pip install ekspor\[ray\]"):
        workers(Settings(engine=Engine.RAY))
