"""A backup is judged row by row by the rules of the forms: the bad rows are told, the good ones come back.

What is forged in the rows below never gets in, and never wipes or overrules what is there.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.databases import store_in_memory
from tests.decisions import ON, decision
from tests.store.backup.test_copy import COFFEE, rewrite
from tests.store.people import NURSE, SHOP
from wijk.domain.clock import now
from wijk.domain.coalition import Coalition, Member
from wijk.domain.draft import Draft
from wijk.domain.key_figure import Tie
from wijk.domain.need import Conditions
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.coalitions.drafts import get_draft, save_draft
from wijk.store.coalitions.queries import add_coalition, list_coalitions
from wijk.store.common.errors import BackupError
from wijk.store.database.connection import Store, connect
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives, save_initiative
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.queries import add_key_figure, list_key_figures, list_ties, set_tie
from wijk.store.matrix.decisions import end_decision, keep_decision, list_decisions, make_decision
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

TEA = replace(COFFEE, id="b", name="Thee", area="WK020218")
FUTURE = "2099-01-01T00:00:00+00:00"
PAST = "2020-01-01T00:00:00+00:00"
Rows = Callable[[dict[str, Any]], object]


@pytest.fixture
def other() -> Store:
    return store_in_memory()


@pytest.fixture
def filled(store: Store) -> Store:
    add_initiative(store, replace(COFFEE, area="WK020218"))
    add_initiative(store, TEA)
    return store


def names(store: Store) -> list[str]:
    return [record.item.name for record in list_initiatives(store)]


def item(**fields: Any) -> Rows:
    return lambda row: row["item"].update(fields)


FORGED: dict[str, Rows] = {
    "a name of 5 MB": item(name="x" * 5_000_000),
    "no name": item(name=" "),
    "a day of year 1": item(last_confirmed="0001-01-01"),
    "a day far ahead": item(last_confirmed="9999-12-31"),
    "an area that is none": item(area="overal"),
    "too many months": item(check_period_months=0),
    "a number beyond what databases hold": item(reach=10**18),
    "a text within a list that is too long": item(groups=["x" * 5_000]),
    "a list without end": item(groups=["ouderen"] * 5_000),
    "a place that is none": item(latitude=1e300, longitude=5.0),
    "a field of another kind": item(name=3),
    "no item at all": lambda row: row.pop("item"),
    "another id": lambda row: row.update(id="anders"),
    "an id that is none": lambda row: (row.update(id="../a"), row["item"].update(id="../a")),
    "a version beyond an integer": lambda row: row.update(version=10**30),
    "the last version there can be": lambda row: row.update(version=2**31 - 1),
    "a version of nought": lambda row: row.update(version=0),
    "made in year 1": lambda row: row.update(created="0001-01-01T00:00:00+14:00"),
    "changed in the future": lambda row: row.update(changed=FUTURE),
    "deleted in 2020 and changed in 2099": lambda row: row.update(created=PAST, deleted=PAST, changed=FUTURE),
    "deleted before it was made": lambda row: row.update(deleted=PAST),
    "deleted after it was changed": lambda row: row.update(created=PAST, changed=PAST, deleted=now().isoformat()),
    "changed before it was made": lambda row: row.update(changed=PAST),
    "a moment without a time zone": lambda row: row.update(changed="2026-01-01T00:00:00"),
    "an endless actor": lambda row: row.update(changed_by={"who": "x" * 5_000, "role": "beheerder"}),
}


def test_a_forged_row_is_told_does_not_get_in_and_the_other_row_does(filled: Store) -> None:
    backup = write_backup(filled)
    for what, forge in FORGED.items():
        other = store_in_memory()
        done = restore_backup(other, rewrite(backup, lambda content, forge=forge: forge(content["initiatives"][0])))  # type: ignore[misc]
        assert (done.added, names(other)) == (1, ["Thee"]), what
        assert {(fault.row, fault.column.split(":")[0]) for fault in done.faults} == {(1, "Initiatief")}, what
        assert all(fault.message.endswith(".") and len(fault.value) <= 80 for fault in done.faults), what


def test_a_forged_row_wipes_and_overrules_nothing(filled: Store) -> None:
    before, url = list_initiatives(filled), filled.engine.url.render_as_string(hide_password=False)
    backup = write_backup(filled)
    for what, forge in FORGED.items():

        def forge_named(content: dict[str, Any], forge: Rows = forge) -> None:
            content["initiatives"][0]["item"]["name"] = "Vervalst"
            forge(content["initiatives"][0])

        restore_backup(filled, rewrite(backup, forge_named))
        assert list_initiatives(filled) == before, what
        assert list_initiatives(connect(url)) == before, what
    assert list_initiatives(open_store(url)) == before


def test_a_row_that_stands_twice_is_told_and_the_first_used(filled: Store, other: Store) -> None:
    twice = rewrite(write_backup(filled), lambda content: content["initiatives"].append(content["initiatives"][0]))
    done = restore_backup(other, twice)
    assert [(fault.row, fault.value) for fault in done.faults] == [(3, COFFEE.name)]
    assert len(names(other)) == 2


def test_no_more_priorities_come_back_than_there_can_be(filled: Store, other: Store) -> None:
    for phase in ("voorkomen", "signaleren", "bespreken"):
        make_decision(filled, decision("prioriteit", phases=(phase,)))
    for phase in ("toeleiden", "aanpakken"):
        make_decision(other, decision("prioriteit", phases=(phase,)))
    done = restore_backup(other, write_backup(filled))
    there = [record.item.phases[0] for record in list_decisions(other)]
    assert sorted(there) == ["aanpakken", "toeleiden", "voorkomen"]
    assert [(fault.row, fault.column) for fault in done.faults] == [
        (2, "Besluit over de fasematrix"),
        (3, "Besluit over de fasematrix"),
    ]
    assert all("hooguit 3 prioriteiten" in fault.message for fault in done.faults)
    assert restore_backup(filled, write_backup(filled)).faults == ()


def test_an_ended_priority_that_goes_on_in_a_later_copy_gives_no_fourth(filled: Store, other: Store) -> None:
    going = make_decision(filled, decision("prioriteit", phases=("volgen",)))
    restore_backup(other, write_backup(filled))
    [there] = list_decisions(other)
    end_decision(other, there, ON, "klaar")
    for phase in ("voorkomen", "signaleren", "bespreken"):
        make_decision(other, decision("prioriteit", phases=(phase,)))
    keep_decision(filled, going, ON)
    [fault] = restore_backup(other, write_backup(filled)).faults
    assert "hooguit 3 prioriteiten" in fault.message
    assert sum(one.item.ended_on is None for one in list_decisions(other)) == 3


def test_the_answers_of_the_room_are_judged_too(filled: Store, other: Store) -> None:
    make_decision(filled, decision("prioriteit", "leeg", area="GM0202"))
    wrong = rewrite(write_backup(filled), lambda content: content["decisions"][0]["item"].update(made_on="0001-01-01"))
    [fault] = restore_backup(other, wrong).faults
    assert fault.column == "Besluit over de fasematrix: genomen op"
    assert list_decisions(other) == ()


def test_a_role_that_holds_a_name_is_refused_as_in_the_form_and_the_name_is_not_told(
    filled: Store, other: Store
) -> None:
    add_key_figure(filled, NURSE)
    named = rewrite(
        write_backup(filled), lambda content: content["key_figures"][0]["item"].update(role="mevrouw Geheimina")
    )
    [fault] = restore_backup(other, named).faults
    assert fault.column == "Sleutelfiguur: rol"
    assert "Geheimina" not in str(fault)
    assert list_key_figures(other, date(2026, 9, 24)) == ()


def test_a_deletion_that_can_no_longer_be_undone_does_not_come_along(filled: Store) -> None:
    long_ago = (now() - timedelta(days=31)).isoformat()

    def forge(content: dict[str, Any]) -> None:
        content["initiatives"][0].update(created=PAST, deleted=long_ago)

    before = list_initiatives(filled)
    restore_backup(filled, rewrite(write_backup(filled), forge))
    assert list_initiatives(open_store(filled.engine.url.render_as_string(hide_password=False))) == before


def test_a_recent_deletion_that_is_newer_does(filled: Store, other: Store) -> None:
    restore_backup(other, write_backup(filled))
    delete_initiative(filled, "b", 1)
    restore_backup(other, write_backup(filled))
    assert names(other) == [COFFEE.name]


def test_a_backup_made_in_the_future_is_refused_as_a_whole(filled: Store, other: Store) -> None:
    with pytest.raises(BackupError, match="toekomst"):
        restore_backup(other, rewrite(write_backup(filled), lambda content: content.update(made=FUTURE)))
    assert names(other) == []


def test_nothing_can_be_of_after_the_backup_itself(filled: Store) -> None:
    backup = write_backup(filled)
    saved = save_initiative(filled, replace(TEA, name="Later"), 1)

    def forge(content: dict[str, Any]) -> None:
        content["initiatives"][1].update(changed=now().isoformat())
        content["made"] = (now() - timedelta(days=1)).isoformat()

    assert restore_backup(filled, rewrite(backup, forge)).replaced == 0
    assert saved in list_initiatives(filled)


def test_who_was_erased_does_not_come_back_through_a_backup(store: Store, other: Store) -> None:
    for figure in (NURSE, SHOP, replace(SHOP, id="c3")):
        add_key_figure(store, figure)
    set_tie(store, Tie("a1", "b2", "sterk"))
    set_tie(store, Tie("b2", "c3", "sterk"))
    members = (Member("a1", "wijkverpleegkundige"), Member("b2", "snackbar"))
    asked = Conditions(4, must_include=("a1", "b2"), exclude=("a1",), not_together=(("a1", "b2"),))
    add_coalition(store, Coalition("c", "Malburgen", date(2026, 1, 1), members, (), asked, ("a1", "b2"), area="GM0202"))
    save_draft(store, Draft("WK020218", members=("a1", "b2")))
    backup = write_backup(store)
    erase_person(store, "a1")
    after = write_backup(store)
    # A later backup carries along who is gone, so that an empty database knows it too.
    for target, first in ((store, ()), (other, (after,))):
        for content in (*first, backup):
            done = restore_backup(target, content)
        assert done.erased == 1
        day = date(2026, 9, 24)
        assert {record.id for record in list_key_figures(target, day)} == {"b2", "c3"}
        assert [(record.item.one, record.item.other) for record in list_ties(target)] == [("b2", "c3")]
        draft = get_draft(target, "WK020218")
        assert draft and draft.item.members == ("b2",)
        assert "a1" not in str(list_coalitions(target))


def test_of_who_was_erased_nothing_but_the_id_is_kept(store: Store) -> None:
    add_key_figure(store, NURSE)
    erase_person(store, "a1")
    content: dict[str, Any] = {}
    rewrite(write_backup(store), content.update)
    assert content["erased"] == ["a1"]
    assert "wijkverpleegkundige" not in str(content)


def test_a_backup_erases_nobody(store: Store, other: Store) -> None:
    add_key_figure(store, NURSE)
    forged = rewrite(write_backup(other), lambda content: content.update(erased=["a1", "../x"]))
    restore_backup(store, forged)
    assert [record.id for record in list_key_figures(store, date(2026, 9, 24))] == ["a1"]
    assert restore_backup(store, write_backup(store)).erased == 0
