"""The phase matrix as a room uses it: press a cell, add to it, confirm, prioritise, overrule, take it home."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, empty, serious
from tests.decisions import decision
from wijk.domain.clock import today
from wijk.domain.decision import CELL
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.key_figures.example import load_people_example
from wijk.store.matrix.decisions import list_decisions, make_decision
from wijk.views.numbers import day_text

PATH = "fasematrix?gebied=WK020218"
SCRIPT = "<script>alert(1)</script> =2+2 *é* 🎉"
Open = Callable[..., Visit]
SIZES = [(1920, 1080), (1280, 720)]


@pytest.fixture
def store(store: Store) -> Store:
    """The server's database with one initiative whose name tries to be code."""
    put_hostile_name(store)
    return store


def put_hostile_name(store: Store) -> None:
    """Have the database hold nothing but that initiative."""
    empty(store)
    role = PhaseRole("signaleren", ("huisbezoek",))
    add_initiative(store, Initiative(new_id(), SCRIPT, roles=(role,), groups=("ouderen",), area="WK020218"))


def cell(page: Page, group: str, phase: str) -> Any:
    return page.locator(f"button[data-group={group}][data-phase={phase}]")


def window(page: Page) -> Any:
    return page.get_by_role("dialog")


def open_cell(opened: Visit, group: str, phase: str) -> Any:
    with opened.answered():
        cell(opened.page, group, phase).click()
    expect(window(opened.page)).to_be_visible()
    return window(opened.page)


def follow(opened: Visit, name: str, heading: str) -> None:
    """Go to another page by the menu, and wait until it is there."""
    with opened.answered():
        opened.page.get_by_role("link", name=name, exact=True).first.click()
    expect(opened.page.get_by_role("heading", level=1)).to_contain_text(heading)
    opened.settle()


def test_a_room_reads_fills_confirms_decides_and_goes_on_to_the_coalition(visit: Open, store: Store) -> None:
    opened = visit()
    dialogs: list[str] = []
    opened.listen("dialog", lambda dialog: dialogs.append(dialog.message))
    page = opened.go(PATH)
    expect(cell(page, "ouderen", "signaleren")).to_contain_text("◐ kwetsbaar")
    what_was_typed_is_text_also_in_the_downloads(opened)
    the_window_works_by_keyboard_and_opens_again(opened)
    the_table_beside_it_is_made_when_it_is_opened(opened)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    a_name_is_typed_in_a_cell_asked_about_and_undone_by_keyboard(opened, store)
    opened.settle()
    # Each of these starts with what makes the page read the database anew.
    for work in (
        a_cell_that_nobody_filled_in_becomes_a_priority_and_no_longer_one,
        what_was_typed_stays_when_it_cannot_be_saved_or_something_else_is_pressed,
        a_full_list_of_priorities_can_be_exchanged_in_the_window,
        a_room_fills_confirms_and_decides,
    ):
        put_hostile_name(store)
        work(opened, store)
        opened.settle()
    overruling_needs_a_reason_and_takes_the_mismatch_out(opened, store)
    opened.settle()
    put_hostile_name(store)
    a_priority_of_the_matrix_is_asked_of_the_coalition(opened, store)
    assert dialogs == []


