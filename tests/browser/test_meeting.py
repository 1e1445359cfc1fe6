"""A meeting with a facilitator, a beamer and ten phones: from code to wall, to priority, profile and coalition."""

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.conftest import PUBLIC, SetUp
from tests.browser.driving import Visit, choose, empty, serious
from tests.web.phones import Fields, Phone
from wijk.domain.decision import holding
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.key_figures.example import load_people_example
from wijk.store.matrix.decisions import list_decisions
from wijk.store.meetings.live import live_meeting_of
from wijk.store.meetings.queries import list_recognitions
from wijk.store.opening import open_store
from wijk.views.join_code import qr_image, shown_code

PLACE = "WK020218"
HOSTILE = '<img src=x onerror="alert(1)"> =SOM(A1)'
Open = Callable[..., Visit]


@pytest.fixture
def room(visit: Open, set_up: SetUp) -> Iterator[tuple[Open, Store]]:
    """Opens pages of a server that phones can reach, and its store."""
    store = open_store(set_up.database)
    empty(store)
    visits: list[Visit] = []

    def opened(width: int, height: int) -> Visit:
        visits.append(visit(width, height).watch())
        visits[-1].address = set_up.address
        visits[-1].listen("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        return visits[-1]

    yield opened, store
    for one in visits:
        one.forget()


def press(button: Locator) -> None:
    """By keyboard, as all of the facilitator's work can be done."""
    button.focus()
    button.press("Enter")


def ask(leader: Visit, kind: str) -> None:
    with leader.answered():
        choose(leader.page.get_by_role("combobox", name="Vraag de zaal"), kind)
    press(leader.page.get_by_role("button", name="Open deze vraag"))


def test_a_meeting_from_code_to_wall_to_priority_profile_and_coalition(room: tuple[Open, Store]) -> None:
    opened, store = room
    leader, wall = opened(1280, 720), opened(1920, 1080)
    page = leader.go(f"bijeenkomst?gebied={PLACE}")
    page.get_by_label("Wie zijn er?").fill("12 bewoners\n3 wijkteam")
    press(page.get_by_role("button", name="Open de bijeenkomst"))
    expect(page.get_by_role("button", name="Open deze vraag")).to_be_visible()
    live = live_meeting_of(store, (PLACE,))
    assert live
    load_people_example(store, load_method())

    seen = wall.page
    seen.goto(f"{wall.address}/bijeenkomst?gebied={PLACE}&scherm=zaal")
    expect(seen.get_by_text(shown_code(live.code))).to_be_visible()
    assert str(seen.locator(".zaal-qr img").get_attribute("src")) in unescape(qr_image(f"{PUBLIC}/doe/{live.code}"))
    expect(seen.get_by_role("link", name="Presenteren")).to_be_hidden()
    # Of ten phones three are looked at; test_phone.py has all that a phone shows.
    phones = [opened(390, 844).page for _ in range(3)]
    others = [Phone(int(leader.address.rpartition(":")[2]), live.code) for _ in range(7)]

    ask(leader, "Een initiatief noemen")
    for phone in phones:
        join(phone, leader.address, live.code)
    expect(seen.get_by_role("heading", name="Wat is er al?")).to_be_visible()
    for phone, text in zip(phones, ("Koffietafel in de flat", "Koffie in de flat", HOSTILE), strict=True):
        phone.locator("#tekst").fill(text)
        send(phone, "Stuur in")
    answer(others[0], {"tekst": "Zwerfpaal"})
    expect(page.get_by_text("Inbreng die op u wacht: 4")).to_be_visible()
    expect(seen.get_by_text("4 van 4 telefoons deden iets.")).to_be_visible()
    assert "Koffie" not in seen.locator("body").inner_text()
    queue(page, "Koffietafel in de flat", "Overnemen")
    expect(seen.get_by_text("Koffietafel in de flat")).to_be_visible()
    with leader.answered():
        choose(entry(page, "Koffie in de flat").get_by_role("combobox", name="Hetzelfde als"), "Koffietafel")
    queue(page, "Koffie in de flat", "Voeg samen")
    queue(page, HOSTILE, "Overnemen")
    expect(seen.get_by_text(HOSTILE)).to_be_visible()
    queue(page, "Zwerfpaal", "Wegleggen")
    leader.unfold("Afgehandeld: 4")
    expect(page.get_by_role("button", name="Haal terug")).to_have_count(4)
    press(page.get_by_role("button", name="Haal terug").first)
    expect(page.get_by_text("Inbreng die op u wacht: 1")).to_be_visible()
    assert serious(seen) == []
    assert serious(page) == []

    ask(leader, "Herkent u dit cijfer?")
    expect(seen.get_by_text("Herkenbaar")).to_be_visible()
    for phone, pressed in zip(phones, ("Herkenbaar", "Deels", "Niet"), strict=True):
        join(phone, leader.address, live.code)
        send(phone, pressed)
    for other, sent in zip(others, ["herkenbaar"] * 5 + ["deels"] * 2, strict=True):
        answer(other, {"keuze": sent})
    phones[0].locator("#tekst").fill("geldt vooral voor de flats")
    send(phones[0], "Stuur uw woorden in")
    queue(page, "geldt vooral voor de flats", "Overnemen")
    expect(seen.get_by_text("geldt vooral voor de flats")).to_be_visible()
    expect(seen.locator("[data-soort=herkenning] li", has_text="Herkenbaar")).to_contain_text("6 telefoons")

    ask(leader, "Drie prioriteiten kiezen")
    expect(seen.locator("[data-soort=prioriteiten]")).to_be_visible()
    for number, phone in enumerate(phones):
        join(phone, leader.address, live.code)
        for place in {1, number % 4}:
            phone.get_by_role("checkbox").nth(place).check()
        send(phone, "Stem")
    options = [unescape(one) for one in re.findall(r'name="keuze" id="\w+" value="(.*?)"', others[0].look().page)]
    for number, other in enumerate(others, start=len(phones)):
        answer(other, [*(("keuze", options[place]) for place in {1, number % 4}), ("stem", "ja")])
    expect(seen.locator("[data-soort=prioriteiten] li").first).to_contain_text("10 telefoons")
    first = seen.locator("[data-soort=prioriteiten] .zaal-tekst").first.inner_text()
    assert list_decisions(store, PLACE) == ()
    press(page.get_by_role("button", name="Sluit deze vraag"))
    press(page.get_by_role("button", name="Leg vast als prioriteit").first)
    expect(page.get_by_text(f"Prioriteit gekozen: {first}.")).to_be_visible()
    assert len(holding([one.item for one in list_decisions(store, PLACE)], "prioriteit")) == 1

    page.get_by_role("textbox", name="Wat spreken wij af?").fill("Het wijkteam belt de kerk")
    press(page.get_by_role("button", name="Bewaren en sluiten"))
    expect(page.get_by_text("Het wijkteam belt de kerk").first).to_be_visible()
    expect(seen.get_by_text("Er is nu geen bijeenkomst open")).to_be_visible()
    [said] = list_recognitions(store, (PLACE,))
    assert (said.recognised, said.partly, said.unrecognised) == (6, 3, 1)
    leader.turn(f"wijkprofiel?gebied={PLACE}")
    expect(page.get_by_text("6 van 10 herkennen dit; 3 deels; “geldt vooral voor de flats”").first).to_be_visible()
    leader.turn(f"coalitie?gebied={PLACE}")
    press(page.get_by_role("tab", name="3 Beste coalitie"))
    press(page.get_by_role("button", name="Reken uit"))
    expect(page.locator("[class*=st-key-coalitie-kaart-1]")).to_contain_text("uw prioriteit")
    for one in (leader, wall):
        assert [url for url in one.requests if not url.startswith((one.address, "data:", "blob:"))] == []


def join(phone: Page, address: str, code: str) -> None:
    """What the QR code opens, at the address of this test.

    A phone looks by itself whether something else is asked, and may be on its way there already.
    """
    phone.wait_for_load_state()
    try:
        phone.goto(f"{address}/doe/{code}")
    except Error as error:
        assert "interrupted by another navigation" in str(error)
        phone.wait_for_load_state()


def send(phone: Page, button: str) -> None:
    """Send the form, and wait for the page that says so."""
    with phone.expect_navigation():
        phone.get_by_role("button", name=button).click()


def answer(phone: Phone, fields: Fields) -> None:
    """Look and send, as a phone that nobody looks at does."""
    assert phone.look().status == 200
    got = phone.send(fields)
    assert got.status == 200, got.notice


def entry(page: Page, text: str) -> Locator:
    """What waits with this text."""
    # The text stands in a field, which is found by what it holds.
    return page.locator("[class*=st-key-inbreng-]").filter(has=page.locator(f"input[value={text!r}]")).last


def queue(page: Page, text: str, deed: str) -> None:
    field = page.get_by_role("textbox", name="Inbreng").and_(page.locator(f"css=input[value='{text}']"))
    expect(field).to_have_count(1)
    press(entry(page, text).get_by_role("button", name=deed))
    expect(field).to_have_count(0)
