"""The kinds of files that ekspor reads, by suffix.

A new kind is a module with a function `drafts(part, settings) -> Iterator[Draft | Rejection]` (`text.py` is the
shortest) and a line in `KINDS`, which also says how large files of the kind are cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ekspor.config import Settings
from ekspor.read import cut, jsonl, text
from ekspor.read.draft import Draft, article
from ekspor.read.part import Item, Part, Shard
from ekspor.schema import Rejection


@dataclass(frozen=True, slots=True)
class Kind:
    """How files of one kind are cut (in the process that hands out the work) and read (in a worker)."""

    cut: Callable[[BinaryIO, Settings], Iterator[tuple[bytes, int]]]
    drafts: Callable[[Part, Settings], Iterator[Draft | Rejection]]


KINDS = {
    ".jsonl": Kind(cut.lines, jsonl.drafts),
    ".ndjson": Kind(cut.lines, jsonl.drafts),
    ".txt": Kind(cut.whole, text.drafts),
}

NAMES = "ekspor reads " + " ".join(KINDS)


def items(shard: Shard, settings: Settings) -> Iterator[Item]:
    """The articles of a shard, and what in it is none, in the order of the input."""
    for part in shard.parts:
        found = iter((part,)) if isinstance(part, Rejection) else KINDS[part.kind].drafts(part, settings)
        for draft in found:
            yield Item(draft, draft.source or "") if isinstance(draft, Rejection) else _item(draft, settings)


def _item(draft: Draft, settings: Settings) -> Item:
    found = article(draft, settings)
    undated = not isinstance(found, Rejection) and found.published is None and draft.published not in (None, "")
    return Item(found, draft.source, undated)
