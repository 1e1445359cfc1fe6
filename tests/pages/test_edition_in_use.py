"""A running app takes the edition that was switched to, whole, and stays on the one before when that is damaged."""

import ast
import asyncio
import gc
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Router
from streamlit.testing.v1 import AppTest

from pages.parts.shared import edition_in_use
from pages.parts.shared.edition_in_use import READING, in_use
from pages.parts.shared.server import routes
from tests.editions import AREA, edition_with
from tests.loops import run
from wijk.opendata.editions import FOLDER_VARIABLE, SHIPPED, go_back, switch_to
from wijk.opendata.national_geometry import national_geometry
from wijk.opendata.snapshot import DATA_FOLDER

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder of editions, and no memory of it for the tests after.

    What a switch sets apart from the collection is looked after in a process of its own (test_memory_of_editions): of
    one with all that tests load, it takes seconds.
    """
    monkeypatch.setattr(edition_in_use, "set_apart", gc.freeze)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    _forget()
    yield
    _forget()


def _forget() -> None:
    edition_in_use._first.clear()
    edition_in_use._in_use.clear()


def profile() -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["gebied"] = AREA
    app.run()
    return settled(app.switch_page("pages/wijkprofiel.py").run())


def settled(app: AppTest) -> AppTest:
    """The page again, once what it began to read is read."""
    assert [one.value for one in app.exception] == []
    for thread in threading.enumerate():
        if thread.name == READING:
            thread.join(60)
    return app


def lonely(app: AppTest) -> set[str]:
    """The percentages of lonely adults here that are told anywhere on the page."""
    told = " ".join(str(one.value) for one in app.markdown)
    return {number for number in ("60,5%", "71,5%", "72,5%") if number in told}


def test_a_page_shows_the_new_edition_from_the_first_run_after_it_was_read(tmp_path: Path) -> None:
    app = profile()
    assert lonely(app) == {"60,5%"} and in_use().edition.name == SHIPPED
    switch_to(edition_with(71.5, tmp_path))
    # The run that sees the switch still shows the old one, whole; it is not kept waiting.
    assert lonely(settled(app.run())) == {"60,5%"}
    assert lonely(app.run()) == {"71,5%"}
    go_back()
    settled(app.run())
    assert lonely(app.run()) == {"60,5%"}


def test_a_page_that_begins_after_the_switch_shows_the_new_edition(tmp_path: Path) -> None:
    switch_to(edition_with(71.5, tmp_path))
    assert lonely(profile()) == {"71,5%"}


def test_a_damaged_edition_leaves_a_running_app_on_the_one_before(tmp_path: Path) -> None:
    good, bad = edition_with(71.5, tmp_path), edition_with(72.5, tmp_path, 1)
    switch_to(good)
    app = profile()
    switch_to(bad)
    (bad.folder / "links.parquet").write_bytes(b"half")
    settled(app.run())
    assert lonely(app.run()) == {"71,5%"}
    assert in_use().edition == good and "links.parquet" in in_use().trouble
    # And an app that starts on it.
    _forget()
    assert lonely(profile()) == {"71,5%"}
    assert bad.name in in_use().trouble
    # Once it is switched back, nothing is wrong any more.
    go_back()
    settled(app.run())
    assert (in_use().edition, in_use().trouble) == (good, "")


async def ask(path: str) -> tuple[int, dict[str, str], bytes]:
    """What our own server answers."""
    got: list[Any] = []

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        got.append(message)

    scope: dict[str, Any] = {"type": "http", "method": "GET", "path": path, "query_string": b"v=1", "headers": []}
    await Router(routes())(scope, receive, send)
    found = {name.decode(): value.decode() for name, value in got[0]["headers"]}
    return got[0]["status"], found, b"".join(message.get("body", b"") for message in got[1:])


def test_each_edition_serves_its_own_boundaries(tmp_path: Path) -> None:
    edition = edition_with(71.5, tmp_path)
    (edition.folder / "geometry" / "2024" / "gemeente.json").write_text("{}", encoding="utf-8")
    file = "2024/gemeente.json"
    whole = (DATA_FOLDER / "geometry" / file).read_bytes()
    for name, content in ((SHIPPED, whole), (edition.name, b"{}")):
        status, headers, body = run(ask(f"/eigen/geometrie/{name}/{file}"))
        assert (status, body) == (200, content)
        assert "immutable" in headers["cache-control"]
    for path in (
        f"{edition.name}/../manifest.json",
        f"{edition.name}/2024/../../manifest.json",
        f"{edition.name}/2024/wijk/GM9999.json",
        "20200101-000000/2024/gemeente.json",
        "../../data/2024/gemeente.json",
    ):
        assert run(ask(f"/eigen/geometrie/{path}"))[0] == 404, path


def test_all_wijken_come_as_one_file_that_a_browser_may_keep() -> None:
    status, headers, body = run(ask(f"/eigen/geometrie/{SHIPPED}/2024/wijk.json"))
    assert status == 200 and body == national_geometry(DATA_FOLDER, 2024, "wijk")
    assert "immutable" in headers["cache-control"] and headers["content-type"] == "application/json"
    for path in ("2023/wijk.json", "2024/straat.json", "2024/wijk/../wijk.json"):
        assert run(ask(f"/eigen/geometrie/{SHIPPED}/{path}"))[0] == 404, path


def test_what_pages_keep_is_kept_per_edition() -> None:
    """A kept answer that is made of the figures has their version among what it is kept by."""
    found, wrong = set(), []
    for path in (ROOT / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any("cache_" in ast.unparse(one) for one in node.decorator_list):
                names = {argument.arg for argument in node.args.args}
                calls = {ast.unparse(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
                if "_data" in names or "loaded" in calls:
                    found.add(node.name)
                    wrong += [] if names & {"version", "known_as"} else [f"{path.name}: {node.name}"]
    assert wrong == []
    assert {"_choropleth", "_profile", "_within", "_areas_in", "_known_levels", "_overview"} <= found
