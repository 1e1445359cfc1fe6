"""Keeping the inventory alive on the page: ticked rows change in one press and are undone; rings fill the map."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.driving import Visit
from tests.browser.initiatives import HERE, said, upload
from tests.browser.map_reading import map_frame
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, list_initiatives

Open = Callable[..., Visit]
HEADER = 17
LONG_AGO = date(2024, 1, 1)


def three(store: Store) -> None:
    for name in ("Soep", "Thee", "Wandelen"):
        add_initiative(store, Initiative(name, name, organisation="Bewoners", area="WK020218", last_confirmed=LONG_AGO))


def tick_all(page: Page) -> None:
    """Press the box above the boxes of the rows."""
    table = page.get_by_test_id("stDataFrame").first
    expect(page.get_by_test_id("glide-cell-1-0").first).to_be_attached()
    table.click(position={"x": HEADER, "y": HEADER})


def test_an_inventory_is_kept_alive_and_seen_on_the_map(visit: Open, store: Store, tmp_path: Path) -> None:
    three(store)
    opened = visit(1280, 1200)
    opened.go(HERE)
    what_has_a_wijk_and_no_spot_is_a_ring_on_the_map(opened)
    opened.page.set_viewport_size({"width": 1280, "height": 720})
    ticked_rows_are_confirmed_in_one_press_and_that_is_undone(opened, store)
    a_list_goes_round_and_its_answers_are_taken_over(opened, store, tmp_path)


def ticked_rows_are_confirmed_in_one_press_and_that_is_undone(opened: Visit, store: Store) -> None:
    page = opened.page
    opened.tab("Bijhouden")
    expect(page.get_by_role("button", name="Gestopt")).to_be_disabled()
    with opened.answered():
        tick_all(page)
    expect(page.get_by_text("3 rijen aangevinkt.")).to_be_visible()
    opened.press("Vandaag bevestigd")
    expect(said(page)).to_have_text("3 initiatieven vandaag bevestigd.")
    assert {record.item.last_confirmed for record in list_initiatives(store)} == {today()}
    opened.press("Maak ongedaan: 3 initiatieven vandaag bevestigd.")
    expect(said(page)).to_have_text("3 initiatieven niet meer vandaag bevestigd.")
    assert {record.item.last_confirmed for record in list_initiatives(store)} == {LONG_AGO}


def a_list_goes_round_and_its_answers_are_taken_over(opened: Visit, store: Store, tmp_path: Path) -> None:
    page = opened.page
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Lijst om rond te sturen").click()
    downloading.value.save_as(tmp_path / "lijst.xlsx")
    book = load_workbook(tmp_path / "lijst.xlsx")
    for row, answer in zip(book["Bewoners"].iter_rows(min_row=2), ("ja", "nee", None), strict=True):
        row[3].value = answer
    book.save(tmp_path / "terug.xlsx")
    upload(opened, (tmp_path / "terug.xlsx").read_bytes(), "terug.xlsx")
    expect(
        page.get_by_text("Gelezen: 1 bestaat nog, 1 gestopt, 0 tijdelijk dicht en 1 zonder antwoord.")
    ).to_be_visible()
    opened.press("Neem de antwoorden over")
    expect(said(page)).to_have_text("2 initiatieven bijgewerkt.")
    kept = {record.id: (record.item.status, record.item.last_confirmed) for record in list_initiatives(store)}
    assert kept == {"Soep": (None, today()), "Thee": ("gestopt", today()), "Wandelen": (None, LONG_AGO)}


def what_has_a_wijk_and_no_spot_is_a_ring_on_the_map(opened: Visit) -> None:
    opened.tab("Kaart")
    frame = map_frame(opened.page)
    frame.wait_for_function("window.wijkMap.rings && window.wijkMap.rings.length === 1")
    told = frame.evaluate("window.wijkMap.rings[0].getTooltip().getContent().textContent")
    assert told == "Malburgen-Oost (Zuid): Soep, Thee en Wandelen, zonder precieze plek"
