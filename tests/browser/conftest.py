"""A real server on loopback and a real chromium; without chromium the tests skip, unless CI asks for them."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.driving import CHROMIUM, FLAGS, PATIENCE, ROOT, Visit, running_app


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here; skip it with the reason where chromium is missing and not required."""
    for item in items:
        if Path(item.fspath).is_relative_to(Path(__file__).parent):
            item.add_marker("browser")
            if CHROMIUM is None and not os.environ.get("WIJK_BROWSER_REQUIRED"):
                item.add_marker(pytest.mark.skip(reason="no chromium on this machine"))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the app of this checkout."""
    with running_app(ROOT) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Open a new page of a given size."""
    contexts = []

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL")
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        opened = Visit(page, address)
        page.on("request", lambda request: opened.requests.append(request.url))
        return opened

    yield open_page
    for context in contexts:
        context.close()
