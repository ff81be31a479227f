"""What a tool's file says of an article, before it is set beside what was exported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote

from ekspor.annotate.article import Annotated, Span, text_hash
from ekspor.exchange import Entry
from ekspor.schema import Rejection

Records = Callable[[date | None], tuple[Entry, ...]]
"""The records, once the day of publication is known, by which "tahun lalu" is read. Raises ValueError with the reason
where one cannot be read."""

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it came back. None stands for what the file does not say."""

    source: str
    """File, and line or member in it."""
    text: str
    entities: tuple[Span, ...]
    records: Records | None
    id: str | None = None
    file: str | None = None
    """`file_name` of the id, where the form says no more of it."""
    rest: Entry | None = None
    hash: str | None = None
    """SHA-256 of the text that was exported."""
    by: str | None = None
    """The person who annotated it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One tool's form. `lacks` says what it cannot hold, in words for the person who exports."""

    write: Callable[[Sequence[Annotated], Path], None]
    read: Callable[[Path], Iterator[Found | Rejection]]
    lacks: str = ""


def said(*events: Entry) -> Records:
    """Records that need no day of publication to be read."""
    return lambda _: events


def file_name(article_id: str) -> str:
    """The id as the name of a file."""
    safe = quote(article_id, safe=" ").replace(".", "%2E")
    return safe if len(safe) <= _LONGEST_NAME else text_hash(article_id)
