"""What tests share: the folder of gold articles and corpora that lies beside the project, where there is one."""

from pathlib import Path

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
