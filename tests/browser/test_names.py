"""A name is seen by who has the passphrase and asks for it, and leaves no trace in page, address, log or files."""

import io
from collections.abc import Callable, Iterator

import pytest
from docx import Document
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import SetUp
from tests.browser.driving import Visit, empty, serious
from tests.store.people import CONSENT, PASSPHRASE, SECRETS, traces
from wijk.domain.clock import today
from wijk.domain.key_figure import Consent
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.consents import give_consent, list_consents, year_later
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.opening import open_store

WORKER = "voorbeeld-sf-02"
PATH = "coalitie?gebied=WK020218"
LABEL = "opbouwwerker, welzijnsorganisatie (verzonnen)"


@pytest.fixture
def filled(set_up: SetUp, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The database of that server with the example's initiatives and people, and names possible."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    found = open_store(set_up.database)
    empty(found)
    load_example(found, load_method())
    load_people_example(found, load_method())
    return found


@pytest.fixture
def coalition(visit: Callable[..., Visit], set_up: SetUp, filled: Store) -> Iterator[Callable[[], Visit]]:  # noqa: ARG001
    """Open the page on that server, each time in another browser."""
    visits: list[Visit] = []

    def open_page() -> Visit:
        visits.append(visit().watch())
        visits[-1].address = set_up.address
        visits[-1].go(PATH)
        return visits[-1]

    yield open_page
    for one in visits:
        one.forget()


def unlock(opened: Visit) -> None:
    page = opened.page
    opened.unfold("Namen, met toestemming")
    page.get_by_label("Wachtzin").fill(PASSPHRASE)
    page.get_by_role("button", name="Ontgrendel namen").click()
    expect(page.get_by_role("button", name="Bekijk namen")).to_be_visible()
    opened.settle()


def give(opened: Visit) -> None:
    """Enter a name with consent in the window, and look whether it is told there."""
    page = opened.page
    page.get_by_role("button", name="Bekijk namen").click()
    window = page.get_by_role("dialog")
    window.get_by_role("combobox").click()
    page.get_by_role("option", name=LABEL).click()
    window.get_by_label("Naam", exact=True).fill(CONSENT.name)
    window.get_by_label("Telefoon of e-mail").fill(CONSENT.contact)
    window.get_by_label("Waarvoor is toestemming gegeven").fill(CONSENT.purpose)
    window.get_by_role("button", name="Bewaar met deze toestemming").click()
    expect(window.get_by_role("cell", name=CONSENT.name)).to_be_visible()
    opened.settle()


def downloaded(opened: Visit, name: str) -> bytes:
    opened.page.wait_for_function("window.wijkStill()")
    with opened.page.expect_download() as downloading:
        opened.page.get_by_role("button", name=name).click()
    found: Download = downloading.value
    assert not traces(found.suggested_filename)
    opened.settle()
    return found.path().read_bytes()


def word_text(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def kept_in_browser(page: Page) -> str:
    told = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])")
    return f"{page.url} {page.title()} {told}"


def test_a_name_leaves_no_trace_outside_its_window_and_is_withdrawn_in_another_browser(
    coalition: Callable[[], Visit], filled: Store, set_up: SetUp
) -> None:
    opened = coalition()
    page = opened.page
    told: list[str] = []
    opened.listen("console", lambda message: told.append(message.text))
    unlock(opened)
    give(opened)
    assert list_consents(filled, today(), PASSPHRASE)[WORKER].name == CONSENT.name
    assert serious(page) == []

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened.settle()
    assert not traces(page.content())
    assert not traces(kept_in_browser(page))
    assert not traces(" ".join([*opened.requests, *told]))
    assert opened.elsewhere() == []

    page.get_by_text("Lijst van sleutelfiguren").click()
    assert not traces(downloaded(opened, "Sleutelfiguren als CSV"))
    opened.tab("3 Beste coalitie")
    opened.press("Reken uit")
    opened.press("Kies coalitie 1")
    assert not traces(word_text(downloaded(opened, "Verslag van deze coalitie")))
    opened.press("Eén verslag met namen")
    assert CONSENT.name in word_text(downloaded(opened, "Verslag met namen, als Word"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not traces(word_text(downloaded(opened, "Verslag van deze coalitie")))
    assert not traces(page.content())

    log = set_up.log.read_bytes()
    assert b"deferred callable" in log
    assert not traces(log)
    assert PASSPHRASE.encode() not in log + page.content().encode() + " ".join(opened.requests).encode()

    opened.tab("1 Sleutelfiguren")
    opened.press("Bekijk namen")
    expect(page.get_by_role("dialog").get_by_role("cell", name=CONSENT.name)).to_be_visible()
    a_name_is_withdrawn_in_another_browser_and_two_who_enter_it_see_both_versions(opened, coalition(), filled)
    opened.go(PATH)
    asks_for_the_passphrase(opened)


def asks_for_the_passphrase(opened: Visit) -> None:
    """The page as it was opened, which shows no name."""
    page = opened.page
    page.get_by_text("Namen, met toestemming").click()
    expect(page.get_by_label("Wachtzin")).to_be_visible()
    expect(page.get_by_role("button", name="Bekijk namen")).to_have_count(0)
    assert not traces(page.content())


def a_name_is_withdrawn_in_another_browser_and_two_who_enter_it_see_both_versions(
    opened: Visit, other: Visit, filled: Store
) -> None:
    """Of two who are unlocked, one with a name in the window."""
    asks_for_the_passphrase(other)
    # The list of a box closes when the page scrolls under it.
    other.page.set_viewport_size({"width": 1280, "height": 1600})
    other.settle()
    expect(other.page.get_by_role("cell", name=LABEL)).to_be_visible()
    other.settle()
    box = other.page.get_by_role("combobox", name="Om wie gaat het?")
    box.click()
    other.page.get_by_role("option", name=LABEL).click()
    other.settle()
    other.press("Trek de toestemming in")
    expect(other.page.get_by_text("De naam is weg")).to_be_visible()
    opened.page.get_by_role("dialog").get_by_role("combobox").click()
    opened.page.get_by_role("option").first.click()
    opened.settle()
    expect(opened.page.get_by_text("Er is nog van niemand een naam bewaard")).to_be_visible()
    assert list_consents(filled, today(), PASSPHRASE) == {}
    assert SECRETS[0] not in opened.page.get_by_role("dialog").inner_text()

    # Two enter the same name.
    window = opened.page.get_by_role("dialog")
    window.get_by_role("combobox").click()
    opened.page.get_by_role("option", name=LABEL).click()
    opened.settle()
    window.get_by_label("Naam", exact=True).fill(CONSENT.name)
    window.get_by_label("Waarvoor is toestemming gegeven").fill(CONSENT.purpose)
    last = year_later(today())
    give_consent(filled, WORKER, Consent("Anna Anders", "", today(), CONSENT.purpose, last), today(), PASSPHRASE)
    window.get_by_role("button", name="Bewaar met deze toestemming").click()
    expect(window.get_by_text("Versie van de ander: Anna Anders")).to_be_visible()
    assert list_consents(filled, today(), PASSPHRASE)[WORKER].name == "Anna Anders"
    opened.settle()
    window.get_by_role("button", name="Bewaar deze keuze").click()
    expect(window.get_by_role("cell", name=CONSENT.name)).to_be_visible()
    assert list_consents(filled, today(), PASSPHRASE)[WORKER] == Consent(
        CONSENT.name, "", today(), CONSENT.purpose, last
    )
