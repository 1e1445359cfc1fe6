"""Every write of every kind asks the policy, where the thing lies; nothing changes where that says no."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, select

from tests.store.examples import examples_of
from tests.store.people import CONSENT, NURSE, PASSPHRASE, TODAY
from wijk.domain.actor import Actor, Grant, SignedInRole
from wijk.domain.clock import now
from wijk.domain.coalition import Coalition, Member
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Tie
from wijk.domain.meeting import Meeting, Option, Question
from wijk.store.backup.copy import write_backup
from wijk.store.common.errors import NotAllowed, StoreError
from wijk.store.database.clock_doubt import tell_clock_is_right
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES, MEETINGS, QUESTIONS, RECORD_TYPES, TIES
from wijk.store.database.records import RecordType, Stored
from wijk.store.database.stamp import stamp
from wijk.store.database.store_reading import reading_at_once
from wijk.store.initiatives.queries import add_initiative, save_initiative
from wijk.store.key_figures.consents import export_person, give_consent, list_consents, withdraw_consent
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.meetings.live import close_meeting, live_meeting, open_meeting, renew_code, set_phones

HERE, THERE = "GM0202", "GM0268"
# Who may write each kind: all that are not here are of the inventory, the people by role and the plan.
BY_A_FACILITATOR = {"decisions", "presentations", "room_meetings", "room_questions", "harvests", "recognitions"}
BY_AN_ADMINISTRATOR = {"accounts"}
TWO = (Option("o1", "Koffie"), Option("o2", "Thee"))
MEETING = Meeting("m1", HERE, TODAY, "wijkmakers")


def acting(role: SignedInRole, *areas: str) -> Actor:
    """An account with one role, in these areas or everywhere."""
    return Actor("iemand", role, (Grant(role, frozenset(areas) if areas else None),))


def writes(kind: RecordType[Any], kept: Stored[Any], new: Any) -> Iterator[tuple[str, Callable[[Connection], object]]]:
    """Every way in which records of a kind are written, by name."""
    fresh = Stored(new, kind.id_of(new), 1, kept.created, kept.changed)
    yield "add", lambda connection: kind.add(connection, new)
    yield "add_all", lambda connection: kind.add_all(connection, [new])
    yield "insert", lambda connection: kind.insert(connection, [fresh])
    yield "save", lambda connection: kind.save(connection, kept.item, kept.version)
    yield "overwrite", lambda connection: kind.overwrite(connection, kept)
    yield "put", lambda connection: kind.put(connection, new)
    yield "put_first", lambda connection: kind.put_first(connection, new, None)
    yield "remove", lambda connection: kind.remove(connection, kept.id, kept.version)
    yield "revive", lambda connection: kind.revive(connection, kept.id)


class TakenBack(Exception):  # noqa: N818
    """Ends a transaction without keeping anything."""


def is_refused(store: Store, write: Callable[[Connection], object]) -> bool:
    try:
        with store.writing() as connection:
            write(connection)
            raise TakenBack
    except NotAllowed:
        return True
    except (TakenBack, StoreError):
        return False


def test_every_way_of_writing_every_kind_asks_the_role(store: Store) -> None:
    wrong = []
    for kind in RECORD_TYPES:
        first, second = examples_of(kind)
        with store.writing() as connection:
            kept = kind.add(connection, first)
        lowest = 4 if kind.name in BY_AN_ADMINISTRATOR else 3 if kind.name in BY_A_FACILITATOR else 2
        for rank, role in enumerate(("kijker", "deelnemer", "WJP'er", "begeleider", "beheerder")):
            actor = store.acting_as(Actor("iemand", role))  # type: ignore[arg-type]
            refused = {name: is_refused(actor, write) for name, write in writes(kind, kept, second)}
            wrong += [(kind.name, role, name) for name, no in refused.items() if no != (rank < lowest)]
    assert not wrong


def test_every_way_of_writing_asks_where_the_thing_lies_and_where_it_lay(store: Store) -> None:
    wrong = []
    of_here, of_elsewhere = store.acting_as(acting("beheerder", HERE)), store.acting_as(acting("beheerder", THERE))
    placed = [kind for kind in RECORD_TYPES if "area" in kind.headings and getattr(examples_of(kind)[0], "area", None)]
    assert len(placed) > 6
    for kind in placed:
        item, new = (replace(one, area=HERE) for one in examples_of(kind))
        with store.writing() as connection:
            kept = kind.put(connection, item)
        for name, write in writes(kind, kept, replace(new, area=HERE)):
            wrong += [(kind.name, name)] if is_refused(of_here, write) or not is_refused(of_elsewhere, write) else []
        moved = replace(kept, item=replace(item, area=THERE))
        if kind.id_of(moved.item) == kept.id:
            into = [lambda c, one=moved, of=kind: of.save(c, one.item, one.version)]
            into += [
                lambda c, one=moved, of=kind: of.overwrite(c, one),
                lambda c, one=moved, of=kind: of.put(c, one.item),
            ]
            wrong += [(kind.name, "moved") for one in into if not is_refused(of_here, one)]
            wrong += [(kind.name, "taken") for one in into if not is_refused(of_elsewhere, one)]
    assert not wrong


def test_what_names_no_place_lies_where_what_it_is_about_lies(store: Store) -> None:
    other = replace(NURSE, id="b2", areas=(HERE,))
    with store.writing() as connection:
        for person in (replace(NURSE, areas=(HERE,)), other):
            KEY_FIGURES.add(connection, person)
        MEETINGS.add(connection, MEETING)
    question = Question("q1", "m1", "keuze", "Wat eerst?")
    by_place = {HERE: store.acting_as(acting("begeleider", HERE)), THERE: store.acting_as(acting("begeleider", THERE))}
    for area, actor in by_place.items():
        assert is_refused(actor, lambda c: TIES.put(c, Tie("a1", "b2", "licht"))) == (area == THERE)
        assert is_refused(actor, lambda c: QUESTIONS.ask(c, "write", [question])) == (area == THERE)


def test_a_refusal_names_the_place_and_changes_nothing(store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area=HERE))
    actor = store.acting_as(acting("WJP'er", THERE), {HERE: "Arnhem"}.get)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match="Dat kan alleen een WJP'er van Arnhem. Er is niets gewijzigd."):
        save_initiative(actor, Initiative("a", "Thee", area=HERE), 1)
    with store.reading() as connection:
        assert [one.item.name for one in INITIATIVES.all(connection)] == ["Koffie"]


def test_asking_costs_no_statement_where_a_role_holds_everywhere_and_the_log_one(store: Store) -> None:
    sent: list[str] = []

    def note(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(store.engine, "before_cursor_execute", note)
    counts = []
    # The first write leaves the first mark of its table, and is not counted.
    for number, actor in enumerate((store, store, store.acting_as(acting("WJP'er")))):
        sent.clear()
        add_initiative(actor, Initiative(f"a{number}", "Koffie", area=HERE))
        save_initiative(actor, Initiative(f"a{number}", "Thee", area=HERE), 1)
        counts.append(len(sent))
    # One a transaction, for the log of deeds.
    assert counts[1] + 2 == counts[2]


def test_names_are_of_who_administers_that_place(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    here, there = store.acting_as(acting("beheerder", HERE)), store.acting_as(acting("beheerder", THERE))
    leading = store.acting_as(acting("begeleider", HERE))
    add_key_figure(store, replace(NURSE, areas=(HERE,)))
    for refused in (there, leading):
        with pytest.raises(NotAllowed):
            give_consent(refused, "a1", CONSENT, TODAY, PASSPHRASE)
        with pytest.raises(NotAllowed):
            erase_person(refused, "a1")
    give_consent(here, "a1", CONSENT, TODAY, PASSPHRASE)
    assert list_consents(here, TODAY, PASSPHRASE) == {"a1": CONSENT}
    assert list_consents(there, TODAY, PASSPHRASE) == {}
    for deed in (
        lambda: list_consents(leading, TODAY, PASSPHRASE),
        lambda: withdraw_consent(there, "a1"),
        lambda: write_backup(here),
        lambda: tell_clock_is_right(leading, now()),
    ):
        with pytest.raises(NotAllowed):
            deed()
    with pytest.raises(StoreError, match="niets"):
        export_person(there, "a1", TODAY, PASSPHRASE)
    withdraw_consent(leading, "a1")
    assert list_consents(here, TODAY, PASSPHRASE) == {}


def test_erasing_a_person_reaches_coalitions_elsewhere(store: Store) -> None:
    add_key_figure(store, replace(NURSE, areas=(HERE,)))
    with store.writing() as connection:
        kind = next(one for one in RECORD_TYPES if one.name == "coalitions")
        kind.add(connection, Coalition("c", "Rijk van Nijmegen", TODAY, (Member("a1", "rol"),), area=THERE))
    erase_person(store.acting_as(acting("beheerder", HERE)), "a1")
    with store.reading() as connection:
        assert not connection.execute(select(KEY_FIGURES.table)).all()
        assert [one.item.members for one in kind.all(connection)] == [()]


def test_a_meeting_is_led_by_who_leads_there(store: Store) -> None:
    open_meeting(store.acting_as(acting("begeleider", HERE)), MEETING)
    before = live_meeting(store, "m1")
    for actor in (store.acting_as(acting("begeleider", THERE)), store.acting_as(acting("WJP'er", HERE))):
        deeds: list[Callable[[], object]] = [
            partial(open_meeting, actor, MEETING),
            partial(close_meeting, actor, "m1"),
            partial(renew_code, actor, "m1"),
            partial(set_phones, actor, "m1", False),
        ]
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed()
    assert live_meeting(store, "m1") == before


def test_what_was_entered_is_read_within_the_gemeenten_of_a_role(store: Store) -> None:
    for number, area in enumerate(("GM0202", "WK020218", "WK026801", "")):
        item = Initiative(f"i{number}", f"Koffie {number}", area=area)
        with store.writing() as connection:
            INITIATIVES.insert(connection, [Stored(item, item.id, 1, now(), now())])
    with store.writing() as connection:
        for person in (replace(NURSE, areas=(HERE,)), replace(NURSE, id="b2", areas=(THERE,))):
            KEY_FIGURES.add(connection, person)
        TIES.add(connection, Tie("a1", "b2", "licht"))
        MEETINGS.add(connection, MEETING)
        QUESTIONS.add(connection, Question("q1", "m1", "keuze", "Wat eerst?", options=TWO))
    of_wijk, elsewhere = acting("kijker", "WK020218"), acting("beheerder", "WK034400")
    for actor, ids in (
        (of_wijk, ["i0", "i1", "i3"]),
        (elsewhere, ["i3"]),
        (acting("kijker"), ["i0", "i1", "i2", "i3"]),
    ):
        reader = store.acting_as(actor)
        with reading_at_once(reader) as reading:
            assert [one.id for one in reading.all_of(INITIATIVES).living] == ids
            assert bool(reading.all_of(QUESTIONS).living) == bool(reading.all_of(TIES).living) == (len(ids) > 1)
        with reader.reading() as connection:
            assert (INITIATIVES.get(connection, "i2") is None) == (len(ids) < 4)
    stamps = [stamp(store.acting_as(one), INITIATIVES) for one in (of_wijk, elsewhere, acting("kijker"))]
    assert len(set(stamps)) == 3
    with pytest.raises(NotAllowed, match="nog geen rol"), store.acting_as(Actor("jan", "geen rol")).reading():
        raise AssertionError
