"""JSON Lines: an object a line is an article, or holds a list of them, as a service answers. Names that `Fields` does
not know are ignored."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import orjson

from ekspor.config import Fields, Settings
from ekspor.prefilter import lines_that_could
from ekspor.read import entry
from ekspor.read.cut import longest
from ekspor.read.decode import decode, not_text
from ekspor.read.draft import Draft
from ekspor.read.part import Part, Unread
from ekspor.schema import Rejection

LISTS = ("articles", "artikel", "berita", "data", "docs", "entries", "items", "news", "posts", "response", "results")
"""Names of the list in which services and exports send articles: `{"status": "ok", "articles": [{…}, {…}]}`."""


def drafts(part: Part, settings: Settings) -> Iterator[Draft | Rejection | Unread]:
    """The articles of the file, line by line; last, what the prefilter passed over, be it JSON or not."""
    data, number, limit = part.data, part.first, longest(settings)
    if number == 1:
        data = data.removeprefix(BOM_UTF8)
        if reason := not_text(data.partition(b"\n")[0]):
            yield Rejection("read", reason, source=part.name)
            return
    end = passed = passed_bytes = 0
    for start, line_end in lines_that_could(data) if settings.passes_over else _lines(data):
        before = data[end:start].split(b"\n")
        number, passed, passed_bytes = number + len(before) - 1, passed + _filled(before), passed_bytes + start - end
        end = line_end + 1
        source = f"{part.name}:{number}"
        if len(data[start:line_end].rstrip(b"\r")) > limit:
            yield Rejection("read", f"too long: a line of more than {limit:,} bytes", source=source)
        else:
            yield from objects(data[start:end], source, settings.fields)
        number += 1
    if passed := passed + _filled(data[end:].split(b"\n")):
        yield Unread(part.name, passed, passed_bytes + len(data[end:]))


def _lines(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end, without the line's end, of the lines that are not blank."""
    start = 0
    for line in data.split(b"\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _filled(lines: list[bytes]) -> int:
    """How many of the lines are not blank."""
    return sum(map(bool, map(bytes.strip, lines)))


def objects(data: bytes, source: str, fields: Fields) -> Iterator[Draft | Rejection]:
    """The article of a JSON object, or the articles in its list."""
    value = _parse(data, source)
    if isinstance(value, Rejection):
        yield value
    elif not isinstance(value, dict):
        yield Rejection("read", f"no object: the line is a JSON {type(value).__name__}", source=source)
    elif repeated := _repeated(data, value, fields):
        reason = f"ambiguous: {repeated[:40]} stands there more than once, as where two objects have run together"
        yield Rejection("read", reason, source=source)
    elif isinstance(found := entry.draft(value, source, fields), Draft) or not (listed := _listed(value)):
        yield found
    else:
        for number, one in enumerate(listed, 1):
            yield entry.draft(one, f"{source}.{number}", fields)


def _listed(value: dict[str, object]) -> list[dict[str, object]]:
    """The first list of objects under one of `LISTS`, also of an object in it: `{"response": {"docs": [{…}]}}`."""
    for inner in (value[name] for name in LISTS if name in value):
        if isinstance(inner, dict):
            return _listed(inner)
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            return inner
    return []


def _repeated(data: bytes, value: dict[str, object], fields: Fields) -> str | None:
    """A key that the object has twice, and of which the parser kept the last, where it matters."""
    names = [name for name in value if entry.wanted(name, fields)]
    if all(data.count(b'"%b"' % name.encode("utf-8", "replace")) < 2 for name in names):  # cheaper than to parse again
        return None
    keys: Counter[str] = Counter()

    def note(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys.clear()  # the outermost object comes last
        keys.update(name for name, _ in pairs)
        return {}

    with suppress(ValueError, RecursionError):  # orjson takes what is nested a little deeper
        json.loads(data, strict=False, object_pairs_hook=note)
    return next((name for name in names if keys[name] > 1), None)


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
