"""Workers of a Ray cluster: tasks, each done by one of Ray's processes with a worker process of its own beside it.

Shards travel to them and results back through Ray, so the nodes need the package (and the model's folder, where one is
given by path), but no disk in common. A node that is lost takes the shards it was at with it; others do them again.
"""

from __future__ import annotations

from functools import cache

from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.read import Shard
from ekspor.rules import own
from ekspor.run.engine import Workers
from ekspor.run.local import Process
from ekspor.run.work import Build

try:
    import ray
    from ray.exceptions import RayTaskError
except ImportError as error:
    raise ConfigError("Ray is not installed: `pip install ekspor[ray]`, or leave out --engine ray") from error


class Remote:
    """A worker somewhere in the cluster, each time where there is room."""

    def __init__(self, settings: Settings, build: Build) -> None:
        self._arguments = (settings, build)
        self._task = ray.remote(num_cpus=1, max_retries=-1)(_work)  # a lost node is no reason to give up
        self._stopped = False

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard. Raises what the worker raised on purpose."""
        self._going = self._task.remote(*self._arguments, shard)
        if self._stopped:
            self.stop()
        try:
            found: bytes = ray.get(self._going)
        except RayTaskError as error:
            raise error.cause from None
        return found

    def stop(self) -> None:
        """Give up what is going on."""
        self._stopped = True
        ray.cancel(self._going, force=True)


class Cluster(Workers):
    """Workers for as long as this process belongs to the cluster."""

    def __exit__(self, *failure: object) -> None:
        super().__exit__(*failure)
        ray.shutdown()


def workers(settings: Settings, build: Build) -> Workers:
    """Join the cluster. Raises `ConfigError` where there is none at the address."""
    known = {"env_vars": {own.VARIABLE: str(own.folder() or "")}}  # the folder must lie at that path on every node
    try:
        ray.init(
            settings.address, log_to_driver=False, logging_level="error", include_dashboard=False, runtime_env=known
        )
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ConfigError(f"no Ray cluster can be joined at {settings.address or 'this machine'}: {error}") from error
    return Cluster(max(1, settings.workers), lambda: Remote(settings, build))


# ── on a node ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _work(settings: Settings, build: Build, shard: Shard) -> bytes:
    return _process(settings, build).work(shard)


@cache
def _process(settings: Settings, build: Build) -> Process:
    """Apart from Ray's, so that an article which kills it is found out, and costs itself alone."""
    return Process(settings, build)
