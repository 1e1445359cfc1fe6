"""Files that never change are compressed once and answered from memory, as the app would have answered them."""

import asyncio
import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from pages.parts.shared import compression
from pages.parts.shared.compression import KeptCompressed
from tests.loops import run

TEXT = b"export const a = 1;\n" * 500
CACHE = "public, immutable, max-age=31536000"


class Files:
    """An app that answers every address with a script, except one that is not there, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        request = Request(scope)
        assert "if-none-match" not in request.headers
        await asyncio.sleep(0)
        headers = {"ETag": '"een"', "Cache-Control": CACHE}
        if "vers" in scope["path"]:
            headers["Cache-Control"] = "no-cache"
        kind = "font/woff2" if scope["path"].endswith("woff2") else "text/javascript; charset=utf-8"
        answer = Response(TEXT, 404 if "weg" in scope["path"] else 200, headers, kind)
        await answer(scope, receive, send)


async def ask(
    app: KeptCompressed, path: str, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """What a browser gets: status, headers and body."""
    given = {"accept-encoding": "gzip, br"} if headers is None else headers
    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "query_string": b"v=1"}
    scope["headers"] = [(name.encode(), value.encode()) for name, value in given.items()]
    got: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        got.append(message)

    await app(scope, receive, send)
    found = {name.decode().lower(): value.decode() for name, value in got[0]["headers"]}
    return got[0]["status"], found, b"".join(message.get("body", b"") for message in got[1:])


def test_a_script_is_compressed_once_for_all_who_come_at_once() -> None:
    async def visit() -> list[tuple[int, dict[str, str], bytes]]:
        return await asyncio.gather(*(ask(app, "/static/js/a.js") for _ in range(30)))

    files = Files()
    app = KeptCompressed(files)
    answers = run(visit())
    assert files.asked == ["/static/js/a.js"]
    for status, headers, body in answers:
        assert status == 200
        assert gzip.decompress(body) == TEXT
        assert headers["content-encoding"] == "gzip"
        assert headers["content-length"] == str(len(body))
        assert (headers["etag"], headers["cache-control"]) == ('"een"', CACHE)
        assert headers["vary"] == "Accept-Encoding"


def test_who_has_the_file_hears_that_nothing_changed() -> None:
    app = KeptCompressed(Files())
    gzips = {"accept-encoding": "gzip"}
    first = run(ask(app, "/static/a.js", gzips | {"if-none-match": '"een"'}))
    again = run(ask(app, "/static/a.js", gzips | {"if-none-match": 'W/"een", "twee"'}))
    other = run(ask(app, "/static/a.js", gzips | {"if-none-match": '"twee"'}))
    assert [first[0], again[0], other[0]] == [304, 304, 200]
    assert first[1]["cache-control"] == CACHE
    assert first[2] == again[2] == b""


def test_what_can_not_be_kept_passes_as_it_is() -> None:
    files = Files()
    app = KeptCompressed(files)
    for path, headers in (
        ("/static/a.js", {}),
        ("/static/a.js", {"accept-encoding": "gzip", "range": "bytes=0-9"}),
        ("/_stcore/health", {"accept-encoding": "gzip"}),
        ("/wijkprofiel", {"accept-encoding": "gzip"}),
    ):
        for _ in range(2):
            assert run(ask(app, path, headers))[2] == TEXT
    assert len(files.asked) == 8


def test_an_error_and_what_must_be_asked_each_time_are_not_kept() -> None:
    files = Files()
    app = KeptCompressed(files)
    for path, expected in (("/static/weg.js", 404), ("/static/vers.html", 200)):
        for _ in range(2):
            status, headers, body = run(ask(app, path))
            assert (status, body) == (expected, TEXT)
            assert "content-encoding" not in headers
    assert len(files.asked) == 4


def test_what_is_compressed_already_is_kept_as_it_is() -> None:
    app = KeptCompressed(Files())
    _, headers, body = run(ask(app, "/static/a.woff2"))
    assert body == TEXT
    assert "content-encoding" not in headers


def test_a_base_path_in_front_counts_too() -> None:
    app = KeptCompressed(Files(), base="/wijk/")
    assert run(ask(app, "/wijk/static/a.js"))[1]["content-encoding"] == "gzip"
    assert "content-encoding" not in run(ask(app, "/static/a.js"))[1]


def test_what_was_asked_for_longest_ago_makes_room(monkeypatch: Any) -> None:
    monkeypatch.setattr(compression, "MOST_BYTES", len(TEXT) * 2)
    files = Files()
    app = KeptCompressed(files)
    for path in ("/static/a.woff2", "/static/b.woff2", "/static/a.woff2", "/static/c.woff2", "/static/a.woff2"):
        run(ask(app, path))
    assert files.asked == ["/static/a.woff2", "/static/b.woff2", "/static/c.woff2"]
    run(ask(app, "/static/b.woff2"))
    assert files.asked[-1] == "/static/b.woff2"


def test_a_visitor_who_leaves_halfway_leaves_no_half_file_for_the_next(tmp_path: Path) -> None:
    path = tmp_path / "b.js"
    path.write_bytes(TEXT * 40)

    async def files(scope: Scope, receive: Receive, send: Send) -> None:
        await FileResponse(path, headers={"Cache-Control": CACHE})(scope, receive, send)

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    async def nowhere(_message: Any) -> None:
        await asyncio.sleep(0)

    async def visit() -> tuple[int, dict[str, str], bytes]:
        app = KeptCompressed(files)
        scope = {"type": "http", "method": "GET", "path": "/static/js/b.js", "headers": [(b"accept-encoding", b"gzip")]}
        await app(scope, gone, nowhere)
        return await ask(app, "/static/js/b.js")

    status, _, body = run(visit())
    assert (status, gzip.decompress(body)) == (200, TEXT * 40)
