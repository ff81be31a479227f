"""What comes back from a tool, set beside what was exported: an edit of the tool wins, what it cannot hold is kept.

An article is refused, with the reason and the place, where its text is no longer the one that was exported, since
then no offset means what it meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from ekspor.annotate import record
from ekspor.annotate.article import Annotated, text_hash
from ekspor.annotate.formats import Tool, form
from ekspor.annotate.formats.found import Found, file_name
from ekspor.exchange import DRAFT, Entry
from ekspor.schema import Rejection

_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Imported:
    """The articles of a tool's file, in the order in which they were exported, and why others are not among them."""

    articles: tuple[Annotated, ...]
    rejections: tuple[Rejection, ...]


class Kept:
    """The articles as they were exported, by id, by file name and by the hash of the text."""

    def __init__(self, articles: Sequence[Annotated]) -> None:
        self._by_id = {article.id: article for article in articles}
        self._by_file = {file_name(article.id): article for article in articles}
        self._by_hash = {article.hash: article for article in articles}

    def of(self, found: Found) -> Annotated | None:
        """The article as it was exported, None where none is known."""
        if found.id is not None:
            return self._by_id.get(found.id)
        return self._by_file.get(found.file or "") or self._by_hash.get(text_hash(found.text))


def bring(path: Path, tool: Tool, exported: Sequence[Annotated], by: str | None = None) -> Imported:
    """The articles of a tool's file; `by` is the one of several annotators whose work is wanted. Raises `InputError`
    where the file is none of that tool."""
    kept = Kept(exported)
    articles: dict[str, Annotated] = {}
    rejections: list[Rejection] = []
    came = list(form(tool).read(path))
    people = _people(one for one in came if isinstance(one, Found))
    for found in came:
        if isinstance(found, Rejection):
            rejections.append(found)
            continue
        if by is not None and found.by not in (by, None):
            continue
        try:
            if by is None and len(several := people[_key(found)]) > 1:
                raise ValueError(
                    f"annotated by {' and '.join(several)}: import each --by one, and compare their agreement"
                )
            article = _merged(found, kept.of(found), bool(exported))
            if article.id in articles:
                raise ValueError("its id stands twice in the file; the first stays")
            articles[article.id] = article
        except ValueError as error:
            rejections.append(Rejection("read", str(error), found.id, found.source))
    order = {article.id: n for n, article in enumerate(exported)}
    ordered = sorted(articles.values(), key=lambda article: order.get(article.id, len(order)))
    return Imported(tuple(ordered), tuple(dict.fromkeys(rejections)))


def _people(came: Iterable[Found]) -> dict[str, list[str]]:
    """Who annotated each article."""
    people: dict[str, set[str]] = {}
    for found in came:
        people.setdefault(_key(found), set()).add(found.by or "somebody")
    return {key: sorted(names) for key, names in people.items()}


def _key(found: Found) -> str:
    return found.id or found.file or text_hash(found.text)


def _merged(found: Found, kept: Annotated | None, some_kept: bool) -> Annotated:
    """The article with the tool's annotations. Raises ValueError, with the reason, where its text has changed."""
    if kept is None and some_kept:
        raise ValueError("no exported article has its id or its text: give the file of the articles that were exported")
    if kept is not None and kept.text != found.text:
        raise ValueError(_changed(kept.text, found.text))
    if found.hash and found.hash != text_hash(found.text):
        raise ValueError(f"its text is not the one exported: it hashes to {text_hash(found.text)}, not {found.hash}")
    rest = found.rest if found.rest is not None else kept.rest if kept else {}
    name = found.id or (kept.id if kept else found.file or text_hash(found.text)[:12])
    article = Annotated(name, found.text, found.entities, (), {k: v for k, v in rest.items() if k != DRAFT})
    events = found.records(article.published) if found.records else kept.events if kept else ()
    return Annotated(name, found.text, found.entities, _as_kept(events, kept.events if kept else ()), article.rest)


def _as_kept(events: Iterable[Entry], kept: Sequence[Entry]) -> tuple[Entry, ...]:
    """The events, each that says the same as one that was exported in the words and at the place of that one; a tool
    may sort them by their spans. A changed or new one follows the one that it came after."""
    left = dict(enumerate(kept))
    placed = []
    place = -1
    for event in events:
        twin = next((n for n, one in left.items() if record.same(one, event)), None)
        place = place if twin is None else twin
        placed.append((place, twin is None, event if twin is None else left.pop(twin)))
    return tuple(event for *_, event in sorted(placed, key=lambda one: one[:2]))


def _changed(exported: str, found: str) -> str:
    """Where a text begins to differ."""
    at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(exported, found, strict=False)))
    line = exported.count("\n", 0, at) + 1
    return (
        f"its text was changed from character {at} on, in line {line}: exported {exported[at : at + _SHOWN]!r}, "
        f"found {found[at : at + _SHOWN]!r}; annotate the text as it was exported"
    )
