"""Unknown words are asked once for all their rows, remembered for the next file, and cost no row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.files import csv_file
from tests.store.importing.files_to_import import outcomes, preview_of
from wijk.domain.method import Method, load_method
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.called_the_same import repeated
from wijk.store.importing.checking import check_rows
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.planning import Plan, plan_rows
from wijk.store.importing.questions import PLACE
from wijk.store.importing.remembered_answers import recall_answers, remember_answers
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.spreadsheets.reading import read_sheets

ARNHEM = AreaScope("GM0202", {"GM0202": "Arnhem", "WK020218": "Malburgen-Oost (Zuid)", "WK020220": "Elden"})
GROUPS = (
    "Naam;Doelgroep\nA;Ouderen\nB;55+\nC;Volwassenen\nD;Alle leeftijden\nE;Senioren 65+\nF;Mantelzorgers en naasten\n"
)
GROUPS += "G;volwassenen\nH;Buurtbewoners\nI;Alleenstaande ouderen\nJ;vrouwen\nK;46 t/m 85 jaar\n"


def test_points_of_a_list_in_a_cell_are_read_without_their_numbers(store: Store, method: Method) -> None:
    planned = preview_of(
        store, 'Naam;Doelgroep\nA;"1. ouderen\n2) mantelzorgers"\nB;- ouderen\n', method, AreaScope("GM0202")
    )
    assert [row.item.groups for row in planned.rows] == [("ouderen", "mantelzorgers"), ("ouderen",)]
    assert not planned.questions


@pytest.mark.published_method
def test_distinct_values_are_asked_once_with_their_rows_and_what_they_may_mean(store: Store, method: Method) -> None:
    planned = preview_of(store, GROUPS, method, ARNHEM)
    assert [(one.value, one.rows, one.guesses) for one in planned.questions] == [
        ("Volwassenen", (4, 8), ("iedereen",)),
        ("naasten", (7,), ()),
        ("vrouwen", (11,), ("anders",)),
        ("46 t/m 85 jaar", (12,), ()),
    ]
    groups = [row.item.groups for row in planned.rows]
    assert groups[:2] == [("ouderen",)] * 2
    assert groups[3:6] == [(), ("ouderen",), ("mantelzorgers",)]
    assert groups[8] == ("alleenwonenden", "ouderen")


@pytest.mark.published_method
def test_what_is_not_answered_comes_in_readable_and_is_not_for_everyone(store: Store, method: Method) -> None:
    apply_import(store, preview_of(store, GROUPS, method, ARNHEM))
    items = {record.item.name: record.item for record in list_initiatives(store)}
    assert len(items) == 11
    assert [(items[name].groups, items[name].note) for name in "CFJ"] == [
        (("anders",), "Doelgroep: Volwassenen"),
        (("mantelzorgers",), "Doelgroep: Mantelzorgers en naasten"),
        (("anders",), "Doelgroep: vrouwen"),
    ]
    assert set(outcomes(preview_of(store, GROUPS, method, ARNHEM))) == {"ongewijzigd"}


@pytest.mark.published_method
def test_an_answer_holds_for_all_rows_and_for_the_next_file(store: Store, method: Method) -> None:
    answers = {
        ("groups", "volwassenen"): ("iedereen",),
        ("groups", "naasten"): ("geen",),
        ("groups", "vrouwen"): ("anders",),
        ("groups", "46 t m 85 jaar"): ("ouderen", "gezondheid"),
    }
    planned = preview_of(store, GROUPS, method, ARNHEM, answers)
    assert set(outcomes(planned)) == {"nieuw"}
    groups = {row.item.name: row.item.groups for row in planned.rows}
    assert [groups[name] for name in "CFGJK"] == [
        *((), ("mantelzorgers",), (), ("anders",), ("ouderen", "gezondheid")),
    ]
    assert remember_answers(store, planned.questions, INITIATIVE_LAYOUT, "GM0202") == 4
    assert recall_answers(store, INITIATIVE_LAYOUT, "GM0307") == answers
    assert recall_answers(store, KEY_FIGURE_LAYOUT, "GM0202") == {}


def test_the_name_of_a_place_is_remembered_for_its_own_gemeente(store: Store, method: Method) -> None:
    text = "Naam;Wijk\nInloop;Malburgen\n"
    [question] = preview_of(store, text, method, ARNHEM).questions
    answered = preview_of(store, text, method, ARNHEM, {question.key: ("WK020218",)})
    remember_answers(store, answered.questions, INITIATIVE_LAYOUT, "GM0202")
    assert recall_answers(store, INITIATIVE_LAYOUT, "GM0202") == {("area", "malburgen"): ("WK020218",)}
    assert recall_answers(store, INITIATIVE_LAYOUT, "GM0307") == {}


def test_no_telephone_number_is_remembered(store: Store, method: Method) -> None:
    text = "Naam;Doelgroep\nInloop;026-1234567\n"
    [question] = preview_of(store, text, method, ARNHEM).questions
    answered = preview_of(store, text, method, ARNHEM, {question.key: ("iedereen",)})
    assert remember_answers(store, answered.questions, INITIATIVE_LAYOUT, "GM0202") == 0


def test_a_key_figure_waits_for_an_answer_and_then_holds_no_word_that_is_no_group(store: Store, method: Method) -> None:
    text = "Rol;Organisatie;Doelgroep\nkapper;A;volwassenen\n"
    planned = preview_of(store, text, method, ARNHEM, layout=KEY_FIGURE_LAYOUT)
    assert (outcomes(planned), [one.value for one in planned.questions]) == (["fout"], ["volwassenen"])
    for answer, groups in (("iedereen", ()), ("geen", ()), ("ouderen", ("ouderen",))):
        answers = {planned.questions[0].key: (answer,)}
        [row] = preview_of(store, text, method, ARNHEM, answers, layout=KEY_FIGURE_LAYOUT).rows
        assert (row.action, row.item.groups) == ("nieuw", groups)


def test_where_no_gemeente_is_chosen_the_name_of_a_place_is_not_remembered(store: Store, method: Method) -> None:
    text = "Naam;Wijk\nInloop;Malburgen\n"
    nowhere = AreaScope()
    question, placeless = preview_of(store, text, method, nowhere).questions
    assert (question.about, placeless.about) == ("area", PLACE)
    answered = preview_of(store, text, method, nowhere, {question.key: ("WK020218",)})
    assert remember_answers(store, answered.questions, INITIATIVE_LAYOUT, "") == 0


METHOD = load_method()
CELLS = {
    "Naam": ("Inloop", "Koor", "inloop", "", "Taal 'maatjes'"),
    "Organisatie": ("A", "", "B"),
    "Doelgroep": ("ouderen", "55+", "vrouwen", "46 t/m 85", "iedereen", "", "a/b, c en d"),
    "Fase": ("signaleren", "weet niet", "", "-"),
    "Wijk": ("Elden", "", "Nieuw", "WK999999", "alle", "Elden; WK020218", "WK020218"),
    "Adres": ("Laan 1", "Laan 2", "", "Laan 1, 6832 AB"),
    "Breedtegraad": ("51,96", "0", "", "x", "48", "192000"),
    "Lengtegraad": ("5,91", "0", "", "443000"),
    "Bereik": ("25", "ca. 25", "", "-3", "1e9"),
    "Jaar": ("2023", "2024"),
    "Website": ("a.nl/1", ""),
}
ROWS = st.lists(
    st.tuples(*(st.sampled_from(cells) for cells in CELLS.values())).filter(lambda row: any(row)),
    min_size=1,
    max_size=12,
)


def planned_rows(rows: list[tuple[str, ...]]) -> tuple[Plan, int]:
    lines = [";".join(f'"{cell}"' for cell in row) for row in (tuple(CELLS), *rows)]
    context = ImportContext(INITIATIVE_LAYOUT, METHOD, ARNHEM)
    found = find_list(read_sheets(csv_file("\n".join(lines) + "\n")), context)
    mapping = guess_mapping(found.headers, context)
    return plan_rows(check_rows(found.rows, mapping, context), (), mapping, context), len(found.rows)


@given(ROWS)
def test_no_row_vanishes(rows: list[tuple[str, ...]]) -> None:
    plan, found = planned_rows(rows)
    assert found == len(rows)
    assert [row.number for row in plan.rows] == list(range(2, len(rows) + 2))
    known = {"nieuw", "wijzigt", "ongewijzigd", "dubbel", "vraag", "fout"}
    assert {row.action for row in plan.rows} <= known
    for row in plan.rows:
        assert (row.item is None) == (row.action in ("dubbel", "fout"))
        assert bool(row.faults) == (row.action == "fout")
        if row.action == "dubbel":
            [same] = [other for other in plan.rows if other.number == row.same_as]
            assert same.row.cells == row.row.cells and same.action not in ("dubbel", "fout")
        if row.action == "fout":
            assert not row.row.cells[0] or "WK999999" in row.row.cells
    asked = {number for question in plan.questions if question.open for number in question.rows}
    assert {row.number for row in plan.rows if row.action == "vraag"} <= asked


@given(ROWS)
def test_every_cell_that_was_not_understood_stays_readable(rows: list[tuple[str, ...]]) -> None:
    plan, _ = planned_rows(rows)
    for row in plan.rows:
        for remark in row.remarks if row.item else ():
            kept = row.item.note.split("\n") if "eerdere indeling" not in remark.message else [remark.value]
            assert any(remark.value in line for line in kept), (remark, row.item.note)


def test_wholly_equal_rows_are_the_same_by_each_of_their_cells(method: Method) -> None:
    context = ImportContext(INITIATIVE_LAYOUT, method, ARNHEM)
    found = find_list(read_sheets(csv_file("Naam;Jaar\nA;1\nA;2\nA;1\nB;1\n")), context)
    assert repeated(check_rows(found.rows, ("name", None), context)) == {2: 0}
