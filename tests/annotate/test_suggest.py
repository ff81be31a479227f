"""Names seen often and in no table yet."""

from pathlib import Path

import pytest
from articles import marked

from ekspor.annotate.suggest import Suggestion, suggestions, write
from ekspor.cli import main

ARTICLES = [
    marked("[COMPANY PT Rasa Warna Kirana] mengekspor [COMMODITY glorpium] ke Jepang", name="a"),
    marked("Milik [COMPANY CV Rasa Warna\nKirana], kata [AGENCY Balai Serba Urusan]", name="b"),
    marked("[COMPANY Pertamina], [AGENCY Bea Cukai], [COMMODITY kopi], [COMPANY PT Astra Agro Lestari Tbk]", name="c"),
]


def test_names_that_a_table_resolves_are_not_suggested() -> None:
    assert {name: [one.form for one in some] for name, some in suggestions(ARTICLES[2:], 1).items()} == {
        "companies": [],
        "agencies": [],
        "commodities": [],
    }


def test_spellings_of_a_name_are_counted_together_by_article() -> None:
    found = suggestions(ARTICLES, 2)
    assert found["companies"] == [
        Suggestion("Rasa Warna Kirana", 2, "PT Rasa Warna Kirana mengekspor glorpium ke Jepang")
    ]
    assert found["agencies"] == found["commodities"] == []


def test_a_folder_for_knowledge_is_written(tmp_path: Path) -> None:
    (path,) = write({"companies": suggestions(ARTICLES, 2)["companies"], "agencies": []}, tmp_path)
    assert path == tmp_path / "companies.tsv"
    assert path.read_text(encoding="utf-8") == (
        "# Delete what is wrong, fill in what you know, then: ekspor rules check DIR\n"
        "form\tname\tticker\tcase\n"
        "# 2 articles: PT Rasa Warna Kirana mengekspor glorpium ke Jepang\n"
        "Rasa Warna Kirana\tRasa Warna Kirana\t\t\n"
    )


def test_suggest_reads_archives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(3):
        text = f"PT Rasa Warna Kirana mengekspor {n + 2} ton kopi ke Jepang pada 2023."
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["names", "suggest", str(tmp_path), "-o", str(tmp_path / "mine")])
    assert capsys.readouterr().out == f"1 to review in {tmp_path / 'mine' / 'companies.tsv'}\n"
