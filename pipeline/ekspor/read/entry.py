"""From an entry of names and values (a JSON object, a row of a table) to a `Draft`, by the names in `Fields`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as parts
from functools import cache

from ekspor.config import Fields
from ekspor.read.draft import Draft
from ekspor.schema import Rejection

NAMED = 8
"""Names of an entry without text that its rejection quotes."""


def draft(entry: Mapping[str, object], source: str, fields: Fields) -> Draft | Rejection:
    """The entry's parts. Names count as they are written; where that gives no text, in small letters."""
    found = _draft(entry, source, fields)
    if found.text is None:
        found = _draft({folded(name): value for name, value in entry.items()}, source, _folded(fields))
    return found if found.text is not None else Rejection("read", no_text(list(entry), fields), source=source)


def no_text(names: list[str], fields: Fields) -> str:
    """Why an entry, or a table, with these names has no article."""
    there = ", ".join(name[:40] for name in names[:NAMED]) or "nothing"
    return f"no text: expected {' or '.join(fields.text)} (--text-field), there is {there}"


def has_text(names: list[str], fields: Fields) -> bool:
    """Has a table with these columns one for the text?"""
    roots = {folded(name) for name in names}
    return any(key in roots or key.partition(".")[0] in roots for key in _folded(fields).text)


def wanted(name: str, fields: Fields) -> bool:
    """Is anything read from the column?"""
    return folded(name) in _roots(fields)


def folded(name: str) -> str:
    """The name as it is compared where capitals do not count."""
    return name.strip().casefold()


@cache
def _folded(fields: Fields) -> Fields:
    return Fields(**{part.name: tuple(map(folded, getattr(fields, part.name))) for part in parts(fields)})


@cache
def _roots(fields: Fields) -> frozenset[str]:
    """The names, and of one with dots also what stands before the first."""
    plain = _folded(fields)
    names = [name for part in parts(plain) for name in getattr(plain, part.name)]
    return frozenset([*names, *(name.partition(".")[0] for name in names)])


def _draft(entry: Mapping[str, object], source: str, fields: Fields) -> Draft:
    return Draft(
        source=source,
        text=_first(entry, fields.text),
        id=_first(entry, fields.id),
        title=_first(entry, fields.title),
        url=_first(entry, fields.url),
        published=_first(entry, fields.published),
    )


def _first(entry: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The first value that is filled; where none is, the first that is there."""
    there = [value for name in names if (value := _value(entry, name)) is not None]
    return next((value for value in there if value != ""), there[0] if there else None)


def _value(entry: Mapping[str, object], name: str) -> object:
    if name in entry:
        return _plain(entry[name])
    if "." not in name:
        return None
    head, _, rest = name.partition(".")
    inner = entry.get(head)
    return _value(inner, rest) if isinstance(inner, Mapping) else None


def _plain(value: object) -> object:
    """The value itself, where MongoDB's export wraps it: `{"$oid": "63d1"}`, `{"$date": {"$numberLong": "16746"}}`."""
    while isinstance(value, Mapping) and len(value) == 1 and (name := next(iter(value))).startswith("$"):
        value = value[name]
    return value
