"""Folders of runs made by hand, as `ekspor diff` reads them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from ekspor.run.table import event_row, event_schema
from ekspor.schema import ExportEvent
from records import full_event


def record(article: str, id: str = "r1", **changes: Any) -> ExportEvent:
    event = full_event(**changes)
    return event.model_copy(update={"id": id, "document": event.document.model_copy(update={"id": article})})


def run(folder: Path, records: Sequence[ExportEvent], form: str = "jsonl", **manifest: Any) -> Path:
    folder.mkdir()
    made = {"ekspor": "0.1.0", "settings": {"model": None}, "inputs": [], "counts": {"records": len(records)}}
    (folder / "manifest.json").write_text(json.dumps(made | manifest))
    if form == "jsonl":
        lines = (orjson.dumps(orjson.Fragment(one.model_dump_json())) + b"\n" for one in records)
        (folder / "events.jsonl").write_bytes(b"".join(lines))
    else:
        rows = [event_row(one) for one in records]
        path = folder / ("events.parquet" if form == "parquet" else "events/year=2023/part.parquet")
        path.parent.mkdir(exist_ok=True, parents=True)
        pq.write_table(pa.Table.from_pylist(rows, schema=event_schema()), path)
    return folder
