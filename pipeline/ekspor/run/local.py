"""The engine of one machine: articles through worker processes, results in input order, few of them in memory."""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from ekspor.config import Settings
from ekspor.errors import EksporError
from ekspor.extract import Extraction, Extractor
from ekspor.prefilter import could_report_export
from ekspor.schema import Article, ExportEvent, Mention, Publication, Rejection

Extract = Callable[[Article], Extraction]
Build = Callable[[Settings], Extract]

Outcomes = Generator["Outcome", None, None]
"""To be closed (`contextlib.closing`) where it is not read to its end, so that the workers end too."""

BATCH_ARTICLES = 8
BATCH_CHARACTERS = 100_000
BATCH_ITEMS = 256
"""A batch goes to a worker when it holds so many articles to extract from, or characters of them, or items in all."""

AHEAD = 2
"""Batches waiting for each worker."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a worker hands back of an article; `published` is None where extraction failed."""

    published: Publication | None = None
    mentions: tuple[Mention, ...] = ()
    events: tuple[ExportEvent, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item of the input: `result` is None where the prefilter or the reader turned it away."""

    item: Article | Rejection
    result: Result | None = None


def outcomes(items: Iterable[Article | Rejection], settings: Settings, build: Build = Extractor) -> Outcomes:
    """One outcome for every item, in the same order whatever the number of workers."""
    if settings.workers == 1:
        for batch in _batches(items, settings):
            yield from batch.merged(_results(build, settings, batch.articles))
        return
    workers = _Workers(build, settings)
    waiting: deque[tuple[_Batch, Future[list[Result]]]] = deque()
    try:
        for batch in _batches(items, settings):
            waiting.append((batch, workers.submit(batch.articles)))
            if len(waiting) > AHEAD * settings.workers:
                batch, future = waiting.popleft()
                yield from batch.merged(workers.results(batch.articles, future))
        for batch, future in waiting:
            yield from batch.merged(workers.results(batch.articles, future))
    finally:
        workers.close()


@dataclass(slots=True)
class _Batch:
    """Neighbouring items of the input, and the articles among them that a worker is to read."""

    items: list[tuple[Article | Rejection, bool]] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    characters: int = 0

    def add(self, item: Article | Rejection, wanted: bool) -> None:
        self.items.append((item, wanted))
        if isinstance(item, Article) and wanted:
            self.articles.append(item)
            self.characters += len(item.text)

    @property
    def full(self) -> bool:
        return (
            len(self.articles) >= BATCH_ARTICLES
            or self.characters >= BATCH_CHARACTERS
            or len(self.items) >= BATCH_ITEMS
        )

    def merged(self, results: Iterable[Result]) -> Iterator[Outcome]:
        ready = iter(results)
        return (Outcome(item, next(ready) if wanted else None) for item, wanted in self.items)


def _batches(items: Iterable[Article | Rejection], settings: Settings) -> Iterator[_Batch]:
    batch = _Batch()
    for item in items:
        batch.add(item, isinstance(item, Article) and (not settings.prefilter or _could(item)))
        if batch.full:
            yield batch
            batch = _Batch()
    yield batch


def _could(article: Article) -> bool:
    return could_report_export(f"{article.title}\n{article.text}".encode())


class _Workers:
    """Worker processes. When one dies, its articles are done again, at last one by one to find the culprit."""

    def __init__(self, build: Build, settings: Settings) -> None:
        self._build = build
        self._settings = settings
        self._executor = _processes(settings.workers)

    def submit(self, articles: list[Article]) -> Future[list[Result]]:
        try:
            return self._executor.submit(_results, self._build, self._settings, articles)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = _processes(self._settings.workers)
            return self._executor.submit(_results, self._build, self._settings, articles)

    def results(self, articles: list[Article], future: Future[list[Result]]) -> list[Result]:
        with suppress(BrokenProcessPool):
            return future.result()
        with suppress(BrokenProcessPool):
            return self.submit(articles).result()
        return [self._alone(article) for article in articles]

    def _alone(self, article: Article) -> Result:
        with _processes(1) as executor:
            try:
                return executor.submit(_results, self._build, self._settings, [article]).result()[0]
            except BrokenProcessPool:
                return _failed(article, "process died: killed, or out of memory, while it read this article")

    def close(self) -> None:
        self._executor.shutdown(cancel_futures=True)


def _processes(number: int) -> ProcessPoolExecutor:
    """Started afresh, not forked, so that they hold nothing of this process; Ctrl-C is this process's business."""
    return ProcessPoolExecutor(number, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))


# ── in the worker ────────────────────────────────────────────────────────────────────────────────────────────────────


def _results(build: Build, settings: Settings, articles: list[Article]) -> list[Result]:
    extract = _built(build, settings)
    return [_result(extract, article) for article in articles]


@cache
def _built(build: Build, settings: Settings) -> Extract:
    return build(settings)


def _result(extract: Extract, article: Article) -> Result:
    """The one place where an exception of any stage is caught: it costs its article, not the run.

    What ekspor raises on purpose (knowledge or settings that cannot work) would cost every article: it stops the run.
    """
    try:
        found = extract(article)
    except EksporError:
        raise
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = "/".join(Path(where.filename).parts[-2:])
        return _failed(article, f"{type(error).__name__}: {str(error)[:300]} ({place}:{where.lineno})")
    return Result(found.published, found.mentions, found.records, found.rejections)


def _failed(article: Article, reason: str) -> Result:
    return Result(rejections=(Rejection("extract", reason, article.id),))
