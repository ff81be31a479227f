"""A client of a running Label Studio: signs in and sends what its page sends."""

import json
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

SECONDS = 60


@dataclass(frozen=True)
class LabelStudio:
    """A session of its page."""

    address: str
    opener: OpenerDirector
    cookies: CookieJar

    @classmethod
    def sign_in(cls, address: str, email: str, password: str) -> "LabelStudio | None":
        """None where nothing answers at the address."""
        cookies = CookieJar()
        page = cls(address, build_opener(HTTPCookieProcessor(cookies)), cookies)
        try:
            page.opener.open(f"{address}/user/login/", timeout=SECONDS).close()
        except (URLError, OSError):
            return None
        form = {"email": email, "password": password, "csrfmiddlewaretoken": page.token}
        request = Request(f"{address}/user/login/", urlencode(form).encode(), {"Referer": address})
        page.opener.open(request, timeout=SECONDS).close()
        return page

    @property
    def token(self) -> str:
        return next((cookie.value or "" for cookie in self.cookies if cookie.name == "csrftoken"), "")

    def __call__(self, method: str, path: str, body: object = None) -> Any:
        """What the API answers."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token, "Referer": self.address}
        data = None if body is None else json.dumps(body).encode()
        with self.opener.open(Request(self.address + path, data, headers, method=method), timeout=SECONDS) as answer:
            content = answer.read()
        return json.loads(content) if content else None
