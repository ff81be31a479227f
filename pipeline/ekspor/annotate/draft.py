"""What the system found in an article, as annotations for a person to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ekspor import exchange
from ekspor.annotate.article import DRAFT, Annotated, annotated
from ekspor.config import Settings
from ekspor.extract import Extractor
from ekspor.schema import Article, ExportEvent, Mention


def draft(
    article: Article, published: date | None, mentions: Iterable[Mention], events: Iterable[ExportEvent]
) -> Annotated:
    """The article with what the system found in it, marked as nobody's yet."""
    line = exchange.line(article.id, published, mentions, events)
    rest = {"title": article.title, "url": article.url, DRAFT: True}
    stated = {key: value for key, value in rest.items() if value not in (None, "")}
    return annotated({**line, "text": article.text, **stated})


def drafted(articles: Iterable[Annotated], settings: Settings) -> Iterator[Annotated]:
    """The articles with the system's annotations in place of their own."""
    extractor = Extractor(settings)
    for one in articles:
        read = Article(id=one.id, text=one.text, title=one.title, published=one.published)
        found = extractor(read)
        made = draft(read, found.published.day, found.mentions, found.records)
        yield replace(one, entities=made.entities, events=made.events, rest=one.rest | {DRAFT: True})
