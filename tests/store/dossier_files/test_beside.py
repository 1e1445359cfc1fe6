"""Opening a dossier file beside what is there: what is asked, what stays away, what is told, and taking it back."""

import io
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.databases import NewDatabase, store_in_memory
from tests.decisions import decision
from tests.store.dossier_files.carrying import changed_part, file_of, put, read
from tests.store.people import CONSENT, NURSE, PASSPHRASE, SECRETS, SHOP, TODAY
from wijk.domain.account import Account
from wijk.domain.actor import Actor
from wijk.domain.coalition import Coalition, Member
from wijk.domain.draft import Draft
from wijk.domain.evaluation import MonthCount
from wijk.domain.event import SchoolRegion
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Tie
from wijk.domain.plan import Action, Goal
from wijk.domain.start_up import StepHeld
from wijk.store.common.errors import NamesLocked, NotAllowed
from wijk.store.database.account_types import ACCOUNTS
from wijk.store.database.calendar_types import SCHOOL_REGIONS
from wijk.store.database.conditions_types import STEPS_HELD
from wijk.store.database.connection import Store, connect
from wijk.store.database.deed_log import list_deeds
from wijk.store.database.evaluation_types import MONTH_COUNTS
from wijk.store.database.record_types import (
    ACTIONS,
    COALITIONS,
    DECISIONS,
    DRAFTS,
    GOALS,
    INITIATIVES,
    KEY_FIGURES,
    TIES,
)
from wijk.store.dossier_files.applying import import_dossier, preview_dossier, undo_import
from wijk.store.dossier_files.names import usable_names
from wijk.store.dossier_files.planning import Choice
from wijk.store.dossier_files.reading import areas_in, moved
from wijk.store.initiatives.queries import delete_initiative, get_initiative, list_initiatives, save_initiative
from wijk.store.key_figures.consents import give_consent, list_consents
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import list_key_figures, list_ties
from wijk.store.matrix.decisions import end_decision, list_decisions
from wijk.store.plans.queries import add_action

WIJK, DAY = "WK020218", date(2026, 9, 24)
COFFEE = Initiative("a", "Koffie", area=WIJK, note="elke dinsdag", organisation="Buurthuis")
GOAL, ACTION = Goal("g", WIJK, "Samen eten", DAY), Action("x", WIJK, "g", "Koken", initiative="a")
TOGETHER = Coalition("c", "Malburgen", DAY, (Member("a1", "rol"), Member("b2", "eigenaar")), area=WIJK)
FULL = (
    *((INITIATIVES, COFFEE), (GOALS, GOAL), (ACTIONS, ACTION), (KEY_FIGURES, NURSE), (KEY_FIGURES, SHOP)),
    *((TIES, Tie("a1", "b2", "licht")), (COALITIONS, TOGETHER)),
)


@pytest.fixture
def sent() -> Callable[..., bytes]:
    """Makes the file of a database of its own with these records."""

    def make(*records: tuple[Any, Any]) -> bytes:
        return file_of(put(store_in_memory(), *records))

    return make


def coffee(store: Store) -> Initiative:
    kept = get_initiative(store, "a")
    assert kept
    return kept.item


def test_fields_are_chosen_one_by_one_and_ours_stays_by_default(store: Store, sent: Callable[..., bytes]) -> None:
    file = read(sent((INITIATIVES, replace(COFFEE, note="elke woensdag", costs="gratis"))))
    put(store, (INITIATIVES, COFFEE))
    [clash] = preview_dossier(store, file).clashes
    assert set(clash.fields) == {"note", "costs"}
    assert not import_dossier(store, file).done and coffee(store) == COFFEE
    done = import_dossier(store, file, {clash.key: Choice(1, frozenset({"costs"}))})
    assert coffee(store) == replace(COFFEE, costs="gratis")
    assert undo_import(store, done).left == 0 and coffee(store) == COFFEE


def test_a_choice_over_what_somebody_changed_meanwhile_changes_nothing(
    store: Store, sent: Callable[..., bytes]
) -> None:
    file = read(sent((INITIATIVES, replace(COFFEE, note="elke woensdag"))))
    put(store, (INITIATIVES, COFFEE))
    [clash] = preview_dossier(store, file).clashes
    save_initiative(store, replace(COFFEE, note="nooit"), 1)
    done = import_dossier(store, file, {clash.key: Choice(1, frozenset({"note"}))})
    assert (done.plan.overtaken, coffee(store).note) == (1, "nooit")


