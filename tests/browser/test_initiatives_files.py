"""Initiatives on the map and as files: lists from elsewhere, the example, a backup, and names that are code."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from bench.importing import municipal_list
from tests.browser.driving import Visit, choose, empty
from tests.browser.initiatives import COFFEE, HERE, NASTY, names, open_here, said, upload
from tests.browser.map_reading import map_frame
from wijk.domain.answers import CellConfirmation
from wijk.domain.clock import today
from wijk.domain.decision import empty_cells
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import (
    add_initiative,
    list_initiatives,
)
from wijk.store.initiatives.writing import export_xlsx
from wijk.store.matrix.decisions import list_decisions

Open = Callable[..., Visit]


LONG, TEN_MINUTES = 120_000, 600
# A bar appears after a second of work; whoever waits no longer than this in all may see none.
SOON = 10
# Every text of a bar that shows how far the work is.
SEEN = """() => {
    window.seen = new Set();
    const look = () => {
        for (const bar of document.querySelectorAll("[data-testid=stProgress]")) window.seen.add(bar.innerText);
    };
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
LIST = (
    "Naam van de activiteit;Aanbieder;Fase;Voor wie;Wijk;Laatst gecontroleerd;Telefoon\n"
    "Soepgroep;Stichting A;signaleren;senioren;Malburgen-Oost (Zuid);24 september 2026;06\n"
    "Thuisbezoek;Stichting A;weetniet;ouderen;Nergens;gisteren;\n"
    "Belcirkel;;volgen;iedereen;;;\n"
    ";Niemand;volgen;iedereen;;;\n"
)


def test_files_that_are_no_list_that_have_faults_questions_or_confirmations_come_one_after_the_other(
    visit: Open, store: Store, tmp_path: Path, method: Method
) -> None:
    opened = visit()
    opened.go(HERE)
    opened.tab("Importeren")
    a_file_that_is_no_list_gives_a_dutch_sentence(opened, store)
    faults_are_listed_the_rest_is_taken_and_a_second_time_nothing(opened, store, tmp_path)
    opened.settle()
    empty(store)
    a_file_asks_each_thing_once_and_remembers_the_answers(opened, store)
    opened.settle()
    empty(store)
    a_workbook_brings_what_the_room_confirmed(opened, store, method)
    opened.settle()
    the_header_line_can_be_pointed_out(opened)


def a_file_that_is_no_list_gives_a_dutch_sentence(opened: Visit, store: Store) -> None:
    upload(opened, b"%PDF-1.7 niets", "folder.pdf")
    expect(opened.page.get_by_role("alert")).to_contain_text("Dit is een PDF")
    assert names(store) == []


def faults_are_listed_the_rest_is_taken_and_a_second_time_nothing(opened: Visit, store: Store, tmp_path: Path) -> None:
    page = opened.page
    upload(opened, LIST.encode("cp1252"))
    expect(page.get_by_text("nieuw: 2")).to_be_visible()
    expect(page.get_by_text("komt mee, met een open vraag: 1")).to_be_visible()
    expect(page.get_by_text("2 vragen over dit bestand")).to_be_visible()
    page.get_by_text("1 cel niet helemaal overgenomen").click()
    faults = page.get_by_role("table").first
    expect(faults).to_contain_text("(kolom F)")
    expect(faults).to_contain_text("gisteren")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Rijen die niet worden overgenomen, als CSV").click()
    downloading.value.save_as(tmp_path / "fout.csv")
    rejected = (tmp_path / "fout.csv").read_text(encoding="utf-8-sig")
    assert "Niemand" in rejected
    assert "Soepgroep" not in rejected
    choose(page.get_by_role("combobox", name="‘Nergens’ (1 rij)"), "Elden (wijk)")
    opened.settle()
    expect(page.get_by_text("1 vraag over dit bestand")).to_be_visible()
    page.get_by_role("button", name="Importeren (3 rijen)").click()
    expect(said(page)).to_contain_text("3 toegevoegd, 0 gewijzigd. 1 rij met een fout")
    before = list_initiatives(store)
    assert sorted(record.item.name for record in before) == ["Belcirkel", "Soepgroep", "Thuisbezoek"]
    assert sorted(record.item.area for record in before) == ["WK020218", "WK020218", "WK020220"]
    opened.settle()
    upload(opened, LIST.encode("cp1252"))
    expect(page.get_by_text("zoals u dat de vorige keer koos")).to_be_visible()
    expect(page.get_by_text("blijft gelijk: 3")).to_be_visible()
    expect(page.get_by_text("1 antwoord van een vorige keer")).to_be_visible()
    expect(page.get_by_text("Er is niets om over te nemen")).to_be_visible()
    assert list_initiatives(store) == before


def a_file_asks_each_thing_once_and_remembers_the_answers(opened: Visit, store: Store) -> None:
    page = opened.page
    lines = ["Naam;Organisatie;Adres;Voor wie;Wijk;Kosten"]
    lines += [f"Koor {number};A;Laan {number};{group};Elden;" for number in range(20) for group in ("18+", "vrouwen")]
    lines += ["Inloop;A;Laan 1;ouderen;Elden;gratis", "Inloop;A;Laan 1;ouderen;Elden;€ 1"]
    upload(opened, "\n".join(lines).encode())
    expect(page.get_by_role("heading", name="23 vragen over dit bestand")).to_be_visible()
    with opened.answered():
        page.get_by_role("button", name="Neem onze voorstellen over (23)").click()
    opened.settle()
    expect(page.get_by_role("heading", name="Geen open vragen meer")).to_be_visible()
    page.get_by_role("button", name="Importeren (42 rijen)").click()
    expect(said(page)).to_contain_text("42 toegevoegd")
    groups = {record.item.groups for record in list_initiatives(store)}
    assert groups == {(), ("anders",), ("ouderen",)}
    opened.settle()
    upload(opened, b"Naam;Voor wie\nYoga;18+\nSchilderen;vrouwen\n")
    expect(page.get_by_text("nieuw: 2")).to_be_visible()
    expect(page.get_by_text("2 antwoorden van een vorige keer")).to_be_visible()


def a_workbook_brings_what_the_room_confirmed(opened: Visit, store: Store, method: Method) -> None:
    page = opened.page
    answer = CellConfirmation("WK020218", "ouderen", "volgen", date(2026, 9, 24))
    upload(opened, export_xlsx([COFFEE], [answer], method), "lijst.xlsx")
    expect(page.get_by_text("van 1 vakje: wij weten zeker dat er niets is")).to_be_visible()
    page.get_by_role("button", name="Importeren (1 rij)").click()
    expect(said(page)).to_contain_text("1 toegevoegd, 0 gewijzigd. 1 keer vastgelegd dat er zeker niets is.")
    assert empty_cells(record.item for record in list_decisions(store)) == (answer,)
    assert [record.item for record in list_initiatives(store)] == [COFFEE]


def the_header_line_can_be_pointed_out(opened: Visit) -> None:
    page = opened.page
    upload(opened, b"Iets;Anders\nActiviteit;Omschrijving\nSoep;Elke week\n")
    opened.unfold("Staan de kolomnamen op een ander blad of een andere rij?")
    header = page.get_by_role("combobox", name="Rij met kolomnamen")
    expect(header).to_have_value("Rij 2: Activiteit · Omschrijving")
    choose(header, "Iets")
    opened.settle()
    expect(said(page)).to_contain_text("Kies de kolom waarin de naam van het initiatief staat.")


@pytest.mark.slow
def test_five_thousand_rows_of_a_municipal_list_go_from_the_file_into_the_matrix(visit: Open, store: Store) -> None:
    opened = visit()
    page = opened.go("initiatieven?gebied=GM0202")
    opened.tab("Importeren")
    page.evaluate(SEEN)
    page.set_default_timeout(LONG)
    started = monotonic()
    upload(opened, municipal_list(5_000), "sociale kaart.xlsx")
    expect(page.get_by_role("heading", name="Dit gaat er gebeuren")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("daarboven wordt 1 regel niet overgenomen")).to_be_visible()
    expect(page.get_by_role("heading", name="3 vragen over dit bestand")).to_be_visible()
    choose(page.get_by_role("combobox", name="‘Noord’"), "Klarendal")
    opened.settle()
    expect(page.get_by_role("heading", name="2 vragen over dit bestand")).to_be_visible(timeout=LONG)
    page.get_by_role("button", name="Importeren (5.000 rijen)").click()
    expect(said(page)).to_contain_text("5.000 toegevoegd, 0 gewijzigd", timeout=LONG)
    seconds = monotonic() - started
    assert seconds < TEN_MINUTES
    assert "Bezig met" in " ".join(page.evaluate("[...window.seen]")) or seconds < SOON
    kept = [record.item for record in list_initiatives(store)]
    assert (len(kept), len({item.name for item in kept})) == (5_000, 5_000)
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    cell = page.locator("button[data-group=ouderen][data-phase=signaleren]")
    expect(cell).to_have_accessible_name(re.compile(r"\d"), timeout=LONG)


def test_the_example_loads_and_goes_with_one_click_and_a_backup_brings_back_what_is_gone(
    visit: Open, store: Store, tmp_path: Path
) -> None:
    opened = visit()
    page = opened.go("initiatieven")
    page.get_by_role("button", name="Laad een voorbeeld (verzonnen)").click()
    expect(said(page)).to_contain_text("Voorbeeld geladen: 14")
    assert all("voorbeeld (verzonnen)" in name for name in names(store))
    add_initiative(store, COFFEE)
    page.get_by_role("tab", name="Kaart").click()
    page.get_by_role("button", name="Voorbeeld verwijderen").click()
    expect(said(page)).to_contain_text("Voorbeeld verwijderd: 14")
    assert names(store) == ["Koffietafel"]

    opened.settle()
    empty(store)
    add_initiative(store, COFFEE)
    opened.tab("Bewaren en terugzetten")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Reservekopie maken").click()
    downloading.value.save_as(tmp_path / "kopie.zip")
    empty(store)
    upload(opened, (tmp_path / "kopie.zip").read_bytes(), "kopie.zip")
    page.get_by_role("button", name="Terugzetten", exact=True).click()
    expect(said(page)).to_contain_text("Teruggezet: 1 toegevoegd")
    assert names(store) == ["Koffietafel"]


def test_names_that_are_code_or_templates_are_text_everywhere_a_point_opens_and_900_are_searched_quickly(
    visit: Open, store: Store, tmp_path: Path
) -> None:
    templates = ["{{7**(7**8)}}", "{% x", "{{ 7 * 7 }}", "${window.x}"]
    for number, name in enumerate([*templates, "Soepgroep", NASTY.strip()]):
        note = "=1+1" if name == NASTY.strip() else ""
        point = Initiative(f"n{number}", name, note=note, latitude=51.96, longitude=5.93, area="WK020218")
        add_initiative(store, point)
    opened = visit(1280, 1200)
    page = opened.go(HERE)
    expect(page.get_by_test_id("glide-cell-1-0").first).to_have_text(NASTY.strip())
    open_here(opened, "Trefpunt")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<script>")
    assert page.title() != "gekraakt"
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    opened.settle()
    names_on_the_map_are_text(opened, [*templates, "Soepgroep", NASTY.strip()])
    a_nasty_name_is_text_in_the_exports(opened, tmp_path)
    opened.tab("Kaart")
    with opened.answered():
        page.get_by_label("Zoeken").fill("Soepgroep")
    opened.settle()
    a_click_on_the_only_point_opens_the_initiative(opened, "Soepgroep")

    empty(store)
    day = today()
    many = [
        Initiative(f"n{n}", f"Initiatief {n}", area="WK020218", last_confirmed=day - timedelta(n)) for n in range(900)
    ]
    with store.writing() as connection:
        INITIATIVES.add_all(connection, many)
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven")
    opened.settle()
    search_and_filters_answer_quickly_among_900(opened)


def names_on_the_map_are_text(opened: Visit, typed: list[str]) -> None:
    opened.tab("Kaart")
    frame = map_frame(opened.page)
    frame.wait_for_function(f"window.wijkMap.points && window.wijkMap.points.length === {len(typed)}")
    told = frame.evaluate("window.wijkMap.points.map(point => point.getTooltip().getContent().textContent)")
    assert sorted(told) == sorted(typed)
    drawn = frame.evaluate("window.wijkMap.points.map(point => point.getTooltip().getContent().innerHTML)")
    assert any(one.startswith("&lt;script&gt;") for one in drawn)


def a_nasty_name_is_text_in_the_exports(opened: Visit, tmp_path: Path) -> None:
    opened.tab("Bewaren en terugzetten")
    for button, file in (("Als CSV", "a.csv"), ("Als Excel", "a.xlsx")):
        with opened.page.expect_download() as downloading:
            opened.page.get_by_role("button", name=button, exact=True).click()
        downloading.value.save_as(tmp_path / file)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert '<script>document.title=""gekraakt""</script>' in text
    assert ";'=1+1;" in text
    sheet = load_workbook(io.BytesIO((tmp_path / "a.xlsx").read_bytes())).worksheets[0]
    assert NASTY.strip() in [cell.value for row in sheet.iter_rows(min_row=2) for cell in row]


def a_click_on_the_only_point_opens_the_initiative(opened: Visit, name: str) -> None:
    frame = map_frame(opened.page)
    frame.wait_for_function("window.wijkMap.points && window.wijkMap.points.length === 1")
    frame.locator("path.leaflet-interactive").last.click()
    expect(opened.page.get_by_role("heading", level=1)).to_have_text(name)


def search_and_filters_answer_quickly_among_900(opened: Visit) -> None:
    page = opened.page
    opened.tab("Lijst")
    with opened.answered():
        page.get_by_label("Zoeken").fill("")
    expect(page.get_by_text("900 initiatieven, het laatst")).to_be_visible()
    page.get_by_label("Zoeken").fill("initiatief 77")
    expect(page.get_by_text("18 van de 900 initiatieven")).to_be_visible(timeout=5_000)
    opened.tab("Kaart")
    expect(page.get_by_text("Op de kaart: 0 van 18 initiatieven")).to_be_visible()
