"""CoNLL: a token a line with its start, end and IOB2 tag, in columns parted by tabs, a blank line after a sentence.

The rest stands in comments: `# id`, `# sha256`, `# text` and `# rest` as JSON, and `# record` a record in one line.
Offsets: code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ekspor.annotate import record
from ekspor.annotate.article import Annotated, Span, checked
from ekspor.annotate.formats.found import Found, said
from ekspor.annotate.formats.tokens import tokens
from ekspor.errors import InputError
from ekspor.schema import Rejection

_BLANK = "␣"
"""Stands in the first column for each blank of a mention that begins or ends with one."""


def write(articles: Sequence[Annotated], path: Path) -> None:
    """One file for all."""
    path.write_text("".join(line + "\n" for article in articles for line in _lines(article)), encoding="utf-8")


def _lines(article: Annotated) -> Iterator[str]:
    yield f"# id = {json.dumps(article.id, ensure_ascii=False)}"
    yield f"# sha256 = {json.dumps(article.hash)}"
    yield f"# text = {json.dumps(article.text)}"
    yield f"# rest = {json.dumps(article.rest, ensure_ascii=False)}"
    for event in article.events:
        yield f"# record = {record.write(event).replace(chr(10), ' | ')}"
    tags = {start: (end, label) for start, end, label in article.entities}
    inside, until, before = "O", 0, 0
    for start, end in tokens(article):
        if "\n" in article.text[before:start]:
            yield ""
        if start in tags:
            until, label = tags[start]
            tag, inside = f"B-{label}", f"I-{label}"
        else:
            tag = inside if start < until else "O"
        yield f"{_form(article.text[start:end])}\t{start}\t{end}\t{tag}"
        before = end
    yield ""


def _form(words: str) -> str:
    return "".join(_BLANK if character.isspace() else character for character in words)


def read(path: Path) -> Iterator[Found | Rejection]:
    """The articles of such a file; each begins with its comments. Raises `InputError` where it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    for first, block in _articles(lines):
        source = f"{path}:{first}"
        try:
            yield _found(block, source)
        except (ValueError, KeyError) as error:
            reason = f"the comment # {error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            yield Rejection("read", reason, source=source)


def _articles(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The number of the first line of each article, and its lines."""
    starts = [n for n, line in enumerate(lines) if line.startswith("# id = ")]
    if not starts and any(line.strip() for line in lines):
        starts = [0]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield start + 1, list(lines[start:end])


def _found(lines: Sequence[str], source: str) -> Found:
    comments: dict[str, Any] = {}
    events = []
    rows = []
    for line in lines:
        key, equals, value = line.removeprefix("# ").partition(" = ")
        if line.startswith("# ") and equals:
            if key == "record":
                events.append(record.parse(value))
            else:
                comments[key] = json.loads(value)
        elif line.strip():
            rows.append(line)
    text = comments["text"]
    spans = checked(text, _spans(text, rows))
    name, rest, digest = comments["id"], comments.get("rest"), comments.get("sha256")
    return Found(source, text, spans, said(*events), id=name, rest=rest, hash=digest)


def _spans(text: str, rows: Iterable[str]) -> Iterator[Span]:
    """The mentions that the tags say. Raises ValueError where a row is none, or its words do not stand in the text."""
    open_span: Span | None = None
    for row in rows:
        start, end, tag = _row(text, row)
        kind, _, label = tag.partition("-")
        if kind == "I" and open_span and open_span[2] == label:
            open_span = (open_span[0], end, label)
            continue
        if open_span:
            yield open_span
        open_span = (start, end, label) if kind in ("B", "I") else None
    if open_span:
        yield open_span


def _row(text: str, row: str) -> tuple[int, int, str]:
    columns = row.split("\t")
    if len(columns) != 4 or not (columns[1].isdecimal() and columns[2].isdecimal()):
        raise ValueError(f"{row!r} has not the four columns token, start, end and tag, parted by tabs")
    form, start, end, tag = columns[0], int(columns[1]), int(columns[2]), columns[3].strip()
    if _form(text[start:end]) != form:
        raise ValueError(f"the token {form!r} does not stand at {start}–{end}, where the text has {text[start:end]!r}")
    if tag != "O" and tag[:2] not in ("B-", "I-"):
        raise ValueError(f"{row!r} has the tag {tag!r}; expected O, B-LABEL or I-LABEL")
    return start, end, tag
