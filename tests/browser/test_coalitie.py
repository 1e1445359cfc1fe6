"""The coalition as a room makes it: load people, compute, choose otherwise, and keep the choice with its reason."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import PATIENCE, ROOT, Visit, running_app
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.store.coalitions import list_coalitions
from wijk.store.example import load_example
from wijk.store.people import add_key_figure
from wijk.store.people_example import load_people_example
from wijk.store.repository import open_store

expect.set_options(timeout=PATIENCE)
PATH = "coalitie?gebied=WK020218"
SCRIPT = "<script>alert(1)</script> =2+2 *é* 🎉"
Open = Callable[..., Visit]


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A new database with the example's initiatives."""
    url = f"sqlite:///{tmp_path / 'wijk.sqlite'}"
    load_example(open_store(url), load_method())
    return url


@pytest.fixture
def coalition(browser: Browser, database: str) -> Iterator[Open]:
    """Open the app on that database."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("WIJK_DATABASE_URL", database)
        with running_app(ROOT) as address:
            pages: list[Page] = []

            def open_page(width: int = 1280, height: int = 720) -> Visit:
                page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
                page.set_default_timeout(PATIENCE)
                pages.append(page)
                opened = Visit(page, address)
                page.on("request", lambda request: opened.requests.append(request.url))
                opened.go(PATH)
                return opened

            yield open_page
            for page in pages:
                page.close()


def press(opened: Visit, name: str) -> None:
    opened.page.get_by_role("button", name=name).first.click()
    opened.settle()


def serious(page: Page) -> list[Any]:
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def elsewhere(opened: Visit) -> list[str]:
    own = (opened.address, "data:", "blob:", "ws://localhost")
    return [url for url in opened.requests if not url.startswith(own)]


def test_from_the_example_people_to_a_saved_coalition(coalition: Open, database: str) -> None:
    opened = coalition()
    page = opened.page
    press(opened, "Laad voorbeeldmensen: voorbeeld (verzonnen)")
    expect(page.get_by_text("Er zijn 17 voorbeeldmensen geladen")).to_be_visible()
    press(opened, "Reken uit")
    expect(page.get_by_text("bewezen beste", exact=True)).to_be_visible()
    press(opened, "Kies coalitie 1")
    expect(page.get_by_text("Gedekt gewicht: 153 van 162 (94%)")).to_be_visible()
    page.get_by_role("button", name="docent-onderzoeker").first.click()
    expect(page.get_by_text("Gedekt gewicht: 147 van 162 (91%)")).to_be_visible()
    opened.settle()
    press(opened, "Toon de dekking per grootte")
    expect(page.get_by_text("daar zit de knik")).to_be_visible()
    page.get_by_label("Naam van de coalitie").fill("Malburgen, proef")
    page.get_by_label("Waarom deze keuze").fill("Het onderzoek komt later")
    page.get_by_role("button", name="Coalitie bewaren").click()
    expect(page.get_by_text("De coalitie is bewaard: Malburgen, proef")).to_be_visible()
    [record] = list_coalitions(open_store(database), "WK020218")
    assert (len(record.item.members), len(record.item.advised)) == (5, 6)
    assert record.item.reason == "Het onderzoek komt later"

    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", name="Fasematrix")).to_be_visible()
    opened.settle()
    page.get_by_role("link", name="Coalitie").click()
    expect(page.get_by_text("Gedekt gewicht: 147 van 162 (91%)")).to_be_visible()
    assert "voorbeeld" not in page.url
    assert elsewhere(opened) == []


def test_what_was_typed_is_text(coalition: Open, database: str) -> None:
    add_key_figure(open_store(database), KeyFigure("kwaad", SCRIPT, groups=("ouderen",), phases=("signaleren",)))
    opened = coalition()
    dialogs: list[str] = []
    opened.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    opened.page.get_by_text("Lijst van sleutelfiguren: 1").click()
    expect(opened.page.get_by_role("cell", name=SCRIPT)).to_be_visible()
    assert dialogs == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (390, 844)])
def test_the_page_fits_the_screen_and_axe_finds_nothing_serious(
    coalition: Open, database: str, width: int, height: int
) -> None:
    load_people_example(open_store(database), load_method())
    opened = coalition(width, height)
    page = opened.page
    for name in ("Reken uit", "Kies coalitie 1", "Toon de dekking per grootte", "Toon de prijs van elke voorwaarde"):
        press(opened, name)
    expect(page.get_by_text("Bewaar deze coalitie")).to_be_visible()
    for title in ("Lijst van sleutelfiguren", "Voeg een sleutelfiguur toe", "Soorten kennis", "Acht lessen uit"):
        page.get_by_text(title).first.click()
    opened.settle()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    assert elsewhere(opened) == []
