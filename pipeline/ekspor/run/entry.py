"""What became of one item of the input, as a worker hands it back and a checkpoint keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson
import zstandard

from ekspor.schema import Rejection


class Fate(StrEnum):
    """The ends that an item can come to; each is counted under its name."""

    WRITTEN = "written"
    NO_EVENTS = "no_events"
    FILTERED = "filtered"
    REJECTED = "rejected"
    NO_ARTICLE = "no_article"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item by where it stands, and all that the results say of it."""

    source: str
    fate: Fate
    articles: int = 1
    """How many items the entry stands for: several where they were not even parsed."""
    reason: str | None = None
    """Why there is no article."""
    id: str | None = None
    """The article's; None where the reader found none."""
    characters: int = 0
    published: str | None = None
    """The day, as far as it is known."""
    signature: str | None = None
    """By which `duplicates` tells what says the same, in Base85."""
    unreadable_date: bool = False
    mentioned: int = 0
    """How many mentions there are, also where they are not kept."""
    rejections: list[Rejection] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)
    """Records as JSON objects."""
    mentions: list[dict[str, Any]] = field(default_factory=list)
    """Rows of the table of mentions, where it is asked for."""
    exchange: dict[str, Any] | None = None
    """The article's line of the exchange file, where it is asked for."""
    article: dict[str, Any] | None = None
    """The article itself, where it is asked for."""


def entries(data: bytes) -> Iterator[Entry]:
    """The entries that a worker packed. Raises `zstandard.ZstdError` where the bytes are not whole."""
    for line in zstandard.ZstdDecompressor().decompress(data).splitlines():
        fields = orjson.loads(line)
        fields["fate"] = Fate(fields["fate"])
        fields["rejections"] = [Rejection(**rejection) for rejection in fields["rejections"]]
        yield Entry(**fields)
