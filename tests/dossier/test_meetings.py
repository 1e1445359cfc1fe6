"""What a meeting opens with, and what a track is told of the meetings of a place."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.conftest import ProfileOf
from tests.databases import NewDatabase
from tests.decisions import decision
from wijk.approach.findings import Finding
from wijk.approach.route import Counts
from wijk.domain.clock import today
from wijk.domain.coalition import Coalition, Member
from wijk.domain.evaluation import Success
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Count, Meeting, Option, Presence, Question
from wijk.domain.method import Method
from wijk.dossier.entered import read_dossier
from wijk.dossier.meetings import last_before, option_of, read_meetings, read_recognitions, since_then, track_facts
from wijk.opendata.snapshot import Snapshot
from wijk.store.coalitions.queries import add_coalition
from wijk.store.database.connection import Store, connect
from wijk.store.evaluations.queries import WENT_WELL
from wijk.store.initiatives.queries import add_initiative
from wijk.store.matrix.decisions import end_decision, make_decision
from wijk.store.meetings.live import close_meeting, open_meeting
from wijk.store.meetings.questions import add_question, close_question, count_hands, open_question
from wijk.store.meetings.queue import bring_in
from wijk.views.meetings import agreed_lines, celebrated_lines, meeting_name, result_parts, since_title, success_lines

WIJK = "WK020218"
DAY = today() - timedelta(days=30)
FIRST = Meeting(
    "eerste",
    WIJK,
    DAY,
    "routewijzer",
    (Presence("bewoners", 9), Presence("wijkteam", 2)),
    ("Wij bellen de kerk",),
    ("De soep",),
)
HERE = Initiative("i", "Koffietafel", area=WIJK, last_confirmed=today())


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return connect(new_database("wijk"))


def held(store: Store, meeting: Meeting, *kinds: str) -> None:
    """A meeting that is over, with a question of each of these kinds answered from the keyboard."""
    open_meeting(store, meeting)
    for number, kind in enumerate(kinds):
        options = (Option("ja", "Ja"), Option("nee", "Nee")) if kind == "keuze" else ()
        figure = {"indicator": "lonely_18plus", "year": 2020} if kind == "herkenning" else {}
        asked = Question(f"{meeting.id}{number}", meeting.id, kind, "Wat vindt u?", options, **figure)  # type: ignore[arg-type]
        add_question(store, asked)
        open_question(store, asked.id)
        if kind == "keuze":
            count_hands(store, asked.id, {"ja": 7})
        elif kind == "herkenning":
            count_hands(store, asked.id, {"herkenbaar": 6, "niet": 3})
        else:
            bring_in(store, asked.id, f"Een {kind}")
        close_question(store, meeting.id)
    close_meeting(store, meeting.id)


def test_the_first_meeting_has_nothing_to_look_back_on(
    store: Store, snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    place = profile_of(WIJK).place
    dossier, meetings = read_dossier(store, place, today()), read_meetings(store, place)
    since = since_then(snapshot, place, dossier, meetings, last_before(meetings, ""))
    assert (since.last, agreed_lines(since, method), celebrated_lines(since, method)) == (None, (), ())
    assert success_lines(since) == ()
    assert since_title(since) == "De eerste bijeenkomst"
    assert track_facts(Counts(), meetings, dossier).people is None


def test_the_next_opens_with_what_was_agreed_and_done_since(
    store: Store, snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    held(store, FIRST, "aanbod")
    held(store, replace(FIRST, id="elders", area="WK020217"), "aanbod")
    add_initiative(store, HERE)
    add_initiative(store, Initiative("x", "Elders", area="WK020217", last_confirmed=today()))
    make_decision(store, decision("prioriteit", made_on=DAY))
    old = make_decision(store, decision("besproken", phases=("signaleren",), made_on=DAY - timedelta(days=9)))
    make_decision(store, decision("besproken", phases=("bespreken",), made_on=DAY - timedelta(days=9)))
    end_decision(store, old, today(), "opgelost")
    add_coalition(store, Coalition("c", "Voorjaar", today(), (Member("m", "kapper"),), area=WIJK))
    for identifier, area, days in (("oud", WIJK, -1), ("toen", WIJK, 0), ("nieuw", WIJK, 9), ("elders", "WK020217", 9)):
        WENT_WELL.add(store, Success(identifier, area, f"Succes {identifier}", DAY + timedelta(days=days), ("kerk",)))
    held(store, Meeting("nu", WIJK, today()))
    place = profile_of(WIJK).place
    dossier, meetings = read_dossier(store, place, today()), read_meetings(store, place)
    last = last_before(meetings, "nu")
    since = since_then(snapshot, place, dossier, meetings, last)
    assert since.last == FIRST
    assert success_lines(since) == ("Succes nieuw (kerk)", "Succes toen (kerk)")
    assert len(since_then(snapshot, place, dossier, meetings, None).successes) == 3
    agreed, celebrated = agreed_lines(since, method), celebrated_lines(since, method)
    assert agreed[0] == "Wij bellen de kerk" and agreed[-1] == "Aangeboden: Een aanbod"
    assert [line for line in agreed if "besproken" in line] == [] and len(agreed) == 3
    assert celebrated == (
        "De soep",
        "Klaar: Ouderen (65 jaar en ouder): Signaleren (besproken)",
        "1 nieuw initiatief in de lijst: ‘Koffietafel’",
        "1 initiatief is bevestigd: het is er nog",
        "Een coalitie gekozen: Voorjaar",
    )


def test_a_track_is_told_what_meetings_brought_and_not_of_the_one_that_goes_on(
    store: Store, profile_of: ProfileOf
) -> None:
    held(store, FIRST, "aanbod", "aanbod", "keuze", "herkenning")
    held(store, Meeting("nu", WIJK, today(), present=(Presence("bewoners", 4),)))
    place = profile_of(WIJK).place
    dossier, meetings = read_dossier(store, place, today()), read_meetings(store, place)
    facts = track_facts(Counts(), meetings, dossier, "nu")
    assert (facts.meetings, facts.people, facts.actions, facts.choices, facts.recognised) == (1, 11, 2, 1, 1)
    assert track_facts(Counts(), meetings, dossier).meetings == 2
    assert read_recognitions(store, profile_of("WK020217").place) == ()


def test_the_result_of_a_meeting_is_what_was_decided_that_day_and_what_it_brought(
    store: Store, profile_of: ProfileOf, method: Method
) -> None:
    held(store, FIRST, "herkenning", "keuze", "idee")
    profile = profile_of(WIJK)
    meetings = read_meetings(store, profile.place)
    decisions = [decision("prioriteit", made_on=DAY), decision("prioriteit", made_on=DAY - timedelta(days=1))]
    parts = {part.title: part.lines for part in result_parts(FIRST, meetings, decisions, profile.catalogue, method)}
    assert parts["Wie waren er"] == ("bewoners (9) en wijkteam (2)",)
    assert parts["Wat is besloten"][0] == "Wij bellen de kerk" and len(parts["Wat is besloten"]) == 2
    assert parts["Wat mag gevierd"] == ("De soep",)
    assert "met opgestoken hand 6 van 9 herkennen dit" in parts["Wat herkende de zaal"][0]
    assert parts["Waar is op gestemd"][0].startswith("Wat vindt u? Ja 0 (en 7 handen)")
    assert parts["Wat bracht de zaal in"] == ("Ideeën, met +1: Een idee",)
    one_hand = tuple(replace(one, hands=(Count("ja", 1),)) for one in meetings.questions if one.kind == "keuze")
    parts = {
        part.title: part.lines
        for part in result_parts(FIRST, replace(meetings, questions=one_hand), (), profile.catalogue, method)
    }
    assert parts["Waar is op gestemd"][0].startswith("Wat vindt u? Ja 0 (en 1 hand)")
    empty = Meeting("leeg", WIJK, date(2026, 1, 1))
    assert result_parts(empty, meetings, (), profile.catalogue, method) == ()
    assert meeting_name(empty) == "1 januari 2026"


def test_what_can_be_voted_for_keeps_its_id_as_long_as_it_is_found() -> None:
    one, same, other = (decision("prioriteit", phases=(phase,)) for phase in ("volgen", "volgen", "signaleren"))
    ids = [option_of(Finding(each.kind, each.group, each.phases, "grond")) for each in (one, same, other)]
    assert ids[0] == ids[1] != ids[2] and all(len(each) <= 64 for each in ids)
