"""A folder of one's own rules and names, laid over those that ship: files of the same names and in the same forms.

A row of a table stands in the place of ours with the same first cell; a first cell `-NAME` takes ours away. An entry
of a TOML file stands in the place of ours with the same id; `off = true` takes ours away. A list of words is added to
ours, any other value takes its place.

Tables are read when the package is imported, and worker processes must read the same: so the environment variable
`EKSPOR_KNOWLEDGE` names the folder, before Python starts. On the command line `--knowledge` sees to that.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ekspor.errors import RuleError

VARIABLE = "EKSPOR_KNOWLEDGE"

Row = dict[str, str]

_FEW = 12
"""A column in which ours have no more different words than so many, each often, is a choice among them."""
_OFTEN = 5


@cache
def folder() -> Path | None:
    """The folder, None without one. Raises RuleError where it is none, or has a file that lies over none of ours."""
    if not (named := os.environ.get(VARIABLE)):
        return None
    found = Path(named)
    if not found.is_dir():
        raise RuleError(f"{named}: no folder; name one with tables and rules under the names of those in ekspor/rules")
    for path in sorted(found.iterdir()):
        if path.suffix in (".toml", ".tsv") and not (files(__package__) / path.name).is_file():
            raise RuleError(f"{path}: no file that ships has this name; take that of the one in ekspor/rules to add to")
    return found


def text(name: str) -> str | None:
    """The file of this name in the folder, None where there is none. Raises RuleError where it is no text."""
    path = (folder() or Path()) / name
    if folder() is None or not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read as UTF-8: {error}") from error


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def over_rows(name: str, ours: Sequence[Row], own: Sequence[Row]) -> list[Row]:
    """The rows of ours that no own row replaces or takes away, then the own. Raises RuleError where a cell is wrong."""
    first = next(iter(ours[0])) if ours else ""
    gone = {row[first].removeprefix("-") for row in own}
    added = [row for row in own if not row[first].startswith("-")]
    _must_fit(f"{folder()}/{name}", ours, added)
    left = [row for row in ours if row[first] not in gone]
    return left + [{key: row.get(key, "") for key in ours[0]} for row in added]


def _must_fit(where: str, ours: Sequence[Row], own: Iterable[Row]) -> None:
    """Hold own cells to what those of the same column are with us: never empty, numbers, or one of few words."""
    columns = {key: [row[key] for row in ours] for key in ours[0]}
    for row in own:
        if unknown := [key for key in row if key not in columns]:
            raise RuleError(f"{where}: the column {unknown[0]!r} is none of {', '.join(columns)}")
        for key, cells in columns.items():
            if wanted := _misfit(row.get(key, ""), cells):
                raise RuleError(f"{where}, {next(iter(row.values()))!r}: {key} is {row.get(key, '')!r}; give {wanted}")


def _misfit(cell: str, ours: Sequence[str]) -> str | None:
    """What the cell should be, None where it fits."""
    told = {one for one in ours if one}
    if not cell:
        return None if "" in ours else "something: it is never empty"
    if told and all(map(_is_number, told)):
        return None if _is_number(cell) else "a number"
    if len(told) <= _FEW and len(ours) >= _OFTEN * len(told) and cell not in told:
        return f"one of {', '.join(sorted(told))}"
    return None


def _is_number(cell: str) -> bool:
    try:
        return Decimal(cell).is_finite()
    except InvalidOperation:
        return False


# ── rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def over_document(ours: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """A TOML file of ours with an own one laid over it."""
    return {**ours, **{key: _over(ours[key], value) if key in ours else value for key, value in own.items()}}


def _over(ours: Any, own: Any) -> Any:
    if isinstance(ours, dict) and isinstance(own, dict):
        return over_document(ours, own)
    if not (isinstance(ours, list) and isinstance(own, list)):
        return own
    if not all(isinstance(one, dict) and "id" in one for one in ours):
        return [*ours, *(one for one in own if one not in ours)]
    by_id = {one["id"]: one for one in ours} | {one["id"]: one for one in own}
    return [one for one in by_id.values() if not one.get("off")]
