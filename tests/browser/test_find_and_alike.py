"""Finding places and those that are alike, on a beamer and a phone: it fits, goes on, and what it takes is measured."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, processor_seconds
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example

Open = Callable[..., Visit]
ASKED = "alleenwonenden-meer-gemeente,krap_bij_kas-meer-gemeente,alleenwonenden-minstens-500"
FIND = f"vergelijken?gebied=WK020218&deel=vinden&voorwaarden={ASKED}"
ALIKE = "vergelijken?gebied=WK020218&deel=lijkt-op"
SIZES = [(1920, 1080), (390, 844)]
# What a choice may take: bytes of an answer, and seconds on a machine that does more besides.
MOST_BYTES, MOST_SECONDS = 100_000, 6.0


class Received:
    """The bytes that came over the websocket since the last time it was asked."""

    def __init__(self, opened: Visit) -> None:
        self.bytes = 0
        opened.listen("websocket", lambda socket: socket.on("framereceived", self._add))

    def _add(self, frame: str | bytes) -> None:
        self.bytes += len(frame)

    def taken(self) -> int:
        """How many there were; the count begins anew."""
        found, self.bytes = self.bytes, 0
        return found


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side."""
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return bool(wide[0] <= wide[1])


@pytest.mark.parametrize("size", SIZES)
def test_places_are_found_and_gone_to(visit: Open, store: Store, size: tuple[int, int]) -> None:  # noqa: ARG001
    opened = visit(*size).watch()
    received = Received(opened)
    page = opened.go("vergelijken?gebied=WK020218&deel=vinden")
    page.get_by_role("button", name="Alleenwonenden én krap bij kas").wait_for()
    received.taken()
    start = processor_seconds()
    opened.press("Alleenwonenden én krap bij kas")
    taken, seconds = received.taken(), processor_seconds() - start
    expect(page.get_by_text("54 van de 3.531 wijken voldoen aan alles")).to_be_visible()
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible()
    assert fits(page) and not opened.elsewhere()
    assert taken < MOST_BYTES and seconds < MOST_SECONDS, (taken, seconds)
    with opened.answered():
        page.get_by_role("button", name="ten minste 500").click()
    expect(page.get_by_text("57 van de 3.531 wijken")).to_have_count(0)
    assert ASKED.rpartition(",")[0] in page.url.replace("%2C", ",") and ASKED not in page.url.replace("%2C", ",")
    box = table.locator("canvas").first.bounding_box()
    assert box
    with opened.answered():
        page.mouse.click(box["x"] + 16, box["y"] + 52)
    table.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    opened.settle()
    assert "vergelijken" in page.url
    page.get_by_role("button", name="Ga naar ").click()
    page.wait_for_url("**/wijkprofiel?**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_ticked_places_go_beside_each_other(visit: Open, store: Store) -> None:  # noqa: ARG001
    opened = visit(1280, 720).watch()
    page = opened.go(FIND)
    table = page.get_by_test_id("stDataFrame")
    expect(page.get_by_role("button", name="Zet naast elkaar")).to_be_disabled()
    table.scroll_into_view_if_needed()
    box = table.locator("canvas").first.bounding_box()
    assert box
    for row in (52, 122):
        with opened.answered():
            page.mouse.click(box["x"] + 16, box["y"] + row)
    opened.press("Zet deze 2 naast elkaar")
    page.wait_for_url("**deel=naast**")
    assert "naast=WK" in page.url and not opened.elsewhere()


@pytest.mark.parametrize("size", SIZES)
def test_the_most_alike_follow_the_themes(visit: Open, store: Store, size: tuple[int, int]) -> None:
    load_example(store, load_method())
    opened = visit(*size).watch()
    received = Received(opened)
    page = opened.go(ALIKE)
    rows = page.locator("[class*=st-key-lijkt-op-WK] button")
    expect(rows).to_have_count(10)
    before = rows.all_inner_texts()
    expect(page.get_by_text("Eenzaamheid en herkomst tellen hierbij nooit mee")).to_be_visible()
    expect(page.get_by_role("heading", name="Wat is er in deze gebieden?")).to_be_visible()
    expect(page.get_by_role("cell", name="Malburgen-Oost (Zuid), Arnhem")).to_be_visible()
    assert fits(page)
    received.taken()
    start = processor_seconds()
    opened.press("Leeftijd")
    taken, seconds = received.taken(), processor_seconds() - start
    expect(rows).to_have_count(10)
    assert rows.all_inner_texts() != before and "zonder=leeftijd" in page.url
    assert taken < MOST_BYTES and seconds < MOST_SECONDS, (taken, seconds)
    chart = page.locator(".wijk-chart")
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".plotly .points path").first).to_be_attached()
    expect(chart.get_by_text("Malburgen-Oost (Zuid) 60,5%")).to_be_visible()
    assert fits(page) and not opened.elsewhere()
