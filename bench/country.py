"""All buurten of Nederland on one map: how long another figure takes to colour them, in how many bytes."""

import json
import re
import statistics

import folium
from playwright.sync_api import Browser, Frame, Page, sync_playwright

from bench.row import Row
from tests.browser.driving import CHROMIUM, FLAGS, ROOT, choose, running_app
from tests.browser.map_reading import map_frame
from wijk.opendata.national_geometry import national_geometry
from wijk.opendata.snapshot import DATA_FOLDER

__all__ = ["rows"]

BUURTEN = "vergelijken?deel=land&landniveau=buurt&landcijfer=share_65plus-2024"
# Figures of one division, so that the shapes stay: the first of each pair is what is typed.
FIGURES = ("Koopwoningen (2024)", "WOZ", "Koopwoningen (2024)", "WOZ", "Koopwoningen (2024)")
# Tells when the areas were painted after the next colouring, by the clock of the frame.
WATCH = """() => {
  const before = wijkMap.drawn;
  window.painted = new Promise(done => {
    const look = () => wijkMap.drawn > before
      ? requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now()), 0))
      : setTimeout(look, 2);
    look();
  });
}"""
NOW = "performance.timeOrigin + performance.now()"


def rows() -> list[Row]:
    """The two rows, only where chromium is installed."""
    if not CHROMIUM:
        return []
    with sync_playwright() as playwright, running_app(ROOT) as address:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = _measured(chromium, address)
        chromium.close()
    return found


def _measured(chromium: Browser, address: str) -> list[Row]:
    page, messages = chromium.new_page(viewport={"width": 1280, "height": 720}, locale="nl-NL"), list[bytes]()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: messages.append(_bytes(frame))))
    page.add_init_script(path=ROOT / "tests" / "browser" / "runs.js")
    page.goto(f"{address}/{BUURTEN}")
    frame = map_frame(page)
    areas = frame.evaluate("wijkMap.areas.getLayers().length")
    seconds = []
    for figure in FIGURES:
        messages.clear()
        seconds.append(_recoloured(page, frame, figure))
    sent = max(len(found) for message in messages for found in re.findall(rb'\{"script".*\}', message, re.DOTALL))
    what, naive = f"all {areas:,} buurten recoloured", "the polygons in the page by folium.GeoJson"
    return [
        Row(f"{what}, from the choice to the paint", statistics.median(seconds), "s", 0.6, None, ""),
        Row(f"{what}, websocket bytes for the map itself", sent / 1000, "kB", 10, _naive_bytes() / 1000, naive),
    ]


def _recoloured(page: Page, frame: Frame, figure: str) -> float:
    """Seconds from choosing the figure in the list until it is painted."""
    frame.evaluate(WATCH)
    # The choice itself: the list is open, and Enter is pressed.
    page.evaluate(
        f"addEventListener('keydown', pressed => {{ if (pressed.key === 'Enter') window.chosen = {NOW}; }}, true)"
    )
    choose(page.get_by_role("combobox", name="Cijfer op de kaart"), figure)
    painted = float(frame.evaluate("window.painted"))
    return (painted - float(page.evaluate("window.chosen"))) / 1000


def _naive_bytes() -> int:
    base = folium.Map(tiles=None)
    shapes = json.loads(national_geometry(DATA_FOLDER, max(_divisions()), "buurt"))
    folium.GeoJson(shapes, style_function=lambda _: {"fillColor": "#2871b0", "weight": 0.7}).add_to(base)
    return len(base.get_root().render().encode())


def _divisions() -> list[int]:
    return [int(path.name) for path in (DATA_FOLDER / "geometry").iterdir()]


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
