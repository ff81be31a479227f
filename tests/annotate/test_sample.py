"""Which articles are chosen to annotate."""

import json
from pathlib import Path

import pytest
from articles import marked

from ekspor.annotate.sample import WHY, Candidate, candidates, sample
from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.exchange import DRAFT

GOODS = ("kopi", "teh", "udang", "karet", "rotan", "lada", "pala", "kakao", "tuna", "batik")


def candidate(n: int, unsure: float = 0.0, disagreement: float = 0.0) -> Candidate:
    words = " ".join(f"{GOODS[n % 10]}{n}x{i}" for i in range(40))
    return Candidate(marked(words, name=f"a-{n}", draft=True), unsure, disagreement)


def ids(found) -> list[str]:
    return [article.id for article in found]


def test_each_kind_has_its_turn() -> None:
    some = [candidate(n) for n in range(6)] + [candidate(7, unsure=0.9), candidate(8, disagreement=0.5)]
    found = sample(some, 3)
    assert ids(found)[:2] == ["a-7", "a-8"]
    assert [article.rest[WHY] for article in found] == [
        "90% of its records are expected to be wrong",
        "rules and model disagree on 50% of it",
        "unlike the others",
    ]


def test_without_a_model_nobody_disagrees() -> None:
    found = sample([candidate(1, unsure=0.2), candidate(2), candidate(3)], 2)
    assert [article.rest[WHY] for article in found][1] == "unlike the others"


def test_the_order_of_the_archive_does_not_matter() -> None:
    some = [candidate(n, unsure=n % 3 / 10) for n in range(12)]
    assert sample(some, 6) == sample(some[::-1], 6)


def test_near_duplicates_are_left_out() -> None:
    one = candidate(1, unsure=0.9)
    retold = marked(f"Judul lain. {one.article.text} (red)", name="b")
    assert ids(sample([one, Candidate(retold, 0.8, 0.0), candidate(3)], 3)) == ["a-1", "a-3"]


def test_what_is_known_is_not_asked_again() -> None:
    one = candidate(1, unsure=0.9)
    assert ids(sample([one, candidate(2)], 2, known=[one.article])) == ["a-2"]


def test_fewer_where_the_archive_has_no_more() -> None:
    assert len(sample([candidate(1)], 30)) == 1
    assert sample([], 30) == []


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    texts = ("Ekspor kopi ke Jepang mencapai US$ 2 juta pada 2023.", "Hujan turun di kota.")
    lines = (json.dumps({"id": f"n{n}", "text": text, "published": "2024-01-12"}) for n, text in enumerate(texts))
    path = tmp_path / "arsip.jsonl"
    path.write_text("\n".join([*lines, "broken"]), encoding="utf-8")
    return path


def test_articles_of_an_archive_come_as_drafts(archive: Path) -> None:
    (found,) = candidates([archive], Settings(), None)
    assert found.article.id == "n0"
    assert found.article.rest[DRAFT] is True
    assert found.article.events[0]["value"] == [{"amount": 2000000, "currency": "USD"}]
    assert 0 < found.unsure < 1


def test_a_run_names_its_archives(archive: Path, tmp_path: Path) -> None:
    fields = {"text": ["text"], "id": ["id"], "title": ["title"], "url": ["url"], "published": ["published"]}
    manifest = {"inputs": [{"path": str(archive)}], "settings": {"fields": fields}}
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert [one.article.id for one in candidates([tmp_path / "run"], Settings(), None)] == ["n0"]


def test_standard_input_is_refused() -> None:
    with pytest.raises(InputError, match="name a file"):
        list(candidates([Path("-")], Settings(), None))
