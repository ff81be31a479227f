"""Inputs that are addresses: a store in memory, files, and a web server of this test's own."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest

from archives import ARTICLES, json_lines, table, texts, zipped
from ekspor.config import Settings
from ekspor.errors import InputError
from ekspor.read import Archive, located
from ekspor.schema import Article, Rejection


def sources(*inputs: str) -> list[str]:
    return [item.source for item in Archive(located(inputs), Settings()) if isinstance(item.found, Article)]


@pytest.fixture
def store() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for name, data in {"2023/a.jsonl": json_lines(), "2023/b/c.zip": zipped(texts()), "2024/.x.csv": table()}.items():
        system.pipe(f"/arsip/{name}", data)
    yield "memory://arsip"
    system.rm("/arsip", recursive=True)


def test_file_in_a_store(store: str) -> None:
    assert sources(f"{store}/2023/a.jsonl") == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]


def test_folder_in_a_store_is_read_by_name_without_what_is_hidden(store: str) -> None:
    assert sources(store) == [
        *(f"2023/a.jsonl:{line}" for line in (1, 2, 3)),
        *(f"2023/b/c.zip/2023/{one['id']}.txt" for one in ARTICLES),
    ]


def test_pattern_in_a_store(store: str) -> None:
    assert len(sources(f"{store}/**/*.zip")) == 3


def test_address_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json_lines())
    assert len(sources(f"file://{tmp_path}/a.jsonl")) == 3


@pytest.mark.parametrize("address", ["memory://arsip/nowhere.jsonl", "memory://nowhere/*.jsonl", "foo://x/y"])
def test_address_where_nothing_is(address: str) -> None:
    with pytest.raises(InputError, match=address.partition(":")[0]):
        sources(address)


def test_missing_driver_says_what_to_install() -> None:
    with pytest.raises(InputError, match=r"s3://bucket/a\.jsonl: a driver is missing: .*s3fs"):
        sources("s3://bucket/a.jsonl")


def test_broken_file_in_a_store_is_a_rejection(store: str) -> None:
    fsspec.filesystem("memory").pipe("/arsip/2023/z.zip", zipped(texts())[:100])
    found = [item.found for item in Archive(located([store]), Settings())]
    assert [one.source for one in found if isinstance(one, Rejection)] == ["2023/z.zip"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word on stderr."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "a.jsonl").write_bytes(json_lines())
    (tmp_path / "a.zip").write_bytes(zipped(texts()))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["a.jsonl", "a.zip"])
def test_file_on_a_web_server(server: str, name: str) -> None:
    assert len(sources(f"{server}/{name}")) == 3


def test_file_that_the_web_server_has_not(server: str) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl: cannot be opened"):
        sources(f"{server}/nowhere.jsonl")


# ── paths ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pattern_of_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/1.jsonl", "a/2.jsonl", "a/x.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(json_lines())
    monkeypatch.chdir(tmp_path)
    assert [str(one) for one in located(["**/*.jsonl", "-"])] == ["a/2.jsonl", "b/1.jsonl", "-"]


def test_pattern_that_nothing_fits() -> None:
    with pytest.raises(InputError, match=r"\*\.nothing: no file fits the pattern"):
        located(["*.nothing"])


def test_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "a[1].jsonl").write_bytes(json_lines())
    assert len(sources(str(tmp_path / "a[1].jsonl"))) == 3
