"""Training of relations: cases from annotated articles, weights from cases, the same every time."""

import gzip
import json
import re
from pathlib import Path

import pytest

from ekspor.annotate.article import text_hash
from ekspor.errors import InputError
from ekspor.relate.scorer import ARTICLE, FIGURE, NAMED
from ekspor.relate.weights import ADD, ALWAYS, KEEP
from ekspor.syntax import Tree, Word
from ekspor.train.cases import cases
from ekspor.train.gold import read
from ekspor.train.logistic import Case, fit, probability
from ekspor.train.relate import train

TEXT = "Ekspor {goods} ke Jepang mencapai {tons} ton pada 2023. Toko itu punya {stock} ton beras di gudang."


def archive(folder: Path, articles: int = 12) -> Path:
    lines = []
    for n in range(articles):
        event = {
            "status": "realized",
            "commodity": ["kopi"],
            "destination": ["Jepang"],
            "quantity": [{"amount": 20 + n, "unit": "ton"}],
            "period": [{"start": "2023-01-01", "end": "2023-12-31"}],
        }
        text = TEXT.format(goods="kopi", tons=20 + n, stock=400 + n)
        lines.append(json.dumps({"id": f"a{n}", "text": text, "published": "2024-05-20", "events": [event]}))
    path = folder / "train.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_figure_of_gold_is_a_flow_and_another_is_none(tmp_path: Path) -> None:
    found = cases(read([archive(tmp_path, 1)]))[FIGURE]
    assert [case.right for case in found] == [True, False]


def test_what_an_article_is_given_over_to_is_learned_from_figures_of_which_no_word_says_what_they_are(
    tmp_path: Path,
) -> None:
    event = {"status": "realized", "commodity": ["kopi"], "quantity": [{"amount": 12, "unit": "ton"}]}
    text = "Ekspor kopi 9 ton. Kopi 12 ton. Ada 7 ton sampah."
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "published": "2024-05-20", "events": [event]}) + "\n")
    found = cases(read([path]))[ARTICLE]
    assert [case.right for case in found] == [True, False]
    assert "exports from 1" in found[0].signs
    assert found[0].signs == found[1].signs


def test_names_of_gold_are_right_for_the_slots_of_their_claim(tmp_path: Path) -> None:
    found = cases(read([archive(tmp_path, 1)]), stage=1)
    assert [case.right for case in found["destination"]] == [True]
    assert [case.right for case in found["commodity"]] == [True]


def test_each_stage_has_the_cases_of_its_own_slots(tmp_path: Path) -> None:
    gold = read([archive(tmp_path, 1)])
    assert "commodity" not in cases(gold)
    assert "commodity" in cases(gold, stage=1)


def test_training_twice_writes_the_same(tmp_path: Path) -> None:
    path = archive(tmp_path)
    report = train([path], tmp_path / "one.tsv")
    train([path], tmp_path / "two.tsv")
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert report.articles == 12
    assert report.learned["slot"]["f1"] > 0.5


def flat(text: str) -> tuple[Tree, ...]:
    """All words of a text in one tree, under its first."""
    found = list(re.finditer(r"\S+", text))
    words = [Word(m.start(), m.end(), m[0], m[0], "X", 0 if at else None, "dep") for at, m in enumerate(found)]
    return (Tree(0, len(text), tuple(words)),)


def test_trees_show_in_the_cases_of_parsed_articles(tmp_path: Path) -> None:
    gold = read([archive(tmp_path, 1)])
    plain, parsed = (cases(gold, stage=1, parse=parse)["destination"][0].signs for parse in (None, flat))
    assert {sign.partition("=")[0] for sign in set(parsed) - set(plain)} == {"arcs", "same verb", "way"}


def test_training_parses_an_article_once(tmp_path: Path) -> None:
    texts: list[str] = []
    train([archive(tmp_path)], tmp_path / "out.tsv", parse=lambda text: texts.append(text) or flat(text))
    assert len(texts) == len(set(texts)) == 12


def test_what_a_sentence_names_is_a_flow_where_gold_has_it_without_a_figure(tmp_path: Path) -> None:
    text = "Ekspor kopi ke Jepang terus berjalan. Ekspor teh ke Oman perlu didorong."
    event = {"status": "realized", "commodity": ["kopi"], "destination": ["Jepang"]}
    path = tmp_path / "named.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "events": [event]}), encoding="utf-8")
    assert [case.right for case in cases(read([path]))[NAMED]] == [True, False]


def test_annotations_without_texts_take_them_by_hash(tmp_path: Path) -> None:
    texts, path = archive(tmp_path, 2), tmp_path / "bare.jsonl"
    bare = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    for entry in bare:
        entry["sha256"] = text_hash(entry.pop("text"))
        del entry["published"]
    path.write_text("\n".join(map(json.dumps, bare)), encoding="utf-8")
    assert read([path], [texts]) == read([texts])
    with pytest.raises(InputError, match="--texts"):
        read([path])


@pytest.mark.parametrize("packed", [False, True])
def test_annotations_find_the_lines_that_are_their_text(tmp_path: Path, packed: bool) -> None:
    paragraphs = b"Cuaca cerah.\nEkspor kopi naik.\nTujuannya Jepang.\nHarga turun.\n"
    texts = tmp_path / ("news.txt.gz" if packed else "news.txt")
    texts.write_bytes(gzip.compress(paragraphs) if packed else paragraphs)
    path = tmp_path / "bare.jsonl"
    text = "Ekspor kopi naik.\n\nTujuannya Jepang."
    path.write_text(json.dumps({"id": "a", "sha256": text_hash(text), "lines": [2, 3], "events": []}), encoding="utf-8")
    assert [one.article.text for one in read([path], [texts])] == [text]
    path.write_text(json.dumps({"id": "a", "sha256": text_hash(text), "lines": [1, 3], "events": []}), encoding="utf-8")
    with pytest.raises(InputError, match="none of the files"):
        read([path], [texts])


def test_a_line_of_texts_without_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"title": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"texts\.jsonl:1: no article with a text"):
        read([], [path])


def test_an_article_twice_is_read_once(tmp_path: Path) -> None:
    path = archive(tmp_path, 2)
    assert len(read([path, path])) == 2


def test_a_file_without_events_teaches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text('{"id": "a", "text": "Ekspor kopi 12 ton."}\n', encoding="utf-8")
    with pytest.raises(InputError, match="no events"):
        train([path], tmp_path / "out.tsv")


def test_a_line_without_a_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.jsonl:2: no annotated article"):
        read([path])


def test_a_sign_of_what_is_right_gets_weight() -> None:
    seen = [Case(f"a{n}", ("same", "good" if n % 2 else "bad"), bool(n % 2), True) for n in range(40)]
    weights = fit(seen)
    assert weights["good"] > 0.3 > -0.3 > weights["bad"]
    assert probability(weights, ("good",)) > 0.6 > 0.4 > probability(weights, ("bad",))
    assert {ALWAYS, KEEP, ADD} <= weights.keys()


def test_a_sign_of_few_articles_gets_none() -> None:
    seen = [Case(f"a{n}", ("rare",) if n < 3 else (), n < 20, True) for n in range(40)]
    assert "rare" not in fit(seen)
