"""The prepared corrections that `make loop` replays."""

import json
from pathlib import Path

import pytest

from ekspor.annotate import lint, lint_records
from ekspor.annotate.article import Annotated, annotated, text_hash

PATH = Path(__file__).parents[2] / "annotations" / "corrections.jsonl"
LINES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def test_they_hold_places_and_names_and_no_text() -> None:
    assert {tuple(line) for line in LINES} == {("sha256", "entities", "events")}
    names = [name for line in LINES for event in line["events"] for slot in event.values() for name in slot]
    assert max(len(name.split()) for name in names if isinstance(name, str)) <= 12


@pytest.fixture(scope="module")
def articles(shared: Path) -> list[Annotated]:
    found = map(json.loads, (shared / "news" / "train.jsonl").read_text(encoding="utf-8").splitlines())
    by_hash = {text_hash(entry["text"]): entry for entry in found}
    return [annotated({**by_hash[line["sha256"]], **line}) for line in LINES]


def test_they_hold_to_the_guideline(articles: list[Annotated]) -> None:
    findings = [found for one in articles for found in (*lint.mentions(one), *lint_records.records(one))]
    assert len(articles) == 30
    assert not [found for found in findings if found.level is lint.Level.WRONG]
