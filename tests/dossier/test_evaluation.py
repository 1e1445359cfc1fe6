"""Whether a dossier stood still, by every kind of record that people can change in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.databases import NewDatabase
from tests.store.examples import examples_of
from wijk.domain.clock import today
from wijk.domain.evaluation import StandstillAnswer, StandstillSaid
from wijk.domain.plan import Goal
from wijk.dossier.entered import read_dossier
from wijk.dossier.evaluation import Evaluating, evaluating
from wijk.dossier.meetings import read_meetings
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.connection import Store
from wijk.store.database.evaluation_types import STANDSTILLS
from wijk.store.database.record_types import ACTIONS, GOALS, RECORD_TYPES
from wijk.store.database.records import RecordType, Stored
from wijk.store.opening import open_store

WIJK, WEEKS = "WK020218", 10
LONG_AGO, LATELY = today() - timedelta(weeks=30), today() - timedelta(weeks=2)
# What is remembered for the next list, and who may do what: nobody works on a place by it.
NO_WORK = {"import_answers", "accounts"}


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return open_store(new_database("wijk"))


def put(store: Store, kind: RecordType[Any], item: Any, day: Any) -> None:
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    with store.writing() as connection:
        kind.insert(connection, [Stored(item, kind.id_of(item), 1, moment, moment)])


def stands(store: Store, snapshot: Snapshot, places: Places) -> Evaluating:
    place = places.by_key[WIJK]
    dossier = read_dossier(store, place, today())
    return evaluating(snapshot, place, dossier, read_meetings(store, place), WEEKS, today())


def test_work_of_any_kind_is_no_standstill(new_database: NewDatabase, snapshot: Snapshot, places: Places) -> None:
    placed = [one for one in RECORD_TYPES if {"area", "areas"} & set(one.headings) and one.name not in NO_WORK]
    assert len(placed) > 20
    wrong = []
    for kind in placed:
        store = open_store(new_database(kind.name))
        put(store, GOALS, Goal("oud", WIJK, "Samen eten", LONG_AGO), LONG_AGO)
        assert stands(store, snapshot, places).still == 30
        item = examples_of(kind)[0]
        item = replace(item, goal="oud") if kind is ACTIONS else item
        put(store, kind, replace(item, **({"area": WIJK} if hasattr(item, "area") else {"areas": (WIJK,)})), LATELY)
        found = stands(store, snapshot, places)
        wrong += [(kind.name, found)] if (found.changed_on or LONG_AGO) < LATELY or found.still else []
        store.engine.dispose()
    assert not wrong


@pytest.mark.parametrize(("first", "then", "still"), [("stoppen", "hervatten", 30), ("hervatten", "stoppen", 0)])
def test_of_one_day_the_last_answer_holds(
    store: Store, snapshot: Snapshot, places: Places, first: StandstillSaid, then: StandstillSaid, still: int
) -> None:
    put(store, STANDSTILLS, StandstillAnswer("b", WIJK, first, LONG_AGO, 12), LONG_AGO)
    put(store, STANDSTILLS, StandstillAnswer("c", WIJK, then, LONG_AGO, 12), LONG_AGO)
    assert stands(store, snapshot, places).still == still
