"""A real cluster of two nodes on this machine, one of which is lost in the middle. `make test-ray` brings Ray along."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engines import broken, obedient, slow
from test_job import hashes, large

from ekspor.config import Engine, Settings
from ekspor.errors import RuleError
from ekspor.run.job import run

pytest.importorskip("ray", reason="needs Ray: `make test-ray`")

SETTINGS = Settings(mentions=True, exchange=True, engine=Engine.RAY, workers=2)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A head with one processor, whose processes find the tests' modules."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        found = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
        yield found
        found.shutdown()


def test_same_bytes_though_a_node_is_lost_and_an_article_kills(cluster: Any, tmp_path: Path) -> None:
    node = cluster.add_node(num_cpus=1)
    path = large(tmp_path / "a.jsonl", 400)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "m", "text": "ekspor lalu mati"}\n')
    run([path], tmp_path / "local", replace(SETTINGS, engine=Engine.LOCAL), build=obedient)
    told: list[int] = []

    def lose(_: object, position: int) -> None:
        """With the first result, when both nodes have more to do."""
        if not told:
            cluster.remove_node(node, allow_graceful=False)
        told.append(position)

    manifest = run([path], tmp_path / "ray", replace(SETTINGS, address=cluster.address), lose, build=slow)
    assert len(told) > 4
    assert manifest.rejects["extract: process died"] == 1
    assert hashes(tmp_path / "ray") == hashes(tmp_path / "local")


def test_broken_knowledge_stops_the_run(cluster: Any, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="contradicts itself"):
        run(
            [large(tmp_path / "a.jsonl", 4)], tmp_path / "out", replace(SETTINGS, address=cluster.address), build=broken
        )
