"""The front page and the search as a person sees them: the route of a place and its links."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driving import Visit
from tests.views.papers.reading import read_pdf
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative

Open = Callable[..., Visit]
MALBURGEN = "?gebied=WK020218"


def test_a_place_is_found_and_its_route_tells_what_was_entered_gives_the_report_and_leads_on(
    visit: Open, store: Store
) -> None:
    roles = (PhaseRole("signaleren"),)
    add_initiative(store, Initiative("k", "Koffie", roles=roles, groups=("ouderen",), area="WK020218"))
    opened = visit()
    page = opened.go("")
    a_mistyped_name_leads_to_the_place(page)
    opened.turn(MALBURGEN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Malburgen-Oost (Zuid), Arnhem")
    expect(page.get_by_text("1 initiatief in deze wijk; daarvan is er 1 nog niet bevestigd.")).to_be_visible()
    expect(page.get_by_text("Volgende stap: bespreek in de fasematrix 47 vakjes")).to_be_visible()
    one_press_gives_the_report(page)
    page.get_by_role("button", name="Ga verder met deze stap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fasematrix Malburgen-Oost (Zuid), Arnhem")
    page.wait_for_url("**/fasematrix?gebied=WK020218*")
    opened.turn(MALBURGEN)
    page.get_by_role("link", name="Naar coalitie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Coalitie Malburgen-Oost (Zuid), Arnhem")


def one_press_gives_the_report(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Verslag (PDF)").click()
    assert download.value.suggested_filename.startswith("verslag-malburgen-oost-zuid-arnhem-WK020218-20")
    pdf = read_pdf(Path(download.value.path()).read_bytes())
    assert pdf.marked and pdf.title == "Verslag Malburgen-Oost (Zuid), Arnhem" and len(pdf.alts) == 1


def a_mistyped_name_leads_to_the_place(page: Page) -> None:
    page.get_by_label("Zoek een gemeente, wijk of buurt").fill("malburgn")
    expect(page.get_by_text("Bedoelt u misschien:")).to_be_visible()
    expect(page.get_by_text("Of bekijk een voorbeeld:")).to_have_count(0)
    page.get_by_role("button", name="Malburgen-Oost (Noord), wijk in Arnhem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Malburgen-Oost (Noord), Arnhem")
