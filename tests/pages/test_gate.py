"""With a login on, every address of the server asks for it, also one that is new; a file is for whom it was sent to."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
import streamlit as st
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Message
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.url_util import make_url_path
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.parts.login import gate, keeping
from pages.parts.login.gate import OPEN, OPEN_BELOW
from pages.parts.login.keeping import SignIns
from pages.parts.login.own_files import MOST_SENT, OwnFiles
from pages.parts.login.provider import Provider
from pages.parts.login.settings import login
from pages.parts.login.signed_in import as_visitor, sign_ins
from pages.parts.shared.database import shared_store
from pages.parts.shared.for_developers import NothingForDevelopers
from pages.parts.shared.server import middleware, routes
from pages.parts.watch import health
from tests.browser.driving import PAGES, ROOT
from tests.databases import NewDatabase
from tests.loops import run
from tests.pages.test_login_settings import GOOD, secrets, set_login
from wijk.domain.clock import now
from wijk.domain.sign_in import SignIn
from wijk.store.accounts.sign_ins import begin
from wijk.store.common.errors import NotAllowed
from wijk.store.opening import open_store

__all__ = ["secrets"]

# What answers without a login, and why; all else asks for it.
WITHOUT = {
    "doe": "people in a room have no account",
    "doe/{below:path}": "the same",
    "agenda/{below:path}": "a calendar elsewhere has a secret of its own",
    "aanmelden": "the way to the provider",
    "oauth2callback": "the way back",
    "auth/login": "the way to the provider, of Streamlit",
    "auth/logout": "who is not in can sign out too",
    "healthz": "whether the server lives",
    "readyz": "whether it can serve",
    "_stcore/health": "whether the server lives, of Streamlit, which its script asks before it connects",
    "_stcore/host-config": "what its script asks before it connects, the same for all",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ID = "0123456789abcdef" * 3


@dataclass
class Asked:
    """What a server answers to one request, without a socket."""

    said: list[Message] = field(default_factory=list)

    async def send(self, message: Message) -> None:
        self.said.append(message)

    async def receive(self) -> Message:
        return {"type": "websocket.connect"}


async def ask(app: ASGIApp, kind: str, path: str, method: str = "GET", **headers: str) -> list[Message]:
    asked = Asked()
    named = {"host": "localhost:8501", **headers}
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "http_version": "1.1",
        "server": ("localhost", 8501),
        "client": ("127.0.0.1", 1),
        "subprotocols": ["streamlit"],
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }
    await app(scope, asked.receive, asked.send)
    return asked.said


@pytest.fixture(params=["", "wijk/hier"])
def base(request: pytest.FixtureRequest) -> Iterator[str]:
    """The path under which the server is served."""
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", request.param)
    yield request.param
    config.set_option("server.baseUrlPath", before)


@pytest.fixture
def app(base: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The whole server with a login on, as app.py makes it, not started."""
    asked = f"https://wijk.gemeente.nl/{base}/oauth2callback".replace("nl//", "nl/")
    set_login(monkeypatch, "oidc", {"auth": {**GOOD, "redirect_uri": asked}})
    sign_ins.cache_clear()
    before = Runtime._instance
    Runtime._instance = None
    try:
        yield st.App(ROOT / "app.py", routes=routes(), middleware=middleware())._build_starlette_app()
    finally:
        Runtime._instance = before
        sign_ins.cache_clear()
        login.cache_clear()


def filled(path: str) -> str:
    """A path of a route with something for each of its parts."""
    for part in (
        "{below:path}",
        "{file:path}",
        "{file_id:path}",
        "{path:path}",
        "{session_id}",
        "{file_id}",
        "{edition}",
    ):
        path = path.replace(part, ID)
    assert "{" not in path, f"{path} has a part that this test does not know"
    return path


def addresses(found: list[BaseRoute], base: str) -> Iterator[tuple[str, str]]:
    """The kind and the path of every route of a server; of what gives any file at all, a few."""
    for one in found:
        if isinstance(one, Mount):
            inside = one.path.rstrip("/")
            yield from (("http", f"{inside}/{name}") for name in ("", "index.html", "static/js/x.js", "manifest.json"))
            yield from addresses(list(one.routes or ()), base)
        else:
            assert isinstance(one, Route | WebSocketRoute)
            yield ("http" if isinstance(one, Route) else "websocket"), one.path
    yield from (("http", make_url_path(base, page)) for page in PAGES)


