"""One real server on loopback, its database, and one real chromium for all tests here, which share nothing else.

Each test gets clean windows and, when it asks for the store, an empty database. Without chromium the
tests skip.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, ROOT, Visit, empty, new_window, running_app
from tests.store.people import PASSPHRASE
from wijk.store.database.connection import Store
from wijk.store.key_figures import passphrase
from wijk.store.opening import open_store
from wijk.web import public_address

expect.set_options(timeout=PATIENCE)
PUBLIC = "https://wijk.gemeente.nl"
Motion = Literal["no-preference", "reduce"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here; skip it with the reason where chromium is missing."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the server keeps what is entered."""
    return f"sqlite:///{tmp_path_factory.mktemp('entered') / 'wijk.sqlite'}"


@pytest.fixture(scope="session")
def address(database: str) -> Iterator[str]:
    """The address of the app of this checkout."""
    with running_app(ROOT, {"WIJK_DATABASE_URL": database}) as at:
        yield at


@dataclass(frozen=True)
class SetUp:
    """A server that its operator set up: where it is, its database, and what it writes down."""

    address: str
    database: str
    log: Path


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SetUp]:
    """It knows a passphrase, has an address that phones reach, and writes down all that it can tell.

    The files that ask for it go to one process (`tests/scheduling.py`), and empty its database.
    """
    folder = tmp_path_factory.mktemp("set up")
    database, log = f"sqlite:///{folder / 'wijk.sqlite'}", folder / "log"
    asked = {
        "WIJK_DATABASE_URL": database,
        "STREAMLIT_LOGGER_LEVEL": "debug",
        passphrase.VARIABLE: PASSPHRASE,
        public_address.VARIABLE: PUBLIC,
    }
    with log.open("wb") as told, running_app(ROOT, asked, told) as address:
        yield SetUp(address, database, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def store(database: str) -> Store:
    """The server's own database, emptied."""
    store = open_store(database)
    empty(store)
    return store


class Windows:
    """The windows of a browser that a test leaves clean for the next one.

    In a window that is used again Streamlit's scripts are compiled already: a page costs half of one in a new window.
    These are of a person who asked for little motion: what fades and unfolds is there at once. A new window has motion.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.kept: list[Page] = []

    def new(self, motion: Motion = "no-preference") -> Page:
        """A window of a person who was never here."""
        return new_window(self.browser.new_context(locale="nl-NL", reduced_motion=motion))

    def clean(self, page: Page) -> None:
        """Keep nothing of what a page left with the browser, and nothing that goes on."""
        for other in page.context.pages:
            if other != page:
                other.close()
        page.emulate_media(media="null")
        Visit(page, self.address).forget()
        page.context.clear_cookies()


@pytest.fixture(scope="session")
def windows(browser: Browser, address: str) -> Windows:
    """The windows of all tests."""
    return Windows(browser, address)


@pytest.fixture
def visit(windows: Windows) -> Iterator[Callable[..., Visit]]:
    """Open a page of a given size in a window that keeps nothing of an earlier test; each is another person's."""
    opened: list[Visit] = []

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        page = windows.kept.pop() if windows.kept else windows.new("reduce")
        page.set_viewport_size({"width": width, "height": height})
        opened.append(Visit(page, windows.address))
        return opened[-1]

    yield open_page
    for one in opened:
        one.leave()
        windows.clean(one.page)
        windows.kept.append(one.page)


@pytest.fixture
def first_visit(windows: Windows) -> Iterator[Callable[..., Visit]]:
    """Open a page of a given size in a new window: where what is fetched counts or the window is changed."""
    opened = []

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        page = windows.new()
        page.set_viewport_size({"width": width, "height": height})
        opened.append(page)
        return Visit(page, windows.address).watch()

    yield open_page
    for page in opened:
        page.context.close()
