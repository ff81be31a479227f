"""What a worker does: it reads a shard, passes over what cannot matter, extracts from the rest, and says what became
of every item."""

from __future__ import annotations

import traceback
from base64 import b85encode
from collections.abc import Callable
from pathlib import Path

import orjson
import zstandard

from ekspor import exchange
from ekspor.config import Settings
from ekspor.duplicates import signature
from ekspor.errors import EksporError
from ekspor.extract import Extraction, Extractor
from ekspor.language import foreign
from ekspor.prefilter import could_report_export
from ekspor.read import Item, NoArticle, Shard, Unread, items
from ekspor.read.items import Deadly, Place
from ekspor.run.entry import Entry, Fate
from ekspor.run.table import mention_row
from ekspor.schema import Article, Rejection, Stage

Extract = Callable[[Article], Extraction]
Build = Callable[[Settings], Extract]


class Reader:
    """A worker in this process. The model is loaded with the first shard."""

    def __init__(self, settings: Settings, build: Build = Extractor) -> None:
        self._settings = settings
        self._build = build
        self._extract: Extract | None = None

    def work(
        self, shard: Shard, note: Callable[[Place], object] = lambda _: None, deadly: Deadly | None = None
    ) -> bytes:
        """What became of the items of the shard: lines of JSON, an `Entry` each, compressed.

        `note` is told where it is; `deadly` are the places that an earlier attempt did not survive.
        """
        if self._extract is None:
            self._extract = self._build(self._settings)
        found = items(shard, self._settings, note, deadly)
        lines = [orjson.dumps(self._entry(item, self._extract)) for item in found]
        return zstandard.ZstdCompressor(write_checksum=True).compress(b"\n".join(lines))

    def stop(self) -> None:
        """Nothing is to be stopped."""

    def _entry(self, item: Item | Unread | NoArticle, extract: Extract) -> Entry:
        if isinstance(item, Unread):
            return Entry(item.source, Fate.FILTERED, articles=item.number, characters=item.bytes)
        if isinstance(item, NoArticle):
            return Entry(item.source, Fate.NO_ARTICLE, articles=item.number, reason=item.reason)
        article = item.found
        if isinstance(article, Rejection):
            return Entry(item.source, Fate.REJECTED, rejections=[article])
        if self._settings.prefilter:
            if not _could(article):
                return self._said(item, article, Fate.FILTERED)
            if language := foreign(article.text):
                return self._rejected(item, article, "language", f"not Indonesian: {language}")
        if item.deadly is not None:
            return self._rejected(item, article, "extract", item.deadly)
        try:
            found = extract(article)
        except EksporError:
            raise  # knowledge or settings that cannot work would cost every article: they stop the run
        except Exception as error:  # the one place where an exception of any stage is caught: it costs its article
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = "/".join(Path(where.filename).parts[-2:])
            reason = f"{type(error).__name__}: {str(error)[:300]} ({place}:{where.lineno})"
            return self._rejected(item, article, "extract", reason)
        return self._said(item, article, Fate.WRITTEN if found.records else Fate.NO_EVENTS, found)

    def _rejected(self, item: Item, article: Article, stage: Stage, reason: str) -> Entry:
        entry = self._said(item, article, Fate.REJECTED)
        entry.rejections.append(Rejection(stage, reason, article.id))
        return entry

    def _said(self, item: Item, article: Article, fate: Fate, found: Extraction | None = None) -> Entry:
        published = found.published.day if found else article.published
        mentions, records = (found.mentions, found.records) if found else ((), ())
        asked = self._settings
        return Entry(
            item.source,
            fate,
            id=article.id,
            characters=len(article.text),
            published=published.isoformat() if published else None,
            signature=self._signature(found) if found else None,
            unreadable_date=item.unreadable_date,
            mentioned=len(mentions),
            rejections=list(found.rejections) if found else [],
            events=[orjson.Fragment(record.model_dump_json()) for record in records],
            mentions=[mention_row(article.id, mention) for mention in mentions] if asked.mentions else [],
            exchange=exchange.line(article.id, published, mentions, records) if asked.exchange else None,
            article=article.model_dump(mode="json") if asked.texts else None,
        )

    def _signature(self, found: Extraction) -> str | None:
        """Only of what could report an export, whether all else is read or not."""
        if not (self._settings.prefilter or _could(found.article)):
            return None
        signed = signature(found.article.text, found.sentences)
        return b85encode(signed).decode() if signed else None


def _could(article: Article) -> bool:
    return could_report_export(f"{article.title}\n{article.text}".encode())
