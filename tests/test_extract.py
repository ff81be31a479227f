"""The public face on articles of our own: what comes out, what it rests on, and that it is always the same."""

import hashlib
import json
import os
import subprocess
import sys
import textwrap
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

import ekspor
from ekspor import Article, ExportEvent, Extractor, Status
from ekspor.config import Relations, Settings
from ekspor.normalise import dollars
from ekspor.schema import SLOTS, Evidence

FURNITURE = "Sepanjang 2022, Kabupaten Jepara mengekspor furnitur senilai US$ 171,2 juta ke Amerika Serikat dan Jepang."
RUPIAH = "Sepanjang 2022, Kabupaten Jepara mengekspor furnitur senilai Rp2,6 triliun ke Jepang."
RELATIVE = "Ekspor kopi Temanggung tahun lalu mencapai 1.200 ton senilai US$ 4,5 juta."
SHIPMENT = """Temanggung – CV Lembah Harum mengekspor 18 ton kopi robusta ke Mesir, Rabu (25/1/2023).

“Tahun ini perusahaan itu menargetkan ekspor 200 ton kopi,” kata Kepala Dinas Perdagangan Suyono.

Baca juga: Ekspor Kakao 500 Ton ke Rusia
"""
DIRTY = "😀 EKSPOR\xa0KOPI  NAIK\n\n" + SHIPMENT.replace("18 ton", "18\xa0ton").replace("kopi robusta", "kopi\nrobusta")
SAMPLES = [
    Article.model_validate_json(line)
    for line in files("ekspor.samples").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
]
TEXTS = [FURNITURE, RELATIVE, SHIPMENT, DIRTY, *(article.text for article in SAMPLES)]


def fillers(event: ExportEvent) -> dict[str, list[str]]:
    return {slot: [filler.surface for filler in got] for slot in SLOTS if (got := getattr(event, slot))}


def evidence(event: ExportEvent) -> list[Evidence]:
    of_slots = (one for slot in SLOTS for filler in getattr(event, slot) for one in filler.evidence)
    return [*event.status_evidence, *of_slots]


# ── what comes out ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_extract_gives_the_records_of_a_text() -> None:
    (event,) = ekspor.extract(FURNITURE)
    assert event.status is Status.REALIZED
    assert fillers(event) == {
        "origin": ["Kabupaten Jepara"],
        "commodity": ["furnitur"],
        "destination": ["Amerika Serikat", "Jepang"],
        "value": ["US$ 171,2 juta"],
        "period": ["Sepanjang 2022"],
    }


def test_a_target_is_a_record_of_its_own() -> None:
    assert [(e.status, fillers(e)["quantity"]) for e in ekspor.extract(SHIPMENT)] == [
        (Status.REALIZED, ["18 ton"]),
        (Status.TARGET, ["200 ton"]),
    ]


def test_a_link_to_another_article_makes_no_record() -> None:
    assert not any("Rusia" in fillers(e).get("destination", ()) for e in ekspor.extract(SHIPMENT))


def test_the_title_stands_in_the_record() -> None:
    assert ekspor.extract(FURNITURE, title="Furnitur Jepara")[0].document.title == "Furnitur Jepara"


@pytest.mark.parametrize("text", ["", " \n\n", "Hujan turun di Semarang sejak pagi.", "ekspor", "😀"])
def test_a_text_without_a_flow_has_no_records(text: str) -> None:
    assert ekspor.extract(text) == []


def test_load_gives_an_extractor_that_reads_articles() -> None:
    found = ekspor.load()(Article(id="a1", text=FURNITURE))
    assert (found.article.id, len(found.records), found.rejections) == ("a1", 1, ())


def test_pipe_reads_articles_in_order() -> None:
    articles = [Article(id="a", text=SHIPMENT), Article(id="b", text="Hujan."), Article(id="c", text=FURNITURE)]
    assert [(e.article.id, len(e.records)) for e in ekspor.pipe(articles)] == [("a", 2), ("b", 0), ("c", 1)]


def test_pipe_reads_no_further_than_it_is_asked() -> None:
    def endless():
        while True:
            yield Article(id="a", text=FURNITURE)

    assert next(ekspor.pipe(endless())).article.id == "a"


# ── when ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

LAST_YEAR = (date(2022, 1, 1), date(2022, 12, 31), ("relative",))
SPOKEN = RELATIVE.removesuffix(".") + ", kata Bupati Temanggung, Kamis (26/1/2023)."


def period(event: ExportEvent) -> tuple[date | None, date | None, tuple[str, ...]]:
    (filler,) = event.period
    return filler.start, filler.end, filler.flags


def test_a_relative_period_counts_from_the_publication_date() -> None:
    (event,) = ekspor.extract(RELATIVE, published=date(2023, 1, 26))
    assert period(event) == LAST_YEAR
    assert (event.document.published, event.document.published_from) == (date(2023, 1, 26), "input")


def test_a_relative_period_counts_from_the_date_in_the_article() -> None:
    (event,) = ekspor.extract(SPOKEN)
    assert period(event) == LAST_YEAR
    assert event.document.published_from == "article"


