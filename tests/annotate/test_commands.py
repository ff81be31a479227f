"""`ekspor annotate` from outside."""

import json
from pathlib import Path

import pytest
from articles import ARTICLES, COFFEE, marked

from ekspor.annotate.article import load, save
from ekspor.annotate.formats import Tool
from ekspor.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["annotate", *map(str, arguments)])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    save(ARTICLES, tmp_path / "mine.jsonl")
    return tmp_path / "mine.jsonl"


@pytest.mark.parametrize("tool", Tool)
def test_out_and_back(call, annotated: Path, tool: Tool, tmp_path: Path) -> None:
    assert call("export", annotated, "--to", tool, "-o", tmp_path / "x")[0] == 0
    assert call("import", tmp_path / "x", "--from", tool, "-o", tmp_path / "back.jsonl")[0] == 0
    assert (tmp_path / "back.jsonl").read_bytes() == annotated.read_bytes()


def test_predictions_are_drafts(call, annotated: Path, tmp_path: Path) -> None:
    call("export", annotated, "--to", "label-studio", "--predict", "-o", tmp_path / "x")
    tasks = json.loads((tmp_path / "x").read_text(encoding="utf-8"))
    assert all("predictions" in task and "annotations" not in task for task in tasks)


def test_a_refused_article_is_said_and_strict_exits_with_1(call, annotated: Path, tmp_path: Path) -> None:
    call("export", annotated, "--to", "conll", "-o", tmp_path / "x")
    (tmp_path / "x").write_text((tmp_path / "x").read_text("utf-8").replace("B-PERCENT", "B-RATE"), "utf-8")
    arguments = ("import", tmp_path / "x", "--from", "conll", "-o", tmp_path / "back.jsonl")
    code, out, err = call(*arguments)
    assert (code, out) == (0, f"2 articles in {tmp_path / 'back.jsonl'}\n")
    assert "refused: " in err
    assert "the label RATE" in err
    assert call(*arguments, "--strict")[0] == 1


def test_our_annotations_hold_to_the_guideline(call) -> None:
    parts = [ROOT / "annotations" / f"{part}.jsonl" for part in ("train", "dev", "test")]
    code, out, err = call("check", *parts)
    assert (code, err) == (0, "")
    assert "161 articles: 0 wrong" in out


def test_what_breaks_the_guideline_exits_with_1(call, tmp_path: Path) -> None:
    save([marked("naik [DATE pada 2022]", name="a")], tmp_path / "x")
    code, out, _ = call("check", tmp_path / "x")
    assert code == 1
    assert out.startswith("wrong  a:5  date.preposition  “pada 2022”: leave the preposition out")
    code, out, _ = call("check", tmp_path / "x", "--json")
    assert json.loads(out)["lint"] == "date.preposition"


def test_lines_that_cannot_be_articles_are_refused_with_their_place(call, tmp_path: Path) -> None:
    line = {"id": "a", "text": "kopi", "entities": [{"start": 2, "end": 9, "label": "COMMODITY"}]}
    (tmp_path / "x").write_text(json.dumps(line) + '\n{"id": "b"}\n[]\n{', encoding="utf-8")
    code, _, err = call("check", tmp_path / "x")
    assert code == 1
    assert "x:1: COMMODITY 2–9 lies outside the text, which has 4 characters" in err
    assert "x:2: no text" in err
    assert "x:3: the line is a JSON list" in err
    assert "x:4: " in err


def test_agreement_is_printed_and_is_json(call, tmp_path: Path) -> None:
    annotated = tmp_path / "mine.jsonl"
    save([COFFEE], annotated)
    code, out, _ = call("agreement", annotated, annotated, "--show", 3)
    assert code == 0
    assert "0 stretches with other mentions, 0 records that differ" in out
    assert json.loads(call("agreement", annotated, annotated, "--json")[1])["kappa"]["MONEY"] == 1.0


def test_diff_writes_a_page(call, annotated: Path, tmp_path: Path) -> None:
    code, out, _ = call("diff", annotated, "-o", tmp_path / "seite.html")
    assert (code, out) == (0, f"3 articles side by side in {tmp_path / 'seite.html'}\n")
    assert COFFEE.id in (tmp_path / "seite.html").read_text(encoding="utf-8")


def test_a_sample_can_be_exported(call, tmp_path: Path) -> None:
    archive = ROOT / "pipeline" / "ekspor" / "samples" / "articles.jsonl"
    code, out, _ = call("sample", archive, "-n", 3, "-o", tmp_path / "s.jsonl")
    assert code == 0
    assert out.startswith("3 of ")
    assert len(load(tmp_path / "s.jsonl")) == 3
    assert call("export", tmp_path / "s.jsonl", "--to", "prodigy", "-o", tmp_path / "p.jsonl")[0] == 0


def test_a_file_that_is_not_there_is_said(call, tmp_path: Path) -> None:
    code, _, err = call("export", tmp_path / "none.jsonl", "--to", "brat", "-o", tmp_path / "x")
    assert code == 2
    assert "none.jsonl: cannot be read" in err
