"""The reference: pages that are written from the code, so that they say what it does. `make docs` writes them."""

from __future__ import annotations

import dataclasses
import inspect
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from enum import EnumType
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
from pydantic import BaseModel

import ekspor
from ekspor import component, config, errors, frames, normalise, schema
from ekspor.normalise import agency, commodity, company, country, money, percent, period, port, quantity, region
from ekspor.report import write as write_report
from ekspor.run.table import FILLER_COLUMNS
from ekspor.store import build, export, query

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
WRITTEN = "<!-- Written by `make docs` from the code: change it there. -->\n\n"


# ── the command line ─────────────────────────────────────────────────────────────────────────────────────────────────


def cli() -> str:
    """Every command with its arguments and options, as Typer says them."""
    typer = [sys.executable, "-m", "typer", "ekspor.cli", "utils", "docs"]
    named = [*typer, "--name", "ekspor", "--title", "Command line"]
    return subprocess.run(named, check=True, capture_output=True, encoding="utf-8").stdout.rstrip() + "\n"


# ── the record ───────────────────────────────────────────────────────────────────────────────────────────────────────


def record() -> str:
    """The fields of a record and of what stands in it, and the columns of its table for spreadsheets."""
    parts = [
        f"# The record\n\nVersion {schema.SCHEMA_VERSION}, as [JSON Schema](../../pipeline/ekspor/event.schema.json).",
        "A line of `events.jsonl` is an `ExportEvent`; so is a row of `events.parquet`, where the fields of `document`",
        "stand beside the others. [How to read it](../record.md).\n",
    ]
    parts += [_model(model) for model in _models(schema.ExportEvent)]
    columns = [(f"`{column}`", f"`{slot}`", f"`{field}`") for column, slot, field in FILLER_COLUMNS]
    parts += ["## Columns of `events.csv`\n", "Several fillers of a slot are joined with `; `.\n"]
    parts.append(_table(("column", "slot", "field of its fillers"), columns))
    return "\n".join(parts)


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model, and those that its fields hold, each once."""
    found = {model: None}
    for field in model.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                found |= dict.fromkeys(_models(part))
    yield from found


def _model(model: type[BaseModel]) -> str:
    properties = model.model_json_schema(mode="serialization")["properties"]
    rows = [(f"`{name}`", _type(said), said.get("description", "")) for name, said in properties.items()]
    return f"## {model.__name__}\n\n{inspect.getdoc(model)}\n\n{_table(('field', 'type', 'what'), rows)}"


def _type(said: dict[str, Any]) -> str:
    """A type of JSON Schema in few words."""
    if "anyOf" in said:
        return " or ".join(_type(one) for one in said["anyOf"])
    if "$ref" in said:
        name = said["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})" if name != "Status" else " ".join(f"`{one}`" for one in schema.Status)
    if "enum" in said:
        return " ".join(f"`{one}`" for one in said["enum"])
    if said.get("type") == "array":
        return f"list of {_type(said['items'])}"
    return said.get("format") or said["type"]


# ── the store ────────────────────────────────────────────────────────────────────────────────────────────────────────


def store() -> str:
    """The views and tables of a store, as it explains itself."""
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "store.duckdb"
        build.build([], held)
        with duckdb.connect(str(held), read_only=True) as connection:
            found = connection.execute(_RELATIONS).fetchall()
            columns = connection.execute(_COLUMNS).fetchall()
    parts = ["# The store\n", "A DuckDB file that `ekspor store` makes and `ekspor query` asks. Start at the views.\n"]
    for kind, name, comment in found:
        rows = [(f"`{c}`", t.lower(), said or "") for table, c, t, said in columns if table == name]
        parts.append(f"## {name}\n\nA {kind}. {comment or ''}\n\n{_table(('column', 'type', 'what'), rows)}")
    return "\n".join(parts)


_RELATIONS = """
SELECT kind, name, comment FROM (
  SELECT 'view' AS kind, view_name AS name, comment, view_oid AS n FROM duckdb_views() WHERE NOT internal
  UNION ALL SELECT 'table', table_name, comment, table_oid FROM duckdb_tables() WHERE NOT internal
) ORDER BY kind DESC, n
"""
_COLUMNS = """
SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
WHERE NOT internal ORDER BY table_oid, column_index
"""


# ── Python ───────────────────────────────────────────────────────────────────────────────────────────────────────────

VALUES = (
    *(schema.Money, schema.Quantity, schema.Percent, schema.Period, schema.Country, schema.Region, schema.Port),
    *(schema.Commodity, schema.Agency, schema.Company),
)
PARSERS = (money, quantity, percent, period, country, region, port, commodity, agency, company)


def python() -> str:
    """What is public: the package's face, settings, normalisers and their values, spaCy, the store, errors."""
    face = [getattr(ekspor, name) for name in ekspor.__all__]
    parts = ["# Python\n", "## ekspor\n", *(_item("ekspor", one) for one in face if inspect.isfunction(one))]
    parts += [_item("ekspor", one) for one in face if inspect.isclass(one) and one is not schema.ExportEvent]
    parts += ["`ekspor.ExportEvent` is [the record](record.md).\n", frames.__doc__ or ""]
    settings = (config.Settings, config.Fields, config.Limits)
    parts += ["## ekspor.config\n", *(_item("ekspor.config", one) for one in settings)]
    parts += ["## ekspor.normalise\n", f"{normalise.__doc__}\n"]
    parts += [_function(f"{module.__name__}.parse", module.parse) for module in PARSERS]
    parts += ["## The values\n", *(_item("ekspor.schema", one) for one in VALUES)]
    parts += ["## spaCy\n", _docstring(component, "python")]
    parts += ["## The store and the report\n", _function("ekspor.store.build.build", build.build)]
    parts += [_function("ekspor.store.query.ask", query.ask), _function("ekspor.store.export.export", export.export)]
    parts += [_function("ekspor.report.write", write_report)]
    parts += ["## Errors\n", _docstring(errors, "")]
    return "\n".join(parts)


