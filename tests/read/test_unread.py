"""Lines of JSON that the prefilter passes over before they are parsed."""

import json

import pytest

from ekspor.config import Settings
from ekspor.read import Item, Part, Shard, Unread, items
from ekspor.schema import Rejection

EXPORT = json.dumps({"id": "a", "text": "Ekspor kopi naik."})
OTHER = json.dumps({"id": "b", "text": "Hujan turun."})


def read(data: str, settings: Settings) -> list[Item | Unread]:
    return list(items(Shard((Part("a.jsonl", "jsonl", data.encode(), first=7),), 0), settings))


def test_only_what_could_report_an_export_is_parsed() -> None:
    data = f"{OTHER}\n\n{EXPORT}\n{{ rusak\n{OTHER}\n"
    found, unread = read(data, Settings())
    assert isinstance(found, Item)
    assert found.source == "a.jsonl:9"
    assert unread == Unread("a.jsonl", 3, len(data) - len(f"{EXPORT}\n"))


@pytest.mark.parametrize("end", ["", "\n", "\n\n \t\n"])
@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ([EXPORT, OTHER, EXPORT], ["7", "9"]),
        (["", OTHER, " \t", EXPORT, "\r", OTHER, EXPORT], ["10", "13"]),
        ([OTHER + "\r", EXPORT + "\r", OTHER + "\r"], ["8"]),
        ([OTHER, OTHER], []),
    ],
)
def test_what_is_passed_over_is_counted_line_by_line(lines: list[str], places: list[str], end: str) -> None:
    data = "\n".join(lines) + end
    parsed = [found.source for found in read(data, Settings()) if isinstance(found, Item)]
    unread = [found for found in read(data, Settings()) if isinstance(found, Unread)]
    left = sum(len(line) for line in data.splitlines(keepends=True) if EXPORT not in line)
    assert parsed == [f"a.jsonl:{place}" for place in places]
    assert [(one.number, one.bytes) for one in unread] == [(sum(OTHER in line for line in lines), left)]


def test_what_is_parsed_and_broken_is_rejected() -> None:
    [found] = read('{"text": "ekspor', Settings())
    assert isinstance(found, Item)
    assert isinstance(found.found, Rejection)


@pytest.mark.parametrize("settings", [Settings(prefilter=False), Settings(exchange=True), Settings(texts=True)])
def test_where_the_results_speak_of_every_article_all_are_parsed(settings: Settings) -> None:
    assert [type(item) for item in read(f"{OTHER}\n{EXPORT}\n", settings)] == [Item, Item]


def test_byte_order_mark_hides_no_line() -> None:
    [found] = items(Shard((Part("a.jsonl", "jsonl", b"\xef\xbb\xbf" + EXPORT.encode()),), 0), Settings())
    assert isinstance(found, Item)
    assert not isinstance(found.found, Rejection)
