"""JSON Lines: an object a line is an article. Keys that `Fields` does not name are ignored."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

import orjson

from ekspor.config import Fields, Settings
from ekspor.read.cut import longest
from ekspor.read.decode import decode, not_text
from ekspor.read.draft import Draft
from ekspor.read.part import Part
from ekspor.schema import Rejection


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection]:
    """The articles of the file, line by line."""
    limit = longest(settings)
    for number, line in enumerate(part.stream(), part.first):
        source = f"{part.name}:{number}"
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
            if reason := not_text(line):
                yield Rejection("read", reason, source=part.name)
                return
        if len(line.rstrip(b"\r\n")) > limit:
            yield Rejection("read", f"too long: a line of more than {limit:,} bytes", source=source)
        elif line.strip():
            yield _draft(line, source, settings.fields)
    if not part.data:
        yield Rejection("read", "empty file: it has no bytes", source=part.name)


def _draft(line: bytes, source: str, fields: Fields) -> Draft | Rejection:
    entry = _parse(line, source)
    if isinstance(entry, Rejection):
        return entry
    if not isinstance(entry, dict):
        return Rejection("read", f"no object: the line is a JSON {type(entry).__name__}", source=source)
    draft = Draft(
        source=source,
        text=_first(entry, fields.text),
        id=_first(entry, fields.id),
        title=_first(entry, fields.title),
        url=_first(entry, fields.url),
        published=_first(entry, fields.published),
    )
    if draft.text is None:
        keys = ", ".join(list(entry)[:8]) or "none"
        reason = f"no text: expected the key {' or '.join(fields.text)}, the line has {keys}"
        return Rejection("read", reason, source=source)
    return draft


def _parse(line: bytes, source: str) -> object:
    """The value of a line. What orjson refuses gets a second reading that allows control characters in a string."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        text = decode(line, source)
    if isinstance(text, Rejection):
        return text
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return Rejection("read", f"broken JSON: {error}", source=source)


def _first(entry: dict[str, object], keys: tuple[str, ...]) -> object:
    return next((value for key in keys if (value := entry.get(key)) not in (None, "")), entry.get(keys[0]))
