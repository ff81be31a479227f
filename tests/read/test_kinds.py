"""Every form that an archive may have gives the same articles."""

import datetime
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from archives import ARTICLES, FORMS, PACKED, TEXTS, json_array, json_lines, parquet, table, tarred, texts, warc, zipped
from ekspor.config import Fields, Settings
from ekspor.read import Archive
from ekspor.schema import Article, Rejection

PAGES = ("a.warc", "a.arc")


def read(path: Path, settings: Settings | None = None) -> list[Article | Rejection]:
    return [item.found for item in Archive([path], settings or Settings())]


def articles(tmp_path: Path, name: str, data: bytes, settings: Settings | None = None) -> list[Article]:
    found = written(tmp_path, name, data, settings)
    assert [one.reason for one in found if isinstance(one, Rejection)] == []
    return [one for one in found if isinstance(one, Article)]


def written(tmp_path: Path, name: str, data: bytes, settings: Settings | None = None) -> list[Article | Rejection]:
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name, settings)


def reasons(tmp_path: Path, name: str, data: bytes, settings: Settings | None = None) -> list[str]:
    found = written(tmp_path, name, data, settings)
    return [one.reason.partition(":")[0] for one in found if isinstance(one, Rejection)]


@pytest.mark.parametrize("name", [name for name in FORMS if name not in PAGES])
def test_texts_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    assert [one.text for one in articles(tmp_path, name, FORMS[name]())] == list(TEXTS)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet"])
def test_all_fields_are_read(name: str, tmp_path: Path) -> None:
    found = articles(tmp_path, name, FORMS[name]())
    assert [one.model_dump(mode="json") for one in found] == [dict(one) for one in ARTICLES]


@pytest.mark.parametrize("name", PAGES)
def test_crawl_gives_text_title_and_address_of_its_pages(name: str, tmp_path: Path) -> None:
    for found, one in zip(articles(tmp_path, name, FORMS[name]()), ARTICLES, strict=True):
        assert all(line in found.text for line in one["text"].split("\n"))
        assert (found.url, found.title) == (one["url"], one["title"])
        assert found.published is None  # the day of the crawl is not that of publication


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize("name", FORMS)
def test_packed_file_gives_the_same(name: str, suffix: str, tmp_path: Path) -> None:
    data = FORMS[name]()
    plain = articles(tmp_path, name, data)
    packed = articles(tmp_path, name + suffix, PACKED[suffix](data))
    assert [(one.text, one.title, one.published) for one in packed] == [
        (one.text, one.title, one.published) for one in plain
    ]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst"])
def test_packed_streams_in_a_row_are_one(suffix: str, tmp_path: Path) -> None:
    data = b"".join(PACKED[suffix](json_lines([one])) for one in ARTICLES)
    assert len(articles(tmp_path, f"a.jsonl{suffix}", data)) == 3


def test_first_bytes_count_before_the_name(tmp_path: Path) -> None:
    assert len(articles(tmp_path, "a.jsonl", PACKED[".gz"](json_lines()))) == 3
    assert len(articles(tmp_path, "b.txt", warc())) == 3
    assert (
        len(articles(tmp_path, "kopi.php", b"<!doctype html><html><body><p>Ekspor kopi naik.</p></body></html>")) == 1
    )


def test_archives_in_archives_are_named_by_their_way(tmp_path: Path) -> None:
    inner = PACKED[".gz"](tarred({"b/c.jsonl": json_lines()}))
    (tmp_path / "a.zip").write_bytes(zipped({"x/a.tar.gz": inner, "y.csv": table()}))
    found = Archive([tmp_path / "a.zip"], Settings())
    assert [item.source for item in found] == [
        *(f"a.zip/x/a.tar.gz/b/c.jsonl:{line}" for line in (1, 2, 3)),
        *(f"a.zip/y.csv:{line}" for line in (2, 3, 5)),
    ]


def test_parquet_in_a_packed_file(tmp_path: Path) -> None:
    assert len(articles(tmp_path, "a.zip", zipped({"a.parquet": parquet()}))) == 3


@pytest.mark.parametrize(
    "data",
    [
        json_array(indent=None),
        json_array(),
        b"\xef\xbb\xbf" + json_array(),
        b"".join(json.dumps(one, indent=2).encode() for one in ARTICLES),
        json_lines(),
        json.dumps(ARTICLES[0]).encode() * 3,
        b"[" + b", ".join(json.dumps({**one, "tags": ["}", '{"', "\\"]}).encode() for one in ARTICLES) + b"]",
    ],
)
def test_json_in_all_its_shapes(data: bytes, tmp_path: Path) -> None:
    found = written(tmp_path, "a.json", data)
    assert [isinstance(one, Article) and one.text in TEXTS for one in found] == [True] * 3


