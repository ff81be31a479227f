"""What comes back is set beside what was exported."""

import json
from pathlib import Path

import pytest
from articles import ARTICLES, COFFEE, PLAIN, SHIPMENT, TARGET, marked

from ekspor.annotate.exporting import export
from ekspor.annotate.formats import Tool
from ekspor.annotate.importing import bring


def rewritten(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_changed_text_is_refused_with_its_place(tmp_path: Path) -> None:
    export([COFFEE], Tool.PRODIGY, tmp_path / "x")
    rewritten(tmp_path / "x", "Kata pengurus", "Kata  pengurus")
    (rejection,) = bring(tmp_path / "x", Tool.PRODIGY, [COFFEE]).rejections
    assert rejection.article_id == COFFEE.id
    assert f"changed from character {COFFEE.text.index('pengurus')} on, in line 2" in rejection.reason


@pytest.mark.parametrize("tool", [Tool.LABEL_STUDIO, Tool.DOCCANO, Tool.PRODIGY, Tool.CONLL])
def test_a_changed_text_is_refused_by_its_hash_alone(tool: Tool, tmp_path: Path) -> None:
    export([PLAIN], tool, tmp_path / "x")
    rewritten(tmp_path / "x", "apa-apa", "apa-aqa")
    assert len(bring(tmp_path / "x", tool, ()).rejections) == 1


def test_an_article_that_was_not_exported_is_refused(tmp_path: Path) -> None:
    export([COFFEE, PLAIN], Tool.CONLL, tmp_path / "x")
    back = bring(tmp_path / "x", Tool.CONLL, [COFFEE])
    assert [article.id for article in back.articles] == [COFFEE.id]
    assert "no exported article has its id or its text" in back.rejections[0].reason


def test_an_id_that_comes_back_twice_counts_once(tmp_path: Path) -> None:
    export([PLAIN], Tool.CONLL, tmp_path / "x")
    twice = (tmp_path / "x").read_text(encoding="utf-8") * 2
    (tmp_path / "x").write_text(twice, encoding="utf-8")
    back = bring(tmp_path / "x", Tool.CONLL, ())
    assert (len(back.articles), back.rejections[0].reason) == (1, "its id stands twice in the file; the first stays")


def test_a_text_from_elsewhere_finds_its_article_by_its_hash(tmp_path: Path) -> None:
    line = {"text": COFFEE.text, "label": []}
    (tmp_path / "x").write_text(json.dumps(line), encoding="utf-8")
    (article,) = bring(tmp_path / "x", Tool.DOCCANO, ARTICLES).articles
    assert (article.id, article.entities, article.rest) == (COFFEE.id, (), COFFEE.rest)


def test_a_text_from_elsewhere_without_any_export_is_taken(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(json.dumps({"text": "kopi", "label": [[0, 4, "COMMODITY"]]}), encoding="utf-8")
    (article,) = bring(tmp_path / "x", Tool.DOCCANO, ()).articles
    assert article.entities == ((0, 4, "COMMODITY"),)


def test_an_unchanged_record_keeps_its_words_and_its_place(tmp_path: Path) -> None:
    odd = {**SHIPMENT, "port": [], "commodity": ["teh", "kopi"]}
    article = marked("[COMMODITY kopi] dan [COMMODITY teh], target [MONEY US$ 3 juta]", TARGET, odd)
    export([article], Tool.CAS, tmp_path / "x")
    assert bring(tmp_path / "x", Tool.CAS, [article]).articles[0].events == (TARGET, odd)


def test_a_draft_is_none_once_a_person_has_seen_it(tmp_path: Path) -> None:
    draft = marked("[COMMODITY kopi]", draft=True, published="2024-01-01")
    export([draft], Tool.CONLL, tmp_path / "x")
    assert bring(tmp_path / "x", Tool.CONLL, [draft]).articles[0].rest == {"published": "2024-01-01"}


@pytest.fixture
def by_two(tmp_path: Path) -> Path:
    """Label Studio's export of an article that two people annotated, one of them twice."""
    export([COFFEE], Tool.LABEL_STUDIO, tmp_path / "x")
    tasks = json.loads((tmp_path / "x").read_text(encoding="utf-8"))
    result = tasks[0]["annotations"][0]["result"]
    tasks[0]["annotations"] = [
        {"completed_by": 1, "updated_at": "2026-01-03", "result": result},
        {"completed_by": 1, "updated_at": "2026-01-02", "result": []},
        {"completed_by": {"email": "b@example.org"}, "updated_at": "2026-01-04", "result": []},
        {"completed_by": 3, "was_cancelled": True, "result": []},
    ]
    (tmp_path / "x").write_text(json.dumps(tasks), encoding="utf-8")
    return tmp_path / "x"


def test_annotators_are_never_mixed(by_two: Path) -> None:
    back = bring(by_two, Tool.LABEL_STUDIO, [COFFEE])
    assert back.articles == ()
    assert "annotated by 1 and b@example.org: import each --by one" in back.rejections[0].reason


@pytest.mark.parametrize(("who", "entities"), [("1", COFFEE.entities), ("b@example.org", ())])
def test_of_several_annotators_one_is_chosen(by_two: Path, who: str, entities: object) -> None:
    (article,) = bring(by_two, Tool.LABEL_STUDIO, [COFFEE], by=who).articles
    assert article.entities == entities
