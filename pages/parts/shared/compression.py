"""Compresses what never changes while the server runs once, and keeps it for every visitor after."""

import gzip
from asyncio import Event, Lock
from collections import OrderedDict
from dataclasses import dataclass, field

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["KeptCompressed"]

# Streamlit's own scripts and styles, the files of components (the map), and our own files.
KEPT = ("static/", "component/", "eigen/")
TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
LEVEL = 9
SMALL = 1_000
# What is kept is at most this large in all; what was asked for longest ago goes first.
MOST_BYTES = 48_000_000


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer as it is kept: compressed where that helps, with the headers that go with it."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    tag: str = ""
    kept: bool = False


@dataclass(slots=True)
class _Caught:
    """What the app answers to one request, read whole."""

    start: Message | None = None
    body: bytearray = field(default_factory=bytearray)
    ended: bool = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")
            self.ended = not message.get("more_body", False)


class KeptCompressed:
    """Middleware that answers files from memory, compressed once; all else passes as it is.

    Status, type, ETag and Cache-Control stay those of the app. Only whole answers that a browser may keep are kept
    here, by path: these files do not differ by query. Who can't read gzip, or asks for a part, gets the app's own.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self._paths = tuple(f"/{base.strip('/')}/{path}".replace("//", "/") for path in KEPT)
        self._kept: OrderedDict[str, _Answer] = OrderedDict()
        self._one_at_a_time: dict[str, Lock] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where that can be."""
        if not self._is_kept(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        # Thirty laptops that come in at once wait for one compression.
        async with self._one_at_a_time.setdefault(path, Lock()):
            try:
                answer = self._kept.get(path) or await self._make(scope)
            finally:
                self._one_at_a_time.pop(path, None)
        if answer.kept:
            self._keep(path, answer)
        await _send(answer, Headers(scope=scope).get("if-none-match", ""), send)

    def _is_kept(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(self._paths):
            return False
        asked = Headers(scope=scope)
        return "gzip" in asked.get("accept-encoding", "") and "range" not in asked

    async def _make(self, scope: Scope) -> _Answer:
        """The app's own answer, asked for in full: not compressed, and not "nothing changed".

        A visitor who leaves halfway must not leave half a file for everybody after: the app is not told.
        """
        conditions = (b"accept-encoding", b"if-none-match", b"if-modified-since")
        asked = [(name, value) for name, value in scope["headers"] if name not in conditions]
        caught = _Caught()
        await self.app({**scope, "headers": asked}, _nobody_leaves, caught.send)
        assert caught.start is not None
        status, headers, body = caught.start["status"], list(caught.start["headers"]), bytes(caught.body)
        # What must be asked for each time is small, and Streamlit answers any address that it doesn't know with it.
        told = MutableHeaders(raw=headers).get("content-length", str(len(body)))
        whole = caught.ended and told == str(len(body))
        if status != 200 or not whole or "no-cache" in MutableHeaders(raw=headers).get("cache-control", ""):
            return _Answer(status, headers, body)
        return await to_thread.run_sync(_compressed, headers, body)

    def _keep(self, path: str, answer: _Answer) -> None:
        self._kept[path] = answer
        self._kept.move_to_end(path)
        while len(self._kept) > 1 and sum(len(one.body) for one in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)


async def _nobody_leaves() -> Message:
    """Never tell that the browser went away."""
    await Event().wait()
    raise AssertionError("this event is never set")


def _compressed(raw: list[tuple[bytes, bytes]], body: bytes) -> _Answer:
    headers = MutableHeaders(raw=raw)
    if len(body) >= SMALL and headers.get("content-type", "").startswith(TEXT):
        body = gzip.compress(body, LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers.add_vary_header("Accept-Encoding")
    headers["Content-Length"] = str(len(body))
    return _Answer(200, headers.raw, body, headers.get("etag", ""), kept=True)


async def _send(answer: _Answer, seen: str, send: Send) -> None:
    if answer.tag and answer.tag in [one.strip().removeprefix("W/") for one in seen.split(",")]:
        kept = (b"etag", b"cache-control", b"vary", b"last-modified", b"access-control-allow-origin")
        headers = [(name, value) for name, value in answer.headers if name in kept]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": answer.status, "headers": list(answer.headers)})
    await send({"type": "http.response.body", "body": answer.body})