def test_choices_that_do_not_go_together_leave_ours(store: Store, sent: Callable[..., bytes]) -> None:
    overruled = decision("weerlegd", reason="klopt niet", made_on=DAY)
    file = read(sent((DECISIONS, overruled)))
    put(store, (DECISIONS, replace(overruled, mark="besproken", reason="")))
    [clash] = preview_dossier(store, file).clashes
    done = import_dossier(store, file, {clash.key: Choice(1, frozenset({"mark"}))})
    assert not done.done and "gaan niet samen" in done.plan.faults[0].message


def test_what_was_deleted_here_stays_deleted_until_people_bring_it_back(
    store: Store, sent: Callable[..., bytes]
) -> None:
    file = read(sent((INITIATIVES, COFFEE), (GOALS, GOAL), (ACTIONS, ACTION)))
    put(store, (INITIATIVES, COFFEE))
    delete_initiative(store, "a", 1)
    done = import_dossier(store, file)
    [clash] = done.plan.clashes
    assert clash.ours.deleted and not list_initiatives(store)
    assert dict(done.plan.loose) == {"goals": 0, "actions": 1}, "the action names what is not there"
    back = import_dossier(store, file, {clash.key: Choice(2, frozenset({"id"}))})
    assert [one.item for one in list_initiatives(store)] == [COFFEE]
    undo_import(store, back)
    assert not list_initiatives(store)


def test_who_was_erased_here_does_not_come_back_nor_any_trace(store: Store, sent: Callable[..., bytes]) -> None:
    put(store, (KEY_FIGURES, NURSE))
    erase_person(store, "a1")
    done = import_dossier(store, read(sent(*FULL)))
    assert done.plan.erased == 1 and [one.id for one in list_key_figures(store, DAY)] == ["b2"]
    assert not list_ties(store)
    with store.reading() as connection:
        [coalition] = COALITIONS.all(connection)
    assert [member.id for member in coalition.item.members] == ["b2"]


def test_what_is_a_part_of_nothing_is_told_and_left_out(store: Store, sent: Callable[..., bytes]) -> None:
    content = changed_part(sent(*FULL), "records/goals.json", lambda _rows: [])
    done = import_dossier(store, read(content))
    assert [fault.column for fault in done.plan.faults] == ["Actie van het werkplan"]
    assert done.plan.new["actions"] == 0 and done.plan.new["initiatives"] == 1


def test_no_more_priorities_than_a_place_may_have_and_none_twice(store: Store, sent: Callable[..., bytes]) -> None:
    def priorities(*phases: str) -> list[tuple[Any, Any]]:
        return [(DECISIONS, decision("prioriteit", phases=(one,), made_on=DAY)) for one in phases]

    file = read(sent(*priorities("volgen", "signaleren", "toeleiden")))
    put(store, *priorities("volgen", "bespreken"))
    done = import_dossier(store, file)
    assert len(list_decisions(store)) == 3 and len(done.plan.faults) == 2
    assert {one.item.phases for one in list_decisions(store)} == {("volgen",), ("bespreken",), ("signaleren",)}


def test_taking_an_ended_priority_from_the_file_gives_no_fourth(store: Store, sent: Callable[..., bytes]) -> None:
    going = decision("prioriteit", phases=("aanpakken",), made_on=DAY)
    file = read(sent((DECISIONS, going)))
    others = [decision("prioriteit", phases=(one,), made_on=DAY) for one in ("volgen", "bespreken", "signaleren")]
    put(store, (DECISIONS, replace(going, ended_on=DAY)), *((DECISIONS, one) for one in others))
    [clash] = preview_dossier(store, file).clashes
    done = import_dossier(store, file, {clash.key: Choice(1, frozenset({"ended_on"}))})
    assert not done.done and "hooguit 3 prioriteiten" in done.plan.faults[0].message
    end_decision(store, next(one for one in list_decisions(store) if one.id == others[0].id), DAY, "klaar")
    assert import_dossier(store, file, {clash.key: Choice(1, frozenset({"ended_on"}))}).done


