"""What of ekspor works on this machine: its parts, models and extras, each with what to do where it is missing."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from ekspor import shipped
from ekspor.errors import ConfigError, EksporError
from ekspor.sound import problems

MODELS = ("sm", "acc", "stanza")
EXTRAS = ("ray", "stanza", "train")


@dataclass(frozen=True, slots=True)
class Finding:
    """A part, whether it is there, and its version or what to do."""

    part: str
    there: bool
    note: str


def examine() -> Iterator[Finding]:
    """Package, Python, knowledge, models and extras, in this order."""
    yield Finding("ekspor", True, version("ekspor"))
    yield Finding("python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield _knowledge()
    yield from map(_model, MODELS)
    yield from map(_extra, EXTRAS)


def _knowledge() -> Finding:
    try:
        wrong = list(problems())
    except EksporError as error:
        wrong = [str(error)]
    return Finding("rules and names", not wrong, wrong[0] if wrong else "every rule reads its examples")


def _model(name: str) -> Finding:
    try:
        return Finding(f"model {name}", True, str(shipped.model(name)))
    except ConfigError as error:
        return Finding(f"model {name}", False, str(error))


def _extra(name: str) -> Finding:
    """An extra is there when every package that it adds is."""
    found, missing = [], []
    for requirement in map(Requirement, requires("ekspor") or ()):
        if requirement.marker is None or not requirement.marker.evaluate({"extra": name}):
            continue
        if requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            found.append(f"{requirement.name} {version(requirement.name)}")
        except PackageNotFoundError:
            missing.append(requirement.name)
    note = f"pip install ekspor[{name}]: {', '.join(missing)} missing" if missing else ", ".join(found)
    return Finding(f"extra {name}", not missing, note)
