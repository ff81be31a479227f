"""A worker: every item of its shard has its entry, in order, whatever happens to it."""

import pytest
from engines import broken, listed, obedient, reasons, shard

from ekspor.config import Settings
from ekspor.errors import RuleError
from ekspor.read import Part, Shard
from ekspor.read.items import WHOLE, Deadly
from ekspor.run.entry import Fate
from ekspor.run.work import Reader
from ekspor.schema import Rejection

SETTINGS = Settings(mentions=True, exchange=True)


def read(found: Shard, settings: Settings = SETTINGS, deadly: Deadly | None = None) -> bytes:
    return Reader(settings, obedient).work(found, deadly=deadly)


def test_every_item_has_its_entry_in_order() -> None:
    parts = (
        Part("a.jsonl", "jsonl", b'{"id": "a", "text": "ekspor kopi"}\n{\n{"id": "b", "text": "hujan"}\n', first=7),
        Rejection("read", "cannot be opened: gone", source="b.txt"),
        Part("c.txt", "text", b"ekspor teh"),
    )
    found = listed(read(Shard(parts, 0)))
    assert [(entry.source, entry.id, entry.fate) for entry in found] == [
        ("a.jsonl:7", "a", Fate.WRITTEN),
        ("a.jsonl:8", None, Fate.REJECTED),
        ("a.jsonl:9", "b", Fate.FILTERED),
        ("b.txt", None, Fate.REJECTED),
        ("c.txt", "c.txt", Fate.NO_EVENTS),
    ]


def test_entry_holds_what_is_asked_for() -> None:
    [full] = listed(read(shard("ekspor kopi")))
    [bare] = listed(read(shard("ekspor kopi"), Settings()))
    assert (len(full.events), len(full.mentions), full.mentioned) == (1, 1, 1)
    assert full.exchange is not None
    assert (len(bare.events), bare.mentions, bare.mentioned, bare.exchange) == (1, [], 1, None)


def test_prefilter_looks_at_title_and_text() -> None:
    data = b'{"title": "Ekspor Naik", "text": "kopi"}\n{"title": "Cuaca", "text": "hujan"}\n'
    found = listed(read(Shard((Part("a.jsonl", "jsonl", data),), 0)))
    assert [entry.fate for entry in found] == [Fate.WRITTEN, Fate.FILTERED]


def test_what_was_not_parsed_is_one_entry() -> None:
    entries = listed(read(shard("hujan", "ekspor kopi", "angin", "panas"), Settings()))
    assert [(entry.fate, entry.articles) for entry in entries] == [(Fate.WRITTEN, 1), (Fate.FILTERED, 3)]


def test_without_prefilter_every_article_is_read() -> None:
    [entry] = listed(read(shard("hujan"), Settings(prefilter=False)))
    assert entry.fate is Fate.NO_EVENTS


ENGLISH = "The export of coffee to Egypt rose last year, and the shipment of the tea was not as high as it had been."


def test_article_in_another_language_is_set_aside_with_the_reason() -> None:
    packed = read(shard(ENGLISH))
    [entry] = listed(packed)
    assert (entry.fate, entry.exchange and entry.exchange["entities"]) == (Fate.REJECTED, [])
    assert entry.rejections == [Rejection("language", "not Indonesian: English", "0")]


def test_without_prefilter_the_language_is_not_asked() -> None:
    [entry] = listed(read(shard(ENGLISH), Settings(prefilter=False)))
    assert entry.fate is Fate.NO_EVENTS


def test_exception_costs_its_article_and_names_its_place() -> None:
    packed = read(shard("ekspor gagal", "ekspor kopi"))
    assert [entry.fate for entry in listed(packed)] == [Fate.REJECTED, Fate.WRITTEN]
    assert reasons(packed)["0"].startswith("ValueError: tidak terbaca (run/engines.py:")


def test_deadly_article_is_not_tried_again() -> None:
    packed = read(shard("ekspor kopi", "ekspor lalu mati"), deadly={(0, 1): "mati"})
    assert reasons(packed) == {"1": "mati"}
    assert [bool(entry.exchange) for entry in listed(packed)] == [True, True]


def test_deadly_page_is_not_even_taken_apart() -> None:
    part = Part("a.html", "html", b"<html><p>Ekspor kopi naik.</p></html>")
    assert reasons(read(Shard((part,), 0), deadly={(0, 0): "mati"})) == {"a.html": "mati"}


def test_deadly_part_is_not_opened() -> None:
    broken, good = Part("a.parquet", "parquet", b"tidak dibuka", first=9), Part("b.txt", "text", b"ekspor kopi")
    packed = read(Shard((broken, good), 0), deadly={(0, WHOLE): "mati"})
    assert reasons(packed) == {"a.parquet:9": "mati"}
    assert [entry.fate for entry in listed(packed)] == [Fate.REJECTED, Fate.WRITTEN]


def test_reader_that_fails_costs_its_part() -> None:
    broken, good = Part("a.parquet", "parquet", b"rusak"), Part("b.txt", "text", b"ekspor kopi")
    packed = read(Shard((broken, good), 0))
    assert reasons(packed)["a.parquet"].startswith("damaged: ArrowInvalid")
    assert [entry.fate for entry in listed(packed)] == [Fate.REJECTED, Fate.WRITTEN]


def test_broken_knowledge_stops_the_run() -> None:
    with pytest.raises(RuleError, match="contradicts itself"):
        Reader(Settings(), broken).work(shard("ekspor"))
