"""Key figures in and out of the page Coalitie as files: nothing gets lost on the way, and no person comes in."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.driving import Visit, empty
from tests.store.files import workbook
from tests.store.people import NURSE, SHOP, TODAY
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.exchange import export_people_csv, export_ties_csv
from wijk.store.key_figures.queries import list_key_figures, list_ties

PATH = "coalitie?gebied=WK020218"
Open = Callable[..., Visit]
LIST = """Functie;Organisatie;Doelgroep;Fase;Wijk;Uren
Wijkverpleegkundige;Attent;Ouderen;signaleren;Schuytgraaf;7,5
Kapper;;Ouderenn;volgen;Presikhaaf;veel
Bakker;;;;Malburgen-Oost (Zuid);2
"""


def kept(store: Store) -> tuple[list[KeyFigure], list[Tie]]:
    people = [record.item for record in list_key_figures(store, TODAY)]
    return people, [record.item for record in list_ties(store)]


def upload(opened: Visit, content: bytes, name: str = "sleutelfiguren.csv") -> Locator:
    """Hand over a file; gives the part of the page that reads it."""
    opened.settle()
    title = opened.page.get_by_text("Lees sleutelfiguren uit een bestand")
    part = opened.page.get_by_test_id("stExpander").filter(has=title)
    if not part.get_by_text("Neem een lijst over").is_visible():
        title.click()
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    with opened.answered():
        part.locator("input[type=file]").set_input_files([file])
    return part


def test_key_figures_come_and_go_as_files(visit: Open, store: Store, tmp_path: Path) -> None:
    """One walk, from a workbook to files with faults; each part begins with what it says is kept."""
    opened = visit().watch()
    an_excel_file_from_the_page_brings_all_to_an_empty_database_and_a_second_time_nothing(opened, store, tmp_path)
    two_csv_files_names_that_are_refused_and_merged_cells_come_one_after_the_other(opened, store)
    a_list_is_taken_but_for_its_faults_and_an_answer_notices(opened, store)
    assert opened.elsewhere() == []


def an_excel_file_from_the_page_brings_all_to_an_empty_database_and_a_second_time_nothing(
    opened: Visit, store: Store, tmp_path: Path
) -> None:
    load_example(store, load_method())
    load_people_example(store, load_method())
    everything = kept(store)
    # The files hold who works in the chosen place: of the whole gemeente that is everybody.
    page = opened.go("coalitie?gebied=GM0202")
    opened.unfold("Lijst van sleutelfiguren: 17")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Sleutelfiguren en banden als Excel").click()
    downloading.value.save_as(tmp_path / "sleutelfiguren.xlsx")
    content = (tmp_path / "sleutelfiguren.xlsx").read_bytes()
    empty(store)
    opened.turn(PATH)
    part = upload(opened, content, "sleutelfiguren.xlsx")
    expect(part.get_by_text("18 banden zijn nieuw of anders")).to_be_visible()
    opened.press("Importeren (17 rijen)")
    expect(page.get_by_text("17 toegevoegd, 0 gewijzigd. 18 banden bewaard.")).to_be_visible()
    assert kept(store) == everything
    records = list_key_figures(store, TODAY), list_ties(store)
    part = upload(opened, content, "sleutelfiguren.xlsx")
    expect(part.get_by_text("blijft gelijk: 17")).to_be_visible()
    expect(part.get_by_text("0 banden zijn nieuw of anders, 18 blijven gelijk")).to_be_visible()
    expect(part.get_by_text("Er is niets om over te nemen")).to_be_visible()
    assert (list_key_figures(store, TODAY), list_ties(store)) == records


def a_list_is_taken_but_for_its_faults_and_an_answer_notices(opened: Visit, store: Store) -> None:
    empty(store)
    load_example(store, load_method())
    load_people_example(store, load_method())
    page = opened.turn(PATH)
    opened.tab("3 Beste coalitie")
    opened.press("Reken uit")
    expect(page.get_by_text(re.compile(r"^Coalitie 1 dekt "))).to_be_visible()
    page.get_by_role("tab", name="1 Sleutelfiguren").click()
    part = upload(opened, LIST.encode("cp1252"))
    for fault in ("Doelgroep (kolom C)", "Wijk (kolom E)", "Uren (kolom F)"):
        expect(part.get_by_role("row").filter(has_text=fault)).to_contain_text("3")
    opened.press("Importeren (2 rijen)")
    expect(page.get_by_text("2 toegevoegd, 0 gewijzigd. 1 rij met een fout niet overgenomen.")).to_be_visible()
    new = [person for person in kept(store)[0] if not person.id.startswith("voorbeeld")]
    assert [(person.role, person.areas, person.hours_per_month) for person in new] == [
        ("Wijkverpleegkundige", ("WK020224",), 7.5),
        ("Bakker", ("WK020218",), 2),
    ]
    page.get_by_role("tab", name="3 Beste coalitie").click()
    expect(page.get_by_text("Reken opnieuw uit")).to_be_visible()


def two_csv_files_names_that_are_refused_and_merged_cells_come_one_after_the_other(opened: Visit, store: Store) -> None:
    ties = [Tie("a1", "b2", "sterk"), Tie("b2", "weg", "licht")]
    empty(store)
    load_example(store, load_method())
    opened.turn(PATH)
    part = upload(opened, export_ties_csv(ties, load_method()))
    expect(part.get_by_text("komt er met dit bestand niet bij").first).to_be_visible()
    expect(part.get_by_text("Er is niets om over te nemen")).to_be_visible()
    upload(opened, export_people_csv([NURSE, SHOP], load_method()))
    opened.press("Importeren (2 rijen)")
    part = upload(opened, export_ties_csv(ties, load_method()))
    expect(part.get_by_text("1 band is nieuw of anders")).to_be_visible()
    expect(part.get_by_role("row").filter(has_text="Wie kent wie: Kenmerk van de ander (kolom B)")).to_contain_text("3")
    part.get_by_role("button", name="Importeren", exact=True).click()
    expect(opened.page.get_by_text("1 band bewaard.")).to_be_visible()
    assert kept(store) == ([NURSE, SHOP], ties[:1])

    # A table with names is refused: nothing of it is shown or kept.
    part = upload(opened, workbook(["Rol", "Naam"], ["kapper", "Geheimina Verborgens"]), "lijst.xlsx")
    expect(part.get_by_role("alert")).to_contain_text("Deze kolom lijkt over personen te gaan: Naam (kolom B)")
    expect(part.get_by_role("button", name="Importeren")).to_have_count(0)
    assert "Geheimina" not in opened.page.content()
    upload(opened, b"%PDF-1.7 niets", "folder.pdf")
    expect(part.get_by_role("alert")).to_contain_text("Dit is een PDF")
    assert kept(store) == ([NURSE, SHOP], ties[:1])

    # Merged cells and 5,000 rows come in.
    empty(store)
    rows = [[f"rol {number}", "Wijkraad" if number == 0 else None] for number in range(5000)]
    content = workbook(["Overzicht", None], ["Rol", "Organisatie"], *rows, merged=["A1:B1", "B3:B5002"])
    part = upload(opened, content, "lijst.xlsx")
    expect(part.get_by_text("nieuw: 5.000")).to_be_visible()
    opened.press("Importeren (5.000 rijen)")
    expect(opened.page.get_by_text("5.000 toegevoegd, 0 gewijzigd.")).to_be_visible()
    assert {person.organisation for person in kept(store)[0]} == {"Wijkraad"}
