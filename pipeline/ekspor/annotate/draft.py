"""What the system found in an article, as annotations for a person to correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ekspor import exchange
from ekspor.annotate.article import Annotated, annotated
from ekspor.config import Settings
from ekspor.exchange import DRAFT, Entry
from ekspor.extract import Extractor
from ekspor.schema import Article


def draft(article: Article, line: Entry) -> Annotated:
    """The article with its line of the system's exchange file, marked as nobody's yet."""
    said = {key: value for key, value in (("title", article.title), ("url", article.url)) if value}
    return annotated({**line, "text": article.text, **said, DRAFT: True})


def drafted(articles: Iterable[Annotated], settings: Settings) -> Iterator[Annotated]:
    """The articles with the system's annotations in place of their own."""
    extractor = Extractor(settings)
    for one in articles:
        article = Article(id=one.id, text=one.text, title=one.title, published=one.published)
        found = extractor(article)
        made = draft(article, exchange.line(one.id, found.published.day, found.mentions, found.records))
        yield replace(one, entities=made.entities, events=made.events, rest=one.rest | {DRAFT: True})
