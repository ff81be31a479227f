import json
from pathlib import Path

import pytest

from ekspor.language import foreign

HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


PLAIN = [row for row in _rows("foreign.tsv") if row[0] not in ("Javanese", "Sundanese")]


@pytest.mark.parametrize(("language", "text"), PLAIN)
def test_another_language_is_named(language: str, text: str) -> None:
    assert foreign(text) == language


@pytest.mark.parametrize("language", ["Javanese", "Sundanese"])
def test_regional_languages_are_found_in_most_articles(language: str) -> None:
    """They share words with Indonesian, and their papers use it where they speak of trade."""
    texts = [text for name, text in _rows("foreign.tsv") if name == language]
    assert sum(foreign(text) == language for text in texts) * 2 >= len(texts)


@pytest.mark.parametrize(("what", "text"), _rows("indonesian.tsv"))
def test_indonesian_stays_whatever_it_is_mixed_with(what: str, text: str) -> None:
    assert foreign(text) is None, what


def test_nothing_speaks_for_no_language() -> None:
    assert foreign("") is None


def test_no_gold_article_is_set_aside(shared: Path) -> None:
    for name in ("train", "dev", "written", "seeds"):
        for line in (shared / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            assert foreign(article["text"]) is None, article["id"]