def test_what_is_kept_once_a_place_is_not_kept_again_under_its_other_code(
    store: Store, sent: Callable[..., bytes]
) -> None:
    def all_of(area: str, number: int) -> tuple[tuple[Any, Any], ...]:
        return (
            (INITIATIVES, COFFEE),
            (GOALS, GOAL),
            (ACTIONS, ACTION),
            (DRAFTS, Draft(area)),
            (SCHOOL_REGIONS, SchoolRegion(area, "Zuid")),
            (STEPS_HELD, StepHeld(area, "stap", DAY)),
            (MONTH_COUNTS, MonthCount(area, "bezoekers", DAY.replace(day=1), number, action="x")),
        )

    def place_of(code: str) -> str:
        return {"WK020299": WIJK}.get(code, code)

    file = read(sent(*all_of("WK020299", 12)))
    put(store, *all_of(WIJK, 10))
    done = import_dossier(store, file, place_of=place_of)
    assert not done.done and [one.key[0] for one in done.plan.clashes] == ["month_counts"]
    [clash] = done.plan.clashes
    assert clash.fields == ("number",)
    import_dossier(store, file, {clash.key: Choice(1, frozenset({"number"}))}, place_of)
    with store.reading() as connection:
        assert [(one.item.area, one.item.number) for one in MONTH_COUNTS.all(connection)] == [(WIJK, 12)]


def test_initiatives_called_the_same_under_another_id_are_counted(store: Store, sent: Callable[..., bytes]) -> None:
    put(store, (INITIATIVES, replace(COFFEE, id="anders", name=" KOFFIE ")))
    assert preview_dossier(store, read(sent((INITIATIVES, COFFEE)))).alike == 1


def test_undoing_leaves_what_people_changed_or_use_since(store: Store, sent: Callable[..., bytes]) -> None:
    done = import_dossier(store, read(sent(*FULL)))
    save_initiative(store, replace(COFFEE, note="nieuw"), 1)
    add_action(store, Action("y", WIJK, "g", "Afwassen"))
    undone = undo_import(store, done)
    assert (undone.back, undone.left) == (len(FULL) - 2, 2)
    with store.reading() as connection:
        left = {kind.name: len(kind.with_deleted(connection)) for kind in (INITIATIVES, GOALS, ACTIONS, KEY_FIGURES)}
    assert left == {"initiatives": 1, "goals": 1, "actions": 1, "key_figures": 0}
    again = import_dossier(store, read(sent(*FULL)))
    assert again.plan.new["key_figures"] == 2 and len(again.plan.clashes) == 1


