"""Every part of every page, on a beamer, a laptop and a phone: it fits, axe finds nothing serious, and it is Dutch.

What a page shows is filled with the example. Nothing may be asked of another machine or stopped by our own headers.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from playwright.sync_api import Error, FilePayload, expect

from tests.browser.driving import PAGES, Visit, serious
from tests.browser.initiatives import open_one
from tests.browser.map_reading import map_frame
from wijk.domain.ability import AbilityMeasure, ItemTally
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.draft import Draft
from wijk.domain.method import load_method
from wijk.domain.training import TrainingSession
from wijk.store.coalitions.drafts import save_draft
from wijk.store.coalitions.queries import add_coalition, add_meeting
from wijk.store.database.conditions_types import ABILITY_MEASURES, TRAINING_SESSIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example

Open = Callable[..., Visit]
WIJK = "WK020218"
ROWS = b"Functie;Doelgroep;Wijk;Uren\nWijkverpleegkundige;Ouderen;Schuytgraaf;7,5\nKapper;Ouderenn;Presikhaaf;veel\n"
LIST: FilePayload = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": ROWS}
# The walk is made on a phone; at each part the phone becomes a laptop, and that a beamer, while one looks. Between the
# last two only the layout differs: no style of ours asks for more.
PHONE, LAPTOP, BEAMER = (390, 844), (1280, 720), (1920, 1080)
MEMBERS = ("voorbeeld-sf-01", "voorbeeld-sf-02", "voorbeeld-sf-03")


@pytest.fixture
def filled(store: Store) -> Store:
    """The server's database with the example, a chosen coalition, and a saved one that met."""
    load_example(store, load_method())
    load_people_example(store, load_method())
    save_draft(store, Draft(WIJK, members=MEMBERS, elsewhere=True), None)
    members = (Member("voorbeeld-sf-01", "kapper"),)
    add_coalition(store, Coalition("c", "Malburgen, proef", date(2026, 9, 24), members, area=WIJK))
    Keeper(TRAINING_SESSIONS).add(store, TrainingSession("t", WIJK, date(2026, 9, 24), "Een gesprek beginnen"))
    tallies = (ItemTally("zien", (0, 1, 3, 4, 2)), ItemTally("melden"))
    Keeper(ABILITY_MEASURES).add(store, AbilityMeasure("a", WIJK, "Groep voorjaar", date(2026, 9, 24), tallies))
    add_meeting(store, NetworkMeeting("m", "c", date(2026, 10, 1), "Wie missen we?"))
    return store


def start(opened: Visit) -> Iterator[str]:
    for path in ("", f"?gebied={WIJK}", "?gebied=GM0202"):
        expect(opened.go(path).get_by_role("heading", level=3)).to_have_count(6)
        yield path or "no place"
    opened.go("onzin")
    yield "a wrong address"


def profile(opened: Visit) -> Iterator[str]:
    for path in (WIJK, "WK0363AE", "WK003402", "GM0202", "NL00"):
        page = opened.go(f"wijkprofiel?gebied={path}")
        map_frame(page)
        yield path
    opened.go("wijkprofiel?gebied=onzin")
    yield "an unknown place"


def comparing(opened: Visit) -> Iterator[str]:
    beside = f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217,WK051836,GM0363,BU02020338"
    for view in ("tabel", "grafiek", "verloop"):
        opened.go(f"{beside}&beeld={view}")
        yield view
    for name in ("Gebied erbij", "Cijfers kiezen"):
        opened.press(name)
        yield name
    opened.go(f"vergelijken?gebied={WIJK}&deel=aanbod")
    expect(opened.page.locator(".supply table")).to_be_visible()
    yield "Aanbod naast behoefte"
    opened.go(f"vergelijken?gebied={WIJK}&deel=aanbod&aanbodkolommen=doelgroep&aanbodtelling=vakjes")
    expect(opened.page.locator(".supply table")).to_be_visible()
    yield "Aanbod naast behoefte, per doelgroep"
    map_frame(opened.go(f"vergelijken?gebied={WIJK}&deel=land&landniveau=gemeente&landkeuze=Gelderland"))
    yield "Heel Nederland"
    with opened.answered():
        opened.page.get_by_text("Kaart als tabel").click()
    yield "Heel Nederland, als tabel"
    for asked in ("", "&voorwaarden=alleenwonenden-meer-gemeente,alleenwonenden-minstens-500", "&onder=gemeente"):
        opened.go(f"vergelijken?gebied={WIJK}&deel=vinden{asked}")
        yield f"Plekken vinden {asked}"
    for path in (WIJK, "GM0202"):
        opened.go(f"vergelijken?gebied={path}&deel=lijkt-op")
        yield f"Lijkt op {path}"


