"""What the profile page promises: server work, bytes, start and memory, each beside the naive way in the same run."""

import json
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import psutil
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from bench.row import Row
from tests.browser.driving import CHROMIUM, FLAGS, ROOT, running_app
from tests.browser.map_reading import map_frame
from wijk.domain.indicator import load_catalogue
from wijk.domain.method import load_method
from wijk.figures.choropleth import make_choropleth
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.profile import make_profile
from wijk.opendata.snapshot import load
from wijk.views.maps import Colouring, colouring_layer, offline_map

__all__ = ["rows"]

# Of all wijken of Nederland, one in this many is shown in turn.
STEP = 350
PAGE = "wijkprofiel?gebied=WK020218"
BUURTEN = "wijkprofiel?gebied=GM0363&niveau=buurt&kaart="
SESSIONS = 5
# MB of a first visit: a page with charts, and those without.
FIRST_VISITS = {
    PAGE: 2.5,
    **dict.fromkeys(("", "initiatieven", "fasematrix?gebied=WK020218", "coalitie?gebied=WK020218", "bronnen"), 1.2),
}


def rows() -> list[Row]:
    """All rows; those that need a browser only where chromium is installed."""
    found = [_server_work(), _figures_and_map()]
    if CHROMIUM:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            found += [_start(chromium), *_in_a_running_app(chromium)]
            chromium.close()
    return found


def _server_work() -> Row:
    """The script's own time when another wijk is chosen, for wijken that were not shown before."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["gebied"] = "WK020218"
    app.run()
    app.switch_page("pages/wijkprofiel.py").run()
    durations: list[float] = []
    run_script = ScriptRunner._run_script

    def timed(*arguments: object) -> None:
        start = time.perf_counter()
        run_script(*arguments)  # type: ignore[arg-type]
        durations.append((time.perf_counter() - start) * 1000)

    ScriptRunner._run_script = timed  # type: ignore[assignment, method-assign]
    try:
        for key in _some_wijken():
            app.session_state["gebied"] = key
            app.query_params["gebied"] = key
            app.run()
            assert not app.exception and not app.warning
    finally:
        ScriptRunner._run_script = run_script  # type: ignore[method-assign]
    return Row(
        "server work when another wijk is chosen on the profile page, the whole script",
        statistics.median(durations),
        "ms",
        80,
        None,
        "",
    )


def _figures_and_map() -> Row:
    """The part of that work that reads figures and makes the map, for a wijk that was not shown before."""
    snapshot = load()
    places, method, evenness = make_places(snapshot), load_method(), evenness_table(snapshot)
    lonely = load_catalogue()["lonely_18plus"]
    waiting = _some_wijken()

    def rerun() -> None:
        place = places.by_key[waiting.pop()]
        make_profile(snapshot, places, place, method, evenness)
        shown = make_choropleth(snapshot, lonely, 2020, "wijk", place.municipality)
        values = shown.table["value"].reindex(shown.drawn["code"]).tolist()
        base = offline_map("leaflet", "script", "geometry", "wijken")
        assert shown.bounds is not None
        base.add_child(colouring_layer(Colouring(values, shown.classes.edges, 1, "%", place.code, shown.bounds)))
        base.get_root().render()

    ours = _median(rerun, len(waiting))
    return Row(
        "of which reading the figures and making the map",
        ours,
        "ms",
        None,
        _naive_rerun(),
        "pd.read_csv, gpd.read_file and folium.GeoJson on each rerun",
    )


def _some_wijken() -> list[str]:
    places = make_places(load()).by_key.values()
    return [place.key for place in places if place.level == "wijk" and len(place.divisions) == 2][::STEP]


def _naive_rerun() -> float:
    """Reading figures and wijken of Nederland anew on each rerun, and handing a gemeente's polygons to folium."""
    snapshot = load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for division, figures in snapshot.figures.items():
            figures.to_csv(folder / f"{division}.csv")
        files = sorted((ROOT / "data" / "geometry" / "2020" / "wijk").glob("*.json"))
        features = [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))["features"]]
        wijken = folder / "wijken.json"
        wijken.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")

        def rerun() -> None:
            tables = [pd.read_csv(folder / f"{division}.csv", index_col="code") for division in snapshot.figures]
            areas = gpd.read_file(wijken).set_index("c")
            areas["value"] = tables[0]["lonely_18plus:2020"].reindex(areas.index)
            base = folium.Map(tiles=None)
            folium.GeoJson(areas[areas.index.str.startswith("WK0518")]).add_to(base)
            base.get_root().render()

        return _median(rerun, 5)


