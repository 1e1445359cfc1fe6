"""What holds on to the database may no more than its account may at that moment: a role can be taken meanwhile."""

from datetime import timedelta
from functools import partial

import pytest

from tests.store.meetings.room import AREA, MEETING, asked, opened
from tests.store.people import PASSPHRASE, TODAY
from wijk.domain.actor import Actor, Grant, SignedInRole
from wijk.domain.clock import now
from wijk.domain.initiative import Initiative
from wijk.store.common.errors import NotAllowed
from wijk.store.database.clock_doubt import tell_clock_is_right
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives
from wijk.store.key_figures.consents import list_consents
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.meetings.live import live_meeting, live_meeting_of
from wijk.store.meetings.questions import tally
from wijk.store.meetings.queue import drop, list_contributions, waiting
from wijk.store.meetings.room_now import room_now
from wijk.store.meetings.sending import contribute

HERE, THERE = AREA, "WK026801"


def acting(role: SignedInRole, *areas: str) -> Actor:
    return Actor("iemand", role, (Grant(role, frozenset(areas) if areas else None),))


def test_a_button_that_was_drawn_before_a_role_was_taken_does_nothing_after(store: Store) -> None:
    roles = [acting("WJP'er", HERE)]
    held = store.acting_by(lambda: roles[-1])
    added = add_initiative(held, Initiative("a", "Koffie", area=HERE))
    undo = partial(delete_initiative, held, added.id, added.version)
    roles.append(acting("kijker", HERE))
    with pytest.raises(NotAllowed):
        undo()
    roles.append(acting("WJP'er", THERE))
    with pytest.raises(NotAllowed):
        undo()
    roles.append(Actor("iemand", "geen rol"))
    with pytest.raises(NotAllowed):
        list_initiatives(held)
    assert [one.id for one in list_initiatives(store)] == ["a"]
    roles.append(acting("WJP'er", HERE))
    undo()
    assert list_initiatives(store) == ()


def test_who_is_no_longer_signed_in_reads_and_writes_nothing(store: Store) -> None:
    def nobody() -> Actor:
        raise NotAllowed("voorbij")

    gone = store.acting_by(nobody)
    for deed in (partial(list_initiatives, gone), partial(add_initiative, gone, Initiative("a", "Koffie", area=HERE))):
        with pytest.raises(NotAllowed, match="voorbij"):
            deed()
    assert list_initiatives(store) == ()


def test_what_a_room_typed_is_seen_by_who_leads_there_alone_and_the_room_by_its_own_gemeente(store: Store) -> None:
    opened(store, MEETING)
    asked(store, "idee")
    typed = contribute(store, "m1", "q1", "t" * 40, "Samen koken")
    leading = store.acting_as(acting("begeleider", HERE))
    assert [one.id for one in waiting(leading, "m1")] == [typed.id]
    others = [acting("kijker"), acting("WJP'er", HERE), acting("begeleider", THERE)]
    for actor in others:
        with pytest.raises(NotAllowed):
            list_contributions(store.acting_as(actor), "m1")
        with pytest.raises(NotAllowed):
            drop(store.acting_as(actor), typed.id)
    elsewhere, beside = store.acting_as(acting("beheerder", THERE)), store.acting_as(acting("kijker", "WK020201"))
    for reader, sees in ((elsewhere, False), (beside, True), (leading, True)):
        assert (room_now(reader, "m1") is not None) == sees
        assert (live_meeting(reader, "m1") is not None) == sees
        assert (live_meeting_of(reader, (HERE,)) is not None) == sees
    with pytest.raises(Exception, match="niet meer"):
        tally(elsewhere, "q1")


def test_whether_the_date_is_right_is_said_by_who_administers_everything(store: Store) -> None:
    for actor in (acting("beheerder", HERE), acting("begeleider")):
        with pytest.raises(NotAllowed):
            tell_clock_is_right(store.acting_as(actor), now() + timedelta(days=400))
    tell_clock_is_right(store.acting_as(acting("beheerder")), now())


def test_who_acts_is_looked_up_while_no_connection_is_held(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk there is one connection: to look up the roles in the database meanwhile would wait for itself."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    opened(store, MEETING)
    asked(store, "idee")
    contribute(store, "m1", "q1", "t" * 40, "Samen koken")
    held: list[int] = []

    def who() -> Actor:
        held.append(store.engine.pool.checkedout())  # type: ignore[attr-defined]
        return acting("beheerder", HERE)

    limited = store.acting_by(who)
    add_initiative(limited, Initiative("a", "Koffie", area=HERE))
    assert list_initiatives(limited) and waiting(limited, "m1") and room_now(limited, "m1")
    assert list_consents(limited, TODAY, PASSPHRASE) == {}
    drop(limited, waiting(limited, "m1")[0].id)
    assert len(held) > 8 and not any(held)
