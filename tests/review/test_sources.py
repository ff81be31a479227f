"""Where the articles of a review come from."""

import json
from pathlib import Path

import pytest
from sittings import COCOA, COFFEE

from ekspor.annotate.article import save
from ekspor.annotate.exporting import export
from ekspor.annotate.formats import Tool
from ekspor.config import Settings
from ekspor.review.sources import Source, sources
from ekspor.schema import Rejection


def found(path: Path, settings: Settings | None = None) -> list[tuple[str, bool]]:
    read = sources([path], settings or Settings())
    return [(one.article.id, one.annotated) for one in read if isinstance(one, Source)]


def test_an_exchange_file_brings_its_annotations(tmp_path: Path) -> None:
    save([COFFEE, COCOA], tmp_path / "drafts.jsonl")
    assert found(tmp_path / "drafts.jsonl") == [("kopi", True), ("kakao", True)]


@pytest.mark.parametrize("tool", [Tool.BRAT, Tool.LABEL_STUDIO])
def test_what_was_exported_for_a_tool_is_read_from_beside(tmp_path: Path, tool: Tool) -> None:
    export([COFFEE], tool, tmp_path / "out")
    assert found(tmp_path / "out") == [("kopi", True)]


def test_an_archive_is_read_through_the_prefilter(tmp_path: Path) -> None:
    lines = [{"id": "a", "text": COFFEE.text}, {"id": "b", "text": "Pemain itu mencetak dua gol pada babak kedua."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert found(tmp_path / "a.jsonl") == [("a", False)]
    assert found(tmp_path / "a.jsonl", Settings(prefilter=False)) == [("a", False), ("b", False)]


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "kopi.txt").write_text(COFFEE.text, encoding="utf-8")
    assert [annotated for _, annotated in found(tmp_path / "kopi.txt")] == [False]


def test_a_line_that_is_no_article_gives_the_reason(tmp_path: Path) -> None:
    save([COFFEE], tmp_path / "drafts.jsonl")
    with (tmp_path / "drafts.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "x"}\n')
    [_, refused] = sources([tmp_path / "drafts.jsonl"], Settings())
    assert isinstance(refused, Rejection)
    assert "no text" in refused.reason
