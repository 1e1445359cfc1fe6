"""Every part of every page, on a beamer, a laptop and a phone: it fits, keys reach it, axe finds nothing serious.

What a page shows is filled with the example. Nothing may be asked of another machine or stopped by our own headers.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser.driving import PAGES, Visit, serious
from tests.browser.initiatives import open_one
from tests.browser.looking import LAPTOP, PHONE, become, faults_on_the_way, walked_by_keyboard
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
    steps = opened.page.get_by_role("heading", level=3)
    expect(steps).to_have_count(6)
    yield WIJK
    for path, reach in (("?gebied=GM0202", opened.turn), ("", opened.go)):
        reach(path)
        expect(steps).to_have_count(6)
        yield path or "no place"
    opened.go("onzin")
    yield "a wrong address"


def profile(opened: Visit) -> Iterator[str]:
    map_frame(opened.page)
    yield WIJK
    for path in ("WK0363AE", "WK003402", "GM0202", "NL00"):
        map_frame(opened.turn(f"wijkprofiel?gebied={path}"))
        yield path
    opened.turn("wijkprofiel?gebied=onzin")
    yield "an unknown place"


def comparing(opened: Visit) -> Iterator[str]:
    beside = f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217,WK051836,GM0363,BU02020338"
    for view in ("tabel", "grafiek", "verloop"):
        opened.turn(f"{beside}&beeld={view}")
        yield view
    for name in ("Gebied erbij", "Cijfers kiezen"):
        become(opened, PHONE)
        opened.press(name)
        yield name
    opened.turn(f"vergelijken?gebied={WIJK}&deel=aanbod")
    expect(opened.page.locator(".supply table")).to_be_visible()
    yield "Aanbod naast behoefte"
    opened.turn(f"vergelijken?gebied={WIJK}&deel=aanbod&aanbodkolommen=doelgroep&aanbodtelling=vakjes")
    expect(opened.page.locator(".supply table")).to_be_visible()
    yield "Aanbod naast behoefte, per doelgroep"
    map_frame(opened.turn(f"vergelijken?gebied={WIJK}&deel=land&landniveau=gemeente&landkeuze=Gelderland"))
    yield "Heel Nederland"
    become(opened, PHONE)
    with opened.answered():
        opened.page.get_by_text("Kaart als tabel").click()
    yield "Heel Nederland, als tabel"
    # What one of these asked the session would remember for the next.
    asked = "&voorwaarden=alleenwonenden-meer-gemeente,alleenwonenden-minstens-500"
    for found, reach in (("", opened.turn), (asked, opened.turn), ("&onder=gemeente", opened.go)):
        reach(f"vergelijken?gebied={WIJK}&deel=vinden{found}")
        yield f"Plekken vinden {found}"
    for path in (WIJK, "GM0202"):
        opened.turn(f"vergelijken?gebied={path}&deel=lijkt-op")
        yield f"Lijkt op {path}"


def initiatives(opened: Visit) -> Iterator[str]:
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
        become(opened, PHONE)
        opened.tab(tab)
        yield tab
    become(opened, PHONE)
    open_one(opened, "Koffie")
    yield "one initiative"


def matrix(opened: Visit) -> Iterator[str]:
    page = opened.page
    expect(page.locator("button[data-group][data-phase]")).to_have_count(48)
    yield WIJK
    become(opened, PHONE)
    with opened.answered():
        page.locator("button[data-group=ouderen][data-phase=signaleren]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "a cell"
    opened.go("fasematrix?gebied=GM0202")
    yield "a gemeente"


def coalition(opened: Visit) -> Iterator[str]:
    page = opened.page
    become(opened, PHONE)
    for title in ("Lijst van sleutelfiguren", "Wie werken alleen elders?"):
        page.get_by_text(title).first.click()
    yield "1"
    become(opened, PHONE)
    reading = page.get_by_text("Lees sleutelfiguren uit een bestand")
    reading.click()
    part = page.get_by_test_id("stExpander").filter(has=reading)
    with opened.answered():
        part.locator("input[type=file]").set_input_files([LIST])
    yield "1, a file"
    become(opened, PHONE)
    opened.tab("2 Wat is nodig")
    for name in ("Soorten kennis", "Voeg zelf toe wat nodig is"):
        page.get_by_text(name).first.click()
    yield "2"
    become(opened, PHONE)
    opened.tab("3 Beste coalitie")
    for name in ("Reken uit", "Kies coalitie 1"):
        opened.press(name)
    page.get_by_text("Hoe zeker is dit, en wat kosten grootte en voorwaarden?").click()
    for name in ("Toon de dekking per grootte", "Toon wat elke voorwaarde kost"):
        opened.press(name)
    expect(page.get_by_text("Bewaar deze coalitie")).to_be_visible()
    yield "3"
    become(opened, PHONE)
    opened.tab("4 ")
    page.get_by_text("Acht lessen uit").first.click()
    yield "4"
    become(opened, PHONE)
    opened.tab("5 Bewaard")
    page.get_by_text("Malburgen, proef (24 september 2026)").first.click()
    for name in ("Wijzig of verwijder deze coalitie", "Wijzig of verwijder: 1 oktober"):
        opened.press(name)
    expect(page.get_by_role("button", name="Verwijder deze bijeenkomst")).to_be_visible()
    yield "5"


def conditions(opened: Visit) -> Iterator[str]:
    page = opened.turn("werkplan?gebied=WK020217&deel=randvoorwaarden")
    yield "no conditions yet"
    become(opened, PHONE)
    opened.press("Begin met deze lijst")
    opened.press("Wijzig: Training")
    for name in ("Voeg een randvoorwaarde toe", "Leg vast dat dit zo is afgesproken"):
        with opened.answered():
            page.get_by_text(name).click()
    expect(page.locator(".rows tbody tr")).to_have_count(16)
    yield "Randvoorwaarden"
    become(opened, PHONE)
    page = opened.turn(f"werkplan?gebied={WIJK}&deel=wijkverbinders")
    opened.press("Vooraf invullen")
    for name in ("Voeg een training of intervisie toe", "Voeg een groep toe", "Per vraag"):
        with opened.answered():
            page.get_by_text(name).click()
    yield "Wijkverbinders"
    opened.turn(f"evalueren?gebied={WIJK}&deel=vijf-pijlers")
    opened.press("Beantwoord: Hoort de gemeenteraad")
    yield "Vijf pijlers"


def sources(opened: Visit) -> Iterator[str]:
    opened.go("bronnen")
    yield "bronnen"


# Each begins on the last of its pages, which are walked by keyboard first.
WALKS: dict[Callable[[Visit], Iterator[str]], tuple[str, ...]] = {
    start: ("",),
    profile: ("wijkprofiel",),
    comparing: ("vergelijken",),
    initiatives: ("initiatieven",),
    matrix: ("fasematrix",),
    coalition: ("coalitie",),
    conditions: ("evalueren", "werkplan"),
    sources: ("bijeenkomst", "bronnen"),
}


def test_axe_finds_what_is_wrong(visit: Open) -> None:
    page = visit().page
    page.set_content('<button></button><img src="data:,"><input><p style="color: #bbb; background: #fff">bleek</p>')
    looked = dict(serious(page))
    assert looked["image-alt"] == ['<img src="data:,">']
    found = set(looked)
    assert {"button-name", "image-alt", "label", "color-contrast", "html-has-lang"} <= found
    assert "label" not in {rule for rule, _ in serious(page, "input")}


def test_every_page_is_walked() -> None:
    assert sorted(page for pages in WALKS.values() for page in pages) == sorted(PAGES)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("parts", WALKS)
def test_the_keyboard_reaches_all_that_can_be_pressed_every_part_fits_and_axe_finds_nothing_serious(
    visit: Open, parts: Callable[[Visit], Iterator[str]]
) -> None:
    """Tab goes on and on in every page, to what has a name and is in sight; all is pressed on a phone."""
    opened = visit(*LAPTOP).watch()
    for page in WALKS[parts]:
        opened.go(f"{page}?gebied={WIJK}")
        wrong, walked = walked_by_keyboard(opened.page)
        assert wrong == [], page
        assert walked >= 10, f"caught in one place: {page}"
    faulty = {part: found for part in parts(opened) if (found := faults_on_the_way(opened))}
    assert faulty == {}
    assert opened.requests and opened.elsewhere() == [] and opened.refused() == []