def test_json_value_that_is_no_object_is_rejected_in_its_place(tmp_path: Path) -> None:
    found = written(tmp_path, "a.json", b'[1, "dua", {"text": "Ekspor kopi"}, null, {"text": }, {"text": "teh"}]')
    assert [type(one).__name__ for one in found] == ["Rejection"] * 2 + ["Article"] + ["Rejection"] * 2 + ["Article"]
    assert [one.source for one in found if isinstance(one, Rejection)] == [f"a.json:{n}" for n in (1, 2, 4, 5)]


def test_array_that_was_cut_off_behind_an_object_says_so(tmp_path: Path) -> None:
    data = json_array()
    assert reasons(tmp_path, "a.json", data[: data.index(b"},") + 1]) == ["broken JSON"]
    assert reasons(tmp_path, "a.json", b"[\n") == ["broken JSON"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_object_in_which_two_have_run_together_is_rejected(name: str, tmp_path: Path) -> None:
    data = b'{"id": "a", "text": "Ekspor kopi na", "title": "Teh", "text": "Ekspor teh naik.", "tag": 1, "tag": 2}\n'
    [found] = written(tmp_path, name, data)
    assert isinstance(found, Rejection)
    assert found.reason.startswith("ambiguous: text stands there more than once")


@pytest.mark.parametrize("rest", [b'"tag": 1, "tag": 2', b'"kind": "text"', b'"more": {"text": "Ekspor teh"}'])
def test_what_is_there_twice_but_is_not_read_costs_nothing(rest: bytes, tmp_path: Path) -> None:
    assert len(articles(tmp_path, "a.jsonl", b'{"text": "Ekspor kopi naik.", %b}\n' % rest)) == 1


@pytest.mark.parametrize(("name", "data"), [("a.csv", b"id,text\n"), ("a.json", b"[]"), ("a.warc", b"\r\n\r\n")])
def test_file_without_an_article_says_so(name: str, data: bytes, tmp_path: Path) -> None:
    assert reasons(tmp_path, name, data) == ["empty file"]


def test_large_json_is_read_piece_by_piece(tmp_path: Path) -> None:
    many = [{"id": str(n), "text": f"Ekspor kopi ke-{n}. " * 300} for n in range(200)]
    found = articles(tmp_path, "a.json", json_array(many))
    assert [one.model_dump(include={"id", "text"}) for one in found] == many


def test_too_long_object_is_rejected_and_the_next_one_read(tmp_path: Path) -> None:
    data = json_array([{"text": "x" * 200_000}, {"text": "Ekspor kopi"}])
    found = written(tmp_path, "a.json", data, Settings(max_characters=100))
    assert [type(one) for one in found] == [Rejection, Article]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    assert [one.text for one in articles(tmp_path, "a.csv", table(delimiter))] == list(TEXTS)


def test_column_names_in_indonesian_and_in_capitals(tmp_path: Path) -> None:
    data = "\ufeffJUDUL;Tanggal;Isi;Tautan\r\nKopi;26/01/2023;Ekspor kopi naik.;https://kabar.example/1\r\n".encode()
    [article] = articles(tmp_path, "a.csv", data)
    assert (article.title, article.text, article.url) == ("Kopi", "Ekspor kopi naik.", "https://kabar.example/1")
    assert str(article.published) == "2023-01-26"


def test_row_with_another_number_of_cells_is_rejected(tmp_path: Path) -> None:
    data = b"id,text\na,Ekspor kopi, naik\nb\nc,Ekspor teh\n\nd,Ekspor kakao,\n"
    found = written(tmp_path, "a.csv", data)
    assert [one.source for one in found if isinstance(one, Rejection)] == ["a.csv:2", "a.csv:3"]
    assert [one.id for one in found if isinstance(one, Article)] == ["c", "d"]


def test_file_that_ends_within_quotes_loses_its_last_row_alone(tmp_path: Path) -> None:
    assert reasons(tmp_path, "a.csv", table()[:-60].rstrip(b'"\r\n') + b'\r\na4,"Judul,"') == ["broken row"]


def test_table_with_two_columns_of_one_name(tmp_path: Path) -> None:
    assert reasons(tmp_path, "a.csv", b"id,text,text\n1,Ekspor kopi naik,Ekspor teh turun\n") == ["ambiguous"]
    assert reasons(tmp_path, "a.csv", b"id,text,x,x\n1,Ekspor kopi naik,1,2\n") == []


def test_table_without_a_column_of_texts(tmp_path: Path) -> None:
    [found] = written(tmp_path, "a.csv", b"nomor,warna\n1,biru\n")
    assert isinstance(found, Rejection)
    assert found.reason.startswith("no text: expected text or maintext")
    assert found.reason.endswith("there is nomor, warna in the first row")


def test_row_in_another_encoding_is_rejected(tmp_path: Path) -> None:
    found = written(tmp_path, "a.csv", b"id,text\na,Ekspor \x93kopi\x94\nb,Ekspor teh\n")
    assert isinstance(found[0], Rejection)
    assert found[0].reason.startswith("not UTF-8: byte 0x93")
    assert isinstance(found[1], Article)


def test_parquet_types_that_archives_use(tmp_path: Path) -> None:
    rows = pa.table(
        {
            "id": pa.array([7, 8]),
            "isi": pa.array(["Ekspor kopi", "Ekspor teh"]).dictionary_encode(),
            "judul": pa.array([b"Kopi", b"Teh"]),
            "tanggal": pa.array([datetime.date(2023, 1, 26), None]),
            "lain": pa.array([{"x": 1}, None]),
        }
    )
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(rows, sink)
    one, two = articles(tmp_path, "a.parquet", sink.getvalue().to_pybytes())
    assert (one.id, one.text, one.title, str(one.published)) == ("7", "Ekspor kopi", "Kopi", "2023-01-26")
    assert two.published is None


def test_parquet_whose_text_is_a_number(tmp_path: Path) -> None:
    assert reasons(tmp_path, "a.parquet", parquet([{"text": 1}])) == ["text is no string"]  # type: ignore[dict-item]


def test_nested_names_and_several_of_them(tmp_path: Path) -> None:
    entry = {"article": {"body": {"plain": "Ekspor kopi"}}, "meta": {"judul": "Kopi"}}
    settings = Settings(fields=Fields(text=("kosong", "article.body.plain"), title=("meta.judul",)))
    [found] = articles(tmp_path, "a.jsonl", json.dumps(entry).encode(), settings)
    assert (found.text, found.title) == ("Ekspor kopi", "Kopi")
    [found] = articles(tmp_path, "a.parquet", parquet([entry]), settings)  # type: ignore[list-item]
    assert (found.text, found.title) == ("Ekspor kopi", "Kopi")


def test_json_of_news_please(tmp_path: Path) -> None:
    entry = {
        "authors": [], "date_download": "2026-11-01 00:00:00", "date_publish": "2023-01-26 09:00:00",
        "filename": "f", "language": "id", "maintext": "Ekspor kopi", "source_domain": "kabar.example", "title": "Kopi",
        "url": "https://kabar.example/1",
    }  # fmt: skip
    [found] = articles(tmp_path, "a.json", json.dumps(entry, indent=4).encode())
    assert (found.text, found.title, found.url) == ("Ekspor kopi", "Kopi", "https://kabar.example/1")
    assert str(found.published) == "2023-01-26"


def test_json_of_trafilatura(tmp_path: Path) -> None:
    entry = {
        "title": "Kopi", "author": None, "hostname": "kabar.example", "date": "2023-01-26", "fingerprint": "0",
        "id": None,
        "raw_text": "mentah", "text": "Ekspor kopi", "language": None, "filedate": "2026-11-01",
        "source": "https://kabar.example/1", "source-hostname": "Kabar", "excerpt": "x", "tags": "",
    }  # fmt: skip
    [found] = articles(tmp_path, "a.json", json.dumps(entry).encode())
    assert (found.text, found.title, found.url) == ("Ekspor kopi", "Kopi", "https://kabar.example/1")
    assert str(found.published) == "2023-01-26"


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (json_array(), 3),
        (table(";"), 3),
        (PACKED[".zst"](json_lines()), 3),
        (parquet(), 3),
        (zipped(texts()), 3),
        (warc(), 3),
        (b"judul, isi dan tanggal: begitu katanya.\nEkspor kopi naik.", 1),
    ],
)
def test_standard_input_is_known_by_its_look(data: bytes, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert sum(isinstance(found, Article) for found in read(Path("-"))) == count
