"""What others install: a wheel and an sdist, built as for a release and tried in an empty environment, offline."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


def build(project: Path, target: str, out: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_the_wheel_holds_the_package_alone(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert [top for top in tops if not top.endswith(".dist-info")] == ["ekspor"]
    assert [name for name in names(wheel) if "__pycache__" in name or "/test" in name] == []


def test_the_wheel_holds_the_models(wheel: Path) -> None:
    files = [path for path in ROOT.glob("models/id_ekspor_*/**/*") if path.is_file()]
    assert {f"ekspor/{path.relative_to(ROOT)}" for path in files} <= names(wheel)


def test_the_wheel_says_its_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (metadata,) = (name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(packed.read(metadata).decode())
    assert said["License-Expression"].startswith("Apache-2.0 AND CC-BY-SA-4.0 AND ")
    assert set(said.get_all("License-File", [])) == {"LICENSE", "NOTICE", "pipeline/ekspor/report/world.LICENSE"}


def test_the_sdist_holds_the_project(sdist: Path) -> None:
    with tarfile.open(sdist) as packed:
        held = {name.partition("/")[2] for name in packed.getnames()}
    asked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=False, capture_output=True, text=True)
    tracked = {name for name in asked.stdout.splitlines() if not name.startswith(".") and (ROOT / name).exists()}
    assert tracked <= held


def test_the_sdist_gives_the_same_wheel(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (project,) = tmp_path.iterdir()
    assert build(project, "wheel", tmp_path / "again").read_bytes() == wheel.read_bytes()


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Callable[..., str]:
    """Runs `ekspor` of an environment with the wheel, and the locked dependencies from where the tests have them."""
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, env=ENVIRONMENT)
    (packages,) = tmp_path.glob("venv/lib/python*/site-packages")
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def run(*arguments: str) -> str:
        command = [str(python.with_name("ekspor")), *arguments]
        done = subprocess.run(
            command, cwd=tmp_path, env=ENVIRONMENT, check=False, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_what_was_installed_works(installed: Callable[..., str], tmp_path: Path) -> None:
    assert "16 articles read: 15 with export events" in installed("demo", "--out", "samples")
    found = installed("doctor").splitlines()
    assert "ok  rules and names: every rule reads its examples" in found
    assert [line for line in found if line.startswith(f"ok  model sm: {tmp_path}")]
