"""What the pipeline says of the texts of a gold file, in the form that scoring compares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ekspor import exchange
from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.exchange import Document
from ekspor.read import Archive
from ekspor.run.local import outcomes
from ekspor.schema import Article


def read_gold(gold: Path, settings: Settings) -> list[Document]:
    """The pipeline's entities and events for every article of the file; only text, title and date of the gold are read.

    Raises `InputError` where a line has no text to read, or an article breaks the pipeline.
    """
    documents = []
    articles = (item.found for item in Archive([gold], settings))
    for outcome in outcomes(articles, replace(settings, prefilter=False)):
        article, result = outcome.item, outcome.result
        if not isinstance(article, Article):
            raise InputError(f"{article.source}: {article.reason}; gold without texts needs --system")
        assert result is not None  # nothing was filtered
        if result.published is None:
            raise InputError(f"{gold}: {article.id}: {result.rejections[0].reason}")
        line = exchange.line(article.id, result.published.day, result.mentions, result.events)
        sure = tuple(event.confidence for event in result.events)
        documents.append(replace(exchange.document(line), sure=sure))
    return documents