def test_two_who_open_the_same_file_at_once_get_it_once(url: str, sent: Callable[..., bytes]) -> None:
    file, outcomes = read(sent(*FULL)), []
    stores = [connect(url) for _ in range(2)]
    ready = threading.Barrier(2)

    def run(store: Store) -> None:
        ready.wait()
        outcomes.append(len(import_dossier(store, file).done))

    threads = [threading.Thread(target=run, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [0, len(FULL)]


def test_who_may_not_write_can_not_open_a_file(store: Store, sent: Callable[..., bytes]) -> None:
    reader = store.acting_as(Actor("lezer@arnhem.nl", "kijker"))
    with pytest.raises(NotAllowed):
        import_dossier(reader, read(sent(*FULL)))
    assert not list_initiatives(store)
    writer = store.acting_as(Actor("wjp@arnhem.nl", "WJP'er"))
    done = import_dossier(writer, read(sent(*FULL)))
    assert list_initiatives(store)[0].changed_by.who == "wjp@arnhem.nl"
    with pytest.raises(NotAllowed):
        undo_import(reader, done)


def test_what_stands_for_an_area_that_is_not_here_can_be_moved(store: Store, sent: Callable[..., bytes]) -> None:
    gone = "WK009999"
    file = read(
        sent(
            (INITIATIVES, replace(COFFEE, area=gone)),
            (KEY_FIGURES, replace(NURSE, areas=(gone, WIJK))),
            (DRAFTS, Draft(gone)),
            (DRAFTS, Draft(WIJK)),
        )
    )
    assert areas_in(file) == {WIJK: 2, gone: 3}
    done = import_dossier(store, moved(file, {gone: WIJK}))
    assert [one.item.area for one in list_initiatives(store)] == [WIJK]
    assert list_key_figures(store, DAY)[0].item.areas == (WIJK,)
    assert done.plan.new["drafts"] == 1 and len(done.plan.faults) == 1


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)


@pytest.mark.usefixtures("names")
def test_names_travel_only_when_chosen_and_come_in_only_when_confirmed(store: Store, new_database: NewDatabase) -> None:
    here = put(connect(new_database("names")), *FULL)
    give_consent(here, "a1", CONSENT, TODAY, PASSPHRASE)
    without = file_of(here)
    assert not [secret for secret in SECRETS if secret.encode() in without]
    assert not read(without).consents
    usable = usable_names(list_consents(here, TODAY, PASSPHRASE), {"a1", "b2"}, TODAY)
    file = read(file_of(here, usable))
    assert file.consents == {"a1": CONSENT}
    import_dossier(store, file)
    assert list_consents(store, TODAY, PASSPHRASE) == {}
    with pytest.raises(NamesLocked):
        import_dossier(store, file, names_on=TODAY, passphrase="verkeerd")
    done = import_dossier(store, file, names_on=TODAY, passphrase=PASSPHRASE)
    assert (set(done.names.kept), done.names.left) == ({"a1"}, 0)
    assert list_consents(store, TODAY, PASSPHRASE) == {"a1": CONSENT}
    again = import_dossier(store, file, names_on=TODAY, passphrase=PASSPHRASE)
    assert (again.names.kept, again.names.left) == ({}, 0)
    undo_import(store, done)
    assert list_consents(store, TODAY, PASSPHRASE) == {}


@pytest.mark.usefixtures("names")
def test_a_name_whose_consent_ended_or_beside_another_does_not_come_in(store: Store, new_database: NewDatabase) -> None:
    here = put(connect(new_database("names")), *FULL)
    ended = replace(CONSENT, valid_until=date(2026, 2, 1))
    file = read(file_of(here, {"a1": CONSENT, "b2": ended}))
    later = date(2027, 1, 1)
    assert import_dossier(store, file, names_on=later, passphrase=PASSPHRASE).names.left == 2
    give_consent(store, "a1", replace(CONSENT, name="Anders Genoemd"), TODAY, PASSPHRASE)
    done = import_dossier(store, file, names_on=TODAY, passphrase=PASSPHRASE)
    assert (done.names.kept, done.names.left) == ({}, 2)
    assert list_consents(store, TODAY, PASSPHRASE)["a1"].name == "Anders Genoemd"


@pytest.mark.usefixtures("names")
def test_undoing_leaves_the_name_that_somebody_kept_since_and_is_in_the_log(
    store: Store, new_database: NewDatabase
) -> None:
    here = put(connect(new_database("names")), *FULL)
    file = read(file_of(here, {"a1": CONSENT}))
    manager = store.acting_as(Actor("beheer@arnhem.nl", "beheerder"))
    done = import_dossier(manager, file, names_on=TODAY, passphrase=PASSPHRASE)
    longer = replace(CONSENT, contact="anders@arnhem.nl")
    give_consent(manager, "a1", longer, TODAY, PASSPHRASE, CONSENT)
    give_consent(manager, "b2", CONSENT, TODAY, PASSPHRASE)
    undone = undo_import(manager, done)
    assert list_consents(store, TODAY, PASSPHRASE) == {"a1": longer, "b2": CONSENT}
    assert (undone.back, undone.left) == (len(FULL) - 2, 2)
    logged = {(one.done, one.kind) for one in list_deeds(manager)}
    assert {("keep name", "key_figures"), ("delete", "goals"), ("delete", "actions")} <= logged


def test_no_account_gets_a_role_or_leaves_with_a_dossier_file(store: Store, new_database: NewDatabase) -> None:
    account = Account("jansen@arnhem.nl", "beheerder", (WIJK,))
    here = put(connect(new_database("roles")), (INITIATIVES, COFFEE), (ACCOUNTS, account))
    content = file_of(here)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"jansen" in archive.read(name)]
    with here.reading() as connection:
        rows = ACCOUNTS.written(ACCOUNTS.all(connection))
    forged = read(changed_part(content, "records/accounts.json", lambda _: rows))
    manager = store.acting_as(Actor("beheer@arnhem.nl", "beheerder"))
    assert import_dossier(manager, forged).plan.new == {"initiatives": 1}
    assert [told for told in forged.remarks if "rollen van accounts" in told]
    with store.reading() as connection:
        assert not ACCOUNTS.with_deleted(connection)
