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
            yield from objects(line, source, settings.fields)
    if passed:
        yield Unread(part.name, passed, passed_bytes)


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
