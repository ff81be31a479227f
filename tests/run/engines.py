"""Stand-ins for the extractor, importable in worker processes, and shards for them."""

import json
import os
import time
from collections.abc import Callable

from ekspor.config import Settings
from ekspor.errors import RuleError
from ekspor.extract import Extraction
from ekspor.language import foreign
from ekspor.prefilter import could_report_export
from ekspor.read import Part, Shard
from ekspor.run.entry import Entry, entries
from ekspor.schema import Article, Label, Mention, Publication, Rejection
from records import full_event

Extract = Callable[[Article], Extraction]


def obedient(_: Settings) -> Extract:
    """Does what the text says: reports a record of "kopi", rejects one of "angin", fails at "gagal", dies at "mati",
    hangs at "macet"."""

    def extract(article: Article) -> Extraction:
        if "gagal" in article.text:
            raise ValueError("tidak terbaca")
        if "mati" in article.text:
            os._exit(9)
        while "macet" in article.text:
            time.sleep(1)
        document = full_event().document.model_copy(update={"id": article.id})
        records = (full_event(id=f"{article.id}-1", document=document),) if "kopi" in article.text else ()
        rejections = (Rejection("validate", "no content: angin", article.id),) if "angin" in article.text else ()
        mention = Mention(0, 1, Label.COMMODITY, article.text[0], "test")
        return Extraction(article, Publication(article.published, None), (), (mention,), (), (), records, rejections)

    return extract


def warm(settings: Settings) -> Extract:
    """Obedient, with all that reading needs loaded before."""
    could_report_export(b"Kopi 18 ton dikirim ke Jepang")
    foreign("Kopi 18 ton dikirim ke Jepang")
    return obedient(settings)


def broken(_: Settings) -> Extract:
    """Cannot be made."""
    raise RuleError("rules/x.toml contradicts itself")


def deadly(_: Settings) -> Extract:
    """Cannot be made: the process dies of it."""
    os._exit(9)


def lines(*texts: str) -> bytes:
    """A file of articles with these texts, named by their places from 0 on."""
    return b"".join(json.dumps({"id": str(n), "text": text}).encode() + b"\n" for n, text in enumerate(texts))


def shard(*texts: str) -> Shard:
    """A shard of articles with these texts, named by their places from 0 on."""
    return Shard((Part("a.jsonl", "jsonl", lines(*texts)),), 0)


def reasons(packed: bytes) -> dict[str, str]:
    """What a worker rejected: the reasons, by the articles' ids."""
    return {entry.id or entry.source: r.reason for entry in entries(packed) for r in entry.rejections}


def listed(packed: bytes) -> list[Entry]:
    """What a worker made of a shard."""
    return list(entries(packed))


def slow(settings: Settings) -> Extract:
    """Obedient, and takes its time."""
    extract = obedient(settings)

    def later(article: Article) -> Extraction:
        time.sleep(0.005)
        return extract(article)

    return later
