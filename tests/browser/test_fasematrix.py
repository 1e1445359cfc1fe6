"""The phase matrix as a room uses it: press a cell, add to it, confirm, prioritise, overrule, take it home."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, serious
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database import Store
from wijk.store.repository import add_initiative, list_confirmations, list_initiatives, list_notes, new_id

PATH = "fasematrix?gebied=WK020218"
SCRIPT = "<script>alert(1)</script> =2+2 *é* 🎉"
Open = Callable[..., Visit]


@pytest.fixture
def store(store: Store) -> Store:
    """The server's database with one initiative whose name tries to be code."""
    role = PhaseRole("signaleren", ("huisbezoek",))
    add_initiative(store, Initiative(new_id(), SCRIPT, roles=(role,), groups=("ouderen",), area="WK020218"))
    return store


@pytest.fixture
def matrix(visit: Open, store: Store) -> Open:  # noqa: ARG001 - what the page shows
    """Open the page on that database."""

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        opened = visit(width, height)
        opened.go(PATH)
        return opened

    return open_page


def cell(page: Page, group: str, phase: str) -> Any:
    return page.locator(f".st-key-vak-{group}-{phase} button")


def test_a_room_fills_confirms_and_decides(matrix: Open, store: Store) -> None:
    opened = matrix()
    page = opened.page
    expect(cell(page, "ouderen", "signaleren")).to_contain_text("◐ kwetsbaar")

    cell(page, "ouderen", "signaleren").click()
    expect(page.get_by_text("huisbezoek", exact=False).first).to_be_visible()
    page.get_by_label("Voeg hier een initiatief toe: de naam").fill("Belcirkel")
    page.get_by_role("button", name="Opslaan").click()
    expect(cell(page, "ouderen", "signaleren").filter(has_text="● gedekt")).to_be_visible()
    assert {one.item.name for one in list_initiatives(store)} == {SCRIPT, "Belcirkel"}

    cell(page, "ouderen", "bespreken").click()
    page.get_by_role("button", name="Wij weten zeker dat er niets is").click()
    expect(cell(page, "ouderen", "bespreken").filter(has_text="○ leeg")).to_be_visible()
    [confirmation] = list_confirmations(store)
    assert (confirmation.item.area, confirmation.item.phase) == ("WK020218", "bespreken")

    opened.settle()
    page.get_by_role("combobox", name="Hier gaan wij als eerste mee aan de slag").click()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Prioriteiten bewaren").click()
    expect(page.get_by_text("De prioriteiten zijn bewaard")).to_be_visible()
    assert [one.item.mark for one in list_notes(store)] == ["prioriteit"]


def test_overruling_needs_a_reason_and_takes_the_mismatch_out(matrix: Open, store: Store) -> None:
    opened = matrix()
    page = opened.page
    page.get_by_text("Een mismatch bespreken of weerleggen").click()
    box = page.get_by_role("combobox", name="Welke mismatch?")
    box.scroll_into_view_if_needed()
    opened.settle()
    box.press("ArrowDown")
    page.get_by_role("option").first.click()
    opened.settle()
    page.locator("label", has_text="weerlegd").first.click()
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Schrijf op waarom deze mismatch niet klopt")).to_be_visible()
    page.get_by_label("Waarom? Bij weerlegd is dit nodig").fill("De kerk doet dit al")
    page.keyboard.press("Enter")
    opened.settle()
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Door de groep weerlegd: 1")).to_be_visible()
    [note] = list_notes(store)
    assert (note.item.mark, note.item.reason) == ("weerlegd", "De kerk doet dit al")


def test_what_was_typed_is_text_everywhere_also_in_the_downloads(matrix: Open) -> None:
    opened = matrix()
    page = opened.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    cell(page, "ouderen", "signaleren").click()
    expect(page.get_by_text(SCRIPT).first).to_be_visible()
    opened.settle()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Matrix als afbeelding").click()
    svg = downloading.value.path().read_text(encoding="utf-8")
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Matrix als Excel").click()
    book = load_workbook(io.BytesIO(downloading.value.path().read_bytes()))
    assert book.sheetnames == ["Fasematrix", "Mismatches", "Matches", "Zeker niets"]
    assert dialogs == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (390, 844)])
def test_the_page_fits_the_screen_and_axe_finds_nothing_serious(matrix: Open, width: int, height: int) -> None:
    opened = matrix(width, height)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    assert opened.elsewhere() == []
