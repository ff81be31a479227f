"""The server of the page: this machine alone, this browser alone.

It listens on the loopback. Other pages that are open in the browser can send requests there too, so each request must
name this host (against DNS rebinding) and bring the key of this sitting, which the first address sets as a cookie that
no other site makes the browser send; what changes something must come from the page itself, as JSON.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from ekspor.errors import EksporError
from ekspor.exchange import Entry
from ekspor.review.sitting import Sitting, StaleError
from ekspor.review.state import Place, Saving
from ekspor.schema import Label

HOST = "127.0.0.1"
LARGEST = 1 << 24
"""Bytes of a request: many times the largest article with its records."""
SECONDS = 60
"""How long a connection may say nothing."""

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PAGE = {f"/{file.name}": file for file in (files(__package__) / "page").iterdir() if file.name.endswith(tuple(_TYPES))}
"""The files of the page by their paths; there are no others."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class _Filling(BaseModel):
    """What shall fill a slot: words, or a mention."""

    model_config = ConfigDict(extra="forbid")

    slot: str
    words: str | None = None
    place: Place | None = None
    label: Label | None = None


class Server(ThreadingHTTPServer):
    """Serves one sitting. `address` opens the page."""

    daemon_threads = True

    def __init__(self, sitting: Sitting, guide: Entry, port: int = 0) -> None:
        self.sitting, self.guide = sitting, guide
        self.key = secrets.token_urlsafe(24)
        super().__init__((HOST, port), _Handler)

    @property
    def origin(self) -> str:
        """Where the page comes from."""
        return f"http://{HOST}:{self.server_address[1]}"

    @property
    def address(self) -> str:
        """What to open in the browser: it lets that browser in."""
        return f"{self.origin}/?key={self.key}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was closed is no error of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _RefusedError(Exception):
    """The answer to a request that cannot be met."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = SECONDS
    server_version, sys_version = "ekspor", ""

    def do_GET(self) -> None:
        """The page, or what it asks for."""
        url = urlsplit(self.path)
        if url.path == "/" and url.query:
            self._answer(partial(self._let_in, parse_qs(url.query).get("key", [""])[0]))
        else:
            self._answer(partial(self._get, url.path))

    def do_PUT(self) -> None:
        """An article as a person has made it."""
        self._answer(self._put)

    def do_POST(self) -> None:
        """A question that changes nothing: what would fill a slot."""
        self._answer(self._post)

    # ── what is answered ─────────────────────────────────────────────────────────────────────────────────────────────

    def _get(self, path: str) -> None:
        self._must_have_key()
        sitting = self.server.sitting
        match path.strip("/").split("/"):
            case [""]:
                self._send_file("/index.html")
            case [_] if path in _PAGE:
                self._send_file(path)
            case ["api", "guide"]:
                self._send(self.server.guide)
            case ["api", "articles"]:
                self._send(sitting.overview())
            case ["api", "articles", number]:
                self._send(sitting.show(_number(number, sitting)))
            case ["api", "articles", number, "news"]:
                self._send({"news": sitting.news(_number(number, sitting))})
            case _:
                raise _RefusedError(HTTPStatus.NOT_FOUND, "there is nothing of that name")

    def _put(self) -> None:
        match self.path.strip("/").split("/"):
            case ["api", "articles", number]:
                saving = Saving.model_validate_json(self._body())
                self._send(self.server.sitting.save(_number(number, self.server.sitting), saving))
            case _:
                raise _RefusedError(HTTPStatus.NOT_FOUND, "there is nothing of that name")

    def _post(self) -> None:
        sitting = self.server.sitting
        match self.path.strip("/").split("/"):
            case ["api", "articles", number, "fillers"]:
                asked, n = _Filling.model_validate_json(self._body()), _number(number, sitting)
                if asked.place is not None and asked.label is not None:
                    found = sitting.fill_from(n, asked.slot, asked.place, asked.label)
                else:
                    found = sitting.fill(n, asked.slot, asked.words or "")
                self._send([one.model_dump(mode="json") for one in found])
            case _:
                raise _RefusedError(HTTPStatus.NOT_FOUND, "there is nothing of that name")

    # ── who may ask ──────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _cookie(self) -> str:
        """Its name; browsers share cookies between all ports of a host."""
        return f"ekspor-review-{self.server.server_address[1]}"

    def _let_in(self, key: str) -> None:
        """Keep the key in the browser, out of the address."""
        if not secrets.compare_digest(key.encode(), self.server.key.encode()):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "open the address that `ekspor review` printed")
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Set-Cookie", f"{self._cookie}={key}; Path=/; HttpOnly; SameSite=Strict")
        self.send_header("Location", "/")
        self._end(b"")

    def _must_be_this_host(self) -> None:
        if f"http://{self.headers.get('Host')}" != self.server.origin:
            raise _RefusedError(HTTPStatus.FORBIDDEN, f"this page is only at {self.server.origin}")

    def _must_have_key(self) -> None:
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie)
        except CookieError:
            found = None
        if found is None or not secrets.compare_digest(found.value.encode(), self.server.key.encode()):
            raise _RefusedError(HTTPStatus.FORBIDDEN, "open the address that `ekspor review` printed")

    def _body(self) -> bytes:
        """What the page sent. Nothing is read from a request that another page could have made."""
        self._must_have_key()
        if self.headers.get("Origin") != self.server.origin:
            raise _RefusedError(HTTPStatus.FORBIDDEN, f"only the page at {self.server.origin} may change anything")
        if self.headers.get_content_type() != "application/json":
            raise _RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "expected application/json")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _RefusedError(HTTPStatus.LENGTH_REQUIRED, "expected a Content-Length")
        if int(length) > LARGEST:
            raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {LARGEST:,} bytes")
        return self.rfile.read(int(length))

    # ── how it is answered ───────────────────────────────────────────────────────────────────────────────────────────

    def _answer(self, act: Callable[[], None]) -> None:
        try:
            self._must_be_this_host()
            act()
        except _RefusedError as error:
            self.close_connection = True  # its body, if any, is still unread
            self._send({"error": str(error)}, error.status)
        except ConnectionError:
            raise  # nobody is there to be answered
        except StaleError as error:
            self._send({"error": str(error)}, HTTPStatus.CONFLICT)
        except ValidationError as error:
            self._send({"error": f"not in the form expected: {error}"}, HTTPStatus.BAD_REQUEST)
        except ValueError as error:
            self._send({"error": str(error)}, HTTPStatus.UNPROCESSABLE_ENTITY)
        except (EksporError, OSError) as error:
            self._send({"error": str(error)}, HTTPStatus.INTERNAL_SERVER_ERROR)

    def _send(self, what: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self._end(orjson.dumps(what))

    def _send_file(self, path: str) -> None:
        file = _PAGE[path]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{_TYPES[path[path.rindex('.') :]]}; charset=utf-8")
        self._end(file.read_bytes())

    def _end(self, body: bytes) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal is the person's."""


def _number(said: str, sitting: Sitting) -> int:
    """The number of an article. Refuses what is none."""
    if not (said.isascii() and said.isdecimal() and int(said) < len(sitting)):
        raise _RefusedError(HTTPStatus.NOT_FOUND, f"there is no article {said}")
    return int(said)
