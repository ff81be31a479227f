"""Label Studio's JSON of tasks (https://labelstud.io/guide/export), and the labelling configuration of its project.

A mention is a region; a record is a region too, with its status as label, a note of its own and relations named after
slots. Offsets: its page counts UTF-16 units and turns them into code points before it stores them
(`fixCodePointsInRange` in its editor), so the file counts as we do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from ekspor.annotate import graph
from ekspor.annotate.article import Annotated
from ekspor.annotate.formats.found import Found
from ekspor.annotate.formats.parts import Parts
from ekspor.errors import InputError
from ekspor.exchange import DRAFT, Entry
from ekspor.schema import SLOTS, Label, Rejection

CONFIG = "config.xml"
"""The name of the configuration's file, beside that of the tasks."""

_COLOURS = ("#1b7f5c", "#3f6fb5", "#b5533f", "#8a6d1f", "#6c4fa3", "#2f8f9d", "#9d2f6c", "#5f8f2f", "#9d5f2f")

Result = dict[str, Any]


def config() -> str:
    """The labelling configuration: paste it into the project, or give it to the API as `label_config`."""
    mentions = "\n".join(_label(label.value, i) for i, label in enumerate(Label))
    records = "\n".join(_label(label, i + 4) for i, label in enumerate(graph.LABELS.values()))
    slots = "\n".join(f"    <Relation value={quoteattr(slot)}/>" for slot in SLOTS)
    return f"""<View>
  <Header value="$title"/>
  <Relations>
{slots}
  </Relations>
  <Labels name="label" toName="text" showInline="true">
{mentions}
  </Labels>
  <Labels name="record" toName="text" showInline="true">
{records}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <TextArea name="note" toName="text" perRegion="true" whenTagName="record" editable="true" rows="4" maxSubmissions="1"
            placeholder="change: -7.16% — what no arrow says, a line each"/>
</View>
"""


def _label(value: str, number: int) -> str:
    return f"    <Label value={quoteattr(value)} background={quoteattr(_COLOURS[number % len(_COLOURS)])}/>"


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def write(articles: Sequence[Annotated], path: Path) -> None:
    """A file of tasks, and the configuration beside it. Drafts are predictions, the others annotations."""
    tasks = json.dumps([_task(article) for article in articles], ensure_ascii=False, indent=1)
    path.write_text(tasks + "\n", encoding="utf-8")
    path.with_name(CONFIG).write_text(config(), encoding="utf-8")


def _task(article: Annotated) -> Entry:
    rest = {key: value for key, value in article.rest.items() if key != DRAFT}
    data = {"id": article.id, "title": article.title, "text": article.text, "sha256": article.hash, "rest": rest}
    result = list(_results(article))
    if article.rest.get(DRAFT):
        return {"data": data, "predictions": [{"model_version": "ekspor", "result": result}]}
    return {"data": data, "annotations": [{"result": result}]}


def _results(article: Annotated) -> Iterator[Result]:
    ids = {mention: f"m{n}" for n, mention in enumerate(article.entities)}
    for (start, end, label), name in ids.items():
        yield _region(article.text, name, "label", start, end, label)
    for n, node in enumerate(graph.nodes(article)):
        yield _region(article.text, f"r{n}", "record", node.start, node.end, node.label)
        if node.note:
            value = {"start": node.start, "end": node.end, "text": [node.note]}
            yield {"id": f"r{n}", "from_name": "note", "to_name": "text", "type": "textarea", "value": value}
        for arrow in node.arrows:
            ends = {"from_id": f"r{n}", "to_id": ids[arrow.mention], "direction": "right"}
            yield {"type": "relation", **ends, "labels": [arrow.slot]}


def _region(text: str, name: str, control: str, start: int, end: int, label: str) -> Result:
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
    return {"id": name, "from_name": control, "to_name": "text", "type": "labels", "value": value}


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(path: Path) -> Iterator[Found | Rejection]:
    """The tasks of an export as JSON; of several annotations of a task each person's last that was not cancelled.

    Raises `InputError` where the file is no such list.
    """
    try:
        tasks = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: expected Label Studio's export as JSON: {error}") from error
    if not isinstance(tasks, list):
        raise InputError(f"{path}: expected a list of tasks; export the project as JSON, not as JSON-MIN or CSV")
    for n, task in enumerate(tasks, 1):
        source = f"{path}: task {n}"
        try:
            yield from list(_found(task, source))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            reason = str(error) if type(error) is ValueError else f"no task of ours: {type(error).__name__}: {error}"
            yield Rejection("read", reason, source=source)


def _found(task: Entry, source: str) -> Iterator[Found]:
    data = task["data"]
    given = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not given:
        raise ValueError("nobody has annotated it yet: submit it in Label Studio, then export again")
    by_time = sorted(given, key=lambda one: str(one.get("updated_at") or ""))
    for person, last in {_person(one): one["result"] for one in by_time}.items():
        parts = _parts(last)
        yield Found(
            source,
            data["text"],
            parts.mentions(data["text"]),
            partial(parts.events, data["text"]),
            id=str(data["id"]) if "id" in data else None,
            rest=data.get("rest"),
            hash=data.get("sha256"),
            by=person,
        )


def _person(annotation: Entry) -> str | None:
    """Who made it: the address where the export has it, else the number."""
    match annotation.get("completed_by"):
        case {"email": str(email)}:
            return email
        case int(number):
            return str(number)
        case _:
            return None


def _parts(result: Iterable[Result]) -> Parts:
    parts = Parts()
    for one in result:
        match one:
            case {"type": "labels", "id": name, "value": {"start": start, "end": end, "labels": [label, *_]}}:
                parts.add(name, (int(start), int(end), label))
            case {"type": "textarea", "id": name, "value": {"text": note}}:
                parts.notes[name] = note if isinstance(note, str) else "\n".join(note)
            case {"type": "relation", "from_id": source, "to_id": target, **more}:
                for slot in more.get("labels") or [""]:
                    parts.arrows.append((source, slot, target))
    return parts
