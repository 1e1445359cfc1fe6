"""The phone page on a real server on loopback, and phones that visit it as browsers do."""

import http.client
import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.web.feed_app import FeedApp
from wijk.web.limits import Limits
from wijk.web.room_app import RoomApp

__all__ = ["Fields", "Got", "Phone", "app_on", "served"]

Fields = Sequence[tuple[str, str]] | Mapping[str, str]


@dataclass(frozen=True)
class Got:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    page: str

    @property
    def notice(self) -> str:
        """The message above the page, empty without one."""
        found = re.search(r'<p class="(?:goed|let)" role="status">(.*?)</p>', self.page)
        return unescape(found[1]) if found else ""


def app_on(store: Store, limits: Limits | None = None) -> RoomApp:
    """The app that answers phones."""
    return RoomApp(lambda: store, cache(load_method), "/doe", limits or Limits())


@contextmanager
def served(app: RoomApp | FeedApp) -> Iterator[int]:
    """A server of our own with the app; gives its port."""
    routes = [Route(app.path, app), Route(f"{app.path}/{{below:path}}", app)]
    config = uvicorn.Config(Starlette(routes=routes), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


@dataclass
class Phone:
    """A phone in the room: it keeps its cookies, and sends the forms that it got."""

    port: int
    code: str = ""
    cookie: str = ""
    page: str = ""
    seen: list[str] = field(default_factory=list)
    path: str = "/doe"

    def ask(self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Got:
        """Send one request and keep the cookie that comes with the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Cookie": self.cookie} if self.cookie else {}
        connection.request(method, path, body or None, {**sent, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        told = {name.lower(): value for name, value in answer.getheaders()}
        if "set-cookie" in told:
            self.seen.append(told["set-cookie"])
            self.cookie = told["set-cookie"].partition(";")[0]
        return Got(answer.status, told, text)

    def look(self, code: str = "") -> Got:
        """Open the page of the meeting."""
        self.code = code or self.code
        got = self.ask("GET", f"{self.path}/{self.code}")
        self.page = got.page
        return got

    def form(self) -> dict[str, str]:
        """The hidden fields of the first form on the page."""
        return {
            name: unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="(vraag|sleutel)" value="(.*?)">', self.page)
        }

    def send(
        self, fields: Fields, headers: Mapping[str, str] | None = None, code: str = "", follow: bool = True
    ) -> Got:
        """Fill in the form of the page and send it; what it leads to is opened."""
        pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        named = {name for name, _ in pairs}
        pairs += [(name, value) for name, value in self.form().items() if name not in named]
        kind = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
        body = urlencode(pairs, errors="surrogatepass").encode()
        got = self.ask("POST", f"{self.path}/{code or self.code}", body, kind)
        if got.status == 303 and follow:
            got = self.ask("GET", got.headers["location"])
        if "<form" in got.page:
            self.page = got.page
        return got
