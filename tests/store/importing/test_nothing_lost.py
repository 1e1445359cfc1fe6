"""An import takes nothing away: not from what is stored, and no cell of the file without saying so."""

import pytest
from openpyxl import Workbook

from tests.store.files import saved
from tests.store.importing.files_to_import import outcomes, preview_of
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.common.fields import MAX_TEXT
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.long_texts import CUT
from wijk.store.importing.mending import without_codes
from wijk.store.importing.preview import without_persons_in
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList

AREAS = {"WK020218": "Malburgen-Oost (Zuid)", "WK020220": "Elden", "BU02021801": "Kamillehof", "GM0202": "Arnhem"}
ARNHEM = AreaScope("GM0202", AREAS)


def sheets_as_list(method: Method, *sheets: list[list[str]]) -> RowList:
    book = Workbook()
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Blad{number}")
        for row in rows:
            sheet.append(row)
    return find_list(read_sheets(saved(book)), ImportContext(INITIATIVE_LAYOUT, method, ARNHEM))


def test_taking_persons_out_leaves_what_is_stored_of_them(store: Store, method: Method) -> None:
    note = "Bel 06-12345678\nElke week"
    add_initiative(store, Initiative("a", "Inloop", area="GM0202", note=note, costs="bel 06-12345678"))
    planned = preview_of(store, "Naam;Kosten\nInloop;gratis, mail jan@x.nl\n", method, ARNHEM)
    apply_import(store, without_persons_in(planned))
    [record] = list_initiatives(store)
    assert (record.item.note, record.item.costs) == (note, "gratis, mail")


def test_every_cell_of_every_sheet_has_a_place_when_sheets_are_joined(method: Method) -> None:
    found = sheets_as_list(
        method,
        [["Naam", "Adres", "Wijk", "Kosten"], ["A", "Laan 1", "Elden", "2"]],
        [["Naam", "Adres", "Wijk", "", "Kosten"], ["B", "Laan 2", "Elden", "zonder kop", "3"]],
        [["Naam", "Adres", "adres", "Wijk", "Kosten"], ["C", "Laan 3", "2e ingang", "Elden", "4"]],
    )
    assert len(found.together) == 3
    lost = [
        cell
        for cell in ("A", "Laan 1", "B", "Laan 2", "zonder kop", "C", "Laan 3", "2e ingang", "4")
        if not any(cell in row.cells for row in found.rows)
    ]
    assert lost == []
    assert all(len(row.cells) == len(found.headers) for row in found.rows)


def test_a_precise_area_is_not_replaced_by_one_around_it(store: Store, method: Method) -> None:
    add_initiative(store, Initiative("a", "Inloop", area="WK020218"))
    coarser = preview_of(store, "Naam;Wijk\nInloop;Arnhem\n", method, ARNHEM)
    assert (outcomes(coarser), coarser.rows[0].item.area) == (["ongewijzigd"], "WK020218")
    finer = preview_of(store, "Naam;Wijk\nInloop;BU02021801\n", method, ARNHEM)
    assert (outcomes(finer), finer.rows[0].item.area) == (["wijzigt"], "BU02021801")


def test_areas_that_contradict_each_other_are_told_and_stay_readable(store: Store, method: Method) -> None:
    planned = preview_of(store, "Naam;Wijk;Buurt\nA;Elden;Kamillehof\nB;WK020218;Kamillehof\n", method, ARNHEM)
    assert [row.item.area for row in planned.rows] == ["GM0202", "BU02021801"]
    assert planned.rows[0].item.note == "Wijk: Elden\nBuurt: Kamillehof"
    assert [(one.row, one.value) for one in planned.remarks] == [(2, "Elden"), (2, "Kamillehof")]
    assert planned.rows[1].item.note == ""


LONG = "veel " * 300


@pytest.mark.parametrize("note", ["", "woord " * 660, "woord " * 900])
def test_what_does_not_fit_in_the_note_is_cut_off_with_a_word_about_it(store: Store, method: Method, note: str) -> None:
    text = f"Naam;Bereik;Omschrijving\nInloop;{LONG};{note}\n"
    planned = preview_of(store, text, method, ARNHEM)
    [row] = planned.rows
    whole = "\n".join(filter(None, (note.strip(), f"Bereik: {LONG.strip()}")))
    kept = row.item.note.removesuffix(CUT)
    assert whole.startswith(kept)
    assert [one.number for one in planned.cut_off] == ([2] if kept != whole else [])
    apply_import(store, planned)
    assert outcomes(preview_of(store, text, method, ARNHEM)) == ["ongewijzigd"]


