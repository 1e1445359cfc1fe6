"""The district profile as a person sees it: search, map, deep links, sizes, and nothing from elsewhere."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.driving import ROOT, Visit, choose, running_app
from tests.browser.map_reading import colour_at, map_frame, spot
from wijk.domain.indicator import load_catalogue
from wijk.figures.choropleth import make_choropleth
from wijk.opendata.snapshot import Snapshot
from wijk.views.maps import palette

Open = Callable[..., Visit]
MALBURGEN = "wijkprofiel?gebied=WK020218"


def heading(page: Page) -> Any:
    return page.locator("[data-testid=stMainBlockContainer] h1")


def test_a_place_is_chosen_by_name_on_the_map_in_its_table_and_by_keyboard(visit: Open, snapshot: Snapshot) -> None:
    """One walk from Start; the charts follow, and what was clicked can be clicked again after another choice."""
    opened = visit()
    page = opened.go("")
    for query, first, title, code in (
        ("Den Haag", "Den Haag, gemeente", "Den Haag", "GM0518"),
        ("den bosch", "Den Bosch, gemeente", "Den Bosch", "GM0796"),
        ("Moerwijk", "Moerwijk, wijk in Den Haag", "Moerwijk, Den Haag", "WK051836"),
        ("sudwest fryslan", "Súdwest-Fryslân, gemeente", "Súdwest-Fryslân", "GM1900"),
        ("alburgen-oost (z", "Malburgen-Oost (Zuid), wijk in Arnhem", "Malburgen-Oost (Zuid), Arnhem", "WK020218"),
    ):
        search(page, query, first)
        expect(heading(page)).to_have_text(title)
        page.wait_for_url(f"**gebied={code}*")
        opened.settle()

    chart = page.locator(".wijk-chart").first
    opened.scroll_to(chart)
    expect(chart).to_contain_text("Malburgen-Oost (Zuid), 2020")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    opened.settle()
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_have_text("Schaarsbergen, Arnhem")
    page.wait_for_url("**gebied=WK020213*")
    opened.scroll_to(chart)
    expect(chart).to_contain_text("Schaarsbergen, 2020")

    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    search(page, "malburgen-west arnhem", "Malburgen-West, wijk in Arnhem")
    expect(heading(page)).to_have_text("Malburgen-West, Arnhem")
    opened.settle()
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_have_text("Schaarsbergen, Arnhem")

    shown = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk", "GM0202")
    highest = shown.table.sort_values("value", ascending=False)["name"].iloc[0]
    assert highest not in ("Schaarsbergen", "Klarendal")
    page.get_by_text("Kaart als tabel: kies hier ook een gebied").click()
    table = page.locator("[data-testid=stDataFrame]")
    table.wait_for()
    opened.settle()
    table.click(position={"x": 16, "y": 52})
    expect(heading(page)).to_have_text(f"{highest}, Arnhem")
    opened.settle()

    choose(page.get_by_role("combobox", name="Wijk", exact=True), "Klarendal")
    expect(heading(page)).to_have_text("Klarendal, Arnhem")


def search(page: Page, query: str, first: str) -> None:
    """Search by name, on Start or behind the button of the page, and press what must be found."""
    field = page.get_by_label("Zoek een gemeente, wijk of buurt")
    button = page.get_by_role("button", name="Zoek op naam")
    expect(field.or_(button).first).to_be_visible()
    if not field.is_visible():
        button.click()
    field.fill(query)
    page.get_by_role("button", name=first, exact=True).click()


def has_the_colours_of_its_classes(page: Page, snapshot: Snapshot, figure: str) -> None:
    identifier, year = figure.rsplit("-", 1)
    shown = make_choropleth(snapshot, load_catalogue()[identifier], int(year), "wijk", "GM0202")
    colours = palette(shown.classes.count)
    for code in ("WK020213", "WK020219", "WK020224"):
        x, y = spot(page, "2020/wijk/GM0202.json", code)
        assert colour_at(page, x, y) == colours[int(shown.classes.of[code])], (figure, code)


def names_on(page: Page) -> list[Any]:
    """The names that are written on the map, with the boxes they take."""
    found: list[Any] = map_frame(page).evaluate(
        "Array.from(document.querySelectorAll('.wijk-name span'), "
        "one => [one.textContent.replace('\\n', ''), one.getBoundingClientRect().toJSON()])"
    )
    return found


def test_the_map_asks_nothing_by_itself_tells_names_and_values_and_follows_the_address(
    visit: Open, snapshot: Snapshot
) -> None:
    """What a drawn map sends by itself carries its own page along, and would undo a press on a link just before."""
    opened = visit()
    asked: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda content: asked.append(str(BackMsg.FromString(content).WhichOneof("type"))))

    opened.listen("websocket", listen)
    page = opened.go(MALBURGEN)
    # streamlit-folium waits a quarter of a second before it sends: a timer set later, for longer, ends after its own.
    map_frame(page).evaluate("new Promise(done => setTimeout(done, 500))")
    opened.settle()
    assert asked == ["rerun_script"], "a page that nobody touches asks the server once"

    found = names_on(page)
    assert {"Malburgen-Oost (Zuid)", "Schaarsbergen"} <= {name for name, _ in found}
    boxes = [box for _, box in found]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert (
                one["right"] <= other["left"]
                or other["right"] <= one["left"]
                or one["bottom"] <= other["top"]
                or other["bottom"] <= one["top"]
            ), "names touch"
    page.mouse.move(*spot(page, "2020/wijk/GM0202.json", "WK020218"))
    expect(map_frame(page).locator(".leaflet-tooltip")).to_have_text("Malburgen-Oost (Zuid): 60,5%")
    page.mouse.move(0, 0)
    has_the_colours_of_its_classes(page, snapshot, "lonely_18plus-2020")
    another_figure_has_its_own_colours_and_survives_a_change_of_page(opened, snapshot)
    the_address_tells_the_level_of_the_map_and_what_is_not_there_gives_a_sentence(opened)
    a_deep_link_opens_the_same_view_and_survives_a_reload(opened)


def another_figure_has_its_own_colours_and_survives_a_change_of_page(opened: Visit, snapshot: Snapshot) -> None:
    page = opened.turn(f"{MALBURGEN}&kaart=share_65plus-2020")
    expect(page.get_by_role("combobox", name="Cijfer op de kaart")).to_have_value("65 jaar en ouder (2020)")
    has_the_colours_of_its_classes(page, snapshot, "share_65plus-2020")
    page.get_by_role("link", name="Bronnen en uitleg").click()
    expect(heading(page)).to_have_text("Bronnen en uitleg")
    page.get_by_role("link", name="Wijkprofiel").click()
    expect(heading(page)).to_have_text("Malburgen-Oost (Zuid), Arnhem")
    expect(page.get_by_role("combobox", name="Cijfer op de kaart")).to_have_value("65 jaar en ouder (2020)")


def the_address_tells_the_level_of_the_map_and_what_is_not_there_gives_a_sentence(opened: Visit) -> None:
    opened.turn(f"{MALBURGEN}&niveau=buurt")
    the_wijk_is_drawn_around_its_buurten(opened.page)
    opened.turn(f"{MALBURGEN}&kaart=lonely_16_25-2024&niveau=wijk")
    a_figure_of_gemeenten_is_not_offered_for_wijken(opened.page)
    opened.turn("wijkprofiel?gebied=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(opened.page.get_by_text("Het gebied in dit adres kennen wij niet")).to_be_visible()


def the_wijk_is_drawn_around_its_buurten(page: Page) -> None:
    frame = map_frame(page)
    frame.wait_for_function("window.wijkMap.outline !== null")
    drawn = "window.wijkMap.outline.getLayers().map(layer => layer.feature.properties.c)"
    assert frame.evaluate(drawn) == ["WK020218"]
    assert "Malburgen-Oost (Zuid)" in [name for name, _ in names_on(page)]


def a_figure_of_gemeenten_is_not_offered_for_wijken(page: Page) -> None:
    expect(page.get_by_role("combobox", name="Kaart van")).to_have_value("Heel Nederland")
    expect(page.get_by_text("Dit cijfer is er alleen per gemeente.")).to_be_visible()


def a_deep_link_opens_the_same_view_and_survives_a_reload(opened: Visit) -> None:
    page = opened.go("wijkprofiel?gebied=WK051836&kaart=share_65plus-2020&niveau=buurt&zoom=gebied")
    for turn in ("opened", "reloaded"):
        expect(heading(page), turn).to_have_text("Moerwijk, Den Haag")
        expect(page.get_by_role("combobox", name="Cijfer op de kaart")).to_have_value("65 jaar en ouder (2020)")
        expect(page.get_by_role("combobox", name="Kaart van")).to_have_value("Buurten")
        expect(page.get_by_role("combobox", name="Inzoomen op")).to_have_value("Gekozen gebied")
        if turn == "opened":
            opened.again()


def test_a_damaged_data_file_gives_one_sentence(visit: Open, tmp_path: Path) -> None:
    shutil.copy(ROOT / "app.py", tmp_path)
    for name in ("pages", "wijk", ".streamlit"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "data").mkdir()
    for one in (ROOT / "data").iterdir():
        if one.name != "entered":
            (tmp_path / "data" / one.name).symlink_to(one)
    figures = tmp_path / "data" / "figures_2020.parquet"
    figures.unlink()
    figures.write_bytes((ROOT / "data" / figures.name).read_bytes()[:1000])
    opened = visit()
    with running_app(tmp_path) as opened.address:
        page = opened.page
        page.goto(f"{opened.address}/{MALBURGEN}")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("figures_2020.parquet is beschadigd of niet compleet", timeout=30_000)
        expect(page.get_by_text("Traceback")).to_have_count(0)
