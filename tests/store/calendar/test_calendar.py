"""Events, school region and suggestions kept: what may not be in them, two people at once, subscriptions withdrawn."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.databases import NewDatabase
from wijk.domain.actor import Actor
from wijk.domain.clock import now
from wijk.domain.event import Event, LaidAside, SchoolRegion, read_time
from wijk.store.calendar.feeds import (
    feed_by_secret,
    feed_of,
    forget_withdrawn,
    hash_of,
    make_feed,
    withdraw_feed,
)
from wijk.store.calendar.queries import (
    KEPT_ASIDE,
    KEPT_EVENTS,
    CalendarRecords,
    calendar_records_of,
    choose_region,
    lay_aside,
    take_up,
)
from wijk.store.checks.calendar import faults_in_event, faults_in_laid_aside, faults_in_school_region
from wijk.store.common.errors import Conflict, NotAllowed, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import list_deeds
from wijk.store.database.feed_table import calendar_feeds
from wijk.store.database.store_reading import reading_at_once
from wijk.store.opening import open_store, purge

DAY = date(2026, 9, 24)
AREA = "WK020218"
EVENT = Event("e", AREA, "BuurtBakkie", DAY, starts_at="10:00", ends_at="12:00", who=("buurthuis",))


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return open_store(new_database("calendar"))


def records(store: Store, *areas: str) -> CalendarRecords:
    with reading_at_once(store) as reading:
        return calendar_records_of(reading, areas or (AREA,))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "Koffie bij mevrouw Jansen"}, "title"),
        ({"place": "bel 06-12345678"}, "place"),
        ({"who": ("Jan de Vries",)}, "who"),
        ({"area": "Malburgen"}, "area"),
        ({"ends_on": DAY - timedelta(days=1)}, "ends_on"),
        ({"ends_on": DAY + timedelta(days=400)}, "ends_on"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"starts_at": "9:00"}, "starts_at"),
        ({"starts_at": ""}, "starts_at"),
        ({"ends_at": "10:00"}, "ends_at"),
        ({"ends_at": "x"}, "ends_at"),
        ({"repeats": "soms"}, "repeats"),
        ({"repeats": "maandelijks", "ends_on": DAY + timedelta(days=1)}, "repeats"),
        (
            {"repeats": "wekelijks", "ends_on": DAY + timedelta(days=8), "starts_at": "", "ends_at": ""},
            "repeats",
        ),
        ({"repeats": "wekelijks", "repeats_until": DAY - timedelta(days=1)}, "repeats_until"),
        ({"skipped": (DAY,) * 201}, "skipped"),
    ],
)
def test_what_can_not_be_is_refused_with_how_to_mend_it(change: dict[str, Any], field: str) -> None:
    assert set(faults_in_event(replace(EVENT, **change))) == {field}


def test_a_time_is_read_as_people_type_it() -> None:
    typed = {
        "19:30": "19:30",
        "9.30": "09:30",
        "19u30": "19:30",
        "19 uur": "19:00",
        "7": "07:00",
        " ": "",
        "later": "later",
    }
    assert {text: read_time(text) for text in typed} == typed
    assert "starts_at" in faults_in_event(replace(EVENT, starts_at=read_time("26.00"), ends_at=""))


def test_what_is_right_or_not_known_is_no_fault() -> None:
    assert not faults_in_event(EVENT) and not faults_in_event(Event("e", AREA, "=1+1, <b>;\n😀", DAY))
    assert not faults_in_event(replace(EVENT, repeats="wekelijks", repeats_until=DAY, skipped=(DAY,), cancelled=True))
    assert set(faults_in_school_region(SchoolRegion("x", "Oost"))) == {"area", "region"}  # type: ignore[arg-type]
    assert set(faults_in_laid_aside(LaidAside("x", "a b"))) == {"area", "suggestion"}


def test_an_event_is_kept_changed_deleted_and_brought_back(store: Store) -> None:
    kept = KEPT_EVENTS.add(store, replace(EVENT, repeats="wekelijks", skipped=(DAY, DAY + timedelta(days=7))))
    assert KEPT_EVENTS.get(store, "e") == kept and records(store).events.living == (kept,)
    assert records(store, "GM0202").events.living == ()
    saved = KEPT_EVENTS.save(store, replace(kept.item, cancelled=True), kept.version)
    with pytest.raises(Conflict):
        KEPT_EVENTS.save(store, replace(kept.item, title="Anders"), kept.version)
    gone = KEPT_EVENTS.delete(store, "e", saved.version)
    assert records(store).events.deleted == (gone,)
    assert KEPT_EVENTS.restore(store, "e").item.cancelled
    KEPT_EVENTS.delete(store, "e", gone.version + 1)
    purge(store, now() + timedelta(days=31))
    assert KEPT_EVENTS.get(store, "e") is None


def test_a_suggestion_is_taken_up_once_also_after_it_was_deleted(store: Store) -> None:
    event = replace(EVENT, suggestion="burendag-2026")
    kept = take_up(store, event)
    with pytest.raises(StoreError, match="net over"):
        take_up(store, replace(event, id="other"))
    KEPT_EVENTS.delete(store, kept.id, kept.version)
    assert take_up(store, event).id == kept.id


def test_of_two_people_who_choose_a_region_the_second_is_told(store: Store) -> None:
    first = choose_region(store, SchoolRegion(AREA, "Zuid"), None)
    with pytest.raises(Conflict):
        choose_region(store, SchoolRegion(AREA, "Noord"), None)
    choose_region(store, SchoolRegion(AREA, "Noord"), first)
    found = records(store).region
    assert found and found.item.region == "Noord"


def test_a_suggestion_that_was_laid_aside_stays_away_until_it_is_brought_back(store: Store) -> None:
    one = lay_aside(store, LaidAside(AREA, "burendag"))
    assert lay_aside(store, LaidAside(AREA, "burendag")) == one
    assert [each.item.suggestion for each in records(store).laid_aside] == ["burendag"]
    KEPT_ASIDE.delete(store, one.id, one.version)
    assert records(store).laid_aside == ()
    assert lay_aside(store, LaidAside(AREA, "burendag")).id == one.id


def test_only_the_hash_of_a_secret_is_kept_and_a_new_one_ends_the_old(store: Store) -> None:
    secret = make_feed(store, AREA, (AREA, "WK020299"))
    assert len(secret) >= 43
    with store.reading() as connection:
        rows = connection.execute(select(calendar_feeds)).all()
    assert [row.hash for row in rows] == [hash_of(secret)] and secret not in str(rows)
    found = feed_by_secret(store, secret)
    assert found and found.area == AREA and found.withdrawn_at is None and feed_of(store, (AREA,)) == found
    assert feed_by_secret(store, secret[:-1]) is None and feed_by_secret(store, "\ud800") is None
    other = make_feed(store, "WK020299", (AREA, "WK020299"))
    ended, new = feed_by_secret(store, secret), feed_by_secret(store, other)
    assert ended and ended.withdrawn_at and new and new.withdrawn_at is None


def test_what_was_withdrawn_is_told_for_a_month_and_then_forgotten(store: Store) -> None:
    secret, living = make_feed(store, AREA, (AREA,)), make_feed(store, "GM0202", ("GM0202",))
    withdraw_feed(store, (AREA,))
    assert feed_of(store, (AREA,)) is None and feed_by_secret(store, secret)
    forget_withdrawn(store, now() + timedelta(days=29))
    assert feed_by_secret(store, secret)
    forget_withdrawn(store, now() + timedelta(days=31))
    assert feed_by_secret(store, secret) is None and feed_by_secret(store, living)


def test_a_reader_changes_nothing(store: Store) -> None:
    reader = store.acting_as(Actor("x", "kijker"))
    for work in (
        lambda: KEPT_EVENTS.add(reader, EVENT),
        lambda: make_feed(reader, AREA, ()),
        lambda: withdraw_feed(reader, (AREA,)),
        lambda: lay_aside(reader, LaidAside(AREA, "burendag")),
    ):
        with pytest.raises(NotAllowed):
            work()


def test_an_address_of_a_calendar_is_in_the_log_by_its_area(store: Store) -> None:
    manager = store.acting_as(Actor("beheer@arnhem.nl", "beheerder"))
    secret = make_feed(manager, "WK020218", ("WK020218",))
    withdraw_feed(manager, ("WK020218",))
    logged = [(one.done, one.kind, one.thing) for one in list_deeds(manager)]
    assert logged == [("delete", "feeds", "WK020218"), ("add", "feeds", "WK020218")]
    assert secret not in str(list_deeds(manager))
