"""An annotated article, as a line of an exchange file with its text: the master of every tool's form."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from ekspor.errors import InputError
from ekspor.exchange import Entry, numbered
from ekspor.schema import Label, Rejection, Status

Span = tuple[int, int, str]
"""Start, end and label of a mention; half-open, in code points."""

_SHOWN = 40
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and what stands annotated in it. `rest` is what else its line says: published, title, source …"""

    id: str
    text: str
    entities: tuple[Span, ...]
    events: tuple[Entry, ...]
    rest: Entry

    @property
    def hash(self) -> str:
        """SHA-256 of the text in UTF-8: by it annotations find back to their article."""
        return text_hash(self.text)

    @property
    def published(self) -> date | None:
        """The day of publication, where the line says one."""
        said = self.rest.get("published")
        return date.fromisoformat(said) if isinstance(said, str) and said else None

    @property
    def title(self) -> str:
        """The headline, empty where the line has none."""
        return str(self.rest.get("title") or "")

    def entry(self) -> Entry:
        """The article as a line's object, in the order of keys that the files in `annotations/` have."""
        entities = [{"start": start, "end": end, "label": label} for start, end, label in self.entities]
        before: Entry = {key: self.rest[key] for key in ("published", "title") if key in self.rest}
        after = {key: value for key, value in self.rest.items() if key not in before}
        return {"id": self.id, **before, "text": self.text, **after, "entities": entities, "events": [*self.events]}


def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def annotated(entry: Entry) -> Annotated:
    """A line's object as an article. Raises ValueError, with the reason, where it is none or its spans cannot be."""
    match entry:
        case {"id": str() | int() as name, "text": str(text)}:
            pass
        case {"text": str()}:
            raise ValueError("no id: expected a line with id, text, entities and events")
        case _:
            raise ValueError("no text: expected a line with id, text, entities and events")
    if half := _SURROGATE.search(json.dumps(entry, ensure_ascii=False)):
        raise ValueError(f"half a character, U+{ord(half[0]):04X}: the file was cut or decoded wrongly; make it anew")
    events = entry.get("events") or []
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise ValueError("events is no list of objects")
    for n, event in enumerate(events, 1):
        if event.get("status") not in set(Status):
            raise ValueError(f"record {n} has the status {event.get('status')!r}; expected {', '.join(Status)}")
    rest = {key: value for key, value in entry.items() if key not in ("id", "text", "entities", "events")}
    return Annotated(str(name), text, checked(text, map(_span, entry.get("entities") or [])), tuple(events), rest)


def _span(entity: Any) -> Span:
    match entity:
        case {"start": int(start), "end": int(end), "label": str(label)}:
            return start, end, label
        case _:
            raise ValueError(f"the entity {json.dumps(entity, ensure_ascii=False)} has no start, end and label")


def checked(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order. Raises ValueError where one has no label of ours, lies outside the text or on another."""
    ordered = tuple(sorted(set(spans)))
    for start, end, label in ordered:
        if label not in set(Label):
            raise ValueError(f"the label {label} of {start}–{end} is none of {', '.join(Label)}")
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{label} {start}–{end} lies outside the text, which has {len(text)} characters")
    for (start, end, label), (start2, end2, label2) in pairwise(ordered):
        if start2 < end:
            one, other = text[start:end][:_SHOWN], text[start2:end2][:_SHOWN]
            raise ValueError(
                f"{label} {start}–{end} {one!r} and {label2} {start2}–{end2} {other!r} overlap; keep the longest"
            )
    return ordered


def read(path: Path) -> Iterator[Annotated | Rejection]:
    """The articles of an exchange file with texts; a line that is none gives the reason. Raises `InputError` where the
    file cannot be read at all."""
    for n, line in numbered(path):
        try:
            entry = json.loads(line)
            if not isinstance(entry, dict):
                raise ValueError(f"the line is a JSON {type(entry).__name__}, expected an object")
            yield annotated(entry)
        except ValueError as error:
            yield Rejection("read", str(error), source=f"{path}:{n}")


def load(*paths: Path) -> list[Annotated]:
    """All articles of exchange files. Raises `InputError` where a line cannot be used or an id stands twice."""
    found: dict[str, Annotated] = {}
    for path in paths:
        for article in read(path):
            if isinstance(article, Rejection):
                raise InputError(f"{article.source}: {article.reason}")
            if article.id in found:
                raise InputError(f"{path}: the id {article.id} stands twice; annotate an article under one id")
            found[article.id] = article
    return list(found.values())


def save(articles: Sequence[Annotated], path: Path) -> None:
    """Write an exchange file with texts: whole or not at all, so that whenever this is killed, the file holds either
    what it held or what it shall hold."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(article.entry(), ensure_ascii=False) + "\n" for article in articles)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
