"""The district profile as a person sees it: search, map, deep links, sizes, and nothing from elsewhere."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect
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


@pytest.mark.parametrize(
    ("query", "first", "title"),
    [
        ("Den Haag", "Den Haag, gemeente", "Den Haag"),
        ("den bosch", "Den Bosch, gemeente", "Den Bosch"),
        ("Moerwijk", "Moerwijk, wijk in Den Haag", "Moerwijk, Den Haag"),
        ("sudwest fryslan", "Súdwest-Fryslân, gemeente", "Súdwest-Fryslân"),
        ("alburgen-oost (z", "Malburgen-Oost (Zuid), wijk in Arnhem", "Malburgen-Oost (Zuid), Arnhem"),
    ],
)
def test_search_finds_what_people_type(visit: Open, query: str, first: str, title: str) -> None:
    page = visit().go("")
    page.get_by_label("Zoek een gemeente, wijk of buurt").fill(query)
    found = page.get_by_role("button", name=first, exact=True)
    found.wait_for()
    found.click()
    expect(heading(page)).to_have_text(title)
    page.wait_for_url("**gebied=*")


@pytest.mark.parametrize("figure", ["lonely_18plus-2020", "share_65plus-2020"])
def test_the_colour_inside_an_area_is_the_class_of_its_figure(visit: Open, snapshot: Snapshot, figure: str) -> None:
    page = visit().go(f"{MALBURGEN}&kaart={figure}")
    identifier, year = figure.rsplit("-", 1)
    shown = make_choropleth(snapshot, load_catalogue()[identifier], int(year), "wijk", "GM0202")
    colours = palette(shown.classes.count)
    for code in ("WK020213", "WK020219", "WK020224"):
        x, y = spot(page, "2020/wijk/GM0202.json", code)
        assert colour_at(page, x, y) == colours[int(shown.classes.of[code])]


def test_a_click_on_the_map_moves_the_page_there(visit: Open) -> None:
    page = visit().go(MALBURGEN)
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_have_text("Schaarsbergen, Arnhem")
    page.wait_for_url("**gebied=WK020213*")


def test_a_row_of_the_table_moves_the_page_there(visit: Open, snapshot: Snapshot) -> None:
    opened = visit()
    page = opened.go(MALBURGEN)
    shown = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk", "GM0202")
    highest = shown.table.sort_values("value", ascending=False)["name"].iloc[0]
    page.get_by_text("Kaart als tabel: kies hier ook een gebied").click()
    table = page.locator("[data-testid=stDataFrame]")
    table.wait_for()
    opened.settle()
    table.click(position={"x": 16, "y": 52})
    expect(heading(page)).to_have_text(f"{highest}, Arnhem")


def test_the_same_area_can_be_clicked_again_after_another_choice(visit: Open) -> None:
    opened = visit()
    page = opened.go(MALBURGEN)
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_have_text("Schaarsbergen, Arnhem")
    page.get_by_role("button", name="Zoek op naam").click()
    page.get_by_label("Zoek een gemeente, wijk of buurt").fill("malburgen-west arnhem")
    page.get_by_role("button", name="Malburgen-West, wijk in Arnhem").click()
    expect(heading(page)).to_have_text("Malburgen-West, Arnhem")
    opened.settle()
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_have_text("Schaarsbergen, Arnhem")


def test_hovering_tells_name_and_value(visit: Open) -> None:
    page = visit().go(MALBURGEN)
    page.mouse.move(*spot(page, "2020/wijk/GM0202.json", "WK020218"))
    expect(map_frame(page).locator(".leaflet-tooltip")).to_have_text("Malburgen-Oost (Zuid): 60,5%")


def names_on(page: Page) -> list[Any]:
    """The names that are written on the map, with the boxes they take."""
    found: list[Any] = map_frame(page).evaluate(
        "Array.from(document.querySelectorAll('.wijk-name span'), "
        "one => [one.textContent.replace('\\n', ''), one.getBoundingClientRect().toJSON()])"
    )
    return found


def test_names_stand_on_the_map_without_touching(visit: Open) -> None:
    page = visit().go(MALBURGEN)
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
            )


def test_the_wijk_is_drawn_around_its_buurten(visit: Open) -> None:
    page = visit().go(f"{MALBURGEN}&niveau=buurt")
    frame = map_frame(page)
    frame.wait_for_function("window.wijkMap.outline !== null")
    drawn = "window.wijkMap.outline.getLayers().map(layer => layer.feature.properties.c)"
    assert frame.evaluate(drawn) == ["WK020218"]
    assert "Malburgen-Oost (Zuid)" in [name for name, _ in names_on(page)]


def test_a_figure_of_gemeenten_is_not_offered_for_wijken(visit: Open) -> None:
    page = visit().go(f"{MALBURGEN}&kaart=lonely_16_25-2024&niveau=wijk")
    expect(page.get_by_role("combobox", name="Kaart van")).to_have_value("Heel Nederland")
    expect(page.get_by_text("Dit cijfer is er alleen per gemeente.")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_open_tables_stay_inside_the_screen(visit: Open, width: int, height: int) -> None:
    opened = visit(width, height)
    page = opened.go(MALBURGEN)
    folds = page.locator("[data-testid=stExpander] summary", has_text="Cijfers als tabel")
    for number in range(folds.count()):
        folds.nth(number).click()
    opened.settle()
    page.locator("[data-testid=stExpander] table").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    edges = page.evaluate(
        "Array.from(document.querySelectorAll('[data-testid=stMarkdownContainer] table'), "
        "one => one.getBoundingClientRect().right)"
    )
    assert len(edges) >= folds.count()
    assert max(edges) <= width


def test_a_deep_link_opens_the_same_view_and_survives_a_reload(visit: Open) -> None:
    opened = visit()
    page = opened.go("wijkprofiel?gebied=WK051836&kaart=share_65plus-2020&niveau=buurt&zoom=gebied")
    for _ in range(2):
        expect(heading(page)).to_have_text("Moerwijk, Den Haag")
        expect(page.get_by_role("combobox", name="Cijfer op de kaart")).to_have_value("65 jaar en ouder (2020)")
        expect(page.get_by_role("combobox", name="Kaart van")).to_have_value("Buurten")
        expect(page.get_by_role("combobox", name="Inzoomen op")).to_have_value("Gekozen gebied")
        page.reload()
        opened.settle()


def test_a_page_that_nobody_touches_asks_the_server_once(visit: Open) -> None:
    """What a drawn map sends by itself carries its own page along, and would undo a press on a link just before."""
    opened = visit()
    asked: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda content: asked.append(str(BackMsg.FromString(content).WhichOneof("type"))))

    opened.listen("websocket", listen)
    frame = map_frame(opened.go(MALBURGEN))
    # streamlit-folium waits a quarter of a second before it sends: a timer set later, for longer, ends after its own.
    frame.evaluate("new Promise(done => setTimeout(done, 500))")
    opened.settle()
    assert asked == ["rerun_script"]


def test_the_choice_survives_a_change_of_page(visit: Open) -> None:
    opened = visit()
    page = opened.go(f"{MALBURGEN}&kaart=share_65plus-2020")
    page.get_by_role("link", name="Bronnen en uitleg").click()
    expect(heading(page)).to_have_text("Bronnen en uitleg")
    page.get_by_role("link", name="Wijkprofiel").click()
    expect(heading(page)).to_have_text("Malburgen-Oost (Zuid), Arnhem")
    expect(page.get_by_role("combobox", name="Cijfer op de kaart")).to_have_value("65 jaar en ouder (2020)")


def test_choosing_another_wijk_by_keyboard_moves_the_page(visit: Open) -> None:
    page = visit().go(MALBURGEN)
    box = page.get_by_role("combobox", name="Wijk", exact=True)
    choose(box, "Klarendal")
    expect(heading(page)).to_have_text("Klarendal, Arnhem")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720)])
def test_the_map_is_whole_on_the_first_screen(visit: Open, width: int, height: int) -> None:
    page = visit(width, height).go(MALBURGEN)
    map_frame(page)
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= height


def test_a_place_of_2024_only_offers_where_the_estimates_are(visit: Open) -> None:
    page = visit().go("wijkprofiel?gebied=GM1979")
    page.get_by_role("button", name="Appingedam (2020)").first.click()
    expect(heading(page)).to_have_text("Appingedam")


def test_an_unknown_place_in_the_address_gives_a_sentence(visit: Open) -> None:
    page = visit().go("wijkprofiel?gebied=%3Cscript%3Ealert(1)%3C/script%3E")
    expect(page.get_by_text("Het gebied in dit adres kennen wij niet")).to_be_visible()


def test_the_charts_and_their_script_come_when_they_are_scrolled_to_and_nothing_moves(visit: Open) -> None:
    opened = visit().watch()
    page = opened.go(MALBURGEN)
    map_frame(page)
    opened.settle()
    assert not [url for url in opened.requests if "plotly" in url]
    height = "document.querySelector('[data-testid=stMain]').scrollHeight"
    before = page.evaluate(height)
    charts = page.locator(".wijk-chart").count()
    assert charts == 7
    for number in range(charts):
        chart = page.locator(".wijk-chart").nth(number)
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".main-svg").first).to_be_attached()
    assert abs(before - page.evaluate(height)) < 10
    assert len([url for url in opened.requests if "plotly" in url]) == 1
    assert opened.elsewhere() == []


def test_the_charts_follow_to_another_place(visit: Open) -> None:
    opened = visit()
    page = opened.go(MALBURGEN)
    chart = page.locator(".wijk-chart").first
    chart.scroll_into_view_if_needed()
    expect(chart).to_contain_text("Malburgen-Oost (Zuid), 2020")
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
    expect(heading(page)).to_contain_text("Schaarsbergen")
    chart.scroll_into_view_if_needed()
    expect(chart).to_contain_text("Schaarsbergen, 2020")


def test_figures_download_as_csv(visit: Open, tmp_path: Path) -> None:
    opened = visit()
    page = opened.go(MALBURGEN)
    map_frame(page)
    opened.settle()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Cijfers als CSV").click()
    target = tmp_path / "cijfers.csv"
    downloading.value.save_as(target)
    text = target.read_text(encoding="utf-8-sig")
    assert "Eenzaam (18 jaar en ouder);2020;60,5;%" in text


def test_a_chart_saves_as_svg_with_its_place_title_and_source(visit: Open, tmp_path: Path) -> None:
    page = visit().go(MALBURGEN)
    chart = page.locator(".wijk-chart", has_text="Leeftijd: ")
    page.locator("#wie").scroll_into_view_if_needed()
    chart.scroll_into_view_if_needed()
    page.locator(".wijk-grafiek").filter(has=chart).hover()
    with page.expect_download() as downloading:
        chart.locator(".modebar-btn").click()
    assert downloading.value.suggested_filename == "WK020218-leeftijd.svg"
    target = tmp_path / "grafiek.svg"
    downloading.value.save_as(target)
    text = target.read_text(encoding="utf-8")
    for told in ("Leeftijd: Malburgen-Oost (Zuid), 2020", "Bron: CBS, Kerncijfers wijken en buurten 2020."):
        assert told in text


def test_a_page_asked_first_of_a_new_process_is_the_one_that_opens(visit: Open) -> None:
    opened = visit()
    with running_app(ROOT) as opened.address:
        page = opened.go(MALBURGEN)
        expect(heading(page)).to_have_text("Malburgen-Oost (Zuid), Arnhem")
        expect(page.get_by_role("link", name="Bronnen en uitleg")).to_be_visible()


def test_a_damaged_data_file_gives_one_sentence(browser: Browser, tmp_path: Path) -> None:
    for name in ("app.py", "pages", "wijk", "data", ".streamlit"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("entered", "__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    figures = tmp_path / "data" / "figures_2020.parquet"
    figures.write_bytes(figures.read_bytes()[:1000])
    with running_app(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}/{MALBURGEN}")
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("figures_2020.parquet is beschadigd of niet compleet", timeout=30_000)
        expect(page.get_by_text("Traceback")).to_have_count(0)
        page.close()
