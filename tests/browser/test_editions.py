"""A running app shows a new edition after the swap; an old page stays whole, with its boundaries, until it moves."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.driving import ROOT, Visit, new_window, running_app
from tests.browser.map_reading import map_frame
from tests.editions import AREA, edition_with
from wijk.opendata.editions import FOLDER_VARIABLE, SHIPPED, go_back, switch_to

OLD, NEW = "60,5%", "71,5%"


@pytest.fixture
def own_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An app with a folder of editions of its own."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    environment = {"WIJK_DATABASE_URL": f"sqlite:///{tmp_path / 'wijk.sqlite'}"}
    with running_app(ROOT, environment) as address:
        yield address


def tab(context: BrowserContext, address: str) -> Visit:
    visit = Visit(new_window(context), address).watch()
    visit.go(f"wijkprofiel?gebied={AREA}")
    return visit


def told(page: Page) -> set[str]:
    """Which of the two percentages the sentences of the page and the map tell."""
    text = page.inner_text("[data-testid=stMainBlockContainer]")
    tells = "(k => Array.from({length: k.count}, (_, i) => k.tell(i)))(window.wijkMap.colouring)"
    on_map = {OLD, NEW} & set(map_frame(page).evaluate(tells))
    return on_map | {number for number in (OLD, NEW) if number in text}


def editions_of_map(visit: Visit) -> set[str]:
    return set(re.findall(r"/eigen/geometrie/([^/]+)/", " ".join(visit.requests)))


def until(visit: Visit, number: str) -> None:
    """Run the page again until the edition that tells this number was read, and come back to it as a visitor does."""
    for _ in range(30):
        with visit.answered():
            visit.page.keyboard.press("r")
        if number in visit.page.inner_text("[data-testid=stMainBlockContainer]"):
            visit.go(f"wijkprofiel?gebied={AREA}")
            return
    raise AssertionError(f"{number} never came")


def test_two_tabs_over_a_swap(browser: Browser, own_address: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="nl-NL", reduced_motion="reduce")
    first, second = tab(context, own_address), tab(context, own_address)
    assert told(first.page) == told(second.page) == {OLD}
    assert editions_of_map(first) == {SHIPPED}

    edition = edition_with(71.5, tmp_path)
    switch_to(edition)
    until(second, NEW)
    assert told(second.page) == {NEW}
    assert edition.name in editions_of_map(second)

    # The first tab never moved: it is whole, and what its map still asks for is of its own edition.
    assert told(first.page) == {OLD}
    first.requests.clear()
    answer = map_frame(first.page).evaluate("fetch(window.wijkMap.wijken).then(answer => answer.status)")
    assert answer == 200 and editions_of_map(first) == {SHIPPED}

    # It moves: all of it is new, and so is its map.
    first.requests.clear()
    first.page.get_by_text("Cijfers als tabel: eenzaamheid van 2012", exact=False).first.click()
    first.settle()
    expect(first.page.get_by_text(NEW).first).to_be_visible()
    assert told(first.page) == {NEW}
    assert editions_of_map(first) == {edition.name}

    # Going back is the same swap.
    go_back()
    until(second, OLD)
    assert told(second.page) == {OLD}
    assert first.elsewhere() == second.elsewhere() == []
    context.close()
