"""What tests share: the folder of gold articles and corpora that lies beside the project, where there is one."""

import re
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import settings

# The same examples on every machine, however busy: a change is judged by what it changed. `make fuzz` draws new ones.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.load_profile("fixed")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared (gold articles and specifications), which is not beside this checkout")
    return folder


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that something takes."""
    begun = process_time()
    work()
    return process_time() - begun


@pytest.fixture(scope="session")
def words() -> float:
    """Seconds to find half a million words of a character: what is not linear takes many times that on any machine."""
    text = "1-" * 500_000
    return min(seconds(lambda: sum(1 for _ in re.finditer(r"\w+", text))) for _ in range(3))
