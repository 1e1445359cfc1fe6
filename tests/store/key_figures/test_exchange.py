"""Key figures and needs travel through files without loss, and persons never do."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.store.files import csv_file, workbook
from tests.store.initiatives.test_round_trip import AWKWARD, TEXT, some
from tests.store.people import NURSE, SHOP, TODAY, traces
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure, Knowledge, Tie
from wijk.domain.method import Method, load_method
from wijk.domain.need import Need
from wijk.store.checks.key_figures import faults_in_figure
from wijk.store.coalitions.needs_exchange import export_needs_csv, read_needs
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list, list_under
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import, rejected_csv
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.exchange import (
    export_people_csv,
    export_people_xlsx,
    export_ties_csv,
    read_people,
    ties_file,
)
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.queries import add_key_figure, delete_key_figure, list_key_figures
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList

METHOD = load_method()
RULES = load_coalition_rules()
KINDS: tuple[Knowledge, ...] = ("ervaring", "praktijk", "onderzoek")
COMMON = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
AREAS = {"WK020218": "Malburgen-Oost (Zuid)", "WK020220": "Elden", "BU02022001": "Elden-Dorp, Noord en Zuid"}


@st.composite
def figures(draw: st.DrawFn, method: Method) -> KeyFigure:
    figure = KeyFigure(
        id=draw(st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)),
        role=draw(TEXT),
        organisation=draw(TEXT),
        groups=draw(some([group.id for group in method.groups])),
        phases=draw(some([phase.id for phase in method.phases])),
        areas=draw(some(["WK020218", "WK0363AA", "BU03630AA1"])),
        knowledge=tuple(draw(st.lists(st.sampled_from(KINDS), unique=True))),
        position=draw(st.sampled_from([None, "bewoner", "overheid"])),
        formal=draw(st.sampled_from([None, True, False])),
        community_worker=draw(st.sampled_from([None, True, False])),
        hours_per_month=draw(st.none() | st.floats(0, 744)),
        **{field: draw(TEXT) for field in ("knows_area", "motivation", "standing", "affinity", "note")},
    )
    assume(not faults_in_figure(figure))
    return figure


def crowds(method: Method) -> st.SearchStrategy[tuple[KeyFigure, ...]]:
    return st.lists(figures(method), min_size=1, max_size=4, unique_by=lambda figure: figure.id).map(tuple)


@pytest.mark.slow
@COMMON
@given(crowds(METHOD))
def test_csv_comes_back_whole(people: tuple[KeyFigure, ...]) -> None:
    assert read_people(export_people_csv(people, METHOD), METHOD) == (people, (), ())


@pytest.mark.slow
@COMMON
@given(crowds(AWKWARD))
def test_excel_with_a_retyped_method_comes_back_whole(people: tuple[KeyFigure, ...]) -> None:
    assert read_people(export_people_xlsx(people, (), AWKWARD), AWKWARD) == (people, (), ())


def test_who_knows_whom_travels_along(tmp_path: Path) -> None:
    ties = (Tie("a1", "b2", "sterk"), Tie("b2", "007", "licht"))
    assert read_people(export_people_xlsx([NURSE], ties, METHOD), METHOD) == ((NURSE,), ties, ())
    path = tmp_path / "mensen.csv"
    path.write_bytes(export_people_csv([NURSE], METHOD))
    assert read_people(path, METHOD) == ((NURSE,), (), ())
    ties_file(path).write_bytes(export_ties_csv(ties, METHOD))
    assert read_people(path, METHOD) == ((NURSE,), ties, ())
    wrong = [Tie("a1", "a1", "licht"), Tie("a1", "b2", "los")]  # type: ignore[arg-type]
    ties_file(path).write_bytes(export_ties_csv(wrong, METHOD))
    assert [(fault.row, fault.message) for fault in read_people(path, METHOD)[2]] == [
        (2, "Kies twee verschillende sleutelfiguren."),
        (3, "Schrijf sterk of licht."),
    ]


def table_in(content: bytes) -> RowList:
    return find_list(read_sheets(content), ImportContext(KEY_FIGURE_LAYOUT, METHOD))


def preview(store: Store, content: bytes) -> Preview:
    table = table_in(content)
    mapping = guess_mapping(table.headers, ImportContext(KEY_FIGURE_LAYOUT, METHOD))
    return preview_import(store, table, mapping, ImportContext(KEY_FIGURE_LAYOUT, METHOD, AreaScope("GM0202", AREAS)))


def kept(store: Store) -> list[KeyFigure]:
    return [record.item for record in list_key_figures(store, TODAY)]


def test_what_rows_taken_together_say_otherwise_is_told(store: Store) -> None:
    """Key figures have no note in which it could stay readable."""
    table = table_in(
        csv_file("Functie;Organisatie;Uren;Fase\nHuisarts;Attent;4;volgen\nHuisarts;Attent;6;signaleren\n")
    )
    context = ImportContext(KEY_FIGURE_LAYOUT, METHOD, AreaScope("GM0202", AREAS))
    mapping = guess_mapping(table.headers, context)
    [question] = preview_import(store, table, mapping, context).questions
    together = replace(context, answers={question.key: ("samen",)})
    planned = preview_import(store, table, mapping, together)
    assert [(row.action, row.item and row.item.hours_per_month) for row in planned.rows] == [
        ("nieuw", 4),
        ("dubbel", None),
    ]
    assert set(planned.rows[0].item.phases) == {"volgen", "signaleren"}
    assert [(one.row, one.column, one.value) for one in planned.remarks] == [(3, "Uren per maand", "6")]


CSV = """Functie;Organisatie;Doelgroep;Fase;Wijk;Soort kennis;Positie;Formeel;Uren;Signaleren
Wijkverpleegkundige;Attent;Ouderen;volgen;Elden, WK020218;praktijk en ervaring;professional;ja;7,5;x
Kapper;;Ouderenn;volgen;Presikhaaf;smaak;baas;misschien;veel;
;;;;;;;;;ja
Buur;;;;Elden-Dorp, Noord en Zuid;;;;;nee
"""


def test_any_columns_are_understood_and_faults_point_at_their_cell(store: Store) -> None:
    planned = preview(store, csv_file(CSV))
    assert [row.action for row in planned.rows] == ["nieuw", "fout", "fout", "nieuw"]
    nurse = planned.rows[0].item
    assert (nurse.phases, nurse.areas, nurse.hours_per_month) == (
        ("volgen", "signaleren"),
        ("WK020220", "WK020218"),
        7.5,
    )
    assert (nurse.knowledge, nurse.position, nurse.formal) == (("praktijk", "ervaring"), "professional", True)
    assert planned.rows[3].item.areas == ("BU02022001",)
    assert [(fault.row, fault.column, fault.value) for fault in planned.faults] == [
        (3, "Doelgroep (kolom C)", "Ouderenn"),
        (3, "Wijk (kolom E)", "Presikhaaf"),
        (3, "Soort kennis (kolom F)", "smaak"),
        (3, "Positie (kolom G)", "baas"),
        (3, "Formeel (kolom H)", "misschien"),
        (3, "Uren (kolom I)", "veel"),
        (4, "Functie (kolom A)", ""),
    ]
    assert "Kapper" in rejected_csv(planned).decode("utf-8-sig")


@pytest.mark.parametrize("content", [csv_file(CSV), export_people_xlsx([NURSE, SHOP], (), METHOD)])
def test_importing_twice_changes_nothing(store: Store, content: bytes) -> None:
    planned = preview(store, content)
    apply_import(store, planned)
    before = list_key_figures(store, TODAY)
    assert len(before) == 2
    assert preview(store, content).count("ongewijzigd") == 2
    again = apply_import(store, planned)
    assert (again.added, again.changed, len(again.conflicts)) == (0, 0, 2)
    assert list_key_figures(store, TODAY) == before


def test_two_volunteers_with_one_role_stay_two(store: Store) -> None:
    twins = [replace(SHOP, id="x", note="noord"), replace(SHOP, id="y", note="zuid")]
    content = export_people_csv(twins, METHOD)
    assert apply_import(store, preview(store, content)).added == 2
    assert kept(store) == twins
    assert preview(store, content).count("ongewijzigd") == 2
    assert preview(store, csv_file("Rol;Toelichting\nbuur;a\nbuur;b\n")).rows[1].action == "vraag"


def test_a_second_with_the_same_role_is_new_beside_the_one_that_is_there(store: Store) -> None:
    twins = [replace(SHOP, id="x", note="noord"), replace(SHOP, id="y", note="zuid")]
    add_key_figure(store, twins[0])
    planned = preview(store, export_people_csv(twins, METHOD))
    assert [row.action for row in planned.rows] == ["ongewijzigd", "nieuw"]
    done = apply_import(store, planned)
    assert (done.added, done.conflicts) == (1, ())
    assert kept(store) == twins


def test_a_deleted_key_figure_comes_back_as_itself(store: Store) -> None:
    add_key_figure(store, NURSE)
    content = export_people_csv([NURSE], METHOD)
    delete_key_figure(store, NURSE.id, 1)
    planned = preview(store, content)
    assert [apply_import(store, planned).added, apply_import(store, planned).added] == [1, 0]
    assert kept(store) == [NURSE]


def test_who_was_erased_does_not_come_back_by_an_old_export_and_is_told(store: Store) -> None:
    add_key_figure(store, NURSE)
    content = export_people_csv([NURSE, SHOP], METHOD)
    before = preview(store, content)
    erase_person(store, NURSE.id)
    planned = preview(store, content)
    assert [row.action for row in planned.rows] == ["fout", "nieuw"]
    [fault] = planned.faults
    assert (fault.row, fault.column, fault.value) == (2, "Kenmerk (niet wijzigen)", NURSE.id)
    assert "voorgoed gewist en komt niet terug" in fault.message
    assert apply_import(store, planned).added == 1
    assert kept(store) == [SHOP]
    # Nor by a preview of before, or by a row that stands twice, and nobody else with that role takes on what it says.
    assert apply_import(store, before).added == 0
    successor = KeyFigure("x", NURSE.role, NURSE.organisation, areas=NURSE.areas)
    add_key_figure(store, successor)
    [header, nurse, *_] = content.decode("utf-8-sig").splitlines(keepends=True)
    again = preview(store, f"{header}{nurse}{nurse}".encode())
    assert [row.action for row in again.rows] == ["fout", "fout"]
    assert apply_import(store, again).changed == 0
    assert sorted(kept(store), key=lambda one: one.id) == sorted([SHOP, successor], key=lambda one: one.id)


def test_an_erasure_since_the_preview_holds(store: Store) -> None:
    content = export_people_csv([NURSE], METHOD)
    before = preview(store, content)
    apply_import(store, before)
    erase_person(store, NURSE.id)
    done = apply_import(store, before)
    assert (done.added, len(done.conflicts)) == (0, 1)
    assert kept(store) == []


def test_a_list_without_ids_names_somebody_new_under_another_id_than_who_was_erased(store: Store) -> None:
    content = csv_file("Rol;Organisatie\nWijkverpleegkundige;Attent\n")
    apply_import(store, preview(store, content))
    [first] = kept(store)
    erase_person(store, first.id)
    apply_import(store, preview(store, content))
    [second] = kept(store)
    assert second.id != first.id
    assert preview(store, content).count("ongewijzigd") == 1


def test_a_change_keeps_what_the_method_does_not_know_and_what_the_file_leaves_out(store: Store) -> None:
    add_key_figure(store, replace(NURSE, groups=("oud", "ouderen")))
    (row,) = preview(store, csv_file("Rol;Organisatie;Doelgroepen\nWijkverpleegkundige;attent;mantelzorgers\n")).rows
    assert (row.item.groups, row.item.note) == (("oud", "mantelzorgers"), "=1+1")
    assert row.changes == ("Rol", "Organisatie", "Doelgroepen")


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Naam",
            "Voornaam",
            "Achternaam",
            "Naam contactpersoon",
            "Contactpersoon",
            "Contact",
            "Tel.",
            "Telefoonnummer",
        ),
        *("E-mail", "Email adres", "Mobiel nummer", "Adres", "Name", "Last name", "Phone", "Geboortedatum", "BSN"),
    ],
)
def test_a_column_about_persons_is_refused_with_a_sentence_on_privacy(header: str) -> None:
    with pytest.raises(FileError, match=r"privacy.*alleen rollen") as error:
        table_in(csv_file(f"Rol;{header}\nkapper;Geheimina\n"))
    assert "Geheimina" not in str(error.value)
    assert header in str(error.value)


def test_telephone_numbers_that_excel_took_for_numbers_are_contacts() -> None:
    with pytest.raises(FileError, match="kolom B"):
        table_in(workbook(["Rol", "Iets"], ["kapper", 698765432]))
    assert table_in(workbook(["Rol", "Uren"], ["kapper", 6])).headers == ("Rol", "Uren")


@pytest.mark.parametrize("cell", ["a.b@c.nl", "06-98765432"])
def test_a_column_full_of_contacts_is_refused_whatever_it_is_called(cell: str) -> None:
    for content in (csv_file(f"Rol;Iets\nkapper;{cell}\nbuur;\n"), workbook(["Rol", None], ["kapper", cell])):
        with pytest.raises(FileError, match="kolom B"):
            table_in(content)
        with pytest.raises(FileError, match="kolom B"):
            read_people(content, METHOD)
    table = table_in(csv_file(f"Rol;Iets\nkapper;{cell}\nbuur;a\nbakker;b\n"))
    assert table.headers == ("Rol", "Iets")


def test_a_contact_in_a_cell_is_a_fault_that_does_not_repeat_it(store: Store) -> None:
    rows = ("kapper;bel 06-98765432;a", "buur;ouderen;mw. Verborgens weet", "bakker;ouderen;b", "slager;;c")
    planned = preview(store, csv_file("\n".join(("Rol;Doelgroep;Toelichting", *rows))))
    assert [row.action for row in planned.rows] == ["fout", "fout", "nieuw", "nieuw"]
    assert [(fault.row, fault.value) for fault in planned.faults] == [
        (2, "(weggelaten om de privacy)"),
        (3, "(weggelaten om de privacy)"),
    ]
    told = [*(fault.message for fault in planned.faults), rejected_csv(planned).decode("utf-8-sig")]
    assert traces("\n".join(told).replace("06-98765432", "9876 5432")) == []
    assert "kapper" in told[-1]


def test_a_heading_with_names_counts_whichever_line_is_pointed_out() -> None:
    (sheet,) = read_sheets(csv_file("Voornaam;Iets\nFatima;a\nRol;Organisatie\nkapper;b\n"))
    for header in (0, 1, 2):
        with pytest.raises(FileError, match=r"Voornaam \(kolom A\)"):
            list_under(sheet, header, ImportContext(KEY_FIGURE_LAYOUT, METHOD))
    assert list_under(sheet, 2, ImportContext(INITIATIVE_LAYOUT, METHOD)).headers[:2] == ("Rol", "Organisatie")
    with pytest.raises(FileError, match="Voornaam"):
        find_list([sheet], ImportContext(KEY_FIGURE_LAYOUT, METHOD))


def test_a_first_line_that_is_no_heading_is_not_repeated() -> None:
    with pytest.raises(FileError, match="kolom B") as error:
        table_in(csv_file("kapper;06-98765432\nbuur;06-12345678\n"))
    assert "98765432" not in str(error.value)


@pytest.mark.parametrize(
    "header", ["Naam organisatie", "Organisatienaam", "Rol contactpersoon", "Wijknaam", "Functienaam"]
)
def test_names_of_things_are_no_persons(header: str) -> None:
    assert table_in(csv_file(f"Rol;{header}\nkapper;\n")).headers == ("Rol", header)


def test_a_file_of_needs_comes_back_whole_and_points_at_faults() -> None:
    needs = (
        Need("ouderen", "signaleren", 9, ground="Voorstel 'moet', want =1+1."),
        Need("mantelzorgers", weight=0.5),
        Need(area="BU02021801", weight=3),
        Need(knowledge="ervaring", weight=0),
    )
    assert read_needs(export_needs_csv(needs), METHOD, RULES) == (needs, ())
    text = "group,phase,weight\nouderen,volgen,moet\nouderenn,volgen,3\n,volgen,\n,,1\nouderen,,-1\nouderen,,nan\n"
    found, faults = read_needs(csv_file(text), METHOD, RULES)
    assert found == (Need("ouderen", "volgen", 9),)
    assert [(fault.row, fault.column) for fault in faults] == [
        (3, "group (kolom A)"),
        (4, "weight (kolom C)"),
        (5, "group (kolom A)"),
        (6, "weight (kolom C)"),
        (7, "weight (kolom C)"),
    ]
    assert "Ouderen (65 jaar en ouder)" in faults[0].message
    with pytest.raises(FileError, match="group, phase en weight"):
        read_needs(csv_file("a,b\n1,2\n"), METHOD, RULES)


def test_a_role_of_who_was_erased_is_given_to_somebody_else_under_another_id(store: Store) -> None:
    add_key_figure(store, NURSE)
    erase_person(store, NURSE.id)
    assert add_key_figure(store, NURSE).id != NURSE.id
    assert [one.role for one in kept(store)] == [NURSE.role]
