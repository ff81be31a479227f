"""A hundred damaged and hostile archives; benchmarks/hostile.py reads as many as one likes."""

from pathlib import Path

import pytest

from harm import hostile, judged


@pytest.mark.parametrize("number", range(100))
def test_neither_crash_nor_silence(number: int, tmp_path: Path) -> None:
    harmed = hostile(number)
    (tmp_path / harmed.name).write_bytes(harmed.data)
    verdict = judged(tmp_path)
    assert verdict.crash is None
    assert not verdict.loses(harmed.articles)
