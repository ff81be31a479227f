"""The sample archive that ships: its gold is well-formed and its articles are as dirty as real ones."""

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any, get_args

import pytest

from ekspor.schema import NAME_SLOTS, SLOTS, Article, Label, Per, Status

UNITS = {
    *("kg", "ton", "g", "l", "kl", "m", "m2", "m3", "pcs", "pasang", "set", "ekor", "batang", "lembar", "bal", "koli"),
    *("karung", "dus", "kontainer", "teu", "barel", "butir", "botol", "pohon", "unit"),
}
WORTH_A_RECORD = {"exporter", "commodity", "destination", "value", "quantity", "change", "share"}


def lines(name: str) -> list[dict[str, Any]]:
    text = files("ekspor.samples").joinpath(name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


ARTICLES = lines("articles.jsonl")
GOLD = lines("gold.jsonl")

gold_docs = pytest.mark.parametrize("doc", GOLD, ids=lambda doc: doc["id"])


def fillers(doc: dict[str, Any], *slots: str) -> list[Any]:
    return [filler for event in doc["events"] for slot in slots for filler in event.get(slot, [])]


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).casefold()


def is_number(x: object) -> bool:
    return isinstance(x, int | float) and not isinstance(x, bool)


# ── the archive ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_enough_articles() -> None:
    assert len(ARTICLES) >= 12


def test_ids_are_unique() -> None:
    assert len({article["id"] for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
def test_every_line_is_an_article(article: dict[str, Any]) -> None:
    assert Article.model_validate(article).text.strip()


def test_some_articles_have_no_date_of_publication() -> None:
    assert sum("published" not in article for article in ARTICLES) == 3


def test_some_articles_have_no_event() -> None:
    assert sum(not doc["events"] for doc in GOLD) >= 2


@pytest.mark.parametrize("status", list(Status))
def test_every_status_occurs(status: Status) -> None:
    assert any(event["status"] == status for doc in GOLD for event in doc["events"])


@pytest.mark.parametrize("label", list(Label))
def test_every_label_occurs(label: Label) -> None:
    assert any(entity["label"] == label for doc in GOLD for entity in doc["entities"])


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_is_filled_somewhere(slot: str) -> None:
    assert any(event.get(slot) for doc in GOLD for event in doc["events"])


DIRT = {
    "non-breaking space": r"\d?\S\xa0\S",
    "double space": r"\S  \S",
    "typographic quotes": r"“[^”]+”",
    "missing full stop": r"[a-z]\n\n[A-Z]",
    "sentences glued together": r"[a-z]\.[A-Z][a-z]",
    "comma without a space": r"[a-z],[a-z]{3}",
    "link on its own line": r"(?mi)^baca juga ?:",
    "link glued to a sentence": r"(?i)[.\d] baca juga ?: ",
    "byline": r"Penulis ?: [A-Z]",
    "dateline with an outlet": r"(?m)^[A-Z]{4,}, [A-Z]{4,}(\.[A-Z]+)? [-–—] [A-Z]",
    "dateline with an agency in brackets": r"(?m)^[A-Z]\w+,? +\([A-Z]{4,}\) - [A-Z]",
    "page furniture": r"(?m)^(KOMENTAR|ADVERTISEMENT|Bagikan:|© \d{4})",
    "headline in capitals": r"(?m)^[A-Z ,]{20,}!?$",
    "word broken at the end of a line": r"[a-z]-\n[a-z]",
    "misread letters": r"\brnencatat\b",
    "misspelling": r"\bmengeskpor\b",
    "English loan": r"\b(shipment|repeat order|packing list|demand|booking)\b",
}


@pytest.mark.parametrize("pattern", DIRT.values(), ids=DIRT.keys())
def test_every_kind_of_dirt_occurs(pattern: str) -> None:
    assert any(re.search(pattern, article["text"]) for article in ARTICLES)


# ── its gold ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_gold_is_of_the_same_articles() -> None:
    def key(doc: dict[str, Any]) -> tuple[str | None, ...]:
        return doc["id"], doc["title"], doc.get("published"), doc["text"]

    assert [key(doc) for doc in GOLD] == [key(article) for article in ARTICLES]


@gold_docs
def test_entities_cover_trimmed_words_of_the_text(doc: dict[str, Any]) -> None:
    surfaces = [doc["text"][entity["start"] : entity["end"]] for entity in doc["entities"]]
    assert all(surface and surface == surface.strip() for surface in surfaces)


@gold_docs
def test_entities_are_in_order_and_never_overlap(doc: dict[str, Any]) -> None:
    ends = [0, *(entity["end"] for entity in doc["entities"])]
    assert all(end <= entity["start"] for end, entity in zip(ends, doc["entities"], strict=False))


@gold_docs
def test_entities_have_known_labels(doc: dict[str, Any]) -> None:
    assert {entity["label"] for entity in doc["entities"]} <= set(Label)


@gold_docs
def test_events_have_a_status_and_known_slots(doc: dict[str, Any]) -> None:
    assert {event["status"] for event in doc["events"]} <= set(Status)
    assert {slot for event in doc["events"] for slot in event} <= {"status", *SLOTS}


@gold_docs
def test_events_name_or_measure_a_flow(doc: dict[str, Any]) -> None:
    assert all(event.keys() & WORTH_A_RECORD for event in doc["events"])


@gold_docs
def test_no_event_is_written_twice(doc: dict[str, Any]) -> None:
    events = [json.dumps(event, sort_keys=True) for event in doc["events"]]
    assert len(set(events)) == len(events)


@gold_docs
def test_names_are_words_of_the_text(doc: dict[str, Any]) -> None:
    assert [name for name in fillers(doc, *NAME_SLOTS) if folded(name) not in folded(doc["text"])] == []


@gold_docs
def test_values_have_a_number_and_a_currency(doc: dict[str, Any]) -> None:
    for value in fillers(doc, "value"):
        assert is_number(value["amount"])
        assert re.fullmatch("[A-Z]{3}", value["currency"])
        assert value.keys() == {"amount", "currency"}


@gold_docs
def test_quantities_have_a_number_and_a_unit(doc: dict[str, Any]) -> None:
    for quantity in fillers(doc, "quantity"):
        assert is_number(quantity["amount"])
        assert quantity["unit"] in UNITS
        assert quantity.get("per", "year") in get_args(Per)
        assert quantity.keys() <= {"amount", "unit", "per"}


@gold_docs
def test_periods_run_forward(doc: dict[str, Any]) -> None:
    for period in fillers(doc, "period"):
        assert date.fromisoformat(period["start"]) <= date.fromisoformat(period["end"])


@gold_docs
def test_changes_and_shares_are_percentages(doc: dict[str, Any]) -> None:
    for filler in fillers(doc, "change", "share"):
        assert is_number(filler["percent"])
        assert filler.keys() == {"percent"}
