"""Writes a store: the records of runs, the events that they tell of, and the tables that name their codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa

from ekspor.errors import InputError, OutputError
from ekspor.store import rows
from ekspor.store.consolidate import Group, consolidate
from ekspor.store.event import Event
from ekspor.store.flow import Flow, flow
from ekspor.store.parts import Above, held, size, totals, wider
from ekspor.store.schema import create
from ekspor.store.stage import Line, Stage


@dataclass(frozen=True, slots=True)
class Stored:
    """What a store holds."""

    articles: int
    records: int
    events: int


def build(runs: Sequence[Path], store: Path) -> Stored:
    """Add the records of the runs' folders to the store, made where there is none, and consolidate all it holds anew.

    Of an article that was read before, the records of the last run given stand. The file appears whole or not at all.
    Raises `InputError` for a folder without `events.jsonl`, or a store that is none, `OutputError` where it cannot be
    written.
    """
    try:
        with TemporaryDirectory(prefix=".ekspor-", dir=store.parent) as folder:
            partial = Path(folder) / store.name
            stage = Stage(Path(folder) / "stage.duckdb", [_stored(store), *map(_written, runs)])
            try:
                held = _write(partial, stage)
            finally:
                stage.close()
            partial.replace(store)
    except (OSError, duckdb.IOException) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{store}: the store cannot be written there: {reason}") from error
    return held


def _written(run: Path) -> Iterator[Line]:
    path = run / "events.jsonl" if run.is_dir() else run
    try:
        with path.open("rb") as lines:
            for n, line in enumerate(lines, 1):
                yield f"{path}:{n}", line
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path}: {reason}; expected the folder of a run with `--format jsonl`") from error


def _stored(store: Path) -> Iterator[Line]:
    if not store.exists():
        return
    try:
        with duckdb.connect(str(store), read_only=True) as connection:
            answer = connection.execute("SELECT json FROM originals")
            while found := answer.fetchmany(1_000):
                yield from ((str(store), line) for (line,) in found)
    except duckdb.Error as error:
        raise InputError(f"{store}: not a store of ekspor: {str(error).splitlines()[0]}") from error


def _write(path: Path, stage: Stage) -> Stored:
    with duckdb.connect(str(path)) as connection:
        create(connection)
        tables = _Tables(connection)
        flows, wholes = _articles(stage, tables)
        groups = consolidate(flows.values())
        scopes = _events(stage, groups, wholes, tables)
        tables.add("parts", *_parts(groups, wholes, scopes))
        tables.add("countries", *rows.countries())
        tables.add("regions", *rows.regions())
        tables.add("chapters", *rows.chapters())
        tables.close()
        connection.execute((files(__package__) / "sums.sql").read_text(encoding="utf-8"))
        articles = len({one.article for one in flows.values()})
    return Stored(articles, len(flows), len(groups))


_BATCH = 10_000


class _Tables:
    """Rows on their way into the tables, a batch at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._held: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._schemas: dict[str, pa.Schema] = {}

    def add(self, name: str, *found: Mapping[str, Any]) -> None:
        """Add rows to a table."""
        self._held[name] += found
        if len(self._held[name]) >= _BATCH:
            self._insert(name)

    def _insert(self, name: str) -> None:
        if name not in self._schemas:
            self._schemas[name] = self._connection.table(name).limit(0).to_arrow_table().schema
        self._connection.register("batch", pa.Table.from_pylist(self._held.pop(name), schema=self._schemas[name]))
        self._connection.execute(f"INSERT INTO {name} SELECT * FROM batch")

    def close(self) -> None:
        """Write what is still held."""
        for name in list(self._held):
            self._insert(name)


def _articles(stage: Stage, tables: _Tables) -> tuple[dict[str, Flow], dict[str, str]]:
    """The flows of all records, and of each that is part of a total of its article the total's id."""
    flows: dict[str, Flow] = {}
    wholes: dict[str, str] = {}
    for _, of_one in groupby(stage.by_article(), key=lambda record: record.document.id):
        records = list(of_one)
        tables.add("articles", rows.article(records))
        found = [flow(record) for record in records]
        flows |= {one.id: one for one in found}
        wholes |= totals(found)
    return flows, wholes


def _events(stage: Stage, groups: Sequence[Group], wholes: Mapping[str, str], tables: _Tables) -> list[Flow]:
    """Write the events with their records; what each is about, in the order of the groups."""
    records = stage.by_place(one.id for group in groups for one in group.flows)
    scopes, fillers = [], 0
    for group in groups:
        event = Event(tuple(islice(records, len(group.flows))))
        like = group.like()
        tables.add("consolidated", rows.event(event))
        tables.add("names", *rows.names(event))
        scopes.append(event.scope)
        for said in event.reports:
            tables.add("records", rows.record(said, event.id, like.get(said.id), wholes.get(said.id)))
            tables.add("originals", rows.original(said))
            found, evidence = rows.fillers(said, event.id, fillers)
            tables.add("fillers", *found)
            tables.add("evidence", *evidence)
            fillers += len(found)
    return scopes


def _parts(groups: Sequence[Group], wholes: Mapping[str, str], scopes: Sequence[Flow]) -> Iterator[Mapping[str, Any]]:
    """The events that hold each, the nearest marked: those that an article says, and those that follow from all."""
    scope_of = {scope.id: scope for scope in scopes}
    event_of = {one.id: group.flows[0].id for group in groups for one in group.flows}
    above: Above = held(scopes)
    for part in wholes:
        here, whole = event_of[part], wholes.get(part)
        while whole is not None:
            there = event_of[whole]
            if here != there and here not in above.get(there, ()):
                above.setdefault(here, set()).add(there)
            whole = wholes.get(whole)
    for part, found in sorted(above.items()):
        nearest = min(found, key=lambda one: (size(scope_of[one], scope_of[part]), one))
        for whole in sorted(found):
            more = wider(scope_of[whole], scope_of[part])
            yield {"event_id": part, "total_id": whole, "nearest": whole == nearest, "wider": list(more)}
