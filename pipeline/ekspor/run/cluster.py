"""Workers of a Ray cluster: actors, each with a worker process of its own beside it.

Shards travel to them and results back through Ray, so the nodes need the package (and the model's folder, where one is
given by path), but no disk in common. A node that is lost takes the shard it was at with it; another does it again.
"""

from __future__ import annotations

from typing import Any

from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.read import Shard
from ekspor.run.engine import Workers
from ekspor.run.local import Process
from ekspor.run.work import Build

try:
    import ray
    from ray.exceptions import RayActorError, RayTaskError
except ImportError as error:
    raise ConfigError("Ray is not installed: `pip install ekspor[ray]`, or leave out --engine ray") from error


class Actor:
    """Runs on a node of the cluster. Its process is apart from it, so that what kills that is found out."""

    def __init__(self, settings: Settings, build: Build) -> None:
        self._process = Process(settings, build)

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard."""
        return self._process.work(shard)


class Remote:
    """An actor as a worker; a new one is started where it is lost with its node."""

    def __init__(self, settings: Settings, build: Build) -> None:
        self._arguments = (settings, build)
        self._stopped = False
        self._start()

    def _start(self) -> None:
        self._actor: Any = ray.remote(num_cpus=1)(Actor).remote(*self._arguments)

    def work(self, shard: Shard) -> bytes:
        """What became of the items of the shard. Raises what the worker raised on purpose."""
        while True:
            try:
                found: bytes = ray.get(self._actor.work.remote(shard))
            except RayActorError:
                if self._stopped:
                    raise
                self._start()
            except RayTaskError as error:
                raise error.cause from None
            else:
                return found

    def stop(self) -> None:
        """End the actor."""
        self._stopped = True
        ray.kill(self._actor)


class Cluster(Workers):
    """Workers for as long as this process belongs to the cluster."""

    def __exit__(self, *failure: object) -> None:
        super().__exit__(*failure)
        ray.shutdown()


def workers(settings: Settings, build: Build) -> Workers:
    """Join the cluster. Raises `ConfigError` where there is none at the address."""
    try:
        ray.init(settings.address, log_to_driver=False, logging_level="error", include_dashboard=False)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ConfigError(f"no Ray cluster can be reached at {settings.address or 'this machine'}: {error}") from error
    return Cluster(settings.workers, lambda: Remote(settings, build))
