"""What can be learnt from: annotated articles, lists of tokens, plain text."""

import gzip
import json
from pathlib import Path

import pytest
import spacy

from ekspor.errors import InputError
from ekspor.tag.tokens import Tokenizer
from ekspor.train.examples import Example, labels, read, read_text, tagged, tags


def written(folder: Path, *lines: object) -> Path:
    path = folder / "contoh.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_an_annotated_article(tmp_path: Path) -> None:
    entities = [{"start": 12, "end": 18, "label": "COUNTRY"}, {"start": 0, "end": 4, "label": "COMMODITY"}]
    path = written(tmp_path, {"id": "a", "text": "Kopi dikirim Jepang.", "entities": entities, "events": []})
    assert read(path) == [Example("a", "Kopi dikirim Jepang.", ((0, 4, "COMMODITY"), (12, 18, "COUNTRY")))]


def test_tokens_become_running_text(tmp_path: Path) -> None:
    tokens = ["Kata", "Budi", "Santoso", "(", "BPS", ")", ",", "naik", "."]
    ner_tags = ["O", "B-PERSON", "I-PERSON", "O", "B-ORG", "O", "O", "O", "O"]
    (example,) = read(written(tmp_path, {"tokens": tokens, "ner_tags": ner_tags}))
    assert example.text == "Kata Budi Santoso (BPS), naik."
    assert [example.text[start:end] for start, end, _ in example.spans] == ["Budi Santoso", "BPS"]


def test_an_inside_tag_without_a_beginning_begins(tmp_path: Path) -> None:
    (example,) = read(written(tmp_path, {"tokens": ["PT", "Maju"], "ner_tags": ["I-ORG", "I-ORG"]}))
    assert example.spans == ((0, 7, "ORG"),)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"id": "a", "text": "Kopi."}, "KeyError: 'entities'"),
        ({"id": "a", "text": "Kopi.", "entities": [{"start": 0, "end": 9, "label": "COMMODITY"}]}, "outside the text"),
        ({"tokens": ["a", "b"], "ner_tags": ["O"]}, "ValueError"),
        ([1], "expected text and entities, or tokens and ner_tags"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: object, said: str) -> None:
    with pytest.raises(InputError, match=r"contoh\.jsonl:1: ") as caught:
        read(written(tmp_path, line))
    assert said in str(caught.value)


def test_overlapping_mentions_are_refused(tmp_path: Path) -> None:
    entities = [{"start": 0, "end": 4, "label": "COMMODITY"}, {"start": 2, "end": 5, "label": "COMMODITY"}]
    with pytest.raises(InputError, match="overlaps another mention"):
        read(written(tmp_path, {"id": "a", "text": "Kopi.", "entities": entities}))


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no line to learn from"):
        read(written(tmp_path))


def test_tags_of_tokens() -> None:
    example = Example("a", "Ekspor biji kopi 5 ton", ((7, 16, "COMMODITY"), (17, 22, "QUANTITY")))
    scheme = tags(labels([example]))
    doc = Tokenizer(spacy.blank("xx").vocab)(example.text)
    assert [scheme[i] for i in tagged(doc, example, scheme)] == [
        *("O", "B-COMMODITY", "I-COMMODITY", "B-QUANTITY", "I-QUANTITY")
    ]


def test_plain_lines_are_read_some_at_a_time(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "teks.txt.gz", "wt", encoding="utf-8") as file:
        file.write("".join(f"baris {n}\n\n" for n in range(8)))
    first, second = read_text(tmp_path / "teks.txt.gz")
    assert (first.count("baris"), second) == (6, "baris 6\nbaris 7")


def test_texts_of_json_lines(tmp_path: Path) -> None:
    assert list(read_text(written(tmp_path, {"text": "satu"}, {"text": "dua"}))) == ["satu", "dua"]


def test_drafts_of_the_system_are_nothing_to_learn_from(tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    path.write_text('{"id": "a", "text": "kopi", "entities": [], "draft": true}\n', encoding="utf-8")
    with pytest.raises(InputError, match="a draft that nobody has looked at"):
        read(path)
