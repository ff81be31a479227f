"""Prodigy's JSONL (https://prodi.gy/docs/api-interfaces): `spans` for `ner_manual`, with tokens of the same ends.

The records stand in `records`, for a block of the interface `text_input` with `"field_id": "records"`: in the lines of
`record`, a blank line between two. What else a line holds, Prodigy gives back. Offsets: code points, as spaCy counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ekspor.annotate import record
from ekspor.annotate.article import Annotated, checked
from ekspor.annotate.formats import jsonl
from ekspor.annotate.formats.found import Found, said
from ekspor.annotate.formats.tokens import tokens
from ekspor.exchange import DRAFT, Entry
from ekspor.schema import Rejection

_BLANK_LINES = re.compile(r"\n\s*\n")


def write(articles: Sequence[Annotated], path: Path) -> None:
    """A line an article. Drafts have no answer yet."""
    jsonl.write(map(_line, articles), path)


def read(path: Path) -> Iterator[Found | Rejection]:
    """The articles of `prodigy db-out`; an answer other than "accept" is the reason why one is not read."""
    return jsonl.read(path, _found)


def _line(article: Annotated) -> Entry:
    pieces = tokens(article)
    starts, ends = ({piece[side]: n for n, piece in enumerate(pieces)} for side in (0, 1))
    following = [*(start for start, _ in pieces[1:]), len(article.text)]
    answer = {} if article.rest.get(DRAFT) else {"answer": "accept"}
    return {
        "text": article.text,
        "tokens": [
            {"text": article.text[start:end], "start": start, "end": end, "id": n, "ws": end < after}
            for n, ((start, end), after) in enumerate(zip(pieces, following, strict=False))
        ],
        "spans": [
            {"start": start, "end": end, "token_start": starts[start], "token_end": ends[end], "label": label}
            for start, end, label in article.entities
        ],
        "records": "\n\n".join(map(record.write, article.events)),
        "meta": {"id": article.id, "title": article.title},
        "ekspor": {"id": article.id, "sha256": article.hash, "rest": article.rest},
        **answer,
    }


def _found(line: Entry, source: str) -> Found:
    if (answer := line.get("answer")) != "accept":
        raise ValueError(f'its answer is {answer!r}: only what was answered "accept" counts as annotated')
    kept = line.get("ekspor", {})
    spans = ((span["start"], span["end"], span["label"]) for span in line.get("spans", ()))
    records = None
    if "records" in line:
        records = said(*(record.parse(one) for one in _BLANK_LINES.split(line["records"]) if one.strip()))
    return Found(
        source,
        line["text"],
        checked(line["text"], spans),
        records,
        id=kept.get("id"),
        rest=kept.get("rest"),
        hash=kept.get("sha256"),
        by=line.get("_annotator_id"),
    )
