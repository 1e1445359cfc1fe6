"""A phone in the room, under `streamlit run`: by touch, by keyboard and without scripts, from code to counted vote."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import Visit, serious
from tests.store.meetings.room import AREA, asked
from wijk.domain.meeting import Meeting
from wijk.store.database.connection import Store
from wijk.store.meetings.live import close_meeting, open_meeting
from wijk.store.meetings.questions import close_question, tally
from wijk.store.meetings.queue import accept, bring_in, waiting
from wijk.views.join_code import shown_code

Open = Callable[..., Visit]
NARROW = (390, 844)
THUMB = 44


def fits(page: Page) -> list[str]:
    """What is wrong with a page for a thumb and for axe."""
    wrong = [str(one) for one in serious(page)]
    if page.evaluate("document.documentElement.scrollWidth") > NARROW[0]:
        wrong.append("it is wider than the phone")
    for one in page.locator("button, .keus label, textarea, input[type=text]").all():
        box = one.bounding_box()
        if box is None or box["height"] < THUMB or box["width"] < THUMB:
            wrong.append(f"{one.inner_text()!r} is too small for a thumb: {box}")
    return wrong


def test_a_room_answers_by_phone(store: Store, visit: Open) -> None:
    live = open_meeting(store, Meeting("m1", AREA, date(2026, 11, 26)))
    opened = visit(*NARROW).watch()
    page = opened.page
    page.goto(f"{opened.address}/doe")
    assert fits(page) == []
    page.get_by_label("Typ de code van het scherm").fill(shown_code(live.code).lower())
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_role("heading", name="Wacht op de volgende vraag")).to_be_visible()
    assert fits(page) == []

    # It comes by itself.
    asked(store, "herkenning")
    expect(page.get_by_role("heading", name="Wat denkt u?")).to_be_visible()
    assert fits(page) == []
    page.get_by_role("button", name="Deels").click()
    expect(page.get_by_role("status").filter(has_text="telt mee")).to_be_visible()
    expect(page.get_by_role("button", name="Deels", pressed=True)).to_be_visible()
    page.get_by_label("Waarom?").fill("Vooral in de flats")
    page.get_by_role("button", name="Stuur uw woorden in").click()
    expect(page.get_by_text("Dank u.")).to_be_visible()
    assert tally(store, "q1").phones["deels"] == 1 and len(waiting(store, "m1")) == 1

    # What somebody is typing stays when something else is asked; a link leads on.
    page.get_by_label("Waarom?").fill("Nog een woord")
    asked(store, "initiatief", "q2")
    expect(page.get_by_text("Er is iets nieuws. Stuur")).to_be_visible()
    expect(page.get_by_label("Waarom?")).to_have_value("Nog een woord")
    page.get_by_role("button", name="Stuur uw woorden in").click()
    expect(page.get_by_text("Nog een woord")).to_be_visible()
    page.get_by_role("link", name="Ga terug naar de bijeenkomst").click()
    assert fits(page) == []
    page.get_by_label("Noem iets dat er al is").fill("Koffietafel met Fatima El Amrani")
    page.get_by_text("Signaleren", exact=True).click()
    page.get_by_role("button", name="Stuur in").click()
    expect(page.get_by_role("heading", name="Staat er een naam in?")).to_be_visible()
    assert fits(page) == []
    page.get_by_role("button", name="Stuur in zonder").click()
    expect(page.get_by_text("Dank u.")).to_be_visible()
    [_, named] = waiting(store, "m1")
    assert (named.text, named.phase) == ("Koffietafel met", "signaleren")

    asked(store, "prioriteiten", "q3", most=3)
    expect(page.get_by_text("Kies er hooguit 3")).to_be_visible()
    for number in (0, 2):
        page.get_by_text(f"Keuze {number}").click()
    assert fits(page) == []
    page.get_by_role("button", name="Stem").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)

    asked(store, "idee", "q4")
    bring_in(store, "q4", "Samen koken op dinsdag")
    expect(page.get_by_role("heading", name="Ideeën van anderen")).to_be_visible()
    assert fits(page) == []
    page.get_by_role("button", name="Dit steun ik").click()
    expect(page.get_by_role("button", name="U steunt dit", pressed=True)).to_be_visible()
    close_meeting(store, "m1")
    expect(page.get_by_role("heading", name="Gesloten")).to_be_visible()
    assert fits(page) == []
    assert opened.refused() == [] and opened.elsewhere() == []


def test_by_keyboard_alone(store: Store, visit: Open) -> None:
    live = open_meeting(store, Meeting("m1", AREA, date(2026, 11, 26)))
    asked(store, "keuze")
    opened = visit(*NARROW)
    page = opened.page
    page.goto(f"{opened.address}/doe")
    for key in ("Tab", *live.code, "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", name="Wat denkt u?")).to_be_visible()
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Keuze 1", pressed=True)).to_be_visible()
    assert tally(store, "q1").phones["o1"] == 1

    # By a link on another site it is the same phone.
    page.goto(opened.address.replace("localhost", "127.0.0.1") + "/_stcore/health")
    page.evaluate("where => { location.href = where }", f"{opened.address}/doe/{live.code}")
    expect(page.get_by_role("button", name="Keuze 1", pressed=True)).to_be_visible()


def test_without_scripts(store: Store, browser: Browser, address: str) -> None:
    live = open_meeting(store, Meeting("m1", AREA, date(2026, 11, 26)))
    context = browser.new_context(viewport={"width": 320, "height": 568}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/doe/{live.code}")
    asked(store, "idee")
    expect(page.get_by_role("heading", name="Wat denkt u?")).to_be_visible()
    page.get_by_label("Uw idee").fill("Samen koken")
    page.get_by_role("button", name="Stuur uw idee in").click()
    expect(page.get_by_text("Dank u.")).to_be_visible()
    accept(store, waiting(store, "m1")[0].id)
    page.get_by_role("link", name="Kijk of er iets nieuws is").click()
    page.get_by_role("button", name="Dit steun ik").click()
    expect(page.get_by_role("button", name="U steunt dit")).to_be_visible()
    close_question(store, "m1")
    page.get_by_role("link", name="Kijk of er iets nieuws is").click()
    expect(page.get_by_role("heading", name="Wacht op de volgende vraag")).to_be_visible()
    context.close()
