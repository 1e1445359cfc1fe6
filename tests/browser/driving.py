"""Starts the app on loopback, and visits it as a person would."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import psutil
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import delete

from wijk.store.database.connection import Store
from wijk.store.database.feed_table import calendar_feeds
from wijk.store.database.record_types import RECORD_TYPES
from wijk.store.database.room_tables import ROOM_TABLES

ROOT = Path(__file__).parents[2]
RUNS = Path(__file__).with_name("runs.js")
# The same browser without windows where there is one: what chromium draws around each costs a third of all its time.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    # A page that lives for seconds gains nothing from what is compiled for speed.
    "--js-flags=--no-opt --no-maglev",
]
PATIENCE = 30_000
TURN = "path => { history.pushState({}, '', path); window.dispatchEvent(new PopStateEvent('popstate')); }"
# The waits for a page that stands still, each with a number of its own.
TURNS = count(1)
PAGES = (
    *("", "wijkprofiel", "vergelijken", "initiatieven", "fasematrix", "coalitie", "werkplan", "bijeenkomst"),
    *("evalueren", "bronnen"),
)


def free_port() -> int:
    """A port of loopback on which nothing listens just now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running_app(
    folder: Path,
    environment: Mapping[str, str] = MappingProxyType({}),
    log: int | IO[bytes] = subprocess.DEVNULL,
    port: int | None = None,
) -> Iterator[str]:
    """The app of a checkout on a port of loopback, with more ``environment``, what it tells going to ``log``.

    Without a ``port`` it is a free one. Gives its address.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    around = {**os.environ, **environment}
    with subprocess.Popen(command, cwd=folder, env=around, stdout=log, stderr=log) as server:
        address = f"http://localhost:{port}"
        try:
            _wait_until_healthy(address)
            yield address
        finally:
            server.terminate()


def _wait_until_healthy(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"no answer from {address}")


def new_window(context: BrowserContext) -> Page:
    """A window that is patient on a busy machine, and counts the runs of its pages."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(path=RUNS)
    return page


def processor_seconds() -> float:
    """What the tests of this process, their server and their browser took of the processor until now, in seconds."""
    seconds = 0.0
    for one in (psutil.Process(), *psutil.Process().children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            seconds += times.user + times.system
    return seconds


def empty(store: Store) -> None:
    """Take away everything that was entered."""
    with store.writing() as connection:
        for table in (calendar_feeds, *ROOM_TABLES, *(one.table for one in RECORD_TYPES)):
            connection.execute(delete(table))


# Axe gives all that a rule finds the rule's own impact: rules that find nothing serious needn't look. It writes down
# no HTML but that of what is wrong, waits for no frame (in none is axe), and fetches no style again.
SERIOUS = """async outside => {
  if (!("axe" in window)) return null;
  axe.configure({noHtml: true});
  const serious = one => ["serious", "critical"].includes(one.impact);
  const idle = axe._audit.rules.filter(rule => !serious(rule)).map(rule => [rule.id, {enabled: false}]);
  const where = outside.length ? {exclude: outside.map(one => [one])} : document;
  const {violations} = await axe.run(where, {
    resultTypes: ["violations"], rules: Object.fromEntries(idle), elementRef: true, iframes: false, preload: false});
  return violations.filter(serious).map(({id, nodes}) => [id, nodes.map(node => node.element.outerHTML.slice(0, 200))]);
}"""


def serious(page: Page, *outside: str) -> list[Any]:
    """What axe finds serious or worse on the page, ``outside`` the elements of these selectors: rule and elements."""
    found: list[Any] | None = page.evaluate(SERIOUS, outside)
    if found is None:
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(SERIOUS, outside)
    assert found is not None
    return found


def choose(box: Locator, typed: str) -> None:
    """Choose by keyboard, in a box with a list, the first option that what is ``typed`` leaves.

    The list closes when the page scrolls under it, so the box must be in sight and stand still first.
    """
    box.click(trial=True)
    box.page.wait_for_function("window.wijkStill()")
    box.focus()
    box.press_sequentially(typed)
    expect(box.page.get_by_role("option", name=typed).first).to_be_visible()
    box.press("Enter")


@dataclass
class Visit:
    """A page in a window (`conftest.py`), with what it told the console and, once watched, every address it asked for.

    A page asks for a hundred; to hear of each costs a tenth of what the page itself does.
    """

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    _listening: list[tuple[str, Callable[[Any], object]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen to the page."""
        self.listen("console", lambda message: self.told.append(message.text))

    def watch(self) -> "Visit":
        """Keep every address that the page asks for from now on."""
        self.listen("request", lambda request: self.requests.append(request.url))
        return self

    def listen(self, event: str, handler: Callable[[Any], object]) -> None:
        """Have the ``handler`` called at each such event of the page, until this visit ends."""
        page: Any = self.page
        page.on(event, handler)
        self._listening.append((event, handler))

    def forget(self) -> None:
        """Leave the page, and keep nothing of what it left with the browser at its address."""
        self.page.goto(f"{self.address}/_stcore/health")
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")

    def leave(self) -> None:
        """End the visit: listen no longer."""
        page: Any = self.page
        for event, handler in self._listening:
            page.remove_listener(event, handler)

    def go(self, path: str) -> Page:
        """Open a path of the app and wait until it has its look and its script has run."""
        self.page.goto(f"{self.address}/{path}")
        self.arrive()
        return self.page

    def turn(self, path: str) -> Page:
        """Go to another place or part of the app in the document that is there, as the browser's Back does.

        What the session remembers and the address doesn't name stays; what was not there a page asks as ever.
        """
        with self.answered():
            self.page.evaluate(TURN, f"/{path}")
        return self.page

    def again(self) -> None:
        """Refresh the page, and wait until it is there."""
        self.page.reload()
        self.arrive()

    def arrive(self) -> None:
        """Wait until a page that was opened is there."""
        self.page.wait_for_selector("html[lang=nl] [data-testid=stMainBlockContainer] h1")
        self.settle()

    def settle(self) -> None:
        """Wait until the server has answered all that the page asked, and nothing on the page moves."""
        self.page.wait_for_function("window.wijkSettled", arg=next(TURNS))

    def scroll_to(self, element: Locator) -> None:
        """Bring an element into view, once the page stands still: what is drawn anew just then can't be scrolled to."""
        self.settle()
        element.scroll_into_view_if_needed()

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Wait after the deeds inside until the server has answered them; they must ask it something."""
        asked = self.page.evaluate("window.wijkAsked()")
        yield
        self.page.wait_for_function(f"window.wijkAnswered({asked})")

    def press(self, name: str) -> None:
        """Press the first button with this name, and wait for what the server makes of it.

        Not while a fold opens: the button would move from under the pointer between down and up.
        """
        self.page.wait_for_function("window.wijkStill()")
        with self.answered():
            self.page.get_by_role("button", name=name).first.click()

    def unfold(self, name: str) -> None:
        """Open the first fold with this name; what is in it moves from under the pointer until it stands still."""
        self.page.get_by_text(name).first.click()
        self.settle()

    def tab(self, name: str) -> None:
        """Go to a part of the page that is not shown yet."""
        with self.answered():
            self.page.get_by_role("tab", name=name).click()

    def refused(self) -> list[str]:
        """What the page told of that the headers forbid."""
        return [text for text in self.told if "Content Security Policy" in text or "Refused to" in text]

    def elsewhere(self) -> list[str]:
        """The addresses that a watched page asked for outside this machine."""
        assert self.requests, "watch the page before it is opened"
        own = (self.address, "data:", "blob:", "ws://localhost")
        return [url for url in self.requests if not url.startswith(own)]