def what_was_typed_is_text_also_in_the_downloads(opened: Visit) -> None:
    page = opened.page
    expect(open_cell(opened, "ouderen", "signaleren").get_by_text(SCRIPT).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(window(page)).to_have_count(0)
    opened.settle()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Matrix als afbeelding").click()
    svg = downloading.value.path().read_text(encoding="utf-8")
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Matrix als Excel").click()
    book = load_workbook(io.BytesIO(downloading.value.path().read_bytes()))
    assert book.sheetnames == ["Fasematrix", "Mismatches", "Matches", "Zeker niets", "Over dit bestand"]


def the_window_works_by_keyboard_and_opens_again(opened: Visit) -> None:
    page = opened.page
    for _ in range(2):
        cell(page, "ouderen", "volgen").focus()
        page.keyboard.press("Enter")
        expect(window(page)).to_be_visible()
        opened.settle()
        assert page.evaluate("document.querySelector('[role=dialog]').contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(window(page)).to_have_count(0)
        opened.settle()
        expect(cell(page, "ouderen", "volgen")).to_be_focused()


def the_table_beside_it_is_made_when_it_is_opened(opened: Visit) -> None:
    table = opened.page.locator("[data-testid=stMarkdownContainer] table")
    expect(table).to_have_count(0)
    opened.page.get_by_text("Matrix als tabel").click()
    expect(table.locator("tbody tr")).to_have_count(9)
    expect(table.get_by_role("row", name="Ouderen (65 jaar en ouder)")).to_contain_text("◐ kwetsbaar · 1 initiatief")
    with opened.answered():
        opened.page.get_by_text("Matrix als tabel").click()
    expect(table).to_have_count(0)


def a_name_is_typed_in_a_cell_asked_about_and_undone_by_keyboard(opened: Visit, store: Store) -> None:
    page = opened.page
    cell(page, "eenouder", "toeleiden").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(cell(page, "eenouder", "aanpakken")).to_be_focused()
    page.keyboard.type("Koffie")
    page.keyboard.press("Escape")
    page.keyboard.type("Eén maaltijd")
    expect(page.get_by_label("Naam van een initiatief: Eenoudergezinnen, Aanpakken")).to_be_focused()
    with opened.answered():
        page.keyboard.press("Enter")
    expect(cell(page, "eenouder", "aanpakken")).to_contain_text("Eén maaltijd")
    expect(cell(page, "eenouder", "aanpakken")).to_be_focused()
    expect(window(page)).to_have_count(0)
    [_, made] = list_initiatives(store)
    assert (made.item.name, made.item.groups, made.item.area) == ("Eén maaltijd", ("eenouder",), "WK020218")
    with opened.answered():
        page.keyboard.press("Control+z")
    expect(cell(page, "eenouder", "aanpakken")).not_to_contain_text("Eén maaltijd")

    page.keyboard.type("bel Jan Jansen")
    with opened.answered():
        page.keyboard.press("Enter")
    expect(page.get_by_text("Dit lijkt op een naam")).to_be_in_viewport()
    opened.press("Weghalen en bewaren")
    expect(page.get_by_text("Dit lijkt op een naam")).to_have_count(0)
    cell(page, "mantelzorgers", "volgen").hover()
    page.locator("td", has=cell(page, "mantelzorgers", "volgen")).locator(".plus").click()
    page.keyboard.type("Praatgroep")
    with opened.answered():
        cell(page, "mantelzorgers", "aanpakken").focus()
    expect(cell(page, "mantelzorgers", "volgen")).to_contain_text("Praatgroep")
    expect(cell(page, "mantelzorgers", "aanpakken")).to_be_focused()
    opened.press("Maak ongedaan: Praatgroep")
    assert [one.item.name for one in list_initiatives(store)] == [SCRIPT, "bel"]


def a_cell_that_nobody_filled_in_becomes_a_priority_and_no_longer_one(opened: Visit, store: Store) -> None:
    page = opened.page
    open_cell(opened, "eenouder", "volgen").get_by_role("button", name="Maak dit vakje een prioriteit").click()
    expect(window(page)).to_have_count(0)
    expect(cell(page, "eenouder", "volgen")).to_contain_text("★ eerst")
    [note] = list_decisions(store)
    assert (note.item.kind, note.item.group, note.item.phases) == (CELL, "eenouder", ("volgen",))
    opened.settle()

    open_cell(opened, "eenouder", "volgen").get_by_role("button", name="Geen prioriteit meer").click()
    expect(window(page)).to_have_count(0)
    expect(cell(page, "eenouder", "volgen")).not_to_contain_text("★")
    [note] = list_decisions(store)
    assert note.item.ended_on is not None


def what_was_typed_stays_when_it_cannot_be_saved_or_something_else_is_pressed(opened: Visit, store: Store) -> None:
    inside = open_cell(opened, "eenouder", "volgen")
    inside.get_by_role("button", name="Opslaan").click()
    expect(inside.get_by_role("alert")).to_be_visible()
    box = inside.get_by_label("Voeg hier een initiatief toe: de naam")
    box.fill("Buurtontbijt")
    inside.get_by_role("button", name="Maak dit vakje een prioriteit").click()
    expect(inside.get_by_text("U typte de naam ‘Buurtontbijt’")).to_be_visible()
    expect(box).to_have_value("Buurtontbijt")
    assert list_decisions(store) == ()

    note = make_decision(store, decision("prioriteit", group="eenouder"))
    box.fill("")
    inside.get_by_role("button", name="Maak dit vakje een prioriteit").click()
    expect(inside.get_by_role("button", name="Geen prioriteit meer")).to_be_visible()
    assert list_decisions(store) == (note,)
    opened.page.keyboard.press("Escape")
    expect(window(opened.page)).to_have_count(0)


def a_full_list_of_priorities_can_be_exchanged_in_the_window(opened: Visit, store: Store) -> None:
    for phase in ("voorkomen", "aanpakken", "volgen"):
        make_decision(store, decision("prioriteit", group="eenouder", phases=(phase,)))
    page = opened.page
    inside = open_cell(opened, "mantelzorgers", "signaleren")
    expect(inside.get_by_text("Er zijn al 3 prioriteiten.")).to_be_visible()
    inside.get_by_role("button", name="Ruil met Eenoudergezinnen: Aanpakken").click()
    expect(window(page)).to_have_count(0)
    expect(cell(page, "mantelzorgers", "signaleren")).to_contain_text("★")
    expect(cell(page, "eenouder", "aanpakken")).not_to_contain_text("★")


def a_room_fills_confirms_and_decides(opened: Visit, store: Store) -> None:
    page = opened.page
    inside = open_cell(opened, "ouderen", "signaleren")
    expect(inside.get_by_text("Ouderen (65 jaar en ouder) · Signaleren")).to_be_visible()
    expect(inside.get_by_text("huisbezoek", exact=False).first).to_be_visible()
    inside.get_by_label("Voeg hier een initiatief toe: de naam").fill("Belcirkel")
    inside.get_by_role("button", name="Opslaan").click()
    expect(window(page)).to_have_count(0)
    expect(page.get_by_text("Bewaard: Belcirkel.")).to_be_in_viewport()
    expect(cell(page, "ouderen", "signaleren").filter(has_text="● gedekt: 2")).to_be_visible()
    assert {one.item.name for one in list_initiatives(store)} == {SCRIPT, "Belcirkel"}
    opened.settle()

    open_cell(opened, "ouderen", "bespreken").get_by_role("button", name="Wij weten zeker dat er niets is").click()
    expect(window(page)).to_have_count(0)
    expect(cell(page, "ouderen", "bespreken").filter(has_text="○ leeg")).to_be_visible()
    [sure] = list_decisions(store)
    assert (sure.item.area, sure.item.mark, sure.item.phases) == ("WK020218", "zeker niets", ("bespreken",))

    opened.settle()
    # The list of a box closes when the page scrolls under it.
    page.set_viewport_size({"width": 1280, "height": 2600})
    box = page.get_by_role("combobox", name="Hier gaan wij als eerste mee aan de slag")
    opened.settle()
    box.press("ArrowDown")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Maak dit een prioriteit").click()
    expect(page.get_by_text("Prioriteit gekozen: ")).to_be_visible()
    _, note = list_decisions(store)
    assert note.item.mark == "prioriteit"
    for phase in note.item.phases:
        expect(cell(page, note.item.group, phase)).to_contain_text("★ eerst")


def overruling_needs_a_reason_and_takes_the_mismatch_out(opened: Visit, store: Store) -> None:
    page, before = opened.page, list_decisions(store)
    opened.unfold("Een mismatch bespreken of weerleggen")
    box = page.get_by_role("combobox", name="Welke mismatch?")
    box.press("ArrowDown")
    page.get_by_role("option").first.click()
    opened.settle()
    page.locator("label", has_text="weerlegd").first.click()
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Schrijf op waarom deze mismatch niet klopt")).to_be_visible()
    page.get_by_label("Waarom? Bij weerlegd is dit nodig").fill("Dat zei de man met Jan Jansen, 06-12345678")
    page.keyboard.press("Enter")
    opened.settle()
    page.get_by_role("button", name="Besluit bewaren").click()
    asked = page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")
    expect(asked).to_contain_text("‘Jan Jansen’, ‘06-12345678’")
    assert list_decisions(store) == before
    page.get_by_label("Waarom? Bij weerlegd is dit nodig").fill("De kerk doet dit al")
    page.keyboard.press("Enter")
    opened.settle()
    page.get_by_role("button", name="Besluit bewaren").click()
    expect(page.get_by_text("Weerlegd door de mensen aan tafel: 1")).to_be_visible()
    [*_, note] = list_decisions(store)
    assert len(list_decisions(store)) == len(before) + 1
    assert (note.item.mark, note.item.reason) == ("weerlegd", "De kerk doet dit al")


def a_priority_of_the_matrix_is_asked_of_the_coalition(opened: Visit, store: Store) -> None:
    make_decision(store, decision("prioriteit", group="eenouder"))
    load_people_example(store, load_method())
    follow(opened, "Coalitie", "Coalitie")
    opened.tab("2 Wat is nodig")
    opened.page.get_by_text("Eenoudergezinnen: 1 behoefte").click()
    expect(opened.page.get_by_text("de bijeenkomst maakte hier een prioriteit van").first).to_be_visible()


def fits(page: Page, height: int) -> None:
    """All groups and the general row are in sight, every line of text is whole, and nothing stands over another."""
    expect(page.locator(".matrix button")).to_have_count(48)
    bottoms = page.evaluate(
        "[...document.querySelectorAll('.matrix tbody tr')].map(row => row.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) == 9 and max(bottoms) <= height
    spilled = page.evaluate(
        """[...document.querySelectorAll('.matrix .state > span, .matrix th, .matrix button')]
        .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).map(one => one.textContent)"""
    )
    assert spilled == []


def test_the_matrix_is_on_the_first_screen_is_read_from_the_back_and_is_not_endless_on_a_phone(
    visit: Open, store: Store
) -> None:
    load_example(store, load_method())
    add_initiative(store, Initiative(new_id(), "W" * 300, roles=(PhaseRole("volgen"),), area="WK020218"))
    make_decision(store, decision("prioriteit", group="ouderen", phases=("voorkomen",)))
    make_decision(store, decision("prioriteit", group="eenouder", phases=("volgen",)))
    make_decision(store, decision("zeker niets", group="eenouder", phases=("bespreken",)))
    opened = visit()
    page = opened.go(PATH)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        expect(page.locator(".matrix .corner").filter(has_text="★ eerst")).to_have_count(2)
        fits(page, height)
        sizes = page.eval_on_selector_all(
            ".matrix :is(th, strong, .short, .seen, .seen *)",
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))",
        )
        assert min(sizes) >= height / 40
        for paper in ("A4", "A3"):
            assert page.pdf(format=paper, landscape=True).count(b"/Type /Page\n") == 1
        assert serious(page) == []

    empty(store)
    load_example(store, load_method())
    open_cell(opened, "ouderen", "volgen")
    page.keyboard.press("Escape")
    expect(window(page)).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    opened.settle()
    general = page.get_by_role("cell", name=re.compile("^Signaleren: 2 initiatieven: Huisbezoek"))
    expect(general.locator("em")).to_have_css("position", "static")
    expect(cell(page, "ouderen", "volgen").locator("em")).to_have_css("position", "static")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight") < 6300
    label = page.get_by_role("button", name="Matrix als afbeelding").locator("p")
    assert label.evaluate("one => one.scrollWidth <= one.clientWidth")


def import_list(opened: Visit, rows: str) -> None:
    """Bring in a list as a municipality does, on the page of initiatives."""
    page = opened.page
    opened.tab("Importeren")
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Importeren (1 rij)").click()
    expect(page.get_by_text("1 toegevoegd, 0 gewijzigd.").first).to_be_visible()


def test_decisions_outlive_an_import_and_are_ended_or_kept_by_people(visit: Open, store: Store) -> None:
    for made in (
        decision("prioriteit", "leeg", "eenouder", ("volgen",)),
        decision("zeker niets", group="eenouder"),
        decision("prioriteit", group="eenouder", phases=("voorkomen",)),
    ):
        make_decision(store, made)
    opened = visit()
    opened.go("initiatieven?gebied=WK020218")
    import_list(opened, "Naam;Doelgroepen;Volgen;Voorkomen;Gebied\nSamen eten;Eenoudergezinnen;ja;ja;WK020218\n")
    assert all(one.item.ended_on is None for one in list_decisions(store))

    follow(opened, "Start", "")
    page = opened.page
    told = f"Intussen is hier iets ingevuld ({day_text(today())})"
    expect(page.get_by_text(f"{told}: is dit opgelost?")).to_have_count(2)
    expect(page.get_by_text(f"{told}, en de mismatch is er niet meer: is dit opgelost?")).to_have_count(1)
    expect(page.get_by_text("prioriteit sinds 24 september 2026: Eenoudergezinnen: Voorkomen")).to_be_visible()

    follow(opened, "Fasematrix", "Fasematrix")
    expect(cell(page, "eenouder", "volgen")).to_contain_text("◐ kwetsbaar")
    for word in ("★ eerst", "⚑ vraag"):
        expect(cell(page, "eenouder", "volgen")).to_contain_text(word.replace(" ", "\N{NO-BREAK SPACE}"))
    inside = open_cell(opened, "eenouder", "volgen")
    expect(inside.get_by_text("zeker niets sinds 24 september 2026")).to_be_visible()
    inside.get_by_role("button", name="Opgelost: er is hier nu iets").click()
    expect(window(page)).to_have_count(0)
    opened.settle()
    kept = page.locator("[class*=st-key-vraag-]", has_text="Voorkomen")
    kept.get_by_role("button", name="Houd dit besluit").click()
    expect(kept).to_have_count(0)
    opened.settle()
    priority = page.locator("[class*=st-key-vraag-]", has_text="leeg (Volgen)")
    priority.get_by_role("button", name="Opgelost: beëindig de prioriteit").click()
    expect(page.get_by_text("Klopt dit besluit nog?")).to_have_count(0)
    states = {one.item.mark + one.item.kind: one.item.ended_on for one in list_decisions(store)}
    assert states == {"prioriteitleeg": today(), "zeker nietsvakje": today(), "prioriteitvakje": None}
    opened.settle()
    page.get_by_text("Alle besluiten met hun geschiedenis: 3").click()
    expect(page.get_by_text("gehouden (niet aangemeld)")).to_be_visible()
    expect(page.get_by_text("beëindigd: opgelost (niet aangemeld)")).to_be_visible()

    follow(opened, "Initiatieven", "Initiatieven")
    import_list(opened, "Naam;Doelgroepen;Voorkomen;Gebied\nOudercafé;Eenoudergezinnen;ja;WK020218\n")
    follow(opened, "Fasematrix", "Fasematrix")
    expect(kept).to_have_count(1)


def test_a_gemeente_tells_in_how_many_wijken_within_the_same_room(visit: Open, store: Store) -> None:
    method = load_method()
    phases, groups = (tuple(PhaseRole(phase.id) for phase in method.phases), tuple(group.id for group in method.groups))
    wijken = [f"WK0202{number:02}" for number in range(1, 13)]
    for wijk in (*wijken, wijken[0]):
        add_initiative(store, Initiative(new_id(), "Inloop", roles=phases, groups=groups, area=wijk))
    add_initiative(store, Initiative(new_id(), "Voor iedereen", roles=phases, area="GM0202"))
    opened = visit()
    page = opened.go("fasematrix?gebied=GM0202")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        expect(cell(page, "ouderen", "volgen")).to_contain_text("12 van 24 wijken".replace(" ", "\N{NO-BREAK SPACE}"))
        expect(cell(page, "ouderen", "volgen").locator(".seen")).to_have_text(re.compile(r"Inloop, \+12.*12/24"))
        fits(page, height)
    opened.go("fasematrix?gebied=WK020201")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        expect(cell(page, "ouderen", "volgen")).not_to_contain_text("wijken")
