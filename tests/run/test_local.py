"""A worker in a process of its own: what kills the process costs itself alone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from engines import broken, deadly, obedient, reasons, shard, warm

from ekspor.config import Limits, Settings
from ekspor.errors import ConfigError, RuleError
from ekspor.run.local import Process
from ekspor.run.work import Build, Reader

SETTINGS = Settings()


@contextmanager
def process(build: Build = obedient, settings: Settings = SETTINGS) -> Iterator[Process]:
    worker = Process(settings, build)
    try:
        yield worker
    finally:
        worker.stop()


def test_does_what_a_worker_here_does_shard_after_shard() -> None:
    shards = [shard("ekspor kopi", "ekspor gagal"), shard("hujan")]
    here = Reader(SETTINGS, obedient)
    with process() as worker:
        assert [worker.work(one) for one in shards] == [here.work(one) for one in shards]


def test_death_costs_the_article_that_killed() -> None:
    texts = ["ekspor kopi"] * 30
    texts[20] = texts[25] = "ekspor lalu mati"
    with process() as worker:
        found = reasons(worker.work(shard(*texts)))
        assert reasons(worker.work(shard("ekspor kopi"))) == {}
    assert found.keys() == {"20", "25"}
    assert found["20"].startswith("process died: ")


def test_item_that_takes_too_long_is_given_up() -> None:
    settings = Settings(limits=Limits(seconds=5))
    with process(warm, settings) as worker:
        found = reasons(worker.work(shard("ekspor kopi", "ekspor lalu macet", "ekspor kopi")))
    assert found == {"1": "too slow: more than 5 seconds were spent on it (--limit seconds)"}


def test_death_between_shards_costs_nothing() -> None:
    with process() as worker:
        worker.work(shard("ekspor kopi"))
        worker._process.kill()
        assert reasons(worker.work(shard("ekspor kopi"))) == {}


def test_process_that_dies_before_it_reads_stops_the_run() -> None:
    with process(deadly) as worker, pytest.raises(ConfigError, match="die before they read"):
        worker.work(shard("ekspor"))


def test_broken_knowledge_stops_the_run() -> None:
    with process(broken) as worker, pytest.raises(RuleError, match="contradicts itself"):
        worker.work(shard("ekspor"))


ORPHAN = """
if __name__ == "__main__":
    import time
    from ekspor.config import Settings
    from ekspor.run.local import Process
    print(Process(Settings())._process.pid, flush=True)
    time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_process_ends_with_the_one_that_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(1200):
        if not alive(child):
            return
        time.sleep(0.1)
    pytest.fail("the worker outlives its run")
