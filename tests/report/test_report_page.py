"""The report: one file that needs nothing else, with all that the store holds."""

import base64
import gzip
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import ekspor.report
from ekspor.config import Language
from ekspor.errors import ConfigError, InputError
from ekspor.report import write
from ekspor.report.data import read
from ekspor.schema import Status
from ekspor.store.event import CONFLICTING, REVISED
from stores import stored

ARTICLES = [
    {
        "id": "a",
        "published": "2024-01-12",
        "title": "Furnitur </script><script>alert(1)</script>",
        "url": "javascript:alert(1)",
        "text": "Ekspor furnitur Kabupaten Jepara ke Jepang 2023 mencapai US$ 171,2 juta dari target US$ 165 juta, "
        "kata Kepala Disperindag Jepara, Endang Rahmawati.",
    },
    {
        "id": "c",
        "published": "2024-02-02",
        "title": "Ekspor Jawa Tengah",
        "text": "Nilai ekspor Jawa Tengah sepanjang 2023 mencapai US$ 900 juta.",
    },
    {
        "id": "b",
        "published": "2024-02-01",
        "title": "Rotan disita",
        "url": "https://contoh.example/rotan",
        "text": "Dua kontainer rotan tujuan Malaysia yang akan diekspor digagalkan Bea Cukai Pontianak.",
    },
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(ARTICLES, tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def page(store: Path) -> Path:
    path = store.with_name("laporan.html")
    write(store, path)
    return path


def test_every_event_has_its_sentences(store: Path) -> None:
    data = read(store, people=True)
    texts = [article["text"] for article in ARTICLES]
    assert len(data["events"]) == 4
    for event in data["events"]:
        assert all(any(sentence in text for text in texts) for _, sentence in event["sources"])


def test_provinces_on_the_tile_map_are_those_of_the_store(store: Path) -> None:
    data = read(store)
    assert {tile["code"] for tile in data["tiles"]} == set(data["provinces"])
    assert len({(tile["column"], tile["row"]) for tile in data["tiles"]}) == len(data["tiles"])


def test_the_page_asks_for_nothing_from_elsewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*\s(?:src|href)=[\"']?http", text)
    assert "default-src 'none'" in text


def test_what_articles_say_cannot_become_script(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "alert(1)" not in text
    packed = re.search(r'id="data">([^<]*)<', text)
    assert packed is not None
    assert b"alert(1)" in gzip.decompress(base64.b64decode(packed[1]))


def test_the_same_store_gives_the_same_page(store: Path, page: Path) -> None:
    write(store, store.with_name("again.html"))
    assert store.with_name("again.html").read_bytes() == page.read_bytes()


@pytest.mark.parametrize(("language", "word"), [(Language.ID, "terealisasi"), (Language.EN, "realised")])
def test_the_page_speaks_both_languages(store: Path, language: Language, word: str) -> None:
    path = store.with_name(f"{language}.html")
    write(store, path, language)
    text = path.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in text
    assert f'"{word}"' in text


def test_a_store_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ekspor store"):
        write(tmp_path / "none.duckdb", tmp_path / "r.html")


def test_a_folder_that_is_missing_is_refused(store: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        write(store, tmp_path / "none" / "r.html")


def test_names_of_persons_stay_out_unless_asked_for(store: Path) -> None:
    texts = [str(read(store, people)) for people in (False, True)]
    assert ["Endang" in text for text in texts] == [False, True]


def test_an_event_knows_what_holds_it(store: Path) -> None:
    events = read(store)["events"]
    held = [(event, events[place]) for event in events for place in event.get("within", ())]
    assert [(part["names"]["origin"][0][0], whole["names"]["origin"][0][0]) for part, whole in held] == [
        ("Kabupaten Jepara", "Jawa Tengah")
    ]


def test_every_word_is_said_in_both_languages_and_used() -> None:
    script = Path(ekspor.report.__path__[0], "report.js").read_text(encoding="utf-8")
    said = tomllib.loads(Path(ekspor.report.__path__[0], "words.toml").read_text(encoding="utf-8"))
    sections = set(re.findall(r'section\("(\w+)"', script))
    by_value = {status.value for status in Status} | {REVISED, CONFLICTING, "title"}
    assert set(said) <= set(re.findall(r"words\.(\w+)", script)) | sections | by_value
    assert all(set(one) == {"id", "en"} for one in said.values())


def test_a_browser_draws_it(page: Path, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs chromium")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    flags += [f"--user-data-dir={tmp_path}", "--virtual-time-budget=8000", "--dump-dom"]
    drawn = subprocess.run([browser, *flags, page.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    assert "Kabupaten Jepara" in drawn.stdout
    assert drawn.stdout.count("<svg") >= 3
    assert 'href="javascript:' not in drawn.stdout