def test_every_address_of_the_server_asks_for_the_login_but_a_few(app: Any, base: str) -> None:
    found = list(dict.fromkeys(addresses(app.routes, base)))
    start = make_url_path(base, "")
    paths = {path.removeprefix(start).lstrip("/") for _, path in found}
    assert len(paths) > 30
    assert paths & WITHOUT.keys() == WITHOUT.keys()
    closed = [(kind, path) for kind, path in found if path.removeprefix(start).lstrip("/") not in WITHOUT]
    forged = f"_streamlit_user={ID}; _streamlit_xsrf={ID}"
    wrong = []

    async def look() -> None:
        for (kind, path), cookie, accept in product(closed, ("", forged), ("text/html", "*/*")):
            for method in METHODS if kind == "http" else ("GET",):
                said = await ask(app, kind, filled(path), method, cookie=cookie, accept=accept)
                if kind == "http":
                    fine = said[0]["status"] == 401
                else:
                    fine = [one["type"].rpartition(".")[2] for one in said] == ["accept", "send", "close"]
                wrong.extend([] if fine else [(method, path, cookie, said[:1])])

    run(look())
    assert not wrong


def test_what_the_gate_leaves_open_is_a_route_and_stands_in_the_list() -> None:
    assert {*OPEN, "auth/logout"} | {f"{one}/{{below:path}}" for one in OPEN_BELOW} == WITHOUT.keys()


def test_an_address_that_looks_like_an_open_one_is_none(app: Any, base: str) -> None:
    alike = (
        *("/doex", "/DOE", "/doe%2f", "//doe", "/doe;/", "/agenda", "/agendas/x", "/_stcore//health", "/./healthz"),
        *("/healthz/", "/healthz/x", "/_stcore/health/", "/_stcore/stream", "/oauth2callback/", "/aanmelden/x"),
        *("/auth/login/", "/auth/loginx", "/auth/logout/"),
    )
    start = make_url_path(base, "").rstrip("/")

    async def look() -> dict[str, int]:
        # Below the page for phones it is that page that answers, which knows no such meeting.
        below = ("/doe/../wijkprofiel", "/doe/x/../../media/a.csv", "/agenda/../wijkprofiel")
        return {path: (await ask(app, "http", start + path, accept="*/*"))[0]["status"] for path in (*alike, *below)}

    async def by_websocket() -> list[Message]:
        return [one for path in ("/doe/x", "/healthz") for one in await ask(app, "websocket", start + path)]

    # What is open by HTTP is no way around by a websocket.
    assert {one["type"] for one in run(by_websocket())} <= {"websocket.close", "websocket.http.response.start"}
    answers = run(look())
    assert {path for path, status in answers.items() if status != 401} == {*answers} - {*alike}
    assert {answers[path] for path in answers if path not in alike} <= {400, 404}


def test_whether_it_can_serve_is_told_without_a_login(app: Any, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health._LAST, "asked", float("-inf"))
    said = run(ask(app, "http", make_url_path(base, "readyz")))
    assert (said[0]["status"], json.loads(said[1]["body"])) == (200, {"database": True, "figures": True})


def test_outside_a_page_nobody_is_signed_in_and_the_database_gives_nothing(app: Any, new_database: NewDatabase) -> None:
    assert app
    store = open_store(new_database("outside"))
    with pytest.raises(NotAllowed):
        as_visitor(store)
    with pytest.raises(NotAllowed):
        shared_store()


def test_a_page_that_cannot_be_looked_after_is_closed(app: Any, new_database: NewDatabase, monkeypatch: Any) -> None:
    assert app
    store, settings, moment = open_store(new_database("looked")), login(), now()
    assert settings
    begin(store, SignIn(ID, "guus@gemeente.nl", "guus", moment, moment, moment, (), ""))
    opened = iter([store])
    mine = SignIns(lambda: next(opened), Provider(settings))
    for module in (gate, keeping):
        monkeypatch.setattr(module, "LOOK_EVERY", 0.01)

    async def stays_open(_scope: Any, receive: Any, _send: Any) -> None:
        while (await receive())["type"] != "websocket.disconnect":
            pass

    async def waits() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    async def look() -> list[str]:
        user = {"is_logged_in": True, "origin": settings.origin, "sign_in": ID}
        cookie = create_signed_value(settings.cookie_secret, USER_COOKIE_NAME, json.dumps(user)).decode()
        asked = Asked()
        headers = [(b"cookie", f"{USER_COOKIE_NAME}={cookie}".encode())]
        scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers, "query_string": b""}
        await asyncio.wait_for(gate.Gate(stays_open, settings, lambda: mine)(scope, waits, asked.send), 20)
        return [one["type"] for one in asked.said]

    assert run(look()) == ["websocket.send", "websocket.close"]


