"""The profile as a talk goes through it: a bar that stays, links to its parts, figures that say what they are."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driving import Visit
from tests.browser.map_reading import map_frame
from wijk.domain.indicator import load_catalogue
from wijk.opendata.snapshot import Snapshot

Open = Callable[..., Visit]
MALBURGEN = "wijkprofiel?gebied=WK020218"
LONG = ("BU03631100", "Sloterdijk II, Amsterdam")
SIZES = [(1920, 1080), (1280, 720), (390, 844)]
LINKS = ["Hoe eenzaam?", "Wie wonen hier?", "Risicogroepen", "Wat is sterk?", "Rijk en gemengd?"]
BAR = ".st-key-plaatsbalk"
TOP = "one => one.getBoundingClientRect().top"
# The boxes of the bars and of the buttons over them, of one moment.
BOXES = """chart => [".bars path", ".rij"].map(
  which => [...chart.querySelectorAll(which)].map(one => one.getBoundingClientRect().toJSON()))"""
BOTTOM = "one => one.getBoundingClientRect().bottom"
TO_TOP = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
RIGHT_EDGES = """Array.from(document.querySelectorAll('[data-testid=stMarkdownContainer] table'),
  one => one.getBoundingClientRect().right)"""


def bar_is_in_sight(page: Page, height: int) -> bool:
    bar = page.locator(BAR)
    return bool(bar.evaluate(TOP) >= 0 and bar.evaluate(BOTTOM) < height / 3)


def test_the_profile_as_a_talk_goes_through_it(visit: Open, snapshot: Snapshot, tmp_path: Path) -> None:
    """One walk over one page: its charts, then each size, then what unfolds; and then other places."""
    opened = visit().watch()
    page = opened.go(MALBURGEN)
    map_frame(page)
    opened.settle()
    charts_come_when_they_are_scrolled_to_lie_under_their_rows_on_one_axis_and_are_saved(opened, tmp_path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(TO_TOP)
        opened.settle()
        if width >= 1280:
            name_what_stands_out_and_map_are_on_the_first_screen(page, height)
        the_bar_stays_in_sight_and_its_links_go_to_headings_that_are_to_be_seen(opened, height)
        the_keyboard_tells_what_hovering_tells_and_opens_what_it_means(opened, snapshot, width)
    open_tables_stay_inside_the_screen(opened)
    the_bar_stays_after_an_answer_of_the_server_and_tells_another_place(opened)
    a_long_name_leaves_the_links_in_the_bar(page)
    every_button_over_a_chart_opens_a_meaning_also_in_the_fold(opened)
    assert opened.elsewhere() == []


def name_what_stands_out_and_map_are_on_the_first_screen(page: Page, height: int) -> None:
    expect(page.locator(f"{BAR} h1")).to_be_in_viewport(ratio=1)
    expect(page.locator(".st-key-beamer li").nth(2)).to_be_in_viewport(ratio=1)
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    assert box is not None and box["y"] + box["height"] <= height


def the_bar_stays_in_sight_and_its_links_go_to_headings_that_are_to_be_seen(opened: Visit, height: int) -> None:
    page = opened.page
    links = page.get_by_role("navigation", name="Op deze pagina").get_by_role("link")
    expect(links).to_have_text(LINKS)
    # All is there: what is still to come would push what was jumped to away.
    expect(page.locator(".wijk-grafiek")).to_have_count(7)
    expect(page.get_by_role("heading", name="Bewaren en citeren")).to_be_attached()
    opened.settle()
    tops = []
    for number in range(len(LINKS)):
        links.nth(number).click()
        target = str(links.nth(number).get_attribute("href"))
        heading = page.locator(f"h2{target}")
        expect(heading).to_be_in_viewport()
        opened.settle()
        assert bar_is_in_sight(page, height), (height, target)
        assert page.locator(BAR).evaluate(BOTTOM) <= heading.evaluate(TOP) < height * 0.7, (height, target)
        tops.append(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))
        expect(page.locator(f"{BAR} h1")).to_have_text("Malburgen-Oost (Zuid), Arnhem")
        expect(page.locator(f"{BAR} h1")).to_be_in_viewport(ratio=1)
    assert tops == sorted(tops) and len(set(tops)) == len(tops), height
    assert page.url.endswith("gebied=WK020218#rijk")


def the_keyboard_tells_what_hovering_tells_and_opens_what_it_means(
    opened: Visit, snapshot: Snapshot, width: int
) -> None:
    page = opened.page
    row = page.locator(".wijk-cijfer").nth(1)
    told = row.locator(".gezegd")
    column = snapshot.figures[2020]["severely_lonely_18plus:2020"]
    here, gemeente, land = (f"{column[code]:.1f}%".replace(".", ",") for code in ("WK020218", "GM0202", "NL00"))
    says = (
        f"Sterk eenzaam (18 jaar en ouder), 2020, schatting. Malburgen-Oost (Zuid) {here}, Arnhem {gemeente}, "
        f"Nederland {land}."
    )
    assert says in str(told.text_content())
    assert told.bounding_box() is None or told.evaluate("one => one.offsetHeight") <= 1
    opened.scroll_to(row)
    row.hover()
    hovered = told.inner_text()
    assert told.evaluate("one => one.offsetHeight") > 15
    page.mouse.move(0, 0)
    page.locator(".wijk-cijfer").nth(0).focus()
    page.keyboard.press("Tab")
    assert told.evaluate("one => one.offsetHeight") > 15
    assert (told.inner_text(), says in hovered) == (hovered, True)
    assert page.locator(BAR).evaluate(BOTTOM) <= row.evaluate(TOP)
    right = told.evaluate("one => one.getBoundingClientRect().right")
    assert right <= width
    meaning = page.get_by_role("dialog", name="Wat betekent: Sterk eenzaam (18 jaar en ouder)?")
    expect(meaning).to_be_hidden()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    indicator = load_catalogue()["severely_lonely_18plus"]
    for part in (indicator.explanation, "2020, een schatting", "tabel 50090NED"):
        expect(meaning).to_contain_text(part)
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "uitleg-severely_lonely_18plus-2020"
    row.click()
    meaning.get_by_role("button", name="Sluiten").click()
    expect(meaning).to_be_hidden()


def the_bar_stays_after_an_answer_of_the_server_and_tells_another_place(opened: Visit) -> None:
    page = opened.page
    page.get_by_role("link", name="Risicogroepen").click()
    with opened.answered():
        page.get_by_text("Grootste groep eerst").click()
    opened.settle()
    assert bar_is_in_sight(page, SIZES[1][1])
    page.get_by_role("link", name="Wat is sterk?").press("Enter")
    expect(page.get_by_role("heading", name="Wat is sterk?")).to_be_in_viewport()
    page.goto(page.url.replace("WK020218#sterk", LONG[0]))
    opened.arrive()
    expect(page.locator(f"{BAR} h1")).to_have_text(LONG[1])


def every_button_over_a_chart_opens_a_meaning_also_in_the_fold(opened: Visit) -> None:
    page = opened.go("wijkprofiel?gebied=GM0363")
    with opened.answered():
        page.get_by_text("Meer cijfers").click()
    expect(page.locator(".wijk-chart")).to_have_count(9)
    targets = page.locator(".wijk-cijfer").evaluate_all("all => all.map(one => one.getAttribute('popovertarget'))")
    assert len(targets) > 25
    assert [one for one in targets if page.locator(f"#{one}").count() != 1] == []


def charts_come_when_they_are_scrolled_to_lie_under_their_rows_on_one_axis_and_are_saved(
    opened: Visit, tmp_path: Path
) -> None:
    """Nothing moves; a percent is equally long in every chart of bars, and a button covers the bar that it tells of."""
    page = opened.page
    assert not [url for url in opened.requests if "plotly" in url]
    before = page.evaluate(HEIGHT)
    charts = page.locator(".wijk-chart").count()
    assert charts == 7
    for number in range(charts):
        chart = page.locator(".wijk-chart").nth(number)
        opened.scroll_to(chart)
        expect(chart.locator(".main-svg").first).to_be_attached()
    assert abs(before - page.evaluate(HEIGHT)) < 10
    assert len([url for url in opened.requests if "plotly" in url]) == 1
    rows_lie_over_their_bars_and_all_bars_stand_on_one_axis(opened)

    with page.expect_download() as downloading:
        page.get_by_role("button", name="Cijfers als CSV").click()
    downloading.value.save_as(tmp_path / "cijfers.csv")
    assert "Eenzaam (18 jaar en ouder);2020;60,5;%" in (tmp_path / "cijfers.csv").read_text(encoding="utf-8-sig")

    chart = page.locator(".wijk-chart", has_text="Leeftijd: ")
    opened.scroll_to(chart)
    page.locator(".wijk-grafiek").filter(has=chart).hover()
    with page.expect_download() as downloading:
        chart.locator(".modebar-btn").click()
    assert downloading.value.suggested_filename == "WK020218-leeftijd.svg"
    downloading.value.save_as(tmp_path / "grafiek.svg")
    text = (tmp_path / "grafiek.svg").read_text(encoding="utf-8")
    for told in ("Leeftijd: Malburgen-Oost (Zuid), 2020", "Bron: CBS, Kerncijfers wijken en buurten 2020."):
        assert told in text


def rows_lie_over_their_bars_and_all_bars_stand_on_one_axis(opened: Visit) -> None:
    page = opened.page
    charts = page.locator(".wijk-grafiek:has(.rij)")
    lengths, marks = [], set()
    expect(charts).to_have_count(6)
    for number in range(charts.count()):
        chart = charts.nth(number)
        opened.scroll_to(chart)
        expect(chart.locator(".bars path").first).to_be_visible()
        opened.settle()
        marks.add(tuple(chart.locator(".xtick text").all_text_contents()))
        bars, rows = chart.evaluate(BOXES)
        assert len(rows) == len(bars) > 1
        for bar, row in zip(bars, rows, strict=True):
            assert row["top"] < bar["top"] and bar["bottom"] <= row["bottom"] + 1
        ends = chart.locator(".xgrid").evaluate_all("all => all.map(one => one.getBoundingClientRect().x)")
        lengths.append(max(ends) - min(ends))
    assert max(lengths) - min(lengths) < 1.5
    assert marks == {("0", "25%", "50%", "75%", "100%")}


def open_tables_stay_inside_the_screen(opened: Visit) -> None:
    page = opened.page
    folds = page.locator("[data-testid=stExpander] summary", has_text="Cijfers als tabel")
    for number in range(folds.count()):
        folds.nth(number).click()
    opened.settle()
    page.locator("[data-testid=stExpander] table").first.wait_for()
    for width, height in reversed(SIZES[1:]):
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        edges = page.evaluate(RIGHT_EDGES)
        assert len(edges) >= folds.count()
        assert max(edges) <= width


def a_long_name_leaves_the_links_in_the_bar(page: Page) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        links = page.get_by_role("navigation", name="Op deze pagina").get_by_role("link")
        expect(links.first).to_be_in_viewport(ratio=1)
        assert page.locator(BAR).bounding_box()["height"] < height / 4  # type: ignore[index]
