"""The articles to review: of archives, as they are read; of exchange files, with the annotations that they bring."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ekspor.annotate import article
from ekspor.annotate.article import Annotated
from ekspor.annotate.exporting import kept_beside
from ekspor.config import Settings
from ekspor.exchange import numbered
from ekspor.prefilter import could_report_export
from ekspor.read import Archive
from ekspor.schema import Article, Rejection

_SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """An article of an input; `annotated` where the input says what stands in it, be it a draft."""

    article: Annotated
    annotated: bool


def sources(inputs: Sequence[Path], settings: Settings) -> Iterator[Source | Rejection]:
    """The articles of all inputs. What `annotate export` wrote for a tool is read from the exchange file that it put
    beside it; of an archive the prefilter leaves out what cannot report an export. Raises `InputError` where an input
    cannot be read at all."""
    for path in inputs:
        beside = kept_beside(path)
        path = beside if beside.is_file() else path
        yield from _of_exchange(path) if _is_exchange(path) else _of_archive(path, settings)


def _is_exchange(path: Path) -> bool:
    """Whether the first line of a file has a text and annotations."""
    if not (path.is_file() and path.suffix == _SUFFIX):
        return False
    try:
        [(_, line)] = islice(numbered(path), 1)
        return {"text", "entities", "events"} <= set(json.loads(line))
    except (ValueError, TypeError):
        return False


def _of_exchange(path: Path) -> Iterator[Source | Rejection]:
    for found in article.read(path):
        yield found if isinstance(found, Rejection) else Source(found, annotated=True)


def _of_archive(path: Path, settings: Settings) -> Iterator[Source | Rejection]:
    for item in Archive([path], settings):
        found = item.found
        if isinstance(found, Rejection):
            yield found
        elif not settings.prefilter or could_report_export(f"{found.title}\n{found.text}".encode()):
            yield Source(_plain(found), annotated=False)


def _plain(found: Article) -> Annotated:
    """The article without annotations, what else is known of it as a line of an exchange file has it."""
    known = {
        "published": found.published and found.published.isoformat(),
        "title": found.title or None,
        "url": found.url,
    }
    return Annotated(found.id, found.text, (), (), {key: value for key, value in known.items() if value})
