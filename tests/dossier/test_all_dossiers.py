"""The overview of dossiers says of each place what its own pages say, in so many statements, however much there is."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import thread_time
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.engine import Engine

from tests.databases import NewDatabase
from tests.decisions import decision
from tests.store.dossier_files.carrying import put
from wijk.approach.coverage import confirmed_from, is_confirmed
from wijk.domain.actor import Actor, Grant
from wijk.domain.coalition import Coalition, Member
from wijk.domain.event import Event
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.domain.plan import Action, Goal
from wijk.dossier.all_dossiers import (
    ORDERS,
    DossierLine,
    lines_of,
    ordered,
    per_gemeente,
    read_what_is_where,
)
from wijk.dossier.days import entered_days
from wijk.dossier.entered import read_supply
from wijk.figures.places import Places
from wijk.store.database.calendar_types import EVENTS
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ACTIONS, COALITIONS, DECISIONS, GOALS, INITIATIVES, MEETINGS
from wijk.store.database.records import Stored
from wijk.store.database.stored import row_of
from wijk.store.opening import open_store
from wijk.store.spreadsheets.about import About
from wijk.views.dossier_overview import ORDER_NAMES, overview_csv, overview_html, overview_sentence

ARNHEM, WIJK, OTHER, BUURT = "GM0202", "WK020218", "WK020217", "BU02021885"
ON = date(2026, 9, 24)


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return open_store(new_database("wijk"))


def lines(store: Store, places: Places, gemeente: str = ARNHEM, on: date = ON) -> dict[str, DossierLine]:
    return {one.place.key: one for one in lines_of(read_what_is_where(store, on), places, on, gemeente)}


def at(identifier: str, area: str, **more: object) -> Initiative:
    return replace(Initiative(identifier, f"Koffie {identifier}", area=area, last_confirmed=ON), **more)  # type: ignore[arg-type]


def test_a_line_says_how_far_a_place_is_what_comes_next_and_what_asks_for_care(store: Store, places: Places) -> None:
    goal = Goal("g", WIJK, "Samen eten", ON)
    actions = (
        Action("a", WIJK, "g", "Koken", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 1)),
        Action("b", WIJK, "g", "Klaar", ends_on=date(2026, 10, 1), state="klaar"),
        Action("c", WIJK, "weg", "Van een doel dat weg is", ends_on=date(2026, 9, 25)),
    )
    put(store, (INITIATIVES, at("i", WIJK)), (INITIATIVES, at("j", WIJK, last_confirmed=date(2025, 1, 1))))
    put(store, (GOALS, goal), (GOALS, replace(goal, id="weg")), *((ACTIONS, one) for one in actions))
    put(store, (MEETINGS, Meeting("m", WIJK, date(2026, 11, 5))), (MEETINGS, Meeting("n", WIJK, date(2026, 9, 1))))
    with store.writing() as connection:
        GOALS.remove(connection, "weg", 1)
    line = lines(store, places)[WIJK]
    assert (line.reached, line.initiatives, line.stale, line.open_actions) == ("plan", 2, 1, 1)
    assert (line.next_day, line.next_what) == (date(2026, 11, 5), "bijeenkomst")


def test_an_account_of_one_gemeente_reads_of_no_other(store: Store, places: Places) -> None:
    goal = Goal("g", WIJK, "Samen eten", ON)
    put(store, (GOALS, goal), (ACTIONS, Action("a", WIJK, "g", "Koken", starts_on=date(2026, 10, 1))))
    put(store, (INITIATIVES, at("i", WIJK, last_confirmed=date(2025, 1, 1))), (INITIATIVES, at("j", "GM0518")))
    put(store, (EVENTS, Event("e", WIJK, "Soep", ON, repeats="wekelijks")))
    here, there = (
        store.acting_as(Actor("lezer@wijk.nl", "kijker", (Grant("kijker", frozenset({area})),)))
        for area in (ARNHEM, "GM0518")
    )
    assert set(lines(here, places, "")) == {WIJK} and set(lines(there, places, "")) == {"GM0518"}
    seen = read_what_is_where(there, ON)
    assert not seen.ahead and not seen.repeating and not seen.stale and not seen.open_actions
    assert {one.area for one in seen.records} == {"GM0518"}
    line = lines(here, places)[WIJK]
    assert (line.stale, line.open_actions, line.next_what) == (1, 1, "evenement")


def test_what_comes_back_counts_from_its_next_time(store: Store, places: Places) -> None:
    weekly = Event("e", WIJK, "Soep", date(2025, 1, 7), repeats="wekelijks", skipped=(date(2026, 9, 29),))
    off = Event("f", WIJK, "Afgelast", date(2026, 9, 25), cancelled=True)
    put(store, (EVENTS, weekly), (EVENTS, off))
    line = lines(store, places)[WIJK]
    assert (line.next_day, line.next_what) == (date(2026, 10, 6), "evenement")


def test_what_is_in_a_buurt_counts_in_its_wijk_and_is_a_dossier_only_with_more(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, at("i", BUURT)), (INITIATIVES, at("j", ARNHEM)), (INITIATIVES, at("k", "WK051836")))
    assert {key: one.initiatives for key, one in lines(store, places).items()} == {WIJK: 1, ARNHEM: 1}
    put(store, (DECISIONS, decision("prioriteit", area=BUURT)))
    found = lines(store, places)
    assert found[BUURT].reached == "matrix" and found[WIJK].reached == "initiatives"
    together = per_gemeente(lines_of(read_what_is_where(store, ON), places, ON), places)
    assert [(one.place.key, one.dossiers, one.initiatives) for one in together] == [(ARNHEM, 3, 2), ("GM0518", 1, 1)]


def test_what_was_deleted_or_has_no_place_here_is_no_dossier(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, at("i", WIJK)), (INITIATIVES, at("j", "WK009999")))
    with store.writing() as connection:
        INITIATIVES.remove(connection, "i", 1)
    assert lines(store, places, "") == {}


def test_a_check_period_ends_as_it_does_everywhere() -> None:
    """The first day that still counts, for a database, is the one by which one initiative is judged."""
    wrong = []
    for on in (date(2026, 1, 1) + timedelta(days=number) for number in range(0, 800, 1)):
        for months in (1, 2, 12, 120):
            first = confirmed_from(on, months)
            for day, holds in ((first, True), (first - timedelta(days=1), False)):
                one = Initiative("a", "A", area=WIJK, last_confirmed=day, check_period_months=months)
                wrong += [(on, months, day)] if is_confirmed(one, on) != holds else []
    assert wrong == []


def test_the_stale_ones_are_those_of_the_route(store: Store, places: Places) -> None:
    from wijk.approach.coverage import is_silent

    days = (None, date(2026, 9, 24), date(2026, 9, 30), date(2025, 9, 24), date(2025, 9, 23), date(2026, 8, 31))
    made = [
        Stored(
            Initiative(f"i{number}", "A", area=WIJK, last_confirmed=day, check_period_months=months),
            f"i{number}",
            1,
            datetime(2025, 9, 23, 21, 30, tzinfo=UTC) + timedelta(hours=number),
            datetime(2026, 9, 24, tzinfo=UTC),
        )
        for number, (day, months) in enumerate((day, months) for months in (1, 12, 13) for day in days)
    ]
    with store.writing() as connection:
        INITIATIVES.insert(connection, made)
    supply = read_supply(store)
    entered = entered_days(supply.initiatives)
    for on in (ON, date(2026, 10, 31), date(2026, 2, 28)):
        expected = sum(is_silent(one, on, entered.get(one.id)) for one in supply.items)
        assert lines(store, places, on=on)[WIJK].stale == expected


def test_orders_put_what_asks_for_attention_first(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, at("i", WIJK, last_confirmed=date(2020, 1, 1))), (INITIATIVES, at("j", OTHER)))
    put(store, (COALITIONS, Coalition("c", "Samen", ON, (Member("k", "rol"),), area=OTHER)))
    put(store, (MEETINGS, Meeting("m", OTHER, date(2026, 12, 1))))
    found = tuple(lines(store, places).values())
    first = {order: ordered(found, order)[0].place.key for order in ORDERS}
    assert first == {
        "naam": OTHER,
        "stap": WIJK,
        "datum": OTHER,
        "bevestigen": WIJK,
        "acties": OTHER,
        "gewijzigd": OTHER,
    }
    assert set(ORDER_NAMES) == set(ORDERS)


def test_the_table_and_the_file_say_the_same_and_no_figure(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, at("i", WIJK, last_confirmed=date(2020, 1, 1))), (GOALS, Goal("g", OTHER, "=1+1", ON)))
    found = tuple(lines(store, places).values())
    html = overview_html(found, gemeenten=False)
    assert html.count("<a href=") == 2 and f'href="?gebied={WIJK}"' in html and "eenza" not in html
    text = overview_csv(found, About("Dossiers", "Arnhem", ARNHEM, ON), gemeenten=False).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[0] for row in rows[2:]] == [one.place.area for one in found]
    assert rows[1][1:] == [cell.split(">", 1)[1].split("<")[0] for cell in html.split('<th scope="col"')[1:]]
    assert overview_sentence(found, gemeenten=False).startswith("Er zijn 2 dossiers, met 0 open acties.")


@contextmanager
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.slow
def test_four_hundred_wijken_take_as_few_statements_as_one_and_little_time(store: Store, places: Places) -> None:
    put(store, (INITIATIVES, at("een", WIJK)))
    with statements() as few:
        read_what_is_where(store, ON)
    wijken = [wijk.key for gemeente in places.gemeenten for wijk in places.inside(gemeente.key)][:400]
    moment = datetime(2026, 9, 1, tzinfo=UTC)
    day = date(2025, 9, 1)
    samples: tuple[tuple[Any, int, Any], ...] = (
        (INITIATIVES, 30, at("x", WIJK)),
        (GOALS, 5, Goal("x", WIJK, "Samen eten", ON)),
        (ACTIONS, 10, Action("x", WIJK, "", "Koken", ends_on=date(2026, 12, 1))),
        (MEETINGS, 3, Meeting("x", WIJK, date(2026, 11, 1))),
        (DECISIONS, 2, decision("besproken")),
    )
    with store.writing() as connection:
        for kind, number, item in samples:
            row = row_of(Stored(item, "x", 1, moment, moment))
            own = {"goal": "0-{}"} if kind is ACTIONS else {}
            rows = [
                {
                    **row,
                    "id": f"{index}-{code}",
                    "area": code,
                    **{field: text.format(code) for field, text in own.items()},
                    **({"last_confirmed": day + timedelta(days=29 * index)} if kind is INITIATIVES else {}),
                }
                for code in wijken
                for index in range(number)
            ]
            connection.execute(insert(kind.table), rows)
    started = thread_time()
    with statements() as many:
        found = lines_of(read_what_is_where(store, ON), places, ON)
    spent = thread_time() - started
    assert len(many) == len(few) <= 8
    assert Counter(one.open_actions for one in found if one.place.level == "wijk")[10] == 400
    assert spent < 0.1, spent
