"""All of Nederland on one map, at three sizes: its colours, a recolouring of all buurten, a press, and what it asks."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Route, expect

from tests.browser.driving import Visit, choose
from tests.browser.map_reading import colour_at, map_frame, spot
from wijk.domain.indicator import load_catalogue
from wijk.figures.country import make_country
from wijk.opendata.snapshot import Snapshot
from wijk.views.maps import palette

Open = Callable[..., Visit]
SIZES = [(1920, 1080), (1280, 720), (390, 844)]
BUURTEN = "vergelijken?gebied=WK020218&deel=land&landniveau=buurt&landcijfer="
WIJKEN = "vergelijken?gebied=GM0202&deel=land&landniveau=wijk"
ARNHEM = "2020/wijk/GM0202.json"
# What the promise is about: the map's own part of the answer.
MOST_BYTES = 10_000
# Of all buurten with their shapes and Leaflet's layers.
MOST_MEGABYTES = 250
OWN_PART = re.compile(rb'\{"script".*\}', re.DOTALL)
# How often the canvas was filled, however often the page asked.
COUNT_FILLS = """() => {
  const pen = CanvasRenderingContext2D.prototype, fill = pen.fill;
  window.fills = 0;
  pen.fill = function (...rest) { window.fills += 1; return fill.apply(this, rest); };
}"""
STILL = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_the_map_of_all_buurten_recolours_in_one_repaint_is_whole_at_each_size_and_asks_nothing_elsewhere(
    first_visit: Open,
) -> None:
    opened, messages = first_visit(1280, 720), list[bytes]()
    opened.listen("websocket", lambda socket: socket.on("framereceived", lambda frame: messages.append(_bytes(frame))))
    page = opened.go(f"{BUURTEN}share_65plus-2024")
    frame = map_frame(page)
    before, areas = frame.evaluate("wijkMap.drawn"), frame.evaluate("wijkMap.areas.getLayers().length")
    frame.evaluate(COUNT_FILLS)
    messages.clear()
    with opened.answered():
        choose(page.get_by_role("combobox", name="Cijfer op de kaart"), "Koopwoningen (2024)")
    frame.wait_for_function(f"wijkMap.drawn > {before}")
    frame.evaluate(STILL)
    assert frame.evaluate("wijkMap.drawn") == before + 1
    assert frame.evaluate("window.fills") <= 1.1 * areas
    sent = [found for message in messages for found in OWN_PART.findall(message)]
    assert len(sent) == 1 and 1_000 < len(sent[0]) < MOST_BYTES
    assert [url for url in opened.requests if "/buurt.json" in url][1:] == []
    assert frame.evaluate("performance.memory.usedJSHeapSize / 1e6") < MOST_MEGABYTES

    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        frame.evaluate(STILL)
        assert frame.evaluate("wijkMap.areas.getLayers().length") > 14_500
        assert frame.evaluate("[wijkMap.map.getSize().x, innerWidth]") == [frame.evaluate("innerWidth")] * 2
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
        assert box is not None and box["height"] >= 360
        if width > 1000:
            assert box["y"] < 400 and box["y"] + box["height"] <= height
    assert opened.elsewhere() == []
    shapes = [url for url in opened.requests if "/buurt.json" in url]
    assert len(shapes) == 1


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def test_the_map_of_all_wijken_says_it_is_on_its_way_has_the_colours_of_the_country_and_is_pressed(
    visit: Open, snapshot: Snapshot
) -> None:
    opened, held = visit(), list[Route]()
    slow = re.compile(r"/geometrie/.*/wijk")
    opened.page.route(slow, lambda route: held.append(route))
    page = opened.go(WIJKEN)
    said = page.frame_locator("iframe[title='streamlit_folium.st_folium']").get_by_role("status")
    expect(said).to_have_text("De kaart wordt geladen. Dat kan even duren.")
    held[0].continue_()
    map_frame(page)
    expect(said).to_have_count(0)
    page.unroute(slow)

    # The areas of the chosen gemeente are outlined.
    drawn = snapshot.drawn.take(snapshot.drawn_inside[2020, "wijk", "GM0202"])["code"]
    assert frame_codes(map_frame(page)) == sorted(drawn)

    # The colours are the classes of the whole country.
    draw_anew(opened, "Inzoomen op", "Gekozen gebied")
    country = make_country(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk")
    colours = palette(country.classes.count)
    for code in ("WK020213", "WK020218", "WK020217"):
        assert colour_at(page, *spot(page, ARNHEM, code)) == colours[int(country.classes.of[code])], code

    # Hovering tells the area, its gemeente and its class.
    page.mouse.move(*spot(page, ARNHEM, "WK020218"))
    tooltip = map_frame(page).locator(".leaflet-tooltip")
    expect(tooltip).to_have_text("Malburgen-Oost (Zuid), Arnhem: 55,0% of meer")

    # What was not asked for is pale.
    draw_anew(opened, "Alleen", "Provincie Utrecht")
    assert colour_at(page, *spot(page, ARNHEM, "WK020213")) == "#f1f5f8"
    page.mouse.move(*spot(page, ARNHEM, "WK020213"))
    expect(tooltip).to_have_text("Schaarsbergen, Arnhem: valt buiten uw keuze")
    draw_anew(opened, "Alleen", "Heel Nederland")

    # A press moves the page and the map stays.
    with opened.answered():
        page.mouse.click(*spot(page, ARNHEM, "WK020213"))
    page.wait_for_url("**gebied=WK020213*")
    expect(page.get_by_text(re.compile("^Schaarsbergen: "))).to_be_visible()
    assert frame_codes(map_frame(page)) == ["WK020213"]


def draw_anew(opened: Visit, label: str, option: str) -> None:
    """Choose what the map shows, and wait until it is drawn so and stands still."""
    frame = map_frame(opened.page)
    before = frame.evaluate("wijkMap.drawn")
    with opened.answered():
        choose(opened.page.get_by_role("combobox", name=label, exact=True), option)
    frame.wait_for_function(f"wijkMap.drawn > {before}")
    frame.evaluate(STILL)


def frame_codes(frame: Frame) -> list[str]:
    """The codes of the areas with the edge of what is chosen."""
    found: Any = frame.evaluate(
        "wijkMap.areas.getLayers().filter(one => one.options.color === '#c2410c').map(one => one.feature.properties.c)"
    )
    return sorted(found)
