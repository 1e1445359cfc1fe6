"""The coalition as a room makes it: load people, compute, choose otherwise, and keep the choice with its reason."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.driving import Visit, serious
from tests.decisions import decision
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.store.coalitions.queries import list_coalitions
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.queries import add_key_figure, list_ties
from wijk.store.matrix.decisions import make_decision

PATH = "coalitie?gebied=WK020218"
SCRIPT = "<script>alert(1)</script> =2+2 *é* 🎉"
Open = Callable[..., Visit]


@pytest.fixture
def store(store: Store) -> Store:
    """The server's database with the example's initiatives."""
    load_example(store, load_method())
    return store


@pytest.fixture
def coalition(visit: Open, store: Store) -> Open:  # noqa: ARG001 - what the page shows
    """Open the page on that database."""

    def open_page(width: int = 1280, height: int = 720) -> Visit:
        opened = visit(width, height).watch()
        opened.go(PATH)
        return opened

    return open_page


def step(opened: Visit, number: int) -> None:
    """Go to a step of the page."""
    tab = opened.page.get_by_role("tab").nth(number - 1)
    if tab.get_attribute("aria-selected") != "true":
        with opened.answered():
            tab.click()


def test_from_the_example_people_to_a_saved_coalition(coalition: Open, store: Store) -> None:
    opened = coalition()
    page = opened.page
    opened.press("Laad voorbeeldmensen: voorbeeld (verzonnen)")
    expect(page.get_by_text("Er zijn 17 voorbeeldmensen geladen")).to_be_visible()
    step(opened, 3)
    opened.press("Reken uit")
    expect(page.get_by_text(re.compile(r"^Coalitie 1 dekt 2\d van de 33 behoeften\.$"))).to_be_visible()
    page.get_by_text("Hoe zeker is dit, en wat kosten grootte en voorwaarden?").click()
    expect(page.get_by_text("bewezen beste", exact=True)).to_be_visible()
    opened.press("Toon de dekking per grootte")
    expect(page.get_by_text("brengt een lid erbij duidelijk minder")).to_be_visible()
    opened.press("Kies coalitie 1")
    opened.unfold("Wat brengt elk lid, en hoe zwaar telt dat?")
    expect(page.get_by_text("Gedekt gewicht: 151 van 173 (87%)")).to_be_visible()
    page.get_by_role("button", name="maatje, maatjesproject").first.click()
    expect(page.get_by_text("Gedekt gewicht: 148 van 173 (86%)")).to_be_visible()
    opened.settle()
    page.get_by_label("Naam van de coalitie").fill("Malburgen, proef")
    page.get_by_label("Waarom deze keuze").fill("Het onderzoek komt later")
    page.get_by_role("button", name="Coalitie bewaren").click()
    expect(page.get_by_text("De coalitie is bewaard: Malburgen, proef")).to_be_visible()
    [record] = list_coalitions(store, "WK020218")
    assert (len(record.item.members), len(record.item.advised)) == (5, 6)
    assert record.item.reason == "Het onderzoek komt later"

    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", name="Fasematrix")).to_be_visible()
    opened.settle()
    page.get_by_role("link", name="Coalitie").click()
    expect(page.get_by_role("heading", name="Coalitie Malburgen")).to_be_visible()
    opened.settle()
    step(opened, 3)
    page.get_by_text("Wat brengt elk lid, en hoe zwaar telt dat?").click()
    expect(page.get_by_text("Gedekt gewicht: 148 van 173 (86%)")).to_be_visible()
    assert "voorbeeld" not in page.url
    assert opened.elsewhere() == []


def test_a_room_adds_people_in_a_row_sees_cards_ticks_who_knows_whom_and_is_told_of_a_broken_database(
    visit: Open, store: Store
) -> None:
    for group, phase in (("ouderen", "toeleiden"), ("ouderen", "volgen"), ("eenouder", "volgen")):
        make_decision(store, decision("prioriteit", group=group, phases=(phase,)))
    opened = visit(1920, 1080)
    page = opened.go(PATH)
    dialogs: list[str] = []
    opened.listen("dialog", lambda dialog: dialogs.append(dialog.message))
    name_and_see(opened, "wijkverpleegkundige")
    people = (
        KeyFigure("een", SCRIPT, groups=("ouderen",), phases=("toeleiden",), areas=("WK020218",), position="bewoner"),
        KeyFigure(
            "twee", "wijkcoach", groups=("ouderen",), phases=("volgen",), areas=("WK020218",), position="overheid"
        ),
    )
    for one in people:
        add_key_figure(store, one)
    name_and_see(opened, "kapper")
    opened.settle()
    page.get_by_text("Lijst van sleutelfiguren: 4").click()
    expect(page.get_by_role("cell", name=SCRIPT)).to_be_visible()
    step(opened, 3)
    expect(page.get_by_text("zoek iemand")).to_have_count(0)
    opened.press("Reken uit")
    card = page.locator("[class*=st-key-coalitie-kaart-1]")
    expect(card).to_contain_text("Coalitie 1 dekt 2 van uw 3 prioriteiten; mist Eenoudergezinnen: Volgen.")
    expect(card).to_contain_text(SCRIPT)
    expect(page.get_by_text("Naar wie zoekt u nog?")).to_be_visible()
    for width, height in ((1920, 1080), (1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        sizes = card.locator("p, li").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
        assert min(sizes) >= (height / 40 if width > 900 else 16)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert serious(page) == []
    page.set_viewport_size({"width": 1280, "height": 720})
    opened.press("Kies coalitie 1")
    step(opened, 4)
    grid = page.locator(".ties")
    pair = grid.get_by_role("button").first
    pair.focus()
    for text in ("✓ licht", "✓✓ sterk"):
        with opened.answered():
            page.keyboard.press("Enter")
        expect(pair).to_have_text(text)
        expect(pair).to_be_focused()
    [tie] = list_ties(store)
    assert tie.item.strength == "sterk"
    assert serious(page) == []

    # A database that can't be read gives a Dutch sentence.
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE coalitions RENAME TO elders")
    try:
        step(opened, 5)
        expect(page.get_by_text("De database is niet te lezen of te beschrijven")).to_be_visible()
        expect(page.get_by_test_id("stException")).to_have_count(0)
    finally:
        with store.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE elders RENAME TO coalitions")
    assert dialogs == []


def name_and_see(opened: Visit, name: str) -> None:
    """Add somebody by the keyboard; the box is empty and waits for the next."""
    role = opened.page.get_by_label("Rol", exact=True)
    role.fill(name)
    with opened.answered():
        role.press("Enter")
    expect(opened.page.get_by_text(f"Toegevoegd: {name}.")).to_be_visible()
    expect(role).to_have_value("")
    expect(role).to_be_focused()