def sent(**what: Any) -> bytes:
    message = ForwardMsg()
    for name, value in what.items():
        match name:
            case "download":
                message.delta.new_element.download_button.url = value
            case "later":
                message.delta.new_element.download_button.deferred_file_id = value
            case "image":
                message.delta.new_element.imgs.imgs.add().url = value
            case "html":
                message.delta.new_element.html.body = value
            case "upload":
                message.file_urls_response.file_urls.add().upload_url = value
            case "made":
                message.backend_operation_response.deferred_file.url = value
            case "icon":
                message.page_config_changed.favicon = value
    return bytes(message.SerializeToString())


def test_a_file_is_for_whom_its_address_was_sent_to() -> None:
    for base in ("", "wijk/hier"):
        files, start = OwnFiles(base), make_url_path(base, "").rstrip("/")
        kinds = {
            "download": "/media/a1.csv",
            "image": "/media/a2.png",
            "upload": "/_stcore/upload_file/s/f",
            "made": "/media/a3.pdf",
            "icon": "/media/a4.png",
        }
        for kind, address in kinds.items():
            assert not files.may_ask("guus", start + address), kind
            files.note("guus", sent(**{kind: address}))
            assert files.may_ask("guus", start + address), kind
            assert not files.may_ask("niels", start + address) and not files.may_ask("", start + address), kind
        for other in ("/media/a1", "/media/a1.pdf", "/media//a1.csv", "/media/x/../a1.csv", "/_stcore/upload_file/s/g"):
            assert not files.may_ask("guus", start + other), other
        # What people type is shown to others too, and opens nothing.
        files.note("niels", sent(html='<img src="/media/a1.csv">'))
        assert not files.may_ask("niels", start + "/media/a1.csv")
        assert files.may_ask("niels", start + "/wijkprofiel") and files.may_ask("niels", start + "/mediax")
        for number in range(MOST_SENT):
            files.note("guus", sent(download=f"/media/b{number}.csv"))
        assert not files.may_ask("guus", start + "/media/a1.csv") and files.may_ask("guus", start + "/media/b0.csv")


def test_a_button_that_makes_a_file_is_pressed_by_whom_it_was_shown_to() -> None:
    files = OwnFiles()
    files.note("guus", sent(later="f" * 32))
    pressed, drawn = BackMsg(), BackMsg()
    pressed.backend_operation_request.deferred_file.file_id = "f" * 32
    drawn.rerun_script.query_string = "gebied=GM0202"
    assert files.may_send("guus", pressed.SerializeToString())
    assert not files.may_send("niels", pressed.SerializeToString())
    assert files.may_send("niels", drawn.SerializeToString())
    assert files.may_send("niels", b"\xff\xff\xff")


def test_no_visitor_empties_the_memory_of_all_pages() -> None:
    for_developers = [
        BackMsg(clear_cache=True),
        BackMsg(load_git_info=True),
        BackMsg(set_run_on_save=True),
        BackMsg(debug_shutdown_runtime=True),
        BackMsg(debug_disconnect_websocket=True),
    ]
    drawn = BackMsg()
    drawn.rerun_script.query_string = "gebied=GM0202"
    coming: list[Message] = [{"type": "websocket.connect"}]
    coming += [{"type": "websocket.receive", "bytes": one.SerializeToString()} for one in (*for_developers, drawn)]
    coming += [{"type": "websocket.receive", "bytes": b"\xff"}, {"type": "websocket.receive", "text": "x"}]
    coming.append({"type": "websocket.disconnect"})
    heard: list[Message] = []

    async def app(_scope: Any, receive: Any, _send: Any) -> None:
        while not heard or heard[-1]["type"] != "websocket.disconnect":
            heard.append(await receive())

    left = iter(coming)

    async def receive() -> Message:
        return next(left)

    run(NothingForDevelopers(app)({"type": "websocket"}, receive, Asked().send))
    assert heard == [coming[0], *coming[len(for_developers) + 1 :]]
    assert "NothingForDevelopers" in [getattr(one.cls, "__name__", "") for one in middleware()]
