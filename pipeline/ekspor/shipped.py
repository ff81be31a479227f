"""Where the models that ship are: in `models/` of a checkout, inside the package where it was installed."""

from __future__ import annotations

from pathlib import Path

from ekspor.errors import ConfigError

_PACKAGE = Path(__file__).parent
_FOLDERS = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")  # hatch_build.py fills the first


def model(name: str) -> Path:
    """The folder of `id_ekspor_<name>`: `sm`, `acc` or `stanza`. Raises `ConfigError` where this copy has none."""
    for folder in _FOLDERS:
        if (found := folder / f"id_ekspor_{name}").is_dir():
            return found
    raise ConfigError(f"the model {name} did not come with this copy of ekspor; CONTRIBUTING.md says how to train one")