def initiatives(opened: Visit) -> Iterator[str]:
    opened.go(f"initiatieven?gebied={WIJK}")
    yield "Lijst"
    for tab in (
        "Bijhouden",
        "Kaart",
        "Tabel bewerken",
        "Importeren",
        "Voorstellen",
        "Bewaren en terugzetten",
        "Verwijderd",
    ):
        opened.tab(tab)
        yield tab
    open_one(opened, "Koffie")
    yield "one initiative"


def matrix(opened: Visit) -> Iterator[str]:
    page = opened.go(f"fasematrix?gebied={WIJK}")
    expect(page.locator("button[data-group][data-phase]")).to_have_count(48)
    yield WIJK
    with opened.answered():
        page.locator("button[data-group=ouderen][data-phase=signaleren]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "a cell"
    opened.go("fasematrix?gebied=GM0202")
    yield "a gemeente"


def coalition(opened: Visit) -> Iterator[str]:
    page = opened.go(f"coalitie?gebied={WIJK}")
    for title in ("Lijst van sleutelfiguren", "Wie werken alleen elders?"):
        page.get_by_text(title).first.click()
    yield "1"
    reading = page.get_by_text("Lees sleutelfiguren uit een bestand")
    reading.click()
    part = page.get_by_test_id("stExpander").filter(has=reading)
    with opened.answered():
        part.locator("input[type=file]").set_input_files([LIST])
    yield "1, a file"
    opened.tab("2 Wat is nodig")
    for name in ("Soorten kennis", "Voeg zelf toe wat nodig is"):
        page.get_by_text(name).first.click()
    yield "2"
    opened.tab("3 Beste coalitie")
    for name in ("Reken uit", "Kies coalitie 1"):
        opened.press(name)
    page.get_by_text("Hoe zeker is dit, en wat kosten grootte en voorwaarden?").click()
    for name in ("Toon de dekking per grootte", "Toon wat elke voorwaarde kost"):
        opened.press(name)
    expect(page.get_by_text("Bewaar deze coalitie")).to_be_visible()
    yield "3"
    opened.tab("4 ")
    page.get_by_text("Acht lessen uit").first.click()
    yield "4"
    opened.tab("5 Bewaard")
    page.get_by_text("Malburgen, proef (24 september 2026)").first.click()
    for name in ("Wijzig of verwijder deze coalitie", "Wijzig of verwijder: 1 oktober"):
        opened.press(name)
    expect(page.get_by_role("button", name="Verwijder deze bijeenkomst")).to_be_visible()
    yield "5"


def conditions(opened: Visit) -> Iterator[str]:
    page = opened.go("werkplan?gebied=WK020217&deel=randvoorwaarden")
    yield "no conditions yet"
    opened.press("Begin met deze lijst")
    opened.press("Wijzig: Training")
    for name in ("Voeg een randvoorwaarde toe", "Leg vast dat dit zo is afgesproken"):
        with opened.answered():
            page.get_by_text(name).click()
    expect(page.locator(".rows tbody tr")).to_have_count(16)
    yield "Randvoorwaarden"
    page = opened.go(f"werkplan?gebied={WIJK}&deel=wijkverbinders")
    opened.press("Vooraf invullen")
    for name in ("Voeg een training of intervisie toe", "Voeg een groep toe", "Per vraag"):
        with opened.answered():
            page.get_by_text(name).click()
    yield "Wijkverbinders"
    opened.go(f"evalueren?gebied={WIJK}&deel=vijf-pijlers")
    opened.press("Beantwoord: Hoort de gemeenteraad")
    yield "Vijf pijlers"


def sources(opened: Visit) -> Iterator[str]:
    opened.go("bronnen")
    yield "bronnen"


PARTS = [start, profile, comparing, initiatives, matrix, coalition, conditions, sources]


WIDE = "Math.max(...[...document.querySelectorAll('html, [data-testid=stMain]')].map(one => one.scrollWidth))"
# A map and a chart take their new width some images after the page did.
FITS = f"width => {WIDE} <= width"
TABLES_REACHED = """[...document.querySelectorAll('[data-testid=stMarkdownContainer] table')].every(
  table => table.scrollWidth <= table.clientWidth || table.tabIndex === 0)"""


def faults(opened: Visit) -> list[object]:
    """What is wrong with what the page shows now on a phone, a laptop and a beamer; it ends at the size that it had."""
    own = opened.page.viewport_size
    assert own
    found = becoming(opened, PHONE) + unreadable(opened) + becoming(opened, LAPTOP) + unreadable(opened)
    return found + becoming(opened, BEAMER) + becoming(opened, (own["width"], own["height"]))


def unreadable(opened: Visit) -> list[object]:
    """What axe finds on the page as it is now, and what it doesn't say of itself."""
    opened.settle()
    page = opened.page
    with suppress(Error):
        # The look gives a table that scrolls its place in the tab order a tenth of a second after it came; axe tells
        # when it never does.
        page.wait_for_function(TABLES_REACHED, timeout=5_000)
    found: list[object] = serious(page, "iframe")
    if page.locator("[data-testid=stMainBlockContainer] h1").count() != 1:
        found.append("not one title")
    if page.locator("html").get_attribute("lang") != "nl":
        found.append("not told to be Dutch")
    return found


def becoming(opened: Visit, size: tuple[int, int]) -> list[object]:
    """What doesn't fit when the screen gets another size."""
    width, height = size
    opened.page.set_viewport_size({"width": width, "height": height})
    opened.settle()
    with suppress(Error):
        opened.page.wait_for_function(FITS, arg=width, timeout=5_000)
        return []
    return [f"{opened.page.evaluate(WIDE)} wide of {width}"]


def test_axe_finds_what_is_wrong(visit: Open) -> None:
    page = visit().page
    page.set_content('<button></button><img src="data:,"><input><p style="color: #bbb; background: #fff">bleek</p>')
    found = {rule for rule, _ in serious(page)}
    assert {"button-name", "image-alt", "label", "color-contrast", "html-has-lang"} <= found
    assert "label" not in {rule for rule, _ in serious(page, "input")}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("parts", PARTS)
def test_every_part_fits_and_axe_finds_nothing_serious(visit: Open, parts: Callable[[Visit], Iterator[str]]) -> None:
    opened = visit(*PHONE).watch()
    wrong = {part: found for part in parts(opened) if (found := faults(opened))}
    assert wrong == {}
    assert opened.requests and opened.elsewhere() == [] and opened.refused() == []


FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const labels = [...(one.labels ?? [])].map(label => label.textContent);
  const told = [one.getAttribute('aria-label'), one.textContent, one.title, one.placeholder, ...labels];
  const grid = one.closest('[data-testid=stDataFrame]') !== null;
  const walked = (window.wijkWalked ??= new Set()).add(one).size;
  return {here: one.outerHTML.slice(0, 120), end: one === document.body, walked,
    named: grid || one.tagName === 'IFRAME' || told.some(text => text && text.trim()),
    seen: box.bottom > 0 && box.top < innerHeight};
}"""
# What Streamlit's table and the frame of a map are called is not ours to say.


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("path", PAGES)
def test_the_keyboard_reaches_all_that_can_be_pressed_and_is_never_caught(visit: Open, path: str) -> None:
    """Tab goes on and on, to what has a name and is in sight."""
    opened = visit()
    page = opened.go(f"{path}?gebied={WIJK}")
    wrong, walked = [], 0
    for _ in range(50):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["end"]:
            break
        walked = at["walked"]
        if not at["named"] or not at["seen"]:
            wrong.append(at["here"])
    assert wrong == []
    assert walked >= 10, "caught in one place"
