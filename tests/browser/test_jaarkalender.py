"""The calendar in a browser: by keyboard, with two people, as a file and as an address that stops at once."""

import http.client
from collections.abc import Callable
from contextlib import closing
from datetime import date

import icalendar
from playwright.sync_api import expect

from tests.browser.driving import Visit, serious
from tests.browser.looking import faults
from wijk.domain.clock import today
from wijk.domain.event import Event
from wijk.store.calendar.queries import KEPT_EVENTS
from wijk.store.database.connection import Store

Open = Callable[..., Visit]
WIJK = "WK020218"
NEXT = today().year + 1
PATH = f"werkplan?gebied={WIJK}&deel=kalender&vanaf={NEXT}-01"


def status(url: str) -> tuple[int, bytes]:
    place, _, path = url.removeprefix("http://").partition("/")
    with closing(http.client.HTTPConnection(place, timeout=60)) as connection:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        return answer.status, answer.read()


def test_a_year_is_filled_by_two_taken_along_and_withdrawn(visit: Open, store: Store) -> None:
    KEPT_EVENTS.add(store, Event("e", WIJK, "<b>Samen</b> eten", date(NEXT, 3, 3), repeats="wekelijks"))
    one = visit().watch()
    page = one.go(PATH)
    expect(page.get_by_role("heading", name=f"Maart {NEXT}")).to_be_visible()
    assert page.locator(".rows b").count() == 0, "what people type is text"
    with one.answered():
        page.get_by_text("Zuid", exact=True).click()
    one.press("Kies deze regio")
    expect(page.get_by_role("button", name="Schoolvakanties: regio Zuid")).to_be_visible()
    expect(page.get_by_role("cell", name="Zomervakantie").first).to_be_visible()

    # By keyboard: a suggestion becomes an event, and the cursor goes to it.
    button = page.get_by_role("button", name="Neem over: Week tegen Eenzaamheid")
    button.focus()
    with one.answered():
        page.keyboard.press("Enter")
    title = page.get_by_label("Hoe heet het?").first
    expect(title).to_be_focused()
    expect(title).to_have_value("Week tegen Eenzaamheid")
    assert serious(page) == []
    one.press("Niet wijzigen")
    expect(page.get_by_role("button", name="Wijzig: Week tegen Eenzaamheid")).to_be_visible()

    # Two people change one event.
    other = visit()
    other.go(PATH)
    for opened, field, text in ((other, "Waar?", "kerk"), (one, "Begint om", "18.00")):
        with opened.answered():
            opened.page.get_by_role("button", name="Wijzig: <b>Samen</b> eten").first.click()
        opened.page.locator(".st-key-formulier-e").get_by_label(field).fill(text)
    for opened in (other, one):
        with opened.answered():
            opened.page.locator(".st-key-formulier-e").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Versie van de ander").first).to_be_visible()
    one.press("Bewaar deze keuze")
    row = page.locator(".rows tr", has_text="eten").first
    expect(row).to_contain_text("18.00 uur")
    expect(row).to_contain_text("kerk")

    # A file and an address hold the same; the address stops at once.
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Jaarkalender als .ics-bestand").click()
    taken = downloading.value.path().read_bytes()
    titles = {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(taken).walk("VEVENT")}
    assert {"<b>Samen</b> eten", "Week tegen Eenzaamheid", "Zomervakantie"} <= titles
    page.get_by_text("Meelezen met een adres").click()
    one.press("Maak een adres")
    address = page.locator("code.adres")
    expect(address).to_be_visible()
    url = address.inner_text()
    assert status(url) == (200, taken)
    assert serious(page) == []
    one.again()
    page.get_by_text("Meelezen met een adres").click()
    expect(page.get_by_text("Het is niet meer te zien")).to_be_visible()
    one.press("Trek het adres in")
    expect(page.get_by_text("kan niet meer meelezen")).to_be_visible()
    assert status(url)[0] == 410

    for view in ("Per maand", "Het jaar in één tabel"):
        if view != "Per maand":
            one.tab(view)
            expect(page.locator(".jaar")).to_contain_text("Week tegen Eenzaamheid")
        assert faults(one) == [], view
    page.emulate_media(media="print")
    expect(page.locator(".jaar")).to_be_visible()
    for hidden in (".st-key-niet-op-papier-kalender", ".st-key-niet-op-papier-kalender-kiezen", "[role=tablist]"):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    assert one.elsewhere() == [] and one.refused() == []
