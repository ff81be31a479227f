"""Articles into the form of a tool, and beside it what was exported, so that nothing the tool cannot hold is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ekspor import exchange
from ekspor.annotate import article
from ekspor.annotate.article import DRAFT, Annotated
from ekspor.annotate.formats import Tool, form
from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.extract import Extraction, Extractor
from ekspor.read import Archive
from ekspor.schema import Article


def kept_beside(path: Path) -> Path:
    """The file beside an export that holds the exported articles as an exchange file with texts."""
    return path.with_name(path.name + ".kept.jsonl")


def export(articles: Sequence[Annotated], tool: Tool, path: Path) -> str:
    """Write the articles for the tool, and beside them `kept_beside`. What the tool cannot hold, in words."""
    if not articles:
        raise InputError("there is no article to export")
    chosen = form(tool)
    path.parent.mkdir(parents=True, exist_ok=True)
    chosen.write(articles, path)
    article.save(articles, kept_beside(path))
    return chosen.lacks


def drafts(archives: Sequence[Path], settings: Settings) -> Iterator[Annotated]:
    """The articles of archives as the system annotates them. Raises `InputError` where one cannot be read."""
    extractor = Extractor(settings)
    for read in Archive(list(archives), settings):
        if not isinstance(read, Article):
            raise InputError(f"{read.source}: {read.reason}")
        yield draft(extractor(read))


def draft(found: Extraction) -> Annotated:
    """What the system found in an article, to be corrected by a person."""
    line = exchange.line(found.article.id, found.published.day, found.mentions, found.records)
    rest = {"published": line["published"], "title": found.article.title, "url": found.article.url, DRAFT: True}
    stated = {key: value for key, value in rest.items() if value not in (None, "")}
    return article.annotated({"id": found.article.id, "text": found.article.text, **line, **stated})


def with_drafts(articles: Iterable[Annotated], settings: Settings) -> Iterator[Annotated]:
    """The articles with the system's annotations in place of their own."""
    extractor = Extractor(settings)
    for one in articles:
        read = Article(id=one.id, text=one.text, title=one.title, published=one.published)
        made = draft(extractor(read))
        yield replace(one, entities=made.entities, events=made.events, rest=one.rest | {DRAFT: True})
