from pathlib import Path

import pytest
from folders import record, run

from ekspor.diff import Totals, compare
from ekspor.errors import InputError
from ekspor.schema import ExportEvent, Status
from records import name


def changes(tmp_path: Path, before: list[ExportEvent], after: list[ExportEvent]) -> tuple[list[dict], Totals]:  # type: ignore[type-arg]
    totals = Totals()
    found = compare(run(tmp_path / "a", before), run(tmp_path / "b", after), totals)
    return [change.json() for change in found], totals


def test_the_same_records_are_no_change(tmp_path: Path) -> None:
    found, totals = changes(tmp_path, [record("d1"), record("d2")], [record("d2"), record("d1")])
    assert found == []
    assert (totals.before, totals.after, totals.same, totals.articles) == (2, 2, 2, 0)


def test_a_record_of_an_article_that_had_none_is_added(tmp_path: Path) -> None:
    found, totals = changes(tmp_path, [record("d1")], [record("d1"), record("d2", "r2")])
    assert [(one["kind"], one["article"], one["before"], one["after"]) for one in found] == [
        ("added", "d2", None, "r2")
    ]
    assert found[0]["slots"]["port"] == {"lost": [], "added": ["Pelabuhan Talang Duku [IDTLD]"]}
    assert totals.json()["statuses"] == {"realized": {"added": 1}}


def test_a_record_of_an_article_that_has_none_now_is_lost(tmp_path: Path) -> None:
    found, totals = changes(tmp_path, [record("d1"), record("d2")], [record("d2")])
    assert [(one["kind"], one["article"]) for one in found] == [("lost", "d1")]
    assert totals.kinds == {"lost": 1}


def test_a_changed_record_says_what_each_slot_lost_and_won(tmp_path: Path) -> None:
    after = record("d1", "r2", status=Status.PLANNED, destination=(name("India", code="IN"), name("Jambi", code="15")))
    found, totals = changes(tmp_path, [record("d1")], [after])
    assert [one["kind"] for one in found] == ["changed"]
    assert found[0]["slots"] == {
        "status": {"lost": ["realized"], "added": ["planned"]},
        "destination": {"lost": ["Iran [IR]"], "added": ["Jambi [15]"]},
    }
    assert totals.json()["slots"] == {
        "destination": {"added": 1, "lost": 1},
        "status": {"added": 1, "lost": 1},
    }


def test_another_code_for_the_same_words_is_a_change(tmp_path: Path) -> None:
    found, _ = changes(tmp_path, [record("d1")], [record("d1", commodity=(name("pinang biji", code="080280"),))])
    assert found[0]["slots"] == {"commodity": {"lost": ["pinang biji [HS 0802]"], "added": ["pinang biji [HS 080280]"]}}


def test_records_are_paired_so_that_most_fillers_agree(tmp_path: Path) -> None:
    whole, part = record("d1", "r1"), record("d1", "r2", value=(), change=(), exporter=())
    found, _ = changes(tmp_path, [whole, part], [record("d1", "r3", value=(), change=(), exporter=(), port=()), whole])
    assert [(one["before"], one["after"], list(one["slots"])) for one in found] == [("r2", "r3", ["port"])]


@pytest.mark.parametrize(
    ("old", "new"), [("jsonl", "parquet"), ("parquet", "jsonl"), ("parquet", "parquet"), ("years", "jsonl")]
)
def test_the_form_of_the_table_does_not_matter(tmp_path: Path, old: str, new: str) -> None:
    records = [record("d1"), record("d2")]
    totals = Totals()
    assert not list(compare(run(tmp_path / "a", records, old), run(tmp_path / "b", records, new), totals))
    assert totals.same == 2


def test_a_folder_with_brackets_in_its_name_is_read(tmp_path: Path) -> None:
    totals = Totals()
    assert not list(compare(run(tmp_path / "[a]*", [record("d1")]), run(tmp_path / "b?", [record("d1")]), totals))
    assert totals.same == 1


def test_runs_without_records_are_alike(tmp_path: Path) -> None:
    assert changes(tmp_path, [], [])[0] == []


@pytest.mark.parametrize("content", ['{"id"}\n', '{"id": 1}\n', "null\n"])
def test_what_is_no_record_is_refused(tmp_path: Path, content: str) -> None:
    broken = run(tmp_path / "a", [])
    (broken / "events.jsonl").write_text(content)
    with pytest.raises(InputError, match="a: "):
        list(compare(broken, run(tmp_path / "b", []), Totals()))


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(InputError, match="expected the folder of a finished run"):
        list(compare(tmp_path / "a", run(tmp_path / "b", []), Totals()))
