"""Models of one's own under a name: `--model NAME` finds the one adopted last, one command goes back to the one before.

    $EKSPOR_MODELS/NAME/1, 2, 3 …     each model that was adopted, as it was
    $EKSPOR_MODELS/NAME/current       the number of the one in use

Without the variable the folder is that of the user's applications.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import typer

from ekspor.errors import ConfigError

VARIABLE = "EKSPOR_MODELS"


def home() -> Path:
    """The folder of adopted models."""
    return Path(os.environ.get(VARIABLE) or Path(typer.get_app_dir("ekspor")) / "models")


def find(name: str) -> Path | None:
    """The folder of the model in use under a name; None where none was adopted under it."""
    number = _current(name) if name.isidentifier() else 0
    return home() / name / str(number) if number else None


def add(model: Path, name: str) -> Path:
    """Copy a model's folder and put it in use under a name."""
    if not name.isidentifier() or name in ("sm", "acc"):
        raise ConfigError(f"{name}: no name for a model; take letters, digits and _, and neither sm nor acc")
    folder = home() / name
    number = max((int(old.name) for old in folder.glob("[0-9]*")), default=0) + 1
    shutil.copytree(model, folder / f"{number}.partial", dirs_exist_ok=True)
    (folder / f"{number}.partial").replace(folder / str(number))
    _use(name, number)
    return folder / str(number)


def back(name: str) -> Path:
    """Put the model before the one in use back; it stays there to be returned to by adopting it again."""
    number = _current(name)
    if number < 2:
        raise ConfigError(f"{name}: there is no earlier model to go back to in {home() / name}")
    _use(name, number - 1)
    return home() / name / str(number - 1)


def _current(name: str) -> int:
    path = home() / name / "current"
    return int(path.read_text(encoding="ascii")) if path.is_file() else 0


def _use(name: str, number: int) -> None:
    path = home() / name / "current"
    path.with_suffix(".partial").write_text(f"{number}\n", encoding="ascii")
    path.with_suffix(".partial").replace(path)
