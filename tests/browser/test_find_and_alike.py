"""Finding places and those that are alike, on a beamer and a phone: it fits, goes on, and what it takes is measured."""

from collections.abc import Callable

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
FIRST_ROW = 52
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


def fits(page: Page, size: tuple[int, int]) -> bool:
    """Whether nothing sticks out at the side of a screen of this size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_function("window.wijkStill()")
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return bool(wide[0] <= wide[1])


def test_places_are_found_and_gone_to_also_beside_each_other(visit: Open, store: Store) -> None:  # noqa: ARG001
    opened = visit(*SIZES[0]).watch()
    received = Received(opened)
    page = opened.go("vergelijken?gebied=WK020218&deel=vinden")
    page.get_by_role("button", name="Alleenwonenden én krap bij kas").wait_for()
    received.taken()
    start = processor_seconds()
    opened.press("Alleenwonenden én krap bij kas")
    taken, seconds = received.taken(), processor_seconds() - start
    assert taken < MOST_BYTES and seconds < MOST_SECONDS, (taken, seconds)
    expect(page.get_by_text("54 van de 3.531 wijken voldoen aan alles")).to_be_visible()
    table = page.get_by_test_id("stDataFrame")
    for size in SIZES:
        assert fits(page, size), size
        expect(table).to_be_visible()
        opened.settle()
        tick(opened, FIRST_ROW)
        page.get_by_role("button", name="Ga naar ").wait_for()
        tick(opened, FIRST_ROW)
    with opened.answered():
        page.get_by_role("button", name="ten minste 500").click()
    expect(page.get_by_text("57 van de 3.531 wijken")).to_have_count(0)
    assert ASKED.rpartition(",")[0] in page.url.replace("%2C", ",") and ASKED not in page.url.replace("%2C", ",")
    tick(opened, FIRST_ROW)
    table.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    opened.settle()
    assert "vergelijken" in page.url
    page.get_by_role("button", name="Ga naar ").click()
    page.wait_for_url("**/wijkprofiel?**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.set_viewport_size({"width": 1280, "height": 720})
    opened.go(FIND)
    expect(page.get_by_role("button", name="Zet naast elkaar")).to_be_disabled()
    for row in (FIRST_ROW, 122):
        tick(opened, row)
    opened.press("Zet deze 2 naast elkaar")
    page.wait_for_url("**deel=naast**")
    assert "naast=WK" in page.url and not opened.elsewhere()


def tick(opened: Visit, height: int) -> None:
    """Press the box of the row at this height of the table."""
    canvas = opened.page.get_by_test_id("stDataFrame").locator("canvas").first
    opened.scroll_to(canvas)
    box = canvas.bounding_box()
    assert box
    with opened.answered():
        opened.page.mouse.click(box["x"] + 16, box["y"] + height)


def test_the_most_alike_follow_the_themes(visit: Open, store: Store) -> None:
    load_example(store, load_method())
    opened = visit(*SIZES[0]).watch()
    received = Received(opened)
    page = opened.go(ALIKE)
    rows = page.locator("[class*=st-key-lijkt-op-WK] button")
    expect(rows).to_have_count(10)
    before = rows.all_inner_texts()
    expect(page.get_by_text("Eenzaamheid en herkomst tellen hierbij nooit mee")).to_be_visible()
    expect(page.get_by_role("heading", name="Wat is er in deze gebieden?")).to_be_visible()
    expect(page.get_by_role("cell", name="Malburgen-Oost (Zuid), Arnhem")).to_be_visible()
    assert [size for size in SIZES if not fits(page, size)] == []
    opened.settle()
    received.taken()
    start = processor_seconds()
    opened.press("Leeftijd")
    taken, seconds = received.taken(), processor_seconds() - start
    expect(rows).to_have_count(10)
    assert rows.all_inner_texts() != before and "zonder=leeftijd" in page.url
    assert taken < MOST_BYTES and seconds < MOST_SECONDS, (taken, seconds)
    chart = page.locator(".wijk-chart")
    for size in reversed(SIZES):
        assert fits(page, size), size
        opened.scroll_to(chart)
        expect(chart.locator(".plotly .points path").first).to_be_attached()
        expect(chart.get_by_text("Malburgen-Oost (Zuid) 60,5%")).to_be_visible()
        assert fits(page, size), size
    assert not opened.elsewhere()