def _start(chromium: Browser) -> Row:
    """From starting the process until the map of a wijk is drawn."""
    start = time.perf_counter()
    with running_app(ROOT) as address:
        page = chromium.new_page()
        page.goto(f"{address}/{PAGE}")
        _until_drawn(page)
        value = time.perf_counter() - start
        page.close()
    return Row("process start to first usable map in a fresh browser", value, "s", 4, None, "")


def _in_a_running_app(chromium: Browser) -> list[Row]:
    with running_app(ROOT) as address:
        return [*_first_visits(chromium, address), _recolour_bytes(chromium, address), _memory(chromium, address)]


def _first_visits(chromium: Browser, address: str) -> list[Row]:
    """What a browser that was never here fetches, and when its map is drawn, from a server that was visited before."""
    found = []
    for path, limit in FIRST_VISITS.items():
        for visited in range(2):
            context = chromium.new_context(viewport={"width": 1280, "height": 720})
            page, sizes = context.new_page(), list[float]()
            network = context.new_cdp_session(page)
            network.send("Network.enable")
            network.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
            start = time.perf_counter()
            page.goto(f"{address}/{path}")
            page.wait_for_selector("[data-testid=stMainBlockContainer] h1")
            if path == PAGE:
                _until_drawn(page)
                if visited:
                    what = "goto to map drawn, warm server and cold browser"
                    found.append(Row(what, time.perf_counter() - start, "s", 1.5, None, ""))
            page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
            page.wait_for_load_state("networkidle")
            if visited:
                what = f"bytes of a first visit to {path.partition('?')[0] or 'start'}, {len(sizes)} requests"
                found.append(Row(what, sum(sizes) / 1e6, "MB", limit, None, ""))
            context.close()
    return found


def _recolour_bytes(chromium: Browser, address: str) -> Row:
    """The map's part of the message when another indicator colours the 517 buurten of Amsterdam."""
    page = chromium.new_page()
    messages: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: messages.append(_bytes(frame))))
    page.goto(f"{address}/{BUURTEN}woz_value-2024")
    map_frame(page)
    messages.clear()
    page.goto(f"{address}/{BUURTEN}share_65plus-2024")
    map_frame(page)
    sent = max(len(found) for message in messages for found in re.findall(rb'\{"script".*\}', message, re.DOTALL))
    page.close()
    return Row(
        "websocket bytes for the map itself when another indicator colours a gemeente's buurten",
        sent / 1000,
        "kB",
        5,
        _naive_bytes() / 1000,
        "the polygons in the page by folium.GeoJson",
    )


def _naive_bytes() -> int:
    base = folium.Map(tiles=None)
    shapes = json.loads((ROOT / "data" / "geometry" / "2024" / "buurt" / "GM0363.json").read_text(encoding="utf-8"))
    folium.GeoJson(shapes, style_function=lambda _: {"fillColor": "#2871b0", "weight": 0.7}).add_to(base)
    return len(base.get_root().render().encode())


def _memory(chromium: Browser, address: str) -> Row:
    """The growth of the server's memory per session that shows a profile, after the first."""
    port = int(address.rsplit(":", 1)[1])
    [server] = [one for one in psutil.process_iter(["cmdline"]) if str(port) in (one.info["cmdline"] or [])]
    before = 0
    pages = []
    for number in range(SESSIONS + 1):
        page = chromium.new_page()
        page.goto(f"{address}/{PAGE}")
        _until_drawn(page)
        pages.append(page)
        if number == 0:
            before = server.memory_info().rss
    growth = (server.memory_info().rss - before) / SESSIONS / 1e6
    for page in pages:
        page.close()
    return Row("memory per extra session on the profile page", growth, "MB", 5, None, "")


def _until_drawn(page: Page) -> None:
    page.wait_for_function(
        "[...document.querySelectorAll('iframe')].some(f => f.contentWindow.wijkMap && f.contentWindow.wijkMap.drawn)",
        polling=50,
        timeout=60_000,
    )


def _median(work: Callable[[], None], times: int) -> float:
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        durations.append((time.perf_counter() - start) * 1000)
    return statistics.median(durations)


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame
