"""Many initiatives changed in one press, and undone; the list that goes round comes back whole."""

import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from wijk.approach.keeping import answered, confirmed_on, moved_to, stopped_on, to_ask_about
from wijk.domain.initiative import Initiative
from wijk.store.common.errors import FileError, StoreError
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives, save_initiative
from wijk.store.initiatives.sent_round import read_round, round_workbook
from wijk.store.initiatives.together import change_together, undo_together
from wijk.store.spreadsheets.about import About
from wijk.views.keeping import answer_rows

DAY = date(2026, 11, 26)
ABOUT = About("Nog actief?", "Arnhem", "GM0202", DAY)


def items_in(store: Store) -> dict[str, Initiative]:
    return {record.id: record.item for record in list_initiatives(store)}


def test_what_was_changed_together_is_undone_together(store: Store) -> None:
    records = [add_initiative(store, Initiative(one, one, area="GM0202")) for one in "abc"]
    before = items_in(store)
    done = change_together(store, [(record, confirmed_on(record.item, DAY)) for record in records])
    assert [item.last_confirmed for item in items_in(store).values()] == [DAY] * 3
    assert len(done.after) == 3 and not done.overtaken
    undone = undo_together(store, done)
    assert items_in(store) == before and len(undone.after) == 3


def test_what_somebody_else_changed_or_deleted_is_left_alone_and_told(store: Store) -> None:
    first, second, third = (add_initiative(store, Initiative(one, one, area="GM0202")) for one in "abc")
    save_initiative(store, replace(first.item, note="van een ander"), first.version)
    delete_initiative(store, second.id, second.version)
    done = change_together(store, [(one, stopped_on(one.item, DAY)) for one in (first, second, third)])
    assert [one.name for one in done.overtaken] == ["a", "b"]
    assert {one.id: one.status for one in items_in(store).values()} == {"a": None, "c": "gestopt"}
    later = save_initiative(store, replace(done.after[0].item, note="later"), done.after[0].version)
    undone = undo_together(store, done)
    assert [one.name for one in undone.overtaken] == ["c"] and items_in(store)["c"] == later.item


def test_one_that_may_not_be_kept_changes_nothing(store: Store) -> None:
    records = [add_initiative(store, Initiative(one, one, area="GM0202")) for one in "ab"]
    before = items_in(store)
    with pytest.raises(StoreError):
        change_together(
            store, [(records[0], stopped_on(records[0].item, DAY)), (records[1], moved_to(records[1].item, "x"))]
        )
    assert items_in(store) == before


def test_equal_is_no_change(store: Store) -> None:
    record = add_initiative(store, Initiative("a", "a", area="GM0202"))
    assert change_together(store, [(record, record.item)]).after == ()


ASKED = (
    Initiative("1", "Koffie", organisation="Rijnstad [oost]", area="WK020218"),
    Initiative("2", "=Thee", organisation="Rijnstad [oost]", area="GM0202", last_confirmed=date(2024, 1, 1)),
    Initiative("3", "Soep", organisation="RIJNSTAD [OOST]", area="GM0202"),
    Initiative("4", "Wandelen", area="GM0202"),
    Initiative("5", "Lezen", organisation="Een heel lange naam van een stichting in deze wijk", area="GM0202"),
)


def test_the_list_has_a_sheet_per_organisation_and_comes_back_as_answers() -> None:
    content = round_workbook(ASKED, lambda code: code, ABOUT)
    book = load_workbook(io.BytesIO(content))
    lists = {sheet.title: [row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book.worksheets[:-1]}
    assert sorted(names for title in lists for names in lists[title]) == sorted(
        ["Koffie", "'=Thee", "Soep", "Wandelen", "Lezen"]
    )
    assert len(lists) == 4 and all(len(title) <= 31 for title in lists)
    assert read_round(content).unanswered == 5
    given = {"1": "Ja", "2": "nee", "3": "tijdelijk", "4": "misschien", "5": None}
    for sheet in book.worksheets[:-1]:
        for row in sheet.iter_rows(min_row=2):
            row[3].value = given[row[5].value]
            row[4].value = {"1": "elke week", "5": "verhuisd naar het plein"}.get(row[5].value)
    changed = io.BytesIO()
    book.save(changed)
    read = read_round(changed.getvalue())
    assert sorted((one.id, one.name, one.status, one.remark) for one in read.answers) == [
        ("1", "Koffie", "open", "elke week"),
        ("2", "=Thee", "gestopt", ""),
        ("3", "Soep", "tijdelijk dicht", ""),
        ("5", "Lezen", None, "verhuisd naar het plein"),
    ]
    assert read.unanswered == 1 and read.answered.keys() == {"1", "2", "3"}
    assert ["Lezen", "? geen antwoord", "verhuisd naar het plein"] in answer_rows(read, {"5"})
    assert [(fault.value, fault.message) for fault in read.faults] == [
        ("misschien", "Schrijf ja, nee of tijdelijk dicht.")
    ]


def test_another_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(FileError, match="rondgestuurd"):
        read_round(b"Naam;Organisatie\nKoffie;Rijnstad\n")


def test_who_is_asked_about_and_what_an_answer_makes() -> None:
    fresh = Initiative("6", "Vers", area="GM0202", last_confirmed=DAY)
    stopped = Initiative("7", "Weg", area="GM0202", status="gestopt")
    assert [one.id for one in to_ask_about((*ASKED, fresh, stopped), DAY, {"4": DAY})] == ["1", "2", "3", "5"]
    assert answered(ASKED[0], "open", DAY) == replace(ASKED[0], last_confirmed=DAY)
    assert answered(stopped, "open", DAY).status == "open"
    assert answered(ASKED[0], "tijdelijk dicht", DAY).status == "tijdelijk dicht"
