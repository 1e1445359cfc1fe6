"""Votes count once a phone and can be changed; texts wait, and become what they say once the facilitator accepts."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.meetings.room import AREA, DAY, MEETING, asked, opened
from wijk.domain.clock import today
from wijk.domain.meeting import Option, Question
from wijk.store.common.errors import MeetingOver, QuestionOver, RoomFull, StoreError
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import list_initiatives, save_initiative
from wijk.store.meetings import sending
from wijk.store.meetings.live import close_meeting, renew_code
from wijk.store.meetings.queries import list_harvest, list_questions, list_recognitions, save_meeting
from wijk.store.meetings.questions import add_question, close_question, count_hands, open_question, tally
from wijk.store.meetings.queue import (
    accept,
    bring_in,
    drop,
    drop_same_phone,
    list_contributions,
    merge,
    reconsider,
    take_away,
    waiting,
)
from wijk.store.meetings.room_now import room_now
from wijk.store.meetings.sending import contribute, vote
from wijk.store.opening import open_store


def test_a_question_with_what_looks_like_a_person_goes_to_no_phone(store: Store) -> None:
    opened(store)
    options = (Option("a", "Mevrouw Jansen bellen"), Option("b", "Samen eten"))
    for question in (
        Question("q1", "m1", "keuze", "Wat past?", options),
        Question("q2", "m1", "idee", "Wie gaat er mee met mevrouw Jansen?"),
    ):
        with pytest.raises(StoreError, match="Haal de naam"):
            add_question(store, question)
    assert not list_questions(store, "m1")


def test_a_phone_has_one_vote_that_it_can_change_and_take_back(store: Store) -> None:
    opened(store)
    asked(store, "prioriteiten", most=3)
    vote(store, "m1", "q1", "p1", ["o1", "o2"])
    vote(store, "m1", "q1", "p2", ["o2"])
    vote(store, "m1", "q1", "p1", ["o2", "o3", "o4", "o2"])
    assert tally(store, "q1").phones == {"o0": 0, "o1": 0, "o2": 2, "o3": 1, "o4": 1}
    vote(store, "m1", "q1", "p1", [])
    assert (tally(store, "q1").phones["o2"], tally(store, "q1").people) == (1, 1)
    count_hands(store, "q1", {"o2": 7})
    found = tally(store, "q1")
    assert (found.phones["o2"], found.hands["o2"]) == (1, 7)


def test_only_what_is_asked_now_and_only_what_can_be_chosen_counts(store: Store) -> None:
    opened(store)
    asked(store, "keuze", "q0")
    asked(store, "prioriteiten", most=3)
    for question, choices, refusal in (
        ("q0", ["o1"], QuestionOver),
        ("bestaat-niet", ["o1"], QuestionOver),
        ("q1", ["o1", "o2", "o3", "o4"], StoreError),
        ("q1", ["' OR 1=1 --"], StoreError),
    ):
        with pytest.raises(refusal):
            vote(store, "m1", question, "p1", choices)
    with pytest.raises(MeetingOver):
        vote(store, "m2", "q1", "p1", ["o1"])
    with pytest.raises(StoreError, match="alleen kiezen"):
        contribute(store, "m1", "q1", "p1", "Iets")
    close_question(store, "m1")
    with pytest.raises(QuestionOver, match="telt niet"):
        vote(store, "m1", "q1", "p1", ["o1"])
    close_meeting(store, "m1")
    with pytest.raises(MeetingOver):
        vote(store, "m1", "q1", "p1", ["o1"])
    assert tally(store, "q1").people == 0


def test_a_question_keeps_its_counts_when_another_opens(store: Store) -> None:
    opened(store)
    asked(store, "keuze")
    vote(store, "m1", "q1", "p1", ["o4"])
    asked(store, "idee", "q2")
    first, second = (one.item for one in list_questions(store, "m1"))
    assert (first.people, {one.option: one.number for one in first.phones}["o4"], second.people) == (1, 1, None)


def test_a_name_becomes_an_initiative_of_the_meeting_and_can_be_taken_back(store: Store) -> None:
    opened(store)
    asked(store, "initiatief")
    contribute(store, "m1", "q1", "p1", "Koffietafel  in de\nflat", "signaleren", "ouderen")
    contribute(store, "m1", "q1", "p1", "Koffietafel in de flat", "signaleren", "ouderen")
    [waits] = waiting(store, "m1")
    assert not list_initiatives(store)
    kept = accept(store, waits.id, text="Koffietafel Hoogstraat").item
    [initiative] = list_initiatives(store)
    item = initiative.item
    assert (item.name, item.area, item.last_confirmed, item.groups) == (
        "Koffietafel Hoogstraat",
        AREA,
        DAY,
        ("ouderen",),
    )
    assert [role.phase for role in item.roles] == ["signaleren"]
    assert (kept.initiative, kept.meeting, kept.question) == (item.id, "m1", "q1")
    with pytest.raises(StoreError, match="al afgehandeld"):
        accept(store, waits.id)
    reconsider(store, waits.id)
    assert not list_initiatives(store) and not list_harvest(store, "m1") and len(waiting(store, "m1")) == 1
    accept(store, waits.id)
    [again] = list_initiatives(store)
    save_initiative(store, again.item, again.version)
    with pytest.raises(StoreError, match="intussen gewijzigd"):
        reconsider(store, waits.id)
    assert len(list_initiatives(store)) == 1 and len(list_harvest(store, "m1")) == 1


def test_ideas_are_backed_merged_and_counted_once_a_phone(store: Store) -> None:
    opened(store)
    asked(store, "idee")
    for phone, text in (("p1", "Samen koken"), ("p2", "Koken met elkaar"), ("p3", "Onzin")):
        contribute(store, "m1", "q1", phone, text)
    cook, alike, nonsense = waiting(store, "m1")
    with pytest.raises(StoreError, match="Kies opnieuw"):
        vote(store, "m1", "q1", "p4", [cook.id])
    accept(store, cook.id)
    merge(store, alike.id, cook.id)
    drop(store, nonsense.id)
    # Who brought it in and backs it too counts once.
    for phone in ("p1", "p2", "p4"):
        vote(store, "m1", "q1", phone, [cook.id])
    assert tally(store, "q1").phones == {cook.id: 3}
    room = room_now(store, "m1")
    assert room and [one.text for one in room.harvest] == ["Samen koken"] and room.waiting == 0
    close_question(store, "m1")
    assert [one.item.support for one in list_harvest(store, "m1")] == [3]
    reconsider(store, cook.id)
    assert {one.state for one in list_contributions(store, "m1")} == {"wacht", "weggelegd"}


def test_all_of_one_phone_is_left_out_at_once(store: Store) -> None:
    opened(store)
    asked(store, "idee")
    for phone, text in (("p1", "Onzin"), ("p1", "Nog meer onzin"), ("p2", "Samen koken"), ("p1", "Toch goed")):
        contribute(store, "m1", "q1", phone, text)
    nonsense, *_, good = waiting(store, "m1")
    accept(store, good.id)
    assert drop_same_phone(store, nonsense.id) == 2
    assert [one.text for one in waiting(store, "m1")] == ["Samen koken"]
    assert [one.item.text for one in list_harvest(store, "m1")] == ["Toch goed"]


def test_a_word_about_a_figure_stands_beside_it_once_accepted_also_after_the_question_closed(store: Store) -> None:
    opened(store)
    asked(store, "herkenning")
    vote(store, "m1", "q1", "p1", ["deels"])
    contribute(store, "m1", "q1", "p1", "geldt vooral voor de flats")
    count_hands(store, "q1", {"herkenbaar": 6, "niet": 3})
    close_question(store, "m1")
    [seen] = list_recognitions(store, (AREA,))
    assert (seen.indicator, seen.year, seen.phones, seen.partly, seen.hands, seen.words) == (
        "eenzaam",
        2020,
        1,
        1,
        9,
        (),
    )
    accept(store, waiting(store, "m1")[0].id)
    bring_in(store, "q1", "in de zomer minder")
    [seen] = list_recognitions(store, (AREA,))
    assert seen.words == ("geldt vooral voor de flats", "in de zomer minder") and seen.meeting == "m1"


def test_what_was_said_aloud_can_be_taken_off_the_screen(store: Store) -> None:
    opened(store)
    asked(store, "initiatief")
    contribute(store, "m1", "q1", "p1", "De koffietafel")
    aloud = bring_in(store, "q1", "Koffietafel van Riet").item
    merge(store, waiting(store, "m1")[0].id, aloud.id)
    for _ in range(2):
        take_away(store, aloud.id)
    room = room_now(store, "m1")
    assert room and not room.harvest and not list_initiatives(store) and not list_harvest(store, "m1")
    assert [one.text for one in waiting(store, "m1")] == ["De koffietafel"]


def test_a_figure_of_which_all_was_taken_back_has_nothing_beside_it(store: Store) -> None:
    opened(store)
    asked(store, "herkenning")
    take_away(store, bring_in(store, "q1", "klopt niet").id)
    assert not list_recognitions(store, (AREA,))
    count_hands(store, "q1", {"herkenbaar": 2})
    assert [one.hands for one in list_recognitions(store, (AREA,))] == [2]


def test_nothing_is_confirmed_on_a_day_that_is_still_to_come(store: Store) -> None:
    opened(store)
    save_meeting(store, replace(MEETING, held_on=today() + timedelta(days=3)), 1)
    asked(store, "initiatief")
    bring_in(store, "q1", "Koffietafel")
    assert [one.item.last_confirmed for one in list_initiatives(store)] == [today()]


def test_what_is_too_long_empty_or_personal_does_not_come_in(store: Store) -> None:
    opened(store)
    asked(store, "idee")
    for text in (" ", "\u202e", "x" * 301, "bel 06-12345678", "mail a.b@c.nl", "Mevrouw Jansen helpt"):
        with pytest.raises(StoreError):
            contribute(store, "m1", "q1", "p1", text)
    assert not waiting(store, "m1")


def test_there_is_room_for_so_many_phones_and_texts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "MOST_PHONES", 3)
    monkeypatch.setattr(sending, "MOST_TEXTS", 25)
    opened(store)
    asked(store, "idee")
    refused = 0
    for phone in range(10):
        for number in range(12):
            try:
                contribute(store, "m1", "q1", f"p{phone}", f"Idee {number}")
            except RoomFull:
                refused += 1
    assert len(waiting(store, "m1")) == 25 and refused == 120 - 25


def test_who_was_sent_away_after_filling_the_room_is_in_nobodys_way(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(store)
    asked(store, "idee")
    monkeypatch.setattr(sending, "MOST_TEXTS", 3)
    for number in range(3):
        contribute(store, "m1", "q1", f"p{number}", f"Onzin {number}")
    with pytest.raises(RoomFull):
        contribute(store, "m1", "q1", "p9", "Samen koken")
    renew_code(store, "m1")
    contribute(store, "m1", "q1", "p9", "Samen koken")
    assert [one.text for one in waiting(store, "m1")] == ["Samen koken", "Onzin 0", "Onzin 1", "Onzin 2"]


def test_sixty_phones_at_once_through_two_programs_lose_nothing(store: Store, url: str) -> None:
    opened(store)
    asked(store, "keuze")
    stores = (store, open_store(url))

    def act(number: int) -> None:
        for choice in ("o1", "o2", f"o{number % 5}"):
            vote(stores[number % 2], "m1", "q1", f"p{number}", [choice])

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(act, range(60)))
    assert tally(store, "q1").phones == {f"o{number}": 12 for number in range(5)}


def test_hands_are_of_the_options_and_are_people(store: Store) -> None:
    opened(store)
    asked(store, "keuze")
    for hands in ({"elders": 3}, {"o1": -1}, {"o1": 10_001}):
        with pytest.raises(StoreError):
            count_hands(store, "q1", hands)


def test_a_question_that_cannot_be_answered_is_not_kept(store: Store) -> None:
    opened(store)
    two = (Option("a", "A"), Option("b", "B"))
    for wrong in (
        Question("q", "m1", "keuze", " ", two),
        Question("q", "m1", "keuze", "Wat?"),
        Question("q", "m1", "keuze", "Wat?", (two[0], two[0])),
        Question("q", "m1", "keuze", "Wat?", (two[0], Option("b", " "))),
        Question("q", "m1", "prioriteiten", "Wat?", two, 4),
    ):
        with pytest.raises(StoreError):
            add_question(store, wrong)
    with pytest.raises(StoreError, match="er niet meer"):
        open_question(store, "q")
