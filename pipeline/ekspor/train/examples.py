"""Annotated text to learn names from: exchange files with their texts, and the token lists of public corpora."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from ekspor.errors import InputError
from ekspor.exchange import must_be_looked_at, numbered
from ekspor.tag.transformer import OUTSIDE

Span = tuple[int, int, str]
_CLOSING = frozenset(",.;:!?)]%”’")
_OPENING = frozenset("([“‘$")
_PARAGRAPHS = 6  # lines of plain text that are read as one


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the mentions in it: (start, end, label), half-open, in code points, not overlapping."""

    id: str
    text: str
    spans: tuple[Span, ...]


def read(path: Path) -> list[Example]:
    """The examples of a JSONL file, whose lines hold `text` and `entities`, or `tokens` and `ner_tags` (BIO).

    Raises `InputError` where the file or a line of it is neither.
    """
    found = []
    for n, line in numbered(path):
        try:
            entry = json.loads(line)
            example = _tokens(entry, f"{path.stem}-{n}") if "tokens" in entry else _article(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}:{n}: expected text and entities, or tokens and ner_tags: {type(error).__name__}: {error}"
            ) from error
        found.append(example)
    if not found:
        raise InputError(f"{path}: no line to learn from")
    return found


def _article(entry: dict[str, Any]) -> Example:
    must_be_looked_at(entry)
    text = entry["text"]
    spans = sorted((e["start"], e["end"], e["label"]) for e in entry["entities"])
    ends = [0, *(end for _, end, _ in spans)]
    for (start, end, label), before in zip(spans, ends, strict=False):
        if not before <= start < end <= len(text):
            raise ValueError(f"{label} {start}–{end} overlaps another mention or lies outside the text")
    return Example(str(entry["id"]), text, tuple(spans))


def _tokens(entry: dict[str, Any], name: str) -> Example:
    """Tokens as running text: blanks between them, none before what closes and after what opens."""
    text, spans = "", list[Span]()
    for token, tag in zip(entry["tokens"], entry["ner_tags"], strict=True):
        if text and token[:1] not in _CLOSING and text[-1] not in _OPENING:
            text += " "
        start, end = len(text), len(text) + len(token)
        kind, _, label = tag.partition("-")
        if kind == "I" and spans and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], end, label)
        elif kind in ("B", "I"):
            spans.append((start, end, label))
        text += token
    return Example(name, text, tuple(spans))


def read_text(path: Path) -> Iterator[str]:
    """The texts of a file, `.gz` or not: JSON lines with `text`, or plain lines, of which some make a text.

    Raises `InputError` where it cannot be read.
    """
    some = (line.strip() for line in lines(path))
    filled = (line for line in some if line)
    if ".jsonl" not in path.suffixes:
        while paragraphs := list(islice(filled, _PARAGRAPHS)):
            yield "\n".join(paragraphs)
        return
    try:
        yield from (json.loads(line)["text"] for line in filled)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: cannot be read as text: {error}") from error


def lines(path: Path) -> Iterator[str]:
    """The lines of a text file, `.gz` or not, without their ends. Raises `InputError` where it cannot be read."""
    open_text = gzip.open if path.suffix == ".gz" else open
    try:
        with open_text(path, "rt", encoding="utf-8") as file:
            yield from (line.rstrip("\n") for line in file)
    except (OSError, EOFError, UnicodeError) as error:
        raise InputError(f"{path}: cannot be read as text: {error}") from error


def labels(examples: Sequence[Example]) -> list[str]:
    """The labels that occur, sorted."""
    return sorted({label for example in examples for _, _, label in example.spans})


def tags(found: Sequence[str]) -> list[str]:
    """The BIO scheme for labels."""
    return [OUTSIDE, *(f"{kind}-{label}" for label in found for kind in "BI")]


def tagged(doc: Doc, example: Example, scheme: Sequence[str]) -> np.ndarray:
    """Index of the tag of every token [tokens]; a mention that does not end with a token takes the whole token."""
    index = {tag: i for i, tag in enumerate(scheme)}
    found = np.zeros(len(doc), np.int64)
    for start, end, label in example.spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        found[span.start : span.end] = index["I-" + label]
        found[span.start] = index["B-" + label]
    return found


def spans_of(doc: Doc) -> Iterator[Span]:
    """The entities of a document as spans of its text."""
    return ((e.start_char, e.end_char, e.label_) for e in doc.ents)
