"""The kinds of files that ekspor reads.

A new kind is a module with a function `drafts(part, settings) -> Iterator[Draft | Rejection]` (`text.py` is the
shortest) and a line in `KINDS`, which also says how large files of the kind are cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath

from ekspor.config import Fields, Settings
from ekspor.read import cut, delimited, entry, html, jsonl, objects, parquet, text, warc
from ekspor.read.draft import Draft
from ekspor.read.page import DOCUMENT
from ekspor.read.part import NoArticle, Part, Unread
from ekspor.schema import Rejection

Drafts = Iterator[Draft | Rejection] | Iterator[Draft | Rejection | Unread] | Iterator[Draft | Rejection | NoArticle]
"""What a reader gives, in the order of the file; each as much of it as it needs."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How files of one kind are cut (in the process that hands out the work) and read (in a worker)."""

    suffixes: tuple[str, ...]
    cut: Callable[[BufferedReader, str, Settings], cut.Stretches]
    drafts: Callable[[Part, Settings], Drafts]
    magic: tuple[bytes, ...] = ()
    """What files of the kind begin with; where it is there, the name does not count."""


KINDS = {
    "jsonl": Kind((".jsonl", ".ndjson"), cut.lines, jsonl.drafts),
    "json": Kind((".json",), objects.cut, objects.drafts),
    "csv": Kind((".csv", ".tsv", ".tab"), delimited.cut, delimited.drafts),
    "parquet": Kind((".parquet", ".pq"), parquet.cut, parquet.drafts, (b"PAR1\x15",)),
    "html": Kind((".html", ".htm", ".xhtml"), cut.whole, html.drafts),
    "warc": Kind((".warc",), warc.cut_warc, warc.drafts, (b"WARC/0.", b"WARC/1.")),
    "arc": Kind((".arc",), warc.cut_arc, warc.drafts, (b"filedesc://",)),
    "text": Kind((".txt",), cut.whole, text.drafts),
}

NAMES = "ekspor reads " + " ".join(suffix for kind in KINDS.values() for suffix in kind.suffixes)
STDIN = "-"


def kind(start: bytes, name: str, fields: Fields) -> str | None:
    """The kind of the file called `name` that begins so: by its first bytes, by its suffix, or by its look."""
    suffix = PurePosixPath(name).suffix.lower()
    marked = (key for key, one in KINDS.items() if start.startswith(one.magic))
    named = (key for key, one in KINDS.items() if suffix in one.suffixes)
    known = next(marked, None) or next(named, None) or _look(start, name, fields)
    return "jsonl" if known == "json" and _by_lines(start) else known


def unknown(name: str) -> Rejection:
    """What becomes of a file of another kind."""
    reason = f"unknown kind: {PurePosixPath(name).suffix or 'no suffix'}; {NAMES}, also packed"
    return Rejection("read", reason, source=name)


def _look(start: bytes, name: str, fields: Fields) -> str | None:
    """Web pages often have no suffix, or that of a program. Standard input has none, and is text if nothing else."""
    words = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if DOCUMENT.match(words.decode("latin-1")):
        return "html"
    if words.startswith((b"{", b"[")) and not PurePosixPath(name).suffix:
        return "json"
    if name != STDIN:
        return None
    names, _ = delimited.columns(words.partition(b"\n")[0], fields)
    return "csv" if len(names) > 1 and entry.has_text(names, fields) else "text"


def _by_lines(start: bytes) -> bool:
    """Does an object end with the first line?"""
    line, end, _ = start.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return bool(end) and line.startswith(b"{") and line.rstrip().endswith(b"}")
