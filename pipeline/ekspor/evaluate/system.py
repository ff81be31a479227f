"""What the pipeline says of the texts of a gold file, in the form that scoring compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ekspor import exchange
from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.exchange import Document
from ekspor.read import Archive
from ekspor.run import engine
from ekspor.run.entry import Entry, Fate, entries


def read_gold(gold: Path, settings: Settings) -> list[Document]:
    """The pipeline's entities and events for every article of the file; only text, title and date of the gold are read.

    Raises `InputError` where a line has no text to read, or an article breaks the pipeline.
    """
    documents = []
    for entry in outcomes([gold], replace(settings, prefilter=False)):
        if entry.exchange is None:
            [rejection] = entry.rejections
            raise InputError(f"{entry.source}: {rejection.reason}; gold without texts needs --system")
        if entry.fate is Fate.REJECTED:
            raise InputError(f"{gold}: {entry.id}: {entry.rejections[0].reason}")
        sure = tuple(event["confidence"] for event in entry.events)
        documents.append(replace(exchange.document(entry.exchange), sure=sure))
    return documents


def outcomes(inputs: Sequence[Path], settings: Settings) -> Iterator[Entry]:
    """What becomes of every item of archives, in their order, with its line of the exchange file."""
    settings = replace(settings, exchange=True)
    with engine.workers(settings) as workers:
        packed = engine.in_order(
            Archive(inputs, settings).shards(),
            lambda shard: workers.submit(lambda worker: worker.work(shard)),
            workers.number,
        )
        for _, data in packed:
            yield from entries(data)
