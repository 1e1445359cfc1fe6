"""Goals and actions kept: what may not be in them, moving and starting while somebody else works, and undoing it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.databases import NewDatabase
from wijk.domain.actor import Actor
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.plan import Action, Goal
from wijk.store.checks.plans import faults_in_action, faults_in_goal, role_fault
from wijk.store.common.errors import Conflict, NotAllowed, StoreError
from wijk.store.database.connection import Store, connect
from wijk.store.database.store_reading import reading_at_once
from wijk.store.initiatives.queries import delete_initiative, get_initiative, list_initiatives, save_initiative
from wijk.store.opening import purge
from wijk.store.plans.queries import (
    Plan,
    add_action,
    add_goal,
    delete_action,
    delete_goal,
    get_action,
    plan_of,
    restore_action,
    restore_goal,
    save_action,
    save_goal,
    take_back_goal,
)
from wijk.store.plans.starting import link_action, move_action, start_action, take_back_start

DAY = date(2026, 9, 24)
GOAL = Goal("g", "WK020218", "Samen eten", DAY, "prioriteit", "vakje|ouderen|volgen")
ACTION = Action("a", "WK020218", "g", "Elke week koken", ("wijkteam",), DAY, hours=2.5, phase="volgen", group="ouderen")
BECOMES = Initiative("i", "Elke week koken", roles=(PhaseRole("volgen"),), area="WK020218")


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    found = connect(new_database("plan"))
    add_goal(found, GOAL)
    add_action(found, ACTION)
    return found


def plan(store: Store, *areas: str) -> Plan:
    with reading_at_once(store) as reading:
        return plan_of(reading, areas or ("WK020218",))


def living(store: Store) -> tuple[list[Goal], list[Action]]:
    found = plan(store)
    return [one.item for one in found.goals.living], [one.item for one in found.actions.living]


def test_a_plan_is_of_its_place_and_changes_are_seen(store: Store) -> None:
    assert living(store) == ([GOAL], [ACTION])
    assert plan(store, "WK020217").goals.living == ()
    before = plan(store).stamp
    save_action(store, replace(ACTION, hours=None), 1)
    assert plan(store).stamp != before
    assert living(store)[1] == [replace(ACTION, hours=None)]


def test_two_who_change_the_same_are_told(store: Store) -> None:
    save_goal(store, replace(GOAL, text="Ik was eerst"), 1)
    with pytest.raises(Conflict):
        save_goal(store, replace(GOAL, text="Ik ook"), 1)
    save_action(store, replace(ACTION, euros=5), 1)
    with pytest.raises(Conflict):
        delete_action(store, "a", 1)


def test_a_deleted_goal_hides_its_actions_and_both_come_back(store: Store) -> None:
    delete_goal(store, "g", 1)
    assert living(store) == ([], []) and [one.id for one in plan(store).goals.deleted] == ["g"]
    restore_goal(store, "g")
    delete_action(store, "a", 1)
    assert living(store) == ([GOAL], []) and [one.id for one in plan(store).actions.deleted] == ["a"]
    restore_action(store, "a")
    assert living(store) == ([GOAL], [ACTION])
    for restore in (restore_goal, restore_action):
        with pytest.raises(StoreError, match="30 dagen"):
            restore(store, "niets")


def test_what_would_stand_under_a_goal_that_another_deleted_is_refused_and_not_lost(store: Store) -> None:
    delete_action(store, "a", 1)
    delete_goal(store, "g", 1)
    deeds: list[Callable[[], object]] = [
        lambda: add_action(store, replace(ACTION, id="b")),
        lambda: add_action(store, replace(ACTION, id="b", goal="h")),
        lambda: restore_action(store, "a"),
    ]
    for deed in deeds:
        with pytest.raises(StoreError, match="doel van deze actie is verwijderd"):
            deed()
    restore_goal(store, "g")
    restore_action(store, "a")
    seen = save_action(store, replace(ACTION, hours=3), 3)
    delete_goal(store, "g", 3)
    with pytest.raises(StoreError, match="doel van deze actie is verwijderd"):
        save_action(store, replace(ACTION, hours=4), seen.version)
    restore_goal(store, "g")
    assert living(store) == ([GOAL], [replace(ACTION, hours=3)])


def test_actions_go_for_good_with_the_goal_that_they_were_deleted_with(store: Store) -> None:
    add_goal(store, replace(GOAL, id="h"))
    add_action(store, replace(ACTION, id="b", goal="h"))
    deleted = delete_goal(store, "g", 1)
    purge(store, deleted.changed + timedelta(days=29))
    restore_goal(store, "g")
    assert {one.id for one in living(store)[1]} == {"a", "b"}
    deleted = delete_goal(store, "g", 3)
    purge(store, deleted.changed + timedelta(days=31))
    assert get_action(store, "a") is None
    assert living(store) == ([replace(GOAL, id="h")], [replace(ACTION, id="b", goal="h")])


def test_a_goal_under_which_another_put_an_action_is_not_taken_back(store: Store) -> None:
    with pytest.raises(StoreError, match="staan intussen acties"):
        take_back_goal(store, "g", 1)
    assert living(store) == ([GOAL], [ACTION])
    delete_action(store, "a", 1)
    take_back_goal(store, "g", 1)
    assert living(store) == ([], [])


def test_a_move_keeps_what_another_changed_and_does_not_go_over_another_move(store: Store) -> None:
    save_action(store, replace(ACTION, euros=80), 1)
    moved = move_action(store, "a", "voorgesteld", "afgesproken")
    assert moved.item == replace(ACTION, euros=80, state="afgesproken")
    with pytest.raises(StoreError, match="staat nu op ‘afgesproken’"):
        move_action(store, "a", "voorgesteld", "gestopt")
    delete_action(store, "a", moved.version)
    with pytest.raises(StoreError, match="verwijderd"):
        move_action(store, "a", "afgesproken", "bezig")


def test_an_action_starts_once_and_a_start_is_undone_with_what_it_made(store: Store) -> None:
    started = start_action(store, "a", "voorgesteld", BECOMES)
    assert (started.item.state, started.item.initiative) == ("bezig", "i")
    assert [one.item for one in list_initiatives(store)] == [BECOMES]
    with pytest.raises(StoreError, match="al een initiatief"):
        start_action(store, "a", "bezig", replace(BECOMES, id="j"))
    assert len(list_initiatives(store)) == 1, "both or neither"
    assert take_back_start(store, "a", "voorgesteld", "i", made=True).item == ACTION
    assert list_initiatives(store) == ()


def test_what_somebody_changed_since_is_not_taken_back(store: Store) -> None:
    start_action(store, "a", "voorgesteld", BECOMES)
    save_initiative(store, replace(BECOMES, organisation="de kerk"), 1)
    with pytest.raises(StoreError, match="intussen gewijzigd"):
        take_back_start(store, "a", "voorgesteld", "i", made=True)
    assert living(store)[1][0].initiative == "i"


def test_a_start_is_not_taken_back_nor_made_over_what_another_did_since(store: Store) -> None:
    start_action(store, "a", "voorgesteld", BECOMES)
    move_action(store, "a", "bezig", "klaar")
    with pytest.raises(StoreError, match="iemand anders wijzigde"):
        take_back_start(store, "a", "voorgesteld", "i", made=True)
    assert living(store)[1][0].state == "klaar" and len(list_initiatives(store)) == 1
    move_action(store, "a", "klaar", "bezig")
    take_back_start(store, "a", "voorgesteld", "i", made=True)
    move_action(store, "a", "voorgesteld", "gestopt")
    with pytest.raises(StoreError, match="staat nu op ‘gestopt’"):
        start_action(store, "a", "voorgesteld", replace(BECOMES, id="j"))
    move_action(store, "a", "gestopt", "afgesproken")
    start_action(store, "a", "afgesproken", replace(BECOMES, id="j"))
    with pytest.raises(StoreError, match="iemand anders wijzigde"):
        take_back_start(store, "a", "voorgesteld", "i", made=True)
    assert [one.id for one in list_initiatives(store)] == ["j"], "the start of another stays"


def test_an_action_can_be_an_initiative_that_is_there(store: Store) -> None:
    start_action(store, "a", "voorgesteld", BECOMES)
    add_action(store, replace(ACTION, id="b"))
    assert link_action(store, "b", "voorgesteld", "i").item.initiative == "i"
    take_back_start(store, "b", "voorgesteld", "i", made=False)
    found = get_initiative(store, "i")
    assert found and not found.deleted
    delete_initiative(store, "i", 1)
    with pytest.raises(StoreError, match="verwijderd"):
        link_action(store, "b", "voorgesteld", "i")
    # Its initiative is gone: it can start anew.
    assert start_action(store, "a", "bezig", replace(BECOMES, id="k")).item.initiative == "k"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "Bel mevrouw Jansen"}, "what"),
        ({"condition": "mail naar a.b@c.nl"}, "condition"),
        ({"who": ("0612345678",)}, "who"),
        ({"who": ("Fatima",)}, "who"),
        ({"who": ("Jan de Vries",)}, "who"),
        ({"who": ("kerk", "  ")}, "who"),
        ({"who": ("kerk",) * 21}, "who"),
        ({"area": "Arnhem"}, "area"),
        ({"goal": ""}, "goal"),
        ({"starts_on": DAY, "ends_on": date(2026, 9, 23)}, "ends_on"),
        ({"starts_on": date.max}, "starts_on"),
        ({"starts_on": None, "ends_on": date.min}, "ends_on"),
        ({"hours": -1.0}, "hours"),
        ({"euros": float("nan")}, "euros"),
        ({"phase": "a b"}, "phase"),
        ({"state": "vergeten"}, "state"),
    ],
)
def test_what_an_action_may_not_hold(change: dict[str, object], field: str) -> None:
    assert faults_in_action(ACTION) == {}
    assert list(faults_in_action(replace(ACTION, **change))) == [field]  # type: ignore[arg-type]


def test_what_a_goal_may_not_hold() -> None:
    assert faults_in_goal(GOAL) == {}
    for change in ({"text": ""}, {"text": "Bel 06 12345678"}, {"area": "x"}, {"source": "x"}):
        assert list(faults_in_goal(replace(GOAL, **change))) == list(change)  # type: ignore[arg-type]


def test_organisations_and_roles_are_no_names() -> None:
    roles = (
        "wijkteam",
        "Leger des Heils",
        "stichting Anna Zorg",
        "Rijnstad",
        "GGD",
        "de moskee",
        "Opbouwwerker",
        "katholieke kerk",
    )
    assert [role for role in roles if role_fault(role)] == []


def test_who_only_reads_changes_nothing(store: Store) -> None:
    reader = store.acting_as(Actor("iemand", "kijker"))
    deeds: list[Callable[[], object]] = [
        lambda: add_goal(reader, replace(GOAL, id="h")),
        lambda: save_goal(reader, GOAL, 1),
        lambda: delete_goal(reader, "g", 1),
        lambda: restore_goal(reader, "g"),
        lambda: take_back_goal(reader, "g", 1),
        lambda: add_action(reader, replace(ACTION, id="b")),
        lambda: save_action(reader, ACTION, 1),
        lambda: delete_action(reader, "a", 1),
        lambda: restore_action(reader, "a"),
        lambda: move_action(reader, "a", "voorgesteld", "bezig"),
        lambda: start_action(reader, "a", "voorgesteld", BECOMES),
        lambda: link_action(reader, "a", "voorgesteld", "i"),
        lambda: take_back_start(reader, "a", "bezig", "i", made=False),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert living(reader) == ([GOAL], [ACTION])
