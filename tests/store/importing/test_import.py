"""A preview says what will happen to every row, and importing does that and nothing else."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from tests.store.files import csv_file, municipal_workbook
from wijk.domain.clock import example_day
from wijk.domain.group_words import OTHER_GROUP
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import, rejected_csv
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives, save_initiative
from wijk.store.initiatives.writing import export_csv, export_xlsx
from wijk.store.spreadsheets.reading import read_sheets

AREAS = {"WK020218": "Malburgen-Oost (Zuid)", "WK020217": "Malburgen-Oost (Noord)", "WK020220": "Elden"}
ARNHEM = AreaScope("GM0202", AREAS)
CSV = """Naam;Organisatie;Doelgroep;Fase;Wijk;Bereik;Gecontroleerd op;Formeel
Koffie;Stichting A;Ouderen;Signaleren;Elden;1.250;24-9-2026;ja
Thee;Stichting B;Ouderenn;Signaleren;Malburgen;veel;morgen;misschien
Soep;;Mantelzorgers, ouderen;;;;;
KÓFFIE ;stichting a;Mantelzorgers;;;;;
;Stichting C;;;;;;
"""


def preview(store: Store, content: bytes, method: Method) -> Preview:
    context = ImportContext(INITIATIVE_LAYOUT, method, ARNHEM)
    found = find_list(read_sheets(content), context)
    return preview_import(store, found, guess_mapping(found.headers, context), context)


def names(store: Store) -> list[str]:
    return [record.item.name for record in list_initiatives(store)]


def test_the_preview_says_what_happens_to_each_row_and_writes_nothing(store: Store, method: Method) -> None:
    planned = preview(store, csv_file(CSV), method)
    assert [(row.number, row.action, row.same_as) for row in planned.rows] == [
        (2, "nieuw", None),
        (3, "vraag", None),
        (4, "nieuw", None),
        (5, "vraag", None),
        (6, "fout", None),
    ]
    item = planned.rows[0].item
    assert item is not None
    assert (item.groups, item.roles, item.area) == (("ouderen",), (PhaseRole("signaleren"),), "WK020220")
    assert (item.reach, item.last_confirmed, item.formal) == (1250, date(2026, 9, 24), True)
    assert list_initiatives(store) == ()


@pytest.mark.published_method
def test_every_fault_has_its_row_column_value_and_remedy(store: Store, method: Method) -> None:
    planned = preview(store, csv_file(CSV), method)
    faults = [fault for row in planned.rows for fault in (*row.remarks, *row.faults)]
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (3, "Doelgroep (kolom C)", "Ouderenn"),
        (3, "Wijk (kolom E)", "Malburgen"),
        (3, "Bereik (kolom F)", "veel"),
        (3, "Gecontroleerd op (kolom G)", "morgen"),
        (3, "Formeel (kolom H)", "misschien"),
        (6, "Naam (kolom A)", ""),
    ]
    assert (
        "Bedoelt u 'Ouderen (65 jaar en ouder)'?"
        in preview(store, csv_file("Naam;Doelgroep\nA;oudern 65 jaar en ouder"), method).rows[0].remarks[0].message
    )
    assert "Mantelzorgers" in faults[0].message
    assert "heel getal" in faults[2].message
    assert f"24 september {example_day()[-4:]}" in faults[3].message


def test_rows_without_a_name_can_be_mended_and_imported_and_all_others_come_in(store: Store, method: Method) -> None:
    planned = preview(store, csv_file(CSV), method)
    done = apply_import(store, planned)
    assert (done.added, done.changed, done.conflicts) == (4, 0, ())
    assert names(store) == ["Koffie", "Thee", "Soep", "KÓFFIE"]
    rejected = rejected_csv(planned).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(rejected, newline=""), delimiter=";"))
    assert [row[0] for row in rows] == ["Rij", "6"]
    assert rows[1][2:4] == ["", "Stichting C"]
    assert "Naam (kolom A)" in rows[1][1]
    apply_import(store, preview(store, csv_file(rejected.replace(";Stichting C", "Bridge;Stichting C")), method))
    assert "Bridge" in names(store)


def test_no_row_is_lost_for_one_cell_and_what_was_not_understood_stays_readable(store: Store, method: Method) -> None:
    apply_import(store, preview(store, csv_file(CSV), method))
    thee = next(record.item for record in list_initiatives(store) if record.item.name == "Thee")
    assert (thee.groups, thee.area, thee.roles) == ((OTHER_GROUP,), "GM0202", (PhaseRole("signaleren"),))
    assert (thee.reach, thee.last_confirmed, thee.formal) == (None, None, None)
    assert thee.note.split("\n") == [
        *("Doelgroep: Ouderenn", "Wijk: Malburgen", "Bereik: veel", "Gecontroleerd op: morgen", "Formeel: misschien"),
    ]


@pytest.mark.parametrize("content", [csv_file(CSV), csv_file(CSV, "cp1252"), municipal_workbook()])
def test_importing_twice_changes_nothing(store: Store, method: Method, content: bytes) -> None:
    apply_import(store, preview(store, content, method))
    before = list_initiatives(store)
    assert before
    again = preview(store, content, method)
    assert again.count("nieuw") == again.count("wijzigt") == 0
    done = apply_import(store, again)
    assert (done.added, done.changed) == (0, 0)
    assert list_initiatives(store) == before


def test_pressing_the_button_twice_adds_nothing(store: Store, method: Method) -> None:
    planned = preview(store, csv_file(CSV), method)
    apply_import(store, planned)
    again = apply_import(store, planned)
    assert (again.added, [row.number for row in again.conflicts]) == (0, [2, 3, 4, 5])
    assert len(list_initiatives(store)) == 4


def test_a_change_names_its_fields_and_leaves_what_the_file_does_not_say(store: Store, method: Method) -> None:
    kept = Initiative(
        "a",
        "Café De Zon",
        "Stichting A",
        roles=(PhaseRole("volgen"), PhaseRole("signaleren", ("meldpunt",))),
        groups=("mantelzorgers", "ouderen"),
        note="met de hand",
        reach=3,
        area="GM0202",
    )
    add_initiative(store, kept)
    file = csv_file(
        "Naam;Organisatie;Fase;Doelgroep;Bereik;Kosten\n"
        "Café De Zon;STICHTING  A;signaleren, volgen;ouderen, mantelzorgers;;gratis\n"
    )
    (row,) = preview(store, file, method).rows
    assert (row.action, row.changes) == ("wijzigt", ("Organisatie", "Kosten voor bezoekers"))
    assert row.item == replace(kept, organisation="STICHTING  A", costs="gratis")


def test_what_an_earlier_working_model_knew_survives_an_import(store: Store, method: Method) -> None:
    old = Initiative(
        "a",
        "Koffie",
        roles=(PhaseRole("oude_fase", ("x",)), PhaseRole("volgen", ("oud", "borgen"))),
        groups=("oude_groep", "ouderen"),
        area="GM0202",
    )
    add_initiative(store, old)
    (row,) = preview(store, export_csv([old], method), method).rows
    assert row.action == "ongewijzigd"


@pytest.mark.parametrize(
    ("kept", "found", "same"),
    [
        (("Koffie", "A"), ("KOFFIÉ", "a"), True),
        (("Koffie", ""), ("Koffie", "A"), True),
        (("Koffie", "A"), ("Koffie", ""), True),
        (("Koffie", "A"), ("Koffie", "B"), False),
        (("Koffie", "A"), ("Thee", "A"), False),
    ],
)
def test_duplicates_are_recognised_on_name_and_organisation(
    store: Store, method: Method, kept: tuple[str, str], found: tuple[str, str], same: bool
) -> None:
    add_initiative(store, Initiative("a", kept[0], kept[1], area="GM0202"))
    planned = preview(store, csv_file(f"Naam;Organisatie\n{found[0]};{found[1]}\n"), method)
    assert (planned.rows[0].existing is not None) == same
    apply_import(store, planned)
    assert len(list_initiatives(store)) == (1 if same else 2)
    assert preview(store, csv_file(f"Naam;Organisatie\n{found[0]};{found[1]}\n"), method).count("ongewijzigd") == 1


def test_our_own_export_follows_an_initiative_through_a_new_name(store: Store, method: Method) -> None:
    kept = add_initiative(store, Initiative("a", "Koffie", "A", area="GM0202"))
    exported = export_xlsx([replace(kept.item, name="Thee")], [], method)
    (row,) = preview(store, exported, method).rows
    assert (row.action, row.changes) == ("wijzigt", ("Naam",))


def test_a_row_copied_in_our_own_export_becomes_a_new_initiative(store: Store, method: Method) -> None:
    kept = add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    planned = preview(store, export_csv([kept.item, replace(kept.item, name="Thee")], method), method)
    assert [row.action for row in planned.rows] == ["ongewijzigd", "nieuw"]
    apply_import(store, planned)
    assert names(store) == ["Koffie", "Thee"]


def test_what_was_deleted_can_be_imported_again(store: Store, method: Method) -> None:
    kept = add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    exported = export_csv([kept.item], method)
    delete_initiative(store, "a", 1)
    assert apply_import(store, preview(store, exported, method)).added == 1
    assert names(store) == ["Koffie"]


def test_a_row_that_somebody_changed_since_the_preview_is_left_alone(store: Store, method: Method) -> None:
    kept = add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    planned = preview(store, csv_file("Naam;Kosten\nKoffie;gratis\n"), method)
    theirs = save_initiative(store, replace(kept.item, costs="€ 1"), 1)
    done = apply_import(store, planned)
    assert (done.changed, [row.existing for row in done.conflicts]) == (0, [theirs])
    assert list_initiatives(store) == (theirs,)


def test_a_failing_import_writes_nothing(store: Store, method: Method) -> None:
    planned = preview(store, csv_file("Naam\n" + "\n".join(f"Koffie {number}" for number in range(300))), method)

    def stop(share: float) -> None:
        if share > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apply_import(store, planned, stop)
    assert list_initiatives(store) == ()


@pytest.mark.slow
def test_progress_runs_from_nothing_to_all(store: Store, method: Method) -> None:
    context = ImportContext(INITIATIVE_LAYOUT, method, AreaScope("GM0202"))
    content = csv_file("Naam\n" + "\n".join(f"Koffie {number}" for number in range(1000)))
    table = find_list(read_sheets(content), context)
    shares: list[float] = []
    planned = preview_import(store, table, ("name",), context, on_progress=shares.append)
    assert (shares[0], shares[-1], shares == sorted(shares), len(shares)) == (0.0, 1.0, True, 6)
    written: list[float] = []
    apply_import(store, planned, written.append)
    assert (written[0], written[-1], written == sorted(written), len(written)) == (0.0, 1.0, True, 11)
    names = [record.item.name for record in sorted(list_initiatives(store), key=lambda record: record.created)]
    assert names == [f"Koffie {number}" for number in range(1000)]


def test_columns_are_guessed_in_dutch_and_english(method: Method) -> None:
    headers = [
        "Naam activiteit",
        "Aanbieder",
        "Voor wie?",
        "FASE(N)",
        "Wijk/buurt",
        "Straat",
        "Postcode",
        "Omschrijving",
    ]
    assert guess_mapping(headers, ImportContext(INITIATIVE_LAYOUT, method)) == (
        *("name", "organisation", "groups", "roles", "area"),
        *("address", "address", "note"),
    )
    headers = ["Title", "Provider", "Target group", "Phase", "Notes", "Capacity", "Latitude", "Last updated"]
    assert guess_mapping(headers, ImportContext(INITIATIVE_LAYOUT, method)) == (
        *("name", "organisation", "groups", "roles", "note"),
        *("capacity_per_month", "latitude", "last_confirmed"),
    )


@pytest.mark.parametrize(
    "header", ["Contactpersoon", "Naam contactpersoon", "Tel.", "E-mail", "E-mailadres", "Iets", ""]
)
def test_personal_and_unknown_columns_are_never_guessed(method: Method, header: str) -> None:
    assert guess_mapping([header], ImportContext(INITIATIVE_LAYOUT, method)) == (None,)


def test_a_second_column_for_the_same_thing_is_left_to_the_user(store: Store, method: Method) -> None:
    context = ImportContext(INITIATIVE_LAYOUT, method)
    table = find_list(read_sheets(csv_file("Naam;Naam;Straat;Plaats\nKoffie;Thee;Dijk 1;Arnhem\n")), context)
    mapping = guess_mapping(table.headers, ImportContext(INITIATIVE_LAYOUT, method))
    assert mapping == ("name", None, "address", "address")
    item = preview_import(store, table, mapping, ImportContext(INITIATIVE_LAYOUT, method, ARNHEM)).rows[0].item
    assert item is not None and item.address == "Dijk 1, Arnhem"
    with pytest.raises(FileError, match="twee kolommen"):
        preview_import(store, table, ("name", "name", None, None), ImportContext(INITIATIVE_LAYOUT, method))
    with pytest.raises(FileError, match="naam van het initiatief"):
        preview_import(store, table, (None, None, None, None), ImportContext(INITIATIVE_LAYOUT, method))
    with pytest.raises(FileError, match="bestaat niet"):
        preview_import(store, table, ("name", "phase:weg", None, None), ImportContext(INITIATIVE_LAYOUT, method))


def test_a_chosen_mapping_is_found_again_for_the_same_headers(store: Store, method: Method) -> None:
    table = find_list(read_sheets(csv_file("Wat;Wie\nKoffie;A\n")), ImportContext(INITIATIVE_LAYOUT, method))
    remember_mapping(store, table.headers, ("name", "organisation"), INITIATIVE_LAYOUT)
    mapping = recall_mapping(store, table.headers, INITIATIVE_LAYOUT)
    assert mapping is not None
    assert preview_import(store, table, mapping, ImportContext(INITIATIVE_LAYOUT, method, ARNHEM)).count("nieuw") == 1
