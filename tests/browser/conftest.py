"""One real server on loopback, its database, and one real chromium for all tests here, which share nothing else.

Each test gets browser contexts of its own and, when it asks for the store, an empty database. Without chromium the
tests skip.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, ROOT, Visit, empty, running_app
from wijk.store.database.connection import Store
from wijk.store.opening import open_store

expect.set_options(timeout=PATIENCE)


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


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Open a new page of a given size."""
    contexts = []

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        return Visit(page, address)

    yield open_page
    for context in contexts:
        context.close()