def _item(module: str, one: Any) -> str:
    if inspect.isfunction(one):
        return _function(f"{module}.{one.__name__}", one)
    if isinstance(one, EnumType) or dataclasses.is_dataclass(one) or issubclass(one, BaseModel):
        fields = re.split(r"\n\n(?:    @property\n)?    def ", inspect.getsource(one))[0].rstrip()
        return f"### {module}.{one.__name__}\n\n```python\n{fields}\n```\n"
    return _function(f"{module}.{one.__name__}", one) + "\n" + _called(one)


def _called(one: type) -> str:
    signature = str(inspect.signature(one.__call__)).replace("(self, ", "(")
    return f"Called as `{one.__name__.lower()}{_plain(signature)}`: {inspect.getdoc(one.__call__)}\n"


def _function(name: str, one: Callable[..., Any]) -> str:
    signature = _plain(str(inspect.signature(one)))
    return f"### {name}\n\n```python\n{name.rpartition('.')[2]}{signature}\n```\n\n{inspect.getdoc(one)}\n"


def _plain(signature: str) -> str:
    """A signature without quotes around types, and defaults as they are written."""
    return re.sub(r"<(\w+\.\w+): \w+>", r"\1", re.sub(r"(: |-> )'([^']*)'", r"\1\2", signature))


def _docstring(module: ModuleType, language: str) -> str:
    """A module's docstring, its indented paragraphs as code."""
    paragraphs = (inspect.getdoc(module) or "").split("\n\n")
    code = (f"```{language}\n{inspect.cleandoc(one)}\n```" if one.startswith("    ") else one for one in paragraphs)
    return "\n\n".join(code) + "\n"


# ── all of it ────────────────────────────────────────────────────────────────────────────────────────────────────────

WRITERS: dict[str, Callable[[], str]] = {"cli": cli, "record": record, "store": store, "python": python}


def page(name: str) -> str:
    """The page as it must stand."""
    return WRITTEN + WRITERS[name]()


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    lines.insert(1, tuple("---" for _ in lines[0]))
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
