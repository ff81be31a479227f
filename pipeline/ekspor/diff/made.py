"""What differs in how two runs were made, as their manifests say: version, model, settings, inputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from ekspor.errors import InputError
from ekspor.run.folder import MANIFEST

_RESULTS = ("counts", "rejects", "no_article", "outputs")
"""Parts of a manifest that say what came out."""


def differences(before: Path, after: Path) -> dict[str, tuple[Any, Any]]:
    """What the two runs' manifests have differently, by its name ("settings.model"); None where one lacks it.

    Raises `InputError` for a folder without a manifest, which is not that of a finished run.
    """
    old, new = _made(before), _made(after)
    names = sorted(old.keys() | new.keys())
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


def _made(run: Path) -> dict[str, Any]:
    try:
        manifest = orjson.loads((run / MANIFEST).read_bytes())
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{run / MANIFEST}: {reason}; expected the folder of a finished run") from error
    except orjson.JSONDecodeError as error:
        raise InputError(f"{run / MANIFEST}: no manifest: {error}") from error
    return dict(_flat({name: part for name, part in manifest.items() if name not in _RESULTS}))


def _flat(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The leaves by their paths. Of a list of files each is a leaf under its path: what counts is its hash."""
    for name, part in value.items():
        if isinstance(part, dict):
            yield from _flat(part, f"{prefix}{name}.")
        elif name == "inputs":
            yield from ((f"inputs.{one['path']}", one["sha256"]) for one in part)
        else:
            yield f"{prefix}{name}", part
