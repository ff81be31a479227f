"""Reading whole archives: what becomes an article, what a rejection, and in which order."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from archives import answer, page, warc_record
from ekspor.config import Fields, Settings
from ekspor.errors import InputError
from ekspor.read import Archive, NoArticle, Part, Shard, archive, items
from ekspor.schema import Article, Rejection

TEXT = "PATI - Sebanyak 20 ton garam beryodium diekspor ke Papua Nugini."


def read(*inputs: Path, settings: Settings | None = None) -> list[Article | Rejection]:
    return [item.found for item in Archive(inputs, settings or Settings())]


def reasons(*inputs: Path, settings: Settings | None = None) -> list[str]:
    return [found.reason for found in read(*inputs, settings=settings) if isinstance(found, Rejection)]


def ids(*inputs: Path) -> list[str]:
    return [found.id for found in read(*inputs) if isinstance(found, Article)]


def lines(path: Path, *entries: object) -> Path:
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return path


# ── files of JSON lines ──────────────────────────────────────────────────────────────────────────────────────────────


def test_line_with_all_fields(tmp_path: Path) -> None:
    entry = {"id": "a", "title": "Judul", "url": "https://contoh.example/a", "published": "2023-01-26", "text": TEXT}
    [article] = read(lines(tmp_path / "a.jsonl", entry | {"editor": "X", "entities": []}))
    assert isinstance(article, Article)
    assert article.model_dump(mode="json") == entry


def test_other_keys_are_guessed(tmp_path: Path) -> None:
    entry = {"_id": 7, "judul": "Judul", "link": "https://contoh.example", "tanggal": "26/01/2023", "text": TEXT}
    [article] = read(lines(tmp_path / "a.jsonl", entry))
    assert isinstance(article, Article)
    assert (article.id, article.title, article.url) == ("7", "Judul", "https://contoh.example")
    assert str(article.published) == "2023-01-26"


@pytest.mark.parametrize("day", [{"$date": "2023-01-26T01:00:00Z"}, {"$date": {"$numberLong": "1674694800000"}}])
def test_values_as_mongodb_exports_them(tmp_path: Path, day: object) -> None:
    [article] = read(lines(tmp_path / "a.jsonl", {"_id": {"$oid": "63d1c8"}, "date": day, "content": TEXT}))
    assert isinstance(article, Article)
    assert (article.id, str(article.published)) == ("63d1c8", "2023-01-26")


@pytest.mark.parametrize("around", ["articles", "data", "items"])
@pytest.mark.parametrize("indent", [None, 2])
def test_list_of_articles_in_an_object(tmp_path: Path, around: str, indent: int | None) -> None:
    answer = {"status": "ok", around: [{"id": "a", "content": TEXT}, {"id": "b", "content": TEXT}, {"id": "c"}]}
    (tmp_path / "a.json").write_text(json.dumps(answer, indent=indent) + "\n")
    first, second, third = read(tmp_path / "a.json")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("a", "b")
    assert isinstance(third, Rejection)
    assert third.source == "a.json:1.3"
    assert third.reason.startswith("no text")


def test_list_of_articles_within_an_answer(tmp_path: Path) -> None:
    answer = {"response": {"numFound": 1, "docs": [{"id": "a", "body": TEXT}]}}
    [article] = read(lines(tmp_path / "a.jsonl", answer))
    assert isinstance(article, Article)
    assert article.id == "a"


def test_a_list_of_something_else_is_no_articles(tmp_path: Path) -> None:
    [found] = read(lines(tmp_path / "a.jsonl", {"title": "Judul", "comments": [{"text": TEXT}], "tags": ["a"]}))
    assert isinstance(found, Rejection)
    assert found.reason.startswith("no text")


def test_keys_can_be_named(tmp_path: Path) -> None:
    settings = Settings(fields=Fields(text=("isi",)))
    [article] = read(lines(tmp_path / "a.jsonl", {"id": "a", "isi": TEXT, "text": "lain"}), settings=settings)
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_missing_id_is_made_of_the_words(tmp_path: Path) -> None:
    one = ids(lines(tmp_path / "a.jsonl", {"text": TEXT}, {"text": TEXT + " "}))
    again = ids(lines(tmp_path / "b.jsonl", {"text": TEXT, "date": "kapan"}))
    assert len(set(one)) == 2
    assert again == one[:1]


@pytest.mark.parametrize("value", [None, "", "  ", True, 1.5, ["a"]])
def test_useless_id_counts_as_missing(tmp_path: Path, value: object) -> None:
    [name] = ids(lines(tmp_path / "a.jsonl", {"id": value, "text": TEXT}))
    assert name.startswith("sha256:")


def test_blank_lines_and_the_missing_last_newline(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'\n{{"id": "a", "text": "{TEXT}"}}\r\n  \n{{"id": "b", "text": "{TEXT}"}}', encoding="utf-8")
    assert ids(path) == ["a", "b"]
    assert reasons(path) == []


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": TEXT}).encode())
    assert ids(path) == ["a"]


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1b", "\x7f", "\x00", "\u200b", "\u2028"])
def test_control_characters_stay(tmp_path: Path, character: str) -> None:
    text = f"Ekspor{character}kopi"
    [escaped] = read(lines(tmp_path / "a.jsonl", {"text": text}))
    assert isinstance(escaped, Article)
    assert escaped.text == text


def test_raw_control_characters_in_a_json_string_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Ekspor\x01 kopi\t naik"}\n')
    [article] = read(path)
    assert isinstance(article, Article)
    assert article.text == "Ekspor\x01 kopi\t naik"


def test_line_of_half_a_megabyte(tmp_path: Path) -> None:
    [article] = read(lines(tmp_path / "a.jsonl", {"id": "a", "text": TEXT + " lagi" * 100_000}))
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a", "text": "x"', "broken JSON"),
        ("bukan JSON", "broken JSON"),
        ("[" * 100_000, "broken JSON"),
        ('["x"]', "no object"),
        ("12", "no object"),
        ('{"id": "a", "kata": "x"}', "no text"),
        ("{}", "no text"),
        ('{"id": "a", "text": null}', "no text"),
        ('{"id": "a", "text": 12}', "text is no string"),
        ('{"id": "a", "text": ["x"]}', "text is no string"),
        ('{"id": "a", "text": ""}', "empty text"),
        ('{"id": "a", "text": " \\n\\u00a0"}', "empty text"),
        ('{"id": "a", "text": "kopi \\ud83d"}', "lone surrogate"),
        ('{"id": "a\\udc00", "text": "kopi"}', "lone surrogate"),
        ('{"id": "a", "title": "\\ud83d", "text": "kopi"}', "lone surrogate"),
    ],
)
def test_bad_line_is_rejected_and_the_next_one_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{line}\n{{"id": "b", "text": "{TEXT}"}}\n', encoding="utf-8")
    rejection, article = read(path)
    assert isinstance(rejection, Rejection)
    assert rejection.source == "a.jsonl:1"
    assert rejection.reason.partition(":")[0] == reason
    assert isinstance(article, Article)


def test_reason_says_what_was_expected_and_what_is_there(tmp_path: Path) -> None:
    settings = Settings(fields=Fields(text=("isi", "teks")))
    assert reasons(lines(tmp_path / "a.jsonl", {"id": "a", "text": "x"}), settings=settings) == [
        "no text: expected isi or teks (--text-field), there is id, text"
    ]


def test_windows_encoding_is_rejected_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "Ekspor “kopi”"}\n'.encode("cp1252"))
    [reason] = reasons(path)
    assert reason.startswith("not UTF-8: byte 0x93 at 17")
    assert "iconv -f WINDOWS-1252" in reason


def test_utf_16_is_rejected_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "x"}\n', encoding="utf-16")
    [reason] = reasons(path)
    assert "iconv -f UTF-16" in reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_binary_file_is_one_rejection(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x7fELF\x02\x00\x01\n\x00\n" * 500)
    [reason] = reasons(path)
    assert reason.startswith("binary: a NUL byte at 5")


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_empty_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert reasons(tmp_path / name) == ["empty file: it has no bytes"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt"])
def test_article_of_twenty_megabytes(tmp_path: Path, name: str) -> None:
    path, text = tmp_path / name, "Ekspor kopi naik. " * 1_200_000
    path.write_text(json.dumps({"id": "a", "text": text}) if name == "a.jsonl" else text, encoding="utf-8")
    [reason] = reasons(path)
    assert reason.startswith("too long: ")
    assert "5,000,000" in reason


def test_endless_line_is_skipped_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"id": "b", "text": "kopi"}\n')
    found = read(path, settings=Settings(max_characters=100))
    assert isinstance(found[0], Rejection)
    assert found[0].reason == "too long: a line of more than 800 bytes"
    assert isinstance(found[1], Article)


def test_unreadable_date_is_counted_and_the_article_kept(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"id": "a", "published": "kapan-kapan", "text": TEXT},
        {"id": "b", "published": 2023, "text": TEXT},
        {"id": "c", "published": "", "text": TEXT},
        {"id": "d", "published": "2023-01-26", "text": TEXT},
    )
    items = list(Archive([path], Settings()))
    assert [item.found.published is None for item in items if isinstance(item.found, Article)] == [True] * 3 + [False]
    assert [item.unreadable_date for item in items] == [True, True, False, False]


# ── markup ───────────────────────────────────────────────────────────────────────────────────────────────────────────

PAGE = "<!DOCTYPE html>\n<html><head><title>Ekspor</title></head><body><p>Ekspor kopi naik.</p></body></html>"
MENU = '<div class="menu"><ul><li><a href="/ekonomi">Ekonomi</a></li><li><a href="/bisnis">Bisnis</a></li></ul></div>'


@pytest.mark.parametrize("text", [PAGE, "\n <HTML><body><p>Ekspor kopi naik.", MENU * 2 + "<p>Ekspor kopi naik.</p>"])
def test_page_in_a_field_gives_its_text(tmp_path: Path, text: str) -> None:
    [article] = read(lines(tmp_path / "a.jsonl", {"text": text}))
    assert isinstance(article, Article)
    assert "Ekspor kopi naik." in article.text
    assert "<" not in article.text


def test_what_a_field_says_wins_over_the_page_in_another(tmp_path: Path) -> None:
    [article] = read(lines(tmp_path / "a.jsonl", {"title": "Judul", "text": PAGE}, {"id": "b", "text": PAGE}))[:1]
    assert isinstance(article, Article)
    assert article.title == "Judul"


@pytest.mark.parametrize(
    "text",
    ["<p>" + TEXT + "</p> <br> " + TEXT, "harga < 5 dan > 3, a<b, c<d, e<f", "<<<<" + TEXT, "<" * 1_000_000, TEXT],
)
def test_text_with_some_markup_is_read(tmp_path: Path, text: str) -> None:
    [article] = read(lines(tmp_path / "a.jsonl", {"text": text}))
    assert isinstance(article, Article)
    assert article.text == text


# ── folders and plain text ───────────────────────────────────────────────────────────────────────────────────────────


def test_text_file_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffEkspor kopi\r\nke Mesir\r\n".encode())
    [article] = read(path)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.text) == ("a.txt", "", "Ekspor kopi\r\nke Mesir\r\n")


def test_folder_is_read_by_name_with_relative_ids(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "a/c/x.TXT", ".hidden.txt", "a/.git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    lines(tmp_path / "a" / "k.jsonl", {"id": "k", "text": TEXT})
    assert ids(tmp_path) == ["a/10.txt", "a/2.txt", "a/c/x.TXT", "k", "b.txt"]


def test_what_holds_no_article_is_counted_by_its_reason(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git"):
        (tmp_path / name).write_bytes(b"x")
    gone, image = answer(b"", status="404 Not Found"), answer(b"x", kind="image/png")
    blocks = (answer(page()), gone, image, gone)
    (tmp_path / "a.warc").write_bytes(b"".join(warc_record("https://kabar.example/1", block) for block in blocks))
    found = [item for shard in Archive([tmp_path], Settings()).shards() for item in items(shard, Settings())]
    counted = [
        (item.source, item.reason.partition(":")[0], item.number) for item in found if isinstance(item, NoArticle)
    ]
    assert counted == [
        (".git", "hidden", 1),
        (".hidden.txt", "hidden", 1),
        ("a.warc", "no page", 1),
        ("a.warc", "page not sent", 2),
    ]
    assert len(found) == 5


def test_unknown_kind_in_a_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "README").write_text("x", encoding="utf-8")
    found = read(tmp_path)
    assert [f.source for f in found if isinstance(f, Rejection)] == ["README", "a.pdf"]
    assert reasons(tmp_path)[1].startswith("unknown kind: .pdf; ekspor reads .jsonl .ndjson .json .csv")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file names are bytes")
def test_name_that_is_no_utf_8_can_be_written_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/kop\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(TEXT.encode())
    [name] = ids(tmp_path)
    assert name == "kop\ufffd.txt"


def test_broken_link_in_a_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    assert len(reasons(tmp_path)) == 1


def test_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert ids(tmp_path) == ["a.txt"]


@pytest.fixture
def lock() -> Iterator[Callable[[Path], None]]:
    """Takes all permissions from a path, and gives them back after the test; skips where that keeps nobody out."""
    locked: list[Path] = []

    def lock(path: Path) -> None:
        path.chmod(0)
        locked.append(path)
        if os.access(path, os.R_OK):
            pytest.skip("the superuser may read everything")

    yield lock
    for path in locked:
        path.chmod(0o700)


@pytest.mark.parametrize("name", ["locked", "locked/a.txt"])
def test_locked_member_is_rejected(name: str, tmp_path: Path, lock: Callable[[Path], None]) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    lock(tmp_path / name)
    assert reasons(tmp_path) == ["cannot be opened: Permission denied"]
    assert ids(tmp_path) == ["b.txt"]


def test_folder_that_cannot_be_listed_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "open.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert reasons(tmp_path) == ["cannot be opened: Permission denied"]
    assert ids(tmp_path) == ["open.txt"]


# ── shards ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def shards(*inputs: Path) -> list[Shard]:
    return list(Archive(inputs, Settings()).shards())


def sizes(found: list[Shard]) -> list[int]:
    return [sum(len(part.data) for part in shard.parts if isinstance(part, Part)) for shard in found]


def numbered(path: Path, number: int) -> Path:
    return lines(path, *({"id": str(n), "text": TEXT * 10} for n in range(number)))


def test_large_file_is_cut_at_line_ends_in_growing_shards(tmp_path: Path) -> None:
    path = numbered(tmp_path / "a.jsonl", 3000)
    found = shards(path)
    assert b"".join(part.data for shard in found for part in shard.parts if isinstance(part, Part)) == path.read_bytes()
    assert sizes(found)[0] < archive.SMALLEST * 2 < sizes(found)[-2]
    assert found[-1].position == path.stat().st_size
    assert ids(path) == [str(n) for n in range(3000)]


def test_line_numbers_go_on_across_shards(tmp_path: Path) -> None:
    items = list(Archive([numbered(tmp_path / "a.jsonl", 300)], Settings()))
    assert [item.source for item in items] == [f"a.jsonl:{n}" for n in range(1, 301)]


def test_small_files_share_a_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FILES", 3)
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(TEXT, encoding="utf-8")
    assert [len(shard.parts) for shard in shards(tmp_path)] == [3, 3, 1]


def test_what_is_appended_leaves_the_shards_before_as_they_were(tmp_path: Path) -> None:
    before = shards(numbered(tmp_path / "a.jsonl", 1000))
    after = shards(numbered(tmp_path / "a.jsonl", 1200))
    assert after[: len(before) - 1] == before[:-1]


def test_file_that_is_cut_has_its_shards_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    numbered(tmp_path / "b.jsonl", 300)
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    names = [{part.name for part in shard.parts if isinstance(part, Part)} for shard in shards(tmp_path)]
    assert [name for name, _ in groupby(names)] == [{"a.txt"}, {"b.jsonl"}, {"c.txt"}]


# ── what the user named ──────────────────────────────────────────────────────────────────────────────────────────────


def test_named_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl: cannot be opened: No such file"):
        Archive([Path("nowhere.jsonl")], Settings())


def test_named_file_of_unknown_kind(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(InputError, match=r"unknown kind of file; ekspor reads \.jsonl"):
        Archive([tmp_path / "a.pdf"], Settings())


def test_named_folder_without_permission(tmp_path: Path, lock: Callable[[Path], None]) -> None:
    lock(tmp_path)
    with pytest.raises(InputError, match="Permission denied"):
        Archive([tmp_path], Settings())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (TEXT, ["-"]),
        ("  \n" + TEXT, ["-"]),
        (json.dumps({"id": "a", "text": TEXT}), ["a"]),
        ("\ufeff" + json.dumps({"id": "a", "text": TEXT}) + "\n" + json.dumps({"id": "b", "text": TEXT}), ["a", "b"]),
    ],
)
def test_standard_input_is_text_or_json_lines(given: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert ids(Path("-")) == expected
