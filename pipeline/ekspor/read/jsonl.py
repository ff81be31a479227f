"""JSON Lines: an object a line is an article. Names that `Fields` does not know are ignored."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

import orjson

from ekspor.config import Fields, Settings
from ekspor.prefilter import lines_that_could
from ekspor.read import entry
from ekspor.read.cut import longest
from ekspor.read.decode import decode, not_text
from ekspor.read.draft import Draft
from ekspor.read.part import Part, Unread
from ekspor.schema import Rejection


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection | Unread]:
    """The articles of the file, line by line; last, what the prefilter passed over, be it JSON or not."""
    limit = longest(settings)
    wanted = {start for start, _ in lines_that_could(part.data)} if settings.passes_over else set()
    end = passed = passed_bytes = 0
    for number, line in enumerate(part.stream(), part.first):
        start, end = end, end + len(line)
        source = f"{part.name}:{number}"
        if number == 1:
            line = line.removeprefix(BOM_UTF8)
            if reason := not_text(line):
                yield Rejection("read", reason, source=part.name)
                return
        if settings.passes_over and start not in wanted:
            passed += bool(line.strip())
            passed_bytes += len(line)
        elif len(line.rstrip(b"\r\n")) > limit:
            yield Rejection("read", f"too long: a line of more than {limit:,} bytes", source=source)
        elif line.strip():
            yield draft(line, source, settings.fields)
    if passed:
        yield Unread(part.name, passed, passed_bytes)


def draft(data: bytes, source: str, fields: Fields) -> Draft | Rejection:
    """The article of a JSON object."""
    value = _parse(data, source)
    if isinstance(value, Rejection):
        return value
    if not isinstance(value, dict):
        return Rejection("read", f"no object: the line is a JSON {type(value).__name__}", source=source)
    return entry.draft(value, source, fields)


def _parse(data: bytes, source: str) -> object:
    """The value of some JSON. What orjson refuses gets a second reading that allows control characters in a string."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        text = decode(data, source)
    if isinstance(text, Rejection):
        return text
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return Rejection("read", f"broken JSON: {error}", source=source)
