"""The page Initiatieven as people use it: in a meeting, with two at once, and with files from elsewhere."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.driving import Visit, empty, serious
from tests.browser.map_reading import map_frame
from wijk.domain.answers import CellConfirmation
from wijk.domain.clock import today
from wijk.domain.decision import empty_cells
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import (
    add_initiative,
    get_initiative,
    list_deleted_initiatives,
    list_initiatives,
    save_initiative,
)
from wijk.store.initiatives.writing import export_xlsx
from wijk.store.matrix.decisions import list_decisions

Open = Callable[..., Visit]
HERE = "initiatieven?gebied=WK020218"
NASTY = '<script>document.title="gekraakt"</script> "Soep" & \'t Trefpunt 😀 *x* ' + "lang " * 50
COFFEE = Initiative("koffie", "Koffietafel", organisation="Bewoners", area="WK020218", groups=("ouderen",))


def names(store: Store) -> list[str]:
    return [record.item.name for record in list_initiatives(store)]


def open_one(visited: Visit, name: str, path: str = HERE) -> Page:
    visited.go(path)
    return open_here(visited, name)


def open_here(visited: Visit, name: str) -> Page:
    page = visited.page
    box = page.get_by_role("combobox", name="Openen om te bekijken of te wijzigen")
    box.focus()
    box.press_sequentially(name)
    box.press("Enter")
    expect(page.get_by_role("button", name="Terug naar de lijst zonder te bewaren")).to_be_visible()
    visited.settle()
    return page


def said(page: Page) -> Locator:
    """The first message on the page."""
    return page.get_by_test_id("stAlert").first


def choose_tab(visited: Visit, name: str) -> None:
    visited.page.get_by_role("tab", name=name).click()
    visited.settle()


def upload(visited: Visit, content: bytes, name: str = "lijst.csv") -> None:
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
    visited.page.locator("input[type=file]").set_input_files([file])
    visited.settle()


def test_quick_add_by_keyboard_saves_empties_the_form_and_says_so(visit: Open, store: Store) -> None:
    page = visit().go(HERE)
    page.get_by_label("Nieuw initiatief: naam").fill("Koffietafel in de flat")
    page.keyboard.press("Tab")
    page.keyboard.type("Signaleren")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Doelgroepen").focus()
    page.keyboard.type("Alleenwonenden")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Voeg toe").press("Enter")
    expect(said(page)).to_contain_text("Bewaard: Koffietafel in de flat. Gebied: Malburgen-Oost (Zuid)")
    field = page.get_by_label("Nieuw initiatief: naam")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    [record] = list_initiatives(store)
    assert record.item == Initiative(
        record.id,
        "Koffietafel in de flat",
        roles=(PhaseRole("signaleren"),),
        groups=("alleenwonenden",),
        area="WK020218",
        last_confirmed=today(),
    )


def test_quick_add_without_a_name_says_what_to_do_and_keeps_the_rest(visit: Open, store: Store) -> None:
    page = visit().go(HERE)
    box = page.get_by_role("combobox", name="Fases")
    box.focus()
    box.press_sequentially("Volgen")
    box.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Voeg toe").click()
    expect(said(page)).to_contain_text("Vul de naam van het initiatief in.")
    expect(page.locator("[data-testid=stMultiSelect]").first).to_contain_text("Volgen")
    assert names(store) == []


def test_the_form_saves_every_part_and_the_place_that_was_clicked(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    page.get_by_label("Organisatie").fill("Stichting <b>A</b>")
    box = page.get_by_role("combobox", name="Fases")
    box.focus()
    box.press_sequentially("Signaleren")
    box.press("Enter")
    page.keyboard.press("Escape")
    function = page.get_by_role("combobox", name="Functie bij signaleren")
    function.focus()
    function.press_sequentially("meldpunt")
    function.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_label("Plekken per maand").fill("1.250")
    map_frame(page)
    place = page.locator("iframe[title='streamlit_folium.st_folium']")
    place.scroll_into_view_if_needed()
    place.click()
    expect(page.get_by_label("Breedtegraad")).not_to_have_value("")
    page.get_by_role("button", name="Vandaag bevestigd dat het bestaat").click()
    opened.settle()
    page.get_by_role("button", name="Opslaan").click()
    expect(said(page)).to_contain_text("Bewaard: Koffietafel.")
    found = get_initiative(store, "koffie")
    assert found
    item = found.item
    assert (item.organisation, item.capacity_per_month, item.last_confirmed) == (
        "Stichting <b>A</b>",
        1250,
        today(),
    )
    assert item.roles == (PhaseRole("signaleren", ("meldpunt",)),)
    assert item.latitude
    assert item.longitude
    assert abs(item.latitude - 51.96) < 0.03
    assert abs(item.longitude - 5.93) < 0.05


def test_a_fault_in_the_form_is_told_and_what_was_typed_stays(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    page = open_one(visit(), "Koffietafel")
    page.get_by_label("Bereik", exact=True).fill("ongeveer twintig")
    page.get_by_role("button", name="Opslaan").click()
    expect(said(page)).to_contain_text("Bereik: Schrijf een heel getal")
    expect(page.get_by_label("Bereik", exact=True)).to_have_value("ongeveer twintig")
    assert list_initiatives(store)[0].version == 1


def test_the_form_is_dutch_explains_its_fields_and_leaves_no_gap_under_the_map(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    main = page.locator("[data-testid=stMain]")
    expect(main).not_to_contain_text("option")
    expect(main).to_contain_text("Schrijf hier geen naam, telefoonnummer of e-mailadres van een persoon")
    expect(main).to_contain_text("Onderzoekers noemen dit coping.")
    for name in ("Formeel", "Begint bij"):
        box = page.get_by_role("combobox", name=name)
        expect(box).to_have_attribute("placeholder", "Niet ingevuld")
        expect(box).to_have_value("")
    map_frame(page)
    frame = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    below = page.get_by_text("Breedtegraad", exact=True).bounding_box()
    assert frame
    assert below
    assert below["y"] - frame["y"] - frame["height"] < 40


def test_a_fault_is_told_above_the_buttons_where_the_reader_is(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    page.get_by_label("Naam", exact=True).fill(" ")
    save = page.get_by_role("button", name="Opslaan")
    save.click()
    told = page.get_by_text("Naam: Vul de naam van het initiatief in.")
    expect(told).to_be_in_viewport()
    above, button = told.bounding_box(), save.bounding_box()
    assert above
    assert button
    assert above["y"] < button["y"]


def test_back_in_the_browser_leads_to_the_list_and_what_was_typed_is_kept(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    assert "koffie" not in page.url.casefold()
    page.get_by_label("Organisatie").fill("De Kring")
    page.get_by_label("Adres").focus()
    opened.settle()
    page.go_back()
    expect(page.get_by_text("U was 'Koffietafel' aan het wijzigen. Dat is nog niet bewaard.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven")
    page.get_by_role("button", name="Verder wijzigen").click()
    expect(page.get_by_label("Organisatie")).to_have_value("De Kring")
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fasematrix")
    opened.settle()
    page.get_by_role("link", name="Initiatieven").click()
    page.get_by_role("button", name="Verder wijzigen").click()
    expect(page.get_by_label("Organisatie")).to_have_value("De Kring")
    opened.settle()
    page.get_by_role("button", name="Opslaan").click()
    expect(said(page)).to_contain_text("Bewaard: Koffietafel.")
    expect(page.get_by_text("aan het wijzigen")).to_be_hidden()
    assert list_initiatives(store)[0].item.organisation == "De Kring"


def test_a_reload_shows_the_same_initiative_and_an_unknown_one_a_sentence(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koffietafel")
    opened.settle()
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven")
    opened.go(f"{HERE}&initiatief=onzin")
    expect(said(page)).to_contain_text("staat niet in de lijst")


def test_two_browsers_editing_one_row_see_both_versions_and_lose_nothing(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    first, second = visit(), visit()
    mine, theirs = open_one(first, "Koffietafel"), open_one(second, "Koffietafel")
    theirs.get_by_label("Kosten voor bezoekers").fill("2 euro")
    theirs.get_by_label("Organisatie").fill("Wijkteam")
    theirs.get_by_role("button", name="Opslaan").click()
    expect(said(theirs)).to_contain_text("Bewaard")
    mine.get_by_label("Organisatie").fill("De Kring")
    mine.get_by_label("Toelichting").fill("Elke dinsdag")
    mine.get_by_role("button", name="Opslaan").click()
    expect(mine.get_by_role("heading", name="Twee versies van hetzelfde initiatief")).to_be_visible()
    first.settle()
    for text in ("Uw versie: De Kring", "Versie van de ander: Wijkteam", "Versie van de ander: 2 euro", "Elke dinsdag"):
        expect(mine.get_by_text(text)).to_be_visible()
    mine.get_by_role("button", name="Bewaar deze keuze").click()
    expect(said(mine)).to_contain_text("Bewaard: Koffietafel.")
    item = list_initiatives(store)[0].item
    assert (item.organisation, item.note, item.costs) == ("De Kring", "Elke dinsdag", "2 euro")


def test_what_was_typed_survives_that_the_other_deleted_it(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    first, second = visit(), visit()
    mine, theirs = open_one(first, "Koffietafel"), open_one(second, "Koffietafel")
    theirs.get_by_role("button", name="Verwijderen").click()
    expect(said(theirs)).to_contain_text("Verwijderd: Koffietafel.")
    mine.get_by_label("Toelichting").fill("Elke dinsdag")
    mine.get_by_role("button", name="Opslaan").click()
    mine.get_by_role("button", name="Terughalen en mijn versie bewaren").click()
    expect(said(mine)).to_contain_text("Bewaard: Koffietafel.")
    assert list_initiatives(store)[0].item.note == "Elke dinsdag"


def test_a_deletion_is_undone_by_keyboard(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = open_one(opened, "Koffietafel")
    page.get_by_role("button", name="Verwijderen").click()
    expect(said(page)).to_contain_text("Verwijderd: Koffietafel.")
    assert [record.id for record in list_deleted_initiatives(store)] == ["koffie"]
    choose_tab(opened, "Verwijderd")
    box = page.get_by_role("combobox", name="Welke wilt u terughalen?")
    box.focus()
    box.press_sequentially("Koffie")
    box.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Terughalen").click()
    expect(said(page)).to_contain_text("Teruggehaald: Koffietafel.")
    assert names(store) == ["Koffietafel"]


@pytest.mark.parametrize("button", ["Terug naar de lijst zonder te bewaren", "Opslaan"])
def test_the_search_and_the_filters_are_still_seen_after_the_form(visit: Open, store: Store, button: str) -> None:
    add_initiative(store, COFFEE)
    add_initiative(store, Initiative("thee", "Theetafel", area="WK020218"))
    opened = visit()
    page = opened.go(HERE)
    page.get_by_label("Zoeken").fill("koffie")
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()
    groups = page.get_by_role("combobox", name="Doelgroep", exact=True)
    groups.focus()
    groups.press_sequentially("Ouderen")
    groups.press("Enter")
    page.keyboard.press("Escape")
    opened.settle()
    page.get_by_role("combobox", name="Openen om te bekijken of te wijzigen").press_sequentially("Koffietafel")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=button, exact=button == "Opslaan").last.click()
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()
    opened.settle()
    expect(page.get_by_label("Zoeken")).to_have_value("koffie")
    chosen = page.locator("[data-testid=stMultiSelect]").filter(has_text="Doelgroep").last
    expect(chosen).to_contain_text("Ouderen (65 jaar en ouder)")
    page.get_by_label("Zoeken").fill("")
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()


def edit_cell(page: Page, column: int, row: int, text: str) -> None:
    """Type in a cell of the table, by keyboard from the first cell."""
    box = page.locator("[data-testid=stDataFrame]").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + 130, box["y"] + 52)
    page.wait_for_timeout(300)
    for _ in range(row):
        page.keyboard.press("ArrowDown")
    for _ in range(column):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.locator("textarea.gdg-input").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)


def test_the_table_saves_the_good_rows_and_keeps_what_was_typed_in_the_others(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    add_initiative(store, Initiative("thee", "Theetafel", area="GM0202"))
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Tabel bewerken")
    page.wait_for_timeout(1000)
    edit_cell(page, 0, 0, "Thee & koek")
    edit_cell(page, 4, 1, "Nergenshuizen")
    opened.settle()
    expect(page.get_by_role("cell", name="Nergenshuizen", exact=True).first).to_be_attached()
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Bewaard: 1 initiatief.")).to_be_visible()
    opened.settle()
    assert sorted(names(store)) == ["Koffietafel", "Thee & koek"]
    faults = page.get_by_role("table").last
    expect(faults).to_contain_text("Nergenshuizen")
    expect(faults).to_contain_text("Gebied")
    expect(faults).to_contain_text("Schrijf een CBS-code")


def test_the_table_shows_both_versions_when_somebody_else_changed_a_row(visit: Open, store: Store) -> None:
    record = add_initiative(store, COFFEE)
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Tabel bewerken")
    page.wait_for_timeout(1000)
    edit_cell(page, 1, 0, "De Kring")
    opened.settle()
    save_initiative(store, Initiative("koffie", "Koffietafel", organisation="Wijkteam", area="GM0202"), record.version)
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Uw versie: De Kring")).to_be_visible()
    expect(page.get_by_text("Versie van de ander: Wijkteam")).to_be_visible()


def test_what_was_changed_in_the_table_is_still_there_after_another_tab_the_form_and_another_page(
    visit: Open, store: Store
) -> None:
    add_initiative(store, COFFEE)
    add_initiative(store, Initiative("thee", "Theetafel", area="GM0202"))
    opened = visit(1280, 1200)
    page = opened.go(HERE)
    choose_tab(opened, "Tabel bewerken")
    page.wait_for_timeout(1000)
    edit_cell(page, 0, 0, "Thee & koek")
    page.get_by_role("tab", name="Lijst").click()
    reminder = page.get_by_text("staan uw wijzigingen in 1 rij die nog niet is opgeslagen")
    expect(reminder).to_be_visible()
    open_here(opened, "Koffietafel")
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fasematrix")
    page.get_by_role("link", name="Initiatieven").click()
    expect(reminder).to_be_visible()
    choose_tab(opened, "Tabel bewerken")
    expect(page.get_by_test_id("glide-cell-1-0").first).to_have_text("Thee & koek")
    expect(reminder).to_be_hidden()
    page.wait_for_timeout(1000)
    edit_cell(page, 1, 1, "De Kring")
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Bewaard: 2 initiatieven.")).to_be_visible()
    items = [record.item for record in list_initiatives(store)]
    assert [(item.name, item.organisation) for item in items] == [("Koffietafel", "De Kring"), ("Thee & koek", "")]


LIST = (
    "Naam van de activiteit;Aanbieder;Fase;Voor wie;Wijk;Laatst gecontroleerd;Telefoon\n"
    "Soepgroep;Stichting A;signaleren;senioren;Malburgen-Oost (Zuid);24 september 2026;06\n"
    "Thuisbezoek;Stichting A;weetniet;ouderen;Nergens;gisteren;\n"
    "Belcirkel;;volgen;iedereen;;;\n"
)


def test_import_lists_faults_takes_the_rest_and_does_nothing_the_second_time(
    visit: Open, store: Store, tmp_path: Path
) -> None:
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Importeren")
    upload(opened, LIST.encode("cp1252"))
    expect(page.get_by_text("nieuw: 2")).to_be_visible()
    faults = page.get_by_role("table").last
    for where, what in (("Fase (kolom C)", "weetniet"), ("Wijk (kolom E)", "Nergens"), ("(kolom F)", "gisteren")):
        expect(faults).to_contain_text(where)
        expect(faults).to_contain_text(what)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Rijen die niet worden overgenomen, als CSV").click()
    downloading.value.save_as(tmp_path / "fout.csv")
    rejected = (tmp_path / "fout.csv").read_text(encoding="utf-8-sig")
    assert "Thuisbezoek" in rejected
    assert "Soepgroep" not in rejected
    page.get_by_role("button", name="Importeren (2 rijen)").click()
    expect(said(page)).to_contain_text("2 toegevoegd, 0 gewijzigd. 1 rij met een fout")
    before = list_initiatives(store)
    assert sorted(record.item.name for record in before) == ["Belcirkel", "Soepgroep"]
    assert {record.item.area for record in before} == {"WK020218"}
    opened.settle()
    upload(opened, LIST.encode("cp1252"))
    expect(page.get_by_text("zoals u dat de vorige keer koos")).to_be_visible()
    expect(page.get_by_text("blijft gelijk: 2")).to_be_visible()
    expect(page.get_by_text("Er is niets om over te nemen")).to_be_visible()
    assert list_initiatives(store) == before


def test_a_workbook_brings_what_the_room_confirmed_and_its_header_line_can_be_pointed_out(
    visit: Open, store: Store, method: Method
) -> None:
    answer = CellConfirmation("WK020218", "ouderen", "volgen", date(2026, 9, 24))
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Importeren")
    upload(opened, export_xlsx([COFFEE], [answer], method), "lijst.xlsx")
    expect(page.get_by_text("van 1 vakje: wij weten zeker dat er niets is")).to_be_visible()
    page.get_by_role("button", name="Importeren (1 rij)").click()
    expect(said(page)).to_contain_text("1 toegevoegd, 0 gewijzigd. 1 keer vastgelegd dat er zeker niets is.")
    assert empty_cells(record.item for record in list_decisions(store)) == (answer,)
    assert [record.item for record in list_initiatives(store)] == [COFFEE]
    opened.settle()
    upload(opened, b"Wat;Wie\nActiviteit;Omschrijving\nSoep;Elke week\n")
    page.get_by_text("Staan de kolomnamen op een ander blad of een andere rij?").click()
    opened.settle()
    header = page.get_by_role("combobox", name="Rij met kolomnamen")
    expect(header).to_have_value("Rij 2: Activiteit · Omschrijving")
    header.focus()
    header.press_sequentially("Wat")
    header.press("Enter")
    opened.settle()
    expect(said(page)).to_contain_text("Kies de kolom waarin de naam van het initiatief staat.")


def test_a_file_that_is_no_list_gives_a_dutch_sentence(visit: Open, store: Store) -> None:
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Importeren")
    upload(opened, b"%PDF-1.7 niets", "folder.pdf")
    expect(page.get_by_role("alert")).to_contain_text("Dit is een PDF")
    assert names(store) == []


def test_the_example_loads_and_goes_with_one_click(visit: Open, store: Store) -> None:
    page = visit().go("initiatieven")
    page.get_by_role("button", name="Laad een voorbeeld (verzonnen)").click()
    expect(said(page)).to_contain_text("Voorbeeld geladen: 14")
    assert all("voorbeeld (verzonnen)" in name for name in names(store))
    add_initiative(store, COFFEE)
    page.get_by_role("tab", name="Kaart").click()
    page.get_by_role("button", name="Voorbeeld verwijderen").click()
    expect(said(page)).to_contain_text("Voorbeeld verwijderd: 14")
    assert names(store) == ["Koffietafel"]


def test_a_nasty_name_is_text_in_the_table_the_form_the_map_and_the_exports(
    visit: Open, store: Store, tmp_path: Path
) -> None:
    add_initiative(store, Initiative("n", NASTY.strip(), note="=1+1", latitude=51.96, longitude=5.93, area="WK020218"))
    opened = visit()
    page = opened.go(HERE)
    expect(page.get_by_test_id("glide-cell-1-0").first).to_have_text(NASTY.strip())
    choose_tab(opened, "Kaart")
    frame = map_frame(page)
    frame.wait_for_function("window.wijkMap.points && window.wijkMap.points.length === 1")
    told = frame.evaluate("window.wijkMap.points[0].getTooltip().getContent().innerHTML")
    assert told.startswith("&lt;script&gt;")
    choose_tab(opened, "Bewaren en terugzetten")
    for button, file in (("Als CSV", "a.csv"), ("Als Excel", "a.xlsx")):
        with page.expect_download() as downloading:
            page.get_by_role("button", name=button, exact=True).click()
        downloading.value.save_as(tmp_path / file)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert '<script>document.title=""gekraakt""</script>' in text
    assert ";'=1+1;" in text
    sheet = load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).worksheets[0]
    assert NASTY.strip() in [cell.value for cell in sheet[2]]
    page.get_by_role("tab", name="Lijst").click()
    opened.settle()
    open_one(opened, "Trefpunt")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    assert page.title() != "gekraakt"


def test_names_that_are_templates_neither_stop_the_server_nor_break_the_map(visit: Open, store: Store) -> None:
    typed = ["{{7**(7**8)}}", "{% x", "{{ 7 * 7 }}", "${window.x}"]
    for number, name in enumerate(typed):
        add_initiative(store, Initiative(f"n{number}", name, latitude=51.96, longitude=5.93, area="WK020218"))
    opened = visit()
    opened.go(HERE)
    choose_tab(opened, "Kaart")
    frame = map_frame(opened.page)
    frame.wait_for_function("window.wijkMap.points && window.wijkMap.points.length === 4")
    told = frame.evaluate("window.wijkMap.points.map(point => point.getTooltip().getContent().textContent)")
    assert sorted(told) == sorted(typed)


def test_a_click_on_a_point_opens_the_initiative(visit: Open, store: Store) -> None:
    add_initiative(store, Initiative("n", "Soepgroep", latitude=51.96, longitude=5.93, area="WK020218"))
    opened = visit(1280, 1200)
    page = opened.go(HERE)
    choose_tab(opened, "Kaart")
    frame = map_frame(page)
    frame.wait_for_function("window.wijkMap.points && window.wijkMap.points.length === 1")
    frame.locator("path.leaflet-interactive").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Soepgroep")


def test_a_backup_brings_back_what_is_gone(visit: Open, store: Store, tmp_path: Path) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = opened.go(HERE)
    choose_tab(opened, "Bewaren en terugzetten")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Reservekopie maken").click()
    downloading.value.save_as(tmp_path / "kopie.zip")
    empty(store)
    upload(opened, (tmp_path / "kopie.zip").read_bytes(), "kopie.zip")
    page.get_by_role("button", name="Terugzetten", exact=True).click()
    expect(said(page)).to_contain_text("Teruggezet: 1 toegevoegd")
    assert names(store) == ["Koffietafel"]


def test_search_and_filters_answer_quickly_among_900(visit: Open, store: Store) -> None:
    day = today()
    with store.writing() as connection:
        INITIATIVES.add_all(
            connection,
            [
                Initiative(f"n{n}", f"Initiatief {n}", area="WK020218", last_confirmed=day - timedelta(days=n))
                for n in range(900)
            ],
        )
    opened = visit()
    page = opened.go(HERE)
    expect(page.get_by_text("900 initiatieven, het laatst")).to_be_visible()
    page.get_by_label("Zoeken").fill("initiatief 77")
    expect(page.get_by_text("18 van de 900 initiatieven")).to_be_visible(timeout=5_000)
    choose_tab(opened, "Kaart")
    expect(page.get_by_text("Op de kaart: 0 van 18 initiatieven")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (390, 844)])
def test_every_part_fits_the_screen(visit: Open, store: Store, width: int, height: int) -> None:
    add_initiative(store, COFFEE)
    opened = visit(width, height)
    page = opened.go(HERE)
    for tab in ("Lijst", "Kaart", "Tabel bewerken", "Importeren", "Bewaren en terugzetten", "Verwijderd"):
        choose_tab(opened, tab)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    open_one(opened, "Koffietafel")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious_and_no_request_leaves_the_machine(visit: Open, store: Store) -> None:
    add_initiative(store, COFFEE)
    opened = visit()
    page = opened.go(HERE)
    for tab in ("Lijst", "Kaart", "Tabel bewerken", "Importeren", "Bewaren en terugzetten", "Verwijderd", "formulier"):
        if tab == "formulier":
            open_one(opened, "Koffietafel")
        else:
            choose_tab(opened, tab)
        assert serious(page, "iframe") == [], tab
    assert opened.elsewhere() == []