def test_without_any_date_a_relative_period_keeps_its_words_alone() -> None:
    (event,) = ekspor.extract(RELATIVE)
    assert period(event) == (None, None, ("unresolved",))
    assert event.period[0].surface == "tahun lalu"
    assert event.document.published is None


DEFAULT = Settings(published_default=date(2023, 6, 1))


def test_the_default_date_counts_where_nothing_else_says() -> None:
    (event,) = Extractor(DEFAULT)(Article(id="a", text=RELATIVE)).records
    assert period(event) == LAST_YEAR
    assert event.document.published_from == "default"


@pytest.mark.parametrize(
    ("text", "published"),
    [(RELATIVE, date(2019, 5, 1)), (SPOKEN.replace("Kamis (26/1/2023)", "Sabtu (26/1/2019)"), None)],
)
def test_the_default_date_gives_way(text: str, published: date | None) -> None:
    (event,) = Extractor(DEFAULT)(Article(id="a", text=text, published=published)).records
    assert period(event)[:2] == (date(2018, 1, 1), date(2018, 12, 31))


# ── what it rests on ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", TEXTS)
def test_all_evidence_stands_at_its_offsets(text: str) -> None:
    for event in ekspor.extract(text, published=date(2023, 1, 26)):
        assert [one.text for one in evidence(event)] == [text[one.start : one.end] for one in evidence(event)]
        assert text[event.sentence_start : event.sentence_end] == event.sentence


@pytest.mark.parametrize("text", TEXTS)
def test_every_filler_names_the_rules_that_read_and_linked_it(text: str) -> None:
    assert all(one.rules and all(one.rules) for event in ekspor.extract(text) for one in evidence(event))


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_stand_in_order_at_their_offsets(text: str) -> None:
    mentions = ekspor.load()(Article(id="a", text=text)).mentions
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_dirt_between_words_changes_no_value() -> None:
    clean, dirty = ([e.quantity[0].low for e in ekspor.extract(text)] for text in (SHIPMENT, DIRTY))
    assert clean == dirty


# ── always the same ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_article_gives_the_same_records() -> None:
    assert ekspor.extract(SHIPMENT) == ekspor.extract(SHIPMENT)


def test_ids_tell_records_apart() -> None:
    ids = [event.id for found in ekspor.pipe(SAMPLES) for event in found.records]
    assert len(set(ids)) == len(ids)


def test_another_article_with_the_same_words_has_other_ids() -> None:
    one, other = (ekspor.load()(Article(id=name, text=FURNITURE)).records[0].id for name in ("a", "b"))
    assert one != other


def test_the_rates_are_no_part_of_an_id(monkeypatch: pytest.MonkeyPatch) -> None:
    [with_rates] = ekspor.extract(RUPIAH)
    monkeypatch.setattr(dollars, "rate", lambda *_: None)
    [without] = ekspor.extract(RUPIAH)
    assert with_rates.value[0].usd
    assert without.value[0].usd is None
    assert with_rates.id == without.id


def digest() -> str:
    """The records of the sample archive in one hash."""
    records = [event.model_dump_json() for found in ekspor.pipe(SAMPLES) for event in found.records]
    return hashlib.sha256(json.dumps(records).encode()).hexdigest()


@pytest.mark.parametrize("environment", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura"}, {"PYTHONHASHSEED": "2"}])
def test_another_process_gives_the_same_records(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", "import test_extract; print(test_extract.digest())"]
    folder = Path(__file__).parent
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == digest()


def test_records_below_the_least_confidence_are_left_out() -> None:
    article = Article(id="a", text=FURNITURE, published=date(2023, 1, 20))
    (event,) = Extractor()(article).records
    assert Extractor(Settings(min_confidence=event.confidence))(article).records == (event,)
    found = Extractor(Settings(min_confidence=min(1.0, event.confidence + 0.001)))(article)
    assert (found.records, found.rejections) == ((), ())


def test_without_the_learned_scorer_the_rules_decide() -> None:
    article = Article(id="a", text=FURNITURE, published=date(2023, 1, 20))
    claims = Extractor(Settings(relations=Relations(learned=False)))(article).claims
    assert claims
    assert all(claim.score is None for claim in claims)


UNBROKEN = (
    "Dinas Perindustrian dan Perdagangan Kabupaten Jepara mencatat ekspor furnitur daerah itu sepanjang 2023 mencapai "
    "US$ 171,2 juta, kata Kepala Dinas Perindustrian dan Perdagangan Kabupaten Jepara, Endang Rahmawati. Sebagian "
    "besar dibeli Amerika Serikat, sisanya oleh Jepang. Eksportirnya antara lain PT Jati Makmur Sentosa Abadi."
)


@pytest.mark.parametrize("width", [38, 60, 72])
def test_names_go_on_in_the_next_line_of_a_wrapped_paragraph(width: int) -> None:
    text = textwrap.fill(UNBROKEN, width)
    found, unbroken = (Extractor()(Article(id="a", text=text)).mentions for text in (text, UNBROKEN))
    assert [(m.start, m.end, m.label) for m in found] == [(m.start, m.end, m.label) for m in unbroken]
    assert all(m.text == text[m.start : m.end] for m in found)
