"""The server: who may ask, and what a killed one leaves behind."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sittings import COFFEE, server, sitting

from ekspor.annotate.article import load, save
from ekspor.cli import main
from ekspor.review.server import Server

PAGE = Path(__file__).parents[2] / "pipeline" / "ekspor" / "review" / "page"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    with server(sitting(tmp_path)) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(port: int, method: str, path: str, body: object = None, **headers: str | None) -> tuple[HTTPResponse, bytes]:
    """An answer and its content; headers by their names, `_` for `-`, None for none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    data = json.dumps(body) if body is not None else None
    connection.request(method, path, data, sent)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


class Page:
    """What the page sends: the cookie and, with what changes something, where it comes from."""

    def __init__(self, address: str) -> None:
        self.port = int(address.split(":")[2].split("/")[0])
        self.origin = f"http://127.0.0.1:{self.port}"
        answer, _ = ask(self.port, "GET", address.removeprefix(self.origin))
        self.cookie = (answer.getheader("Set-Cookie") or "").split(";")[0]

    def __call__(self, method: str, path: str, body: object = None, **headers: str | None) -> tuple[int, Any]:
        own = {"Cookie": self.cookie, "Origin": self.origin, "Content_Type": "application/json"}
        answer, content = ask(self.port, method, path, body, **own | headers)
        return answer.status, json.loads(content) if content[:1] in b"{[" else content


@pytest.fixture
def page(served: Server) -> Page:
    return Page(served.address)


def test_it_listens_on_the_loopback_alone(served: Server) -> None:
    assert served.server_address[0] == "127.0.0.1"


def test_the_key_opens_the_page_and_leaves_the_address(served: Server) -> None:
    port = served.server_address[1]
    answer, _ = ask(port, "GET", f"/?key={served.key}")
    assert (answer.status, answer.getheader("Location")) == (303, "/")
    cookie = answer.getheader("Set-Cookie") or ""
    assert "HttpOnly; SameSite=Strict" in cookie


@pytest.mark.parametrize("path", ["/", "/main.js", "/api/articles", "/api/articles/0", "/?key=wrong", "/?key=%C3%A9"])
def test_without_the_key_nothing_is_answered(served: Server, path: str) -> None:
    answer, content = ask(served.server_address[1], "GET", path)
    assert answer.status == 403
    assert "open the address" in json.loads(content)["error"]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "localhost:1"])
def test_a_name_that_was_rebound_to_this_host_is_refused(page: Page, host: str) -> None:
    assert page("GET", "/api/articles", Host=host)[0] == 403


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1", "http://localhost:80"])
def test_another_page_cannot_change_anything(page: Page, origin: str | None) -> None:
    assert page("POST", "/api/articles/0/fillers", {"slot": "value", "words": "1 USD"}, Origin=origin)[0] == 403


def test_a_form_cannot_be_sent(page: Page) -> None:
    status, _ = page("PUT", "/api/articles/0", {}, Content_Type="text/plain")
    assert status == 415


@pytest.mark.parametrize(
    "path",
    ["/../server.py", "/%2e%2e/server.py", "/words.toml", "/page/main.js", "/api/articles/9", "/api/articles/-1", "/x"],
)
def test_there_is_nothing_else(page: Page, path: str) -> None:
    assert page("GET", path)[0] == 404


def test_the_page_may_load_nothing_from_elsewhere(served: Server, page: Page) -> None:
    answer, _ = ask(served.server_address[1], "GET", "/", Cookie=page.cookie)
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for file in PAGE.iterdir():
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", file.read_text(encoding="utf-8")), file.name


def test_no_part_of_the_page_reads_markup() -> None:
    for file in PAGE.glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", file.read_text("utf-8")
        )


def test_the_page_has_all_words_that_it_asks_for(page: Page) -> None:
    scripts = "".join(file.read_text(encoding="utf-8") for file in PAGE.glob("*.js"))
    asked = set(re.findall(r'say\("(\w+)"', scripts)) | set(re.findall(r'"(key_\w+)"', scripts))
    guide = page("GET", "/api/guide")[1]
    assert {*asked, *guide["statuses"], *guide["slots"]} <= set(guide["words"])


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"revision": 0}, 200, None),
        ({"revision": 7}, 409, "another window"),
        ({"revision": 0, "mentions": [{"start": 0, "end": 9999, "label": "MONEY"}]}, 422, "lies outside the text"),
        ({"revision": 0, "surprise": 1}, 400, "not in the form expected"),
        ([], 400, "not in the form expected"),
    ],
)
def test_an_article_is_saved_or_refused_with_the_reason(page: Page, body: Any, status: int, reason: str | None) -> None:
    got, said = page("PUT", "/api/articles/0", body)
    assert got == status
    assert reason is None or reason in said["error"]


def test_a_slot_is_filled(page: Page) -> None:
    start = COFFEE.text.index("US$ 3 juta")
    asked = {"slot": "value", "place": [start, start + 10], "label": "MONEY"}
    assert page("POST", "/api/articles/0/fillers", asked)[1][0]["said"] == "3000000 USD"
    status, said = page("POST", "/api/articles/0/fillers", {"slot": "period", "words": "kapan-kapan"})
    assert status == 422
    assert "expected first and last day" in said["error"]


def test_too_much_is_not_read(page: Page) -> None:
    assert page("PUT", "/api/articles/0", {}, Content_Length=str(1 << 30))[0] == 413


def test_a_killed_server_has_lost_nothing(tmp_path: Path) -> None:
    save([COFFEE], tmp_path / "drafts.jsonl")
    arguments = ["review", str(tmp_path / "drafts.jsonl"), "-o", str(tmp_path / "mine.jsonl"), "--no-browser"]
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        page = Page(address[0])
        shown = page("GET", "/api/articles/0")[1]
        kept = {name: shown[name] for name in ("mentions", "records", "revision")} | {"done": True}
        assert page("PUT", "/api/articles/0", kept)[0] == 200
        process.kill()
    assert load(tmp_path / "mine.jsonl")[0].entities == COFFEE.entities


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_end_it(tmp_path: Path, ending: signal.Signals) -> None:
    save([COFFEE], tmp_path / "drafts.jsonl")
    arguments = ["review", str(tmp_path / "drafts.jsonl"), "-o", str(tmp_path / "mine.jsonl"), "--no-browser"]
    command = [sys.executable, "-c", "from ekspor.cli import main; main()", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.readline()
        process.send_signal(ending)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "everything is kept" in out


def test_no_article_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["review", "-o", str(tmp_path / "mine.jsonl"), "--no-browser"])
    assert ended.value.code == 2
    assert "there is no article to review" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(served: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save([COFFEE], tmp_path / "drafts.jsonl")
    taken = str(served.server_address[1])
    arguments = [str(tmp_path / "drafts.jsonl"), "-o", str(tmp_path / "x.jsonl"), "--no-browser", "--port", taken]
    with pytest.raises(SystemExit):
        main(["review", *arguments])
    assert "choose another" in capsys.readouterr().err
