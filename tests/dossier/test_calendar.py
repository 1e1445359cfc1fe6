"""The calendar of a place holds all that was entered with a day, of that place alone, and what others get of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.databases import NewDatabase
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.clock import now, today
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.event import Event, LaidAside, SchoolRegion
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.domain.plan import Action, Goal
from wijk.domain.start_up import StepHeld
from wijk.domain.training import TrainingSession
from wijk.dossier.calendar import (
    Calendar,
    Offer,
    calendar_of,
    items_for_elsewhere,
    offers_of,
    proposed_region,
    years_off,
)
from wijk.dossier.overview import where_of
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.calendar.queries import KEPT_EVENTS, choose_region, lay_aside, take_up
from wijk.store.coalitions.queries import add_coalition, add_meeting
from wijk.store.database.conditions_types import STEPS_HELD, TRAINING_SESSIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.initiatives.queries import add_initiative
from wijk.store.meetings.live import open_meeting
from wijk.store.opening import open_store, purge
from wijk.store.plans.queries import add_action, add_goal
from wijk.views.calendar_file import calendar_file

WIJK = "WK020218"
RULES = load_calendar_rules()
ON = today()
YEAR = ON.year + 1
DAY = date(YEAR, 9, 24)
EVENT = Event("e", WIJK, "BuurtBakkie", DAY)


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return open_store(new_database("wijk"))


@pytest.fixture
def calendar(store: Store, snapshot: Snapshot, places: Places) -> "Read":
    return Read(store, snapshot, places)


def offered_in(calendar: Calendar, year: int) -> tuple[Offer, ...]:
    return offers_of(calendar, RULES, date(year, 1, 1), date(year, 12, 31))


class Read:
    """Reads the calendar of a place as it is now."""

    def __init__(self, store: Store, snapshot: Snapshot, places: Places) -> None:
        self.store, self.snapshot, self.places = store, snapshot, places

    def __call__(self, code: str = WIJK) -> Calendar:
        place = self.places.by_key[code]
        return calendar_of(self.store, place, where_of(self.snapshot, place), ON)


def test_all_that_has_a_day_is_there_and_of_this_place_alone(store: Store, calendar: Read) -> None:
    assert calendar() == Calendar((), calendar().records)
    KEPT_EVENTS.add(store, EVENT)
    add_goal(store, Goal("g", WIJK, "Samen eten", ON))
    add_action(store, Action("a1", WIJK, "g", "Koken", ("kerk",), DAY, DAY + timedelta(days=9), state="gestopt"))
    add_action(store, Action("a2", WIJK, "g", "Bellen", ends_on=DAY))
    add_action(store, Action("a3", WIJK, "g", "Ooit"))
    open_meeting(store, Meeting("m", WIJK, DAY))
    add_coalition(store, Coalition("c", "Samen", ON, (Member("x", "rol"),), area=WIJK))
    add_meeting(store, NetworkMeeting("n", "c", DAY, "Wat helpt?"))
    Keeper(STEPS_HELD).add(store, StepHeld(WIJK, "werksessie_1", DAY))
    Keeper(STEPS_HELD).add(store, StepHeld(WIJK, "werksessie_2"))
    Keeper(TRAINING_SESSIONS).add(store, TrainingSession("t", WIJK, DAY, "luisteren", "intervisie"))
    for one in ("i1", "i2"):
        add_initiative(store, Initiative(one, f"Koffie {one}", area=WIJK, last_confirmed=ON, check_period_months=6))
    add_initiative(store, Initiative("i3", "Oud", area=WIJK, last_confirmed=date(YEAR - 9, 1, 1)))
    add_initiative(store, Initiative("i4", "Elders", area="GM0518", last_confirmed=ON))
    add_initiative(store, Initiative("i5", "Weg", area=WIJK, last_confirmed=ON, status="gestopt"))
    found = {one.key.partition("-")[0] + (one.record or ",".join(one.names)): one for one in calendar().items}
    assert set(found) == {
        *("evenemente", "actiea1", "actiea2", "wijkbijeenkomstm", "lerendn", "controleKoffie i1,Koffie i2"),
        f"opstartstap{STEPS_HELD.id_of(StepHeld(WIJK, 'werksessie_1'))}",
        "trainingt",
    }
    assert found["trainingt"].title == "Intervisie: luisteren"
    assert [one.title for one in found.values() if one.kind == "opstartstap"] == ["Werksessie I"]
    assert found["actiea1"].cancelled and not found["actiea2"].agreed and found["actiea2"].first == DAY
    assert [one.name for one in calendar().overdue] == ["Oud"]
    assert calendar("GM0518").records.events.living == ()
    assert {one.kind for one in calendar("GM0518").items} == {"controle"}


def test_a_suggestion_is_offered_until_it_is_taken_up_or_laid_aside(store: Store, calendar: Read) -> None:
    offered = offered_in(calendar(), YEAR)
    assert {one.suggestion.id for one in offered} == {one.id for one in RULES.suggestions}
    assert [one.first for one in offered] == sorted(one.first for one in offered)
    week = next(one for one in offered if one.suggestion.id == "week-tegen-eenzaamheid")
    assert (week.last - week.first).days == 7
    kept = take_up(store, week.event(WIJK))
    lay_aside(store, LaidAside(WIJK, "burendag"))
    left = {one.suggestion.id for one in offered_in(calendar(), YEAR)}
    assert left == {one.id for one in RULES.suggestions} - {"week-tegen-eenzaamheid", "burendag"}
    # Another year has its own; what was laid aside stays away.
    assert {one.suggestion.id for one in offered_in(calendar(), YEAR + 1)} == left | {"week-tegen-eenzaamheid"}
    KEPT_EVENTS.delete(store, kept.id, kept.version)
    assert "week-tegen-eenzaamheid" in {one.suggestion.id for one in offered_in(calendar(), YEAR)}


def test_days_off_are_those_of_the_region_and_without_one_no_school_holiday_is_shown() -> None:
    without = years_off(RULES, None, 2027, 2027)
    assert {one.kind for one in without.items} == {"feestdag"} and without.unknown == ()
    zuid = {one.title: one for one in years_off(RULES, "Zuid", 2027, 2027).items if one.kind == "schoolvakantie"}
    assert str(zuid["Voorjaarsvakantie"].first) == "2027-02-13" and zuid["Voorjaarsvakantie"].advice
    assert not zuid["Zomervakantie"].advice
    assert years_off(RULES, "Zuid", 2031, 2031).unknown == tuple((one.name, 2031) for one in RULES.school_holidays)
    keys = [one.key for one in years_off(RULES, "Zuid", 2026, 2030).items]
    assert len(keys) == len(set(keys))


def test_a_region_is_proposed_only_where_the_whole_provincie_lies_in_one(places: Places) -> None:
    proposed = {one.province: proposed_region(one, RULES) for one in places.gemeenten if one.province}
    assert len(proposed) == 12
    asked = {province for province, region in proposed.items() if region is None}
    assert asked == {"Flevoland", "Gelderland", "Noord-Brabant", "Utrecht"}
    assert (proposed["Overijssel"], proposed["Zuid-Holland"], proposed["Zeeland"]) == ("Noord", "Midden", "Zuid")


def test_elsewhere_gets_the_same_keys_each_time_and_nothing_that_was_deleted_or_only_suggested(
    store: Store, calendar: Read
) -> None:
    choose_region(store, SchoolRegion(WIJK, "Midden"), None)
    kept = KEPT_EVENTS.add(store, EVENT)
    KEPT_EVENTS.add(store, replace(EVENT, id="old", starts_on=date(YEAR - 9, 1, 1)))
    KEPT_EVENTS.add(store, replace(EVENT, id="weekly", starts_on=date(YEAR - 9, 1, 1), repeats="wekelijks"))
    first = items_for_elsewhere(calendar(), RULES, ON)
    assert {one.record for one in first if one.record} == {"e", "weekly"}
    assert {one.kind for one in first} == {"feestdag", "schoolvakantie", "evenement"}
    assert calendar_file("x", first) == calendar_file("x", items_for_elsewhere(calendar(), RULES, ON))
    KEPT_EVENTS.delete(store, kept.id, kept.version)
    purge(store, now() + timedelta(days=31))
    assert {one.record for one in items_for_elsewhere(calendar(), RULES, ON) if one.record} == {"weekly"}
