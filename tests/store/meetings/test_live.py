"""A meeting opens with a code, is led by who may, closes by hand or by itself, and leaves its counts."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, select, update

from tests.store.meetings.room import AREA, MEETING, asked, opened
from wijk.domain.actor import PHONE, Actor, Grant
from wijk.domain.clock import now
from wijk.domain.meeting import Count, Presence
from wijk.store.common.errors import MeetingOver, NotAllowed, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.room_tables import ROOM_TABLES, contributions, live_meetings
from wijk.store.meetings import live as room_live
from wijk.store.meetings import sending
from wijk.store.meetings.erasing import RAW_KEPT, close_over, erase_raw, keep_up
from wijk.store.meetings.live import (
    CODE_SIGNS,
    LONGEST_MEETING,
    close_meeting,
    live_meeting,
    live_meeting_of,
    open_meeting,
    renew_code,
    set_phones,
)
from wijk.store.meetings.queries import (
    delete_meeting,
    list_harvest,
    list_meetings,
    list_questions,
    list_recognitions,
    restore_meeting,
    save_meeting,
)
from wijk.store.meetings.questions import close_question, count_hands, open_question, tally
from wijk.store.meetings.queue import accept, waiting
from wijk.store.meetings.room_now import room_by_code, room_now
from wijk.store.meetings.sending import contribute, vote
from wijk.store.opening import open_store


def test_it_opens_with_a_code_that_is_not_guessed_and_closes(store: Store) -> None:
    live = opened(store)
    assert len(live.code) == 8 and set(live.code) <= set(CODE_SIGNS)
    assert len(set(CODE_SIGNS)) ** len(live.code) > 2**30
    assert live.open_until - live.opened_at == LONGEST_MEETING == timedelta(hours=8)
    assert live_meeting_of(store, (AREA,)) == live and live_meeting_of(store, ("GM0518",)) is None
    assert live.secret not in repr(live)
    other = open_meeting(store, replace(MEETING, id="m2"))
    assert other.code != live.code and other.secret != live.secret
    closed = close_meeting(store, "m1")
    assert not closed.is_open(now()) and closed.closed_at == close_meeting(store, "m1").closed_at
    assert [one.item.id for one in list_meetings(store, (AREA,))] == ["m2", "m1"]


def test_who_may_not_see_a_place_is_shown_no_meeting_of_it_nor_its_code(store: Store) -> None:
    live = opened(store)
    for area, shown in ((AREA, live), ("GM0202", live), ("GM0268", None)):
        reader = Actor("lezer@gemeente.nl", "kijker", (Grant("kijker", frozenset({area})),))
        assert live_meeting_of(store.acting_as(reader), (AREA,)) == shown, area


def test_opened_again_it_has_the_same_code_and_its_votes(store: Store) -> None:
    live = opened(store)
    asked(store, "keuze")
    vote(store, "m1", "q1", "p1", ["o1"])
    close_meeting(store, "m1")
    assert opened(store).code == live.code
    open_question(store, "q1")
    assert tally(store, "q1").phones["o1"] == 1


def later(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (room_live, sending):
        monkeypatch.setattr(module, "now", lambda: moment)


def test_it_closes_by_itself_after_eight_hours(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    live = opened(store)
    asked(store, "keuze")
    later(live.open_until, monkeypatch)
    with pytest.raises(MeetingOver, match="gesloten"):
        vote(store, "m1", "q1", "p1", ["o1"])
    with pytest.raises(MeetingOver):
        open_question(store, "q1")
    assert live_meeting_of(store, (AREA,)) is None


def test_who_takes_part_by_phone_leads_nothing_and_who_may_not_contribute_does_not(store: Store) -> None:
    opened(store)
    asked(store, "idee")
    phone = store.acting_as(PHONE)
    contribute(phone, "m1", "q1", "p1", "Samen koken")
    [waits] = waiting(store, "m1")
    for act in (
        lambda: open_meeting(phone, MEETING),
        lambda: close_meeting(phone, "m1"),
        lambda: set_phones(phone, "m1", False),
        lambda: open_question(phone, "q1"),
        lambda: close_question(phone, "m1"),
        lambda: count_hands(phone, "q1", {}),
        lambda: accept(phone, waits.id),
        lambda: save_meeting(phone, MEETING, 1),
    ):
        with pytest.raises(NotAllowed):
            act()
    reader = store.acting_as(replace(PHONE, role="kijker"))
    with pytest.raises(NotAllowed):
        vote(reader, "m1", "q1", "p1", [])


def test_phones_can_be_off_and_then_all_goes_by_the_keyboard(store: Store) -> None:
    opened(store)
    asked(store, "keuze")
    set_phones(store, "m1", False)
    with pytest.raises(MeetingOver, match="telefoons"):
        vote(store, "m1", "q1", "p1", ["o1"])
    count_hands(store, "q1", {"o2": 11})
    assert tally(store, "q1").hands == {"o2": 11}
    close_meeting(store, "m1")
    assert not opened(store).phones


def test_a_meeting_that_is_deleted_closes_with_its_votes_counted(store: Store) -> None:
    opened(store)
    asked(store, "keuze")
    vote(store, "m1", "q1", "p1", ["o1"])
    delete_meeting(store, "m1", 1)
    assert live_meeting_of(store, (AREA,)) is None
    with pytest.raises(MeetingOver):
        vote(store, "m1", "q1", "p2", ["o1"])
    assert restore_meeting(store, "m1").item == MEETING
    [question] = list_questions(store, "m1")
    assert question.item.people == 1


def test_another_code_keeps_strangers_out(store: Store) -> None:
    live = opened(store)
    asked(store, "keuze")
    vote(store, "m1", "q1", "stranger", ["o1"])
    renewed = renew_code(store, "m1")
    assert renewed.code != live.code and renewed.secret != live.secret and renewed.question == "q1"
    assert room_by_code(store, live.code) is None
    assert tally(store, "q1").people == 0


def test_who_was_there_is_kept_by_role_and_number(store: Store) -> None:
    opened(store)
    told = replace(MEETING, present=(Presence("bewoners", 12), Presence("huisarts", 1)), decided=("Koffie op dinsdag",))
    assert save_meeting(store, told, 1).item == told
    for wrong in (
        replace(told, present=(Presence("", 3),)),
        replace(told, present=(Presence("bewoners", -1),)),
        replace(told, decided=("bel 06 12345678",)),
    ):
        with pytest.raises(StoreError):
            save_meeting(store, wrong, 2)


def test_what_phones_sent_is_erased_after_thirty_days_and_the_counts_stay(store: Store, url: str) -> None:
    live = opened(store)
    asked(store, "herkenning")
    for phone, answer in (("p1", "herkenbaar"), ("p2", "herkenbaar"), ("p3", "niet")):
        vote(store, "m1", "q1", phone, [answer])
    contribute(store, "m1", "q1", "p1", "vooral in de flats")
    contribute(store, "m1", "q1", "p2", "dit leest niemand")
    accept(store, waiting(store, "m1")[0].id)
    assert room_now(store, "m1")
    # Nobody closes it: it does so by itself.
    over = live.open_until + RAW_KEPT
    assert erase_raw(store, over - timedelta(seconds=1)) == 0
    assert erase_raw(store, over) == 1
    with open_store(url).reading() as connection:
        assert [connection.execute(select(table)).all() for table in ROOM_TABLES] == [[]] * len(ROOM_TABLES)
    [question] = list_questions(store, "m1")
    assert question.item.phones == (Count("herkenbaar", 2), Count("deels", 0), Count("niet", 1))
    assert tally(store, "q1").phones == {"herkenbaar": 2, "deels": 0, "niet": 1} and tally(store, "q1").people == 3
    [recognition] = list_recognitions(store, (AREA,))
    assert (recognition.recognised, recognition.phones, recognition.words) == (2, 3, ("vooral in de flats",))
    assert [one.item.text for one in list_harvest(store, "m1")] == ["vooral in de flats"]
    assert live_meeting(store, "m1") is None and room_now(store, "m1") is None
    # Nor in the memory of a program that goes on.
    assert not [name for name in store.held if name.startswith("room ")]
    # Opened again: there is nothing to count any more, and what was counted stays, also when it is erased once more.
    again = opened(store)
    with pytest.raises(StoreError, match="gewist"):
        open_question(store, "q1")
    assert tally(store, "q1").people == 3 and accepted_still(store)
    asked(store, "keuze", "q2")
    vote(store, "m1", "q2", "p1", ["o1"])
    assert erase_raw(store, again.open_until + RAW_KEPT) == 1
    assert tally(store, "q1").phones == {"herkenbaar": 2, "deels": 0, "niet": 1} and tally(store, "q1").people == 3
    assert accepted_still(store) and tally(store, "q2").people == 1


@pytest.mark.parametrize("work", [close_over, erase_raw])
def test_a_meeting_that_is_opened_again_just_then_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch, work: Callable[[Store, datetime], int]
) -> None:
    live = opened(store)
    asked(store, "keuze")
    real = Store.writing

    def after_another(self: Store) -> AbstractContextManager[Connection]:
        monkeypatch.undo()
        with real(self) as connection:
            connection.execute(update(live_meetings).values(open_until=live.open_until + timedelta(days=99)))
        return real(self)

    monkeypatch.setattr(Store, "writing", after_another)
    assert work(store, live.open_until + RAW_KEPT) == 0
    there = live_meeting(store, "m1")
    assert there and there.question == "q1" and there.closed_at is None


def accepted_still(store: Store) -> bool:
    [recognition] = list_recognitions(store, (AREA,))
    return (recognition.recognised, recognition.phones, recognition.words) == (2, 3, ("vooral in de flats",))


def test_a_meeting_that_nobody_closed_is_counted_when_its_time_is_over(store: Store) -> None:
    live = opened(store)
    asked(store, "herkenning")
    vote(store, "m1", "q1", "p1", ["deels"])
    keep_up(store, live.open_until - timedelta(seconds=1))
    assert not list_recognitions(store, (AREA,))
    keep_up(store, live.open_until)
    assert [one.partly for one in list_recognitions(store, (AREA,))] == [1]
    closed = live_meeting(store, "m1")
    assert closed and closed.question is None and closed.ended_at == live.open_until
    keep_up(store, live.open_until + RAW_KEPT)
    assert live_meeting(store, "m1") is None and tally(store, "q1").people == 1


def test_a_room_as_it_is_now_is_read_again_only_after_a_change(store: Store, url: str) -> None:
    live = opened(store)
    assert room_by_code(store, "XXXXXXXX") is None
    asked(store, "keuze")
    before = room_by_code(store, live.code)
    assert before and before.question and before is room_now(store, "m1")
    vote(open_store(url), "m1", "q1", "p1", ["o3"])
    after = room_now(store, "m1")
    assert after and after.stamp != before.stamp and after.votes == {"p1": ("o3",)} and after.phones == 1
    assert after.tally and after.tally.phones["o3"] == 1 and after.tally.people == 1
    close_question(store, "m1")
    closed = room_now(store, "m1")
    assert closed and closed.question is None and closed.tally is None


def test_no_table_of_a_room_has_a_place_for_an_address_a_device_or_a_name(store: Store) -> None:
    assert store
    columns = {column.name for table in ROOM_TABLES for column in table.columns}
    assert columns == {
        *("meeting", "area", "code", "opened_at", "open_until", "closed_at", "phones", "question", "secret"),
        *("phone", "choices", "id", "text", "made_at", "phase", "group", "state", "merged_into"),
    }
    assert contributions.name == "room_contributions"