def test_rows_taken_together_keep_what_was_told_of_each_and_their_areas(store: Store, method: Method) -> None:
    text = "Naam;Wijk;Bereik\nInloop;Elden;10\nInloop;WK020218;10-15\nInloop;BU02021801;>3\n"
    answers = {("alike", "inloop"): ("samen",)}
    planned = preview_of(store, text, method, ARNHEM, answers)
    assert outcomes(planned) == ["nieuw", "dubbel", "dubbel"]
    assert [(one.row, one.value) for one in planned.remarks] == [(3, "10-15"), (4, ">3")]
    note = planned.rows[0].item.note
    assert [one for one in ("Elden", "Malburgen-Oost", "Kamillehof", "10-15", ">3") if one not in note] == []


def test_a_long_cell_that_was_not_understood_is_kept_whole(store: Store, method: Method) -> None:
    long = "in overleg " * 60
    planned = preview_of(store, f"Naam;Bereik\nInloop;{long}\n", method, ARNHEM)
    assert planned.rows[0].item.note == f"Bereik: {long.strip()}"


def test_what_does_not_fit_in_a_full_note_is_shortened_and_told_and_stays_so(store: Store, method: Method) -> None:
    note = "woord " * 660 + "einde"
    add_initiative(store, Initiative("a", "Inloop", area="GM0202", note=note))
    text = "Naam;Bereik\nInloop;" + "in overleg " * 10 + "\n"
    planned = preview_of(store, text, method, ARNHEM)
    kept = planned.rows[0].item.note
    assert kept.startswith(f"{note}\nBereik: in overleg") and kept.endswith(CUT) and len(kept) <= MAX_TEXT
    assert [one.column for one in planned.remarks] == ["Bereik (kolom B)", "Toelichting"]
    apply_import(store, planned)
    again = preview_of(store, text, method, ARNHEM)
    assert (outcomes(again), again.remarks[-1].column) == (["ongewijzigd"], "Toelichting")


def test_a_kept_text_of_several_lines_is_kept_once(store: Store, method: Method) -> None:
    text = 'Naam;Bereik\nInloop;"veel\nof weinig"\n'
    apply_import(store, preview_of(store, text, method, ARNHEM))
    assert outcomes(preview_of(store, text, method, ARNHEM)) == ["ongewijzigd"]


def test_part_of_the_cell_of_a_phase_that_is_understood_counts(store: Store, method: Method) -> None:
    planned = preview_of(store, "Naam;Signaleren\nInloop;huisbezoek en zomaar\nKoor;zomaar\n", method, ARNHEM)
    assert [[(role.phase, role.functions) for role in row.item.roles] for row in planned.rows] == [
        [("signaleren", ("huisbezoek",))],
        [],
    ]
    assert [row.item.note for row in planned.rows] == ["Signaleren: huisbezoek en zomaar", "Signaleren: zomaar"]
    assert [one.row for one in planned.remarks] == [2, 3] and not planned.questions


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ('<a href="https://x.nl/a">hier</a>', "hier (https://x.nl/a)"),
        ("<p>Kijk <a class='b' href='https://x.nl/?a=1&amp;b=2' target=_blank><b>hier</b></a>.</p>",)
        + ("Kijk hier (https://x.nl/?a=1&b=2).",),
        ("<a href=mailto:info@x.nl>mail</a>", "mail (info@x.nl)"),
        ('<a href="https://www.x.nl/">www.x.nl</a>', "www.x.nl"),
        ('<a href="https://x.nl/a"><img src="b.png"></a>', "https://x.nl/a"),
        ('<a href="#boven">naar boven</a>', "naar boven"),
        ("<b>x.nl/?a=1&copy=2</b> &eacute;&eacute;n &frac12; &notit;", "x.nl/?a=1&copy=2 één ½ &notit;"),
    ],
)
def test_where_a_link_leads_stays_and_only_codes_become_letters(cell: str, plain: str) -> None:
    assert without_codes(cell) == plain


def test_a_row_of_something_that_has_a_place_asks_for_none(store: Store, method: Method) -> None:
    add_initiative(store, Initiative("a", "Inloop", area="WK020218"))
    nowhere = AreaScope()
    same = preview_of(store, "Naam;Kosten\nInloop;gratis\n", method, nowhere)
    assert (outcomes(same), same.placeless, same.rows[0].remarks) == (["wijzigt"], 0, ())
    more = preview_of(store, "Naam;Kosten\nInloop;gratis\nKoor;gratis\n", method, nowhere)
    assert (more.placeless, [len(row.remarks) for row in more.rows]) == (1, [0, 1])
