"""doccano's JSONL with relations, for a project of sequence labelling with overlapping spans and relations allowed.

A record is a span with its status as label and relations named after slots. doccano shows what else a line holds as
its metadata and gives it back, but nobody can edit it there: so the notes of records stay as they were exported.

Offsets: doccano's page slices the text in JavaScript and stores UTF-16 units (https://github.com/doccano/doccano/issues/2290),
unless a project counts grapheme clusters, which it must not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

from ekspor.annotate import graph
from ekspor.annotate.article import Annotated, Span
from ekspor.annotate.formats import jsonl
from ekspor.annotate.formats.found import Found
from ekspor.annotate.formats.parts import Parts
from ekspor.exchange import Entry
from ekspor.schema import Rejection

LACKS = "doccano shows the note of a record, but lets nobody edit it"


def write(articles: Sequence[Annotated], path: Path) -> None:
    """A line an article."""
    jsonl.write(map(_line, articles), path)


def read(path: Path) -> Iterator[Found | Rejection]:
    """The articles of an export as JSONL, with or without relations."""
    return jsonl.read(path, _found)


def _line(article: Annotated) -> Entry:
    units = _units(article.text)
    spans: list[Span] = [*article.entities]
    relations: list[Entry] = []
    notes: list[Any] = []
    number = {mention: n for n, mention in enumerate(article.entities)}
    for node in graph.nodes(article):
        spans.append((node.start, node.end, node.label))
        if node.note:
            notes.append([units[node.start], units[node.end], node.label, node.note])
        for arrow in node.arrows:
            ends = {"from_id": len(spans) - 1, "to_id": number[arrow.mention]}
            relations.append({"id": len(relations), **ends, "type": arrow.slot})
    entities = [
        {"id": n, "label": label, "start_offset": units[start], "end_offset": units[end]}
        for n, (start, end, label) in enumerate(spans)
    ]
    kept = {"id": article.id, "sha256": article.hash, "rest": article.rest, "notes": notes}
    return {
        "text": article.text,
        "entities": entities,
        "relations": relations,
        "title": article.title,
        "ekspor": json.dumps(kept, ensure_ascii=False),
    }


def _found(line: Entry, source: str) -> Found:
    text = line["text"]
    points = {unit: point for point, unit in enumerate(_units(text))}
    parts = Parts()
    for name, start, end, label in _spans(line):
        parts.add(str(name), (_point(points, start), _point(points, end), label))
    kept = json.loads(line.get("ekspor") or "{}")
    notes = {(start, end, label): note for start, end, label, note in kept.get("notes", ())}
    units = _units(text)
    for name, (start, end, label) in parts.spans.items():
        if 0 <= start < end <= len(text) and (note := notes.get((units[start], units[end], label))):
            parts.notes[name] = note
    parts.arrows = [(str(r["from_id"]), r["type"], str(r["to_id"])) for r in line.get("relations", ())]
    return Found(
        source,
        text,
        parts.mentions(text),
        partial(parts.events, text),
        id=kept.get("id"),
        rest=kept.get("rest"),
        hash=kept.get("sha256"),
    )


def _spans(line: Entry) -> Iterator[tuple[object, int, int, str]]:
    """Id, start, end and label: of an export with relations, or of one without."""
    for entity in line.get("entities", ()):
        yield entity["id"], entity["start_offset"], entity["end_offset"], entity["label"]
    for n, (start, end, label) in enumerate(line.get("label", ())):
        yield f"label-{n}", start, end, label


def _units(text: str) -> list[int]:
    """For each code point, and the end, how many UTF-16 units stand before it [characters + 1]."""
    return [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]


def _point(points: dict[int, int], unit: int) -> int:
    if unit not in points:
        raise ValueError(
            f"the offset {unit} lies outside the text or within a character of two UTF-16 units: "
            "switch off the project's counting of grapheme clusters"
        )
    return points[unit]
