"""What was entered where, counted by the database: the same few statements for one place and for thousands.

Nothing of what records say leaves the database here, only where they are, how many, and days.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Executable, Select, and_, func, literal, or_, select, union_all

from wijk.domain.clock import NETHERLANDS
from wijk.domain.event import REPEATS, Event
from wijk.domain.plan import ENDED
from wijk.store.database import record_types
from wijk.store.database.asking import own_areas, seen_by_reader
from wijk.store.database.calendar_types import EVENTS
from wijk.store.database.record_types import ACTIONS, GOALS, INITIATIVES, MEETINGS
from wijk.store.database.schema import UtcDateTime

__all__ = ["Counted", "DayAhead", "WhatIsWhere", "check_periods", "what_is_where"]

COMING_BACK = tuple(one for one in REPEATS if one != "eenmalig")


@dataclass(frozen=True, slots=True)
class Counted:
    """So many living records of a kind in an area (CBS code), of which one was changed last at that moment."""

    kind: str
    area: str
    number: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class DayAhead:
    """The first day from today on for which something (a Dutch word) is planned in an area."""

    what: str
    area: str
    day: date


@dataclass(frozen=True, slots=True)
class WhatIsWhere:
    """All of it; by area ``stale`` counts initiatives past their check period, ``open_actions`` what is to be done.

    ``repeating`` are the events that come back, whose next day is not for a database to tell.
    """

    records: tuple[Counted, ...]
    stale: Mapping[str, int]
    open_actions: Mapping[str, int]
    ahead: tuple[DayAhead, ...]
    repeating: tuple[Event, ...]


def check_periods(connection: Connection) -> tuple[int, ...]:
    """Return the check periods (months) that initiatives have."""
    table = INITIATIVES.table
    found = select(table.c.check_period_months).where(table.c.deleted.is_(None)).distinct()
    return tuple(sorted(connection.scalars(found)))


def what_is_where(connection: Connection, on: date, confirmed_from: Mapping[int, date]) -> WhatIsWhere:
    """Return what there is on a day; ``confirmed_from`` gives by check period the first day that still counts."""
    return WhatIsWhere(
        _records(connection),
        _numbers(connection, _stale(on, confirmed_from)),
        _numbers(connection, _open_actions()),
        _ahead(connection, on),
        _repeating(connection),
    )


def _records(connection: Connection) -> tuple[Counted, ...]:
    parts = [
        select(
            literal(kind.name).label("kind"),
            kind.table.c.area.label("area"),
            func.count().label("number"),
            func.max(kind.table.c.changed, type_=UtcDateTime()).label("changed"),
        )
        .where(kind.table.c.deleted.is_(None), kind.table.c.area != "")
        .group_by(kind.table.c.area)
        for kind in record_types.RECORD_TYPES
        if "area" in kind.table.c
    ]
    return tuple(Counted(*row) for row in _seen(connection, union_all(*parts)))


def _stale(on: date, confirmed_from: Mapping[int, date]) -> Select[Any]:
    table = INITIATIVES.table

    def passed(months: int, first: date) -> ColumnElement[bool]:
        never = and_(table.c.last_confirmed.is_(None), table.c.created < datetime.combine(first, time.min, NETHERLANDS))
        late = or_(table.c.last_confirmed < first, table.c.last_confirmed > on)
        return and_(table.c.check_period_months == months, or_(never, late))

    late = [passed(months, first) for months, first in confirmed_from.items()]
    return (
        select(table.c.area, func.count())
        .where(table.c.deleted.is_(None), table.c.area != "", or_(literal(value=False), *late))
        .group_by(table.c.area)
    )


def _open_actions() -> Select[Any]:
    actions = ACTIONS.table
    return select(actions.c.area, func.count()).where(*_to_do()).group_by(actions.c.area)


def _to_do() -> tuple[ColumnElement[bool], ...]:
    """What an action must meet to be open and seen: of a goal that was deleted nobody sees any."""
    actions, goals = ACTIONS.table, GOALS.table
    living = select(goals.c.id).where(goals.c.deleted.is_(None))
    return actions.c.deleted.is_(None), actions.c.state.not_in(ENDED), actions.c.goal.in_(living)


def _ahead(connection: Connection, on: date) -> tuple[DayAhead, ...]:
    actions, meetings, events = ACTIONS.table, MEETINGS.table, EVENTS.table
    parts = [
        *(
            _first("actie", actions.c.area, day).where(day >= on, *_to_do())
            for day in (actions.c.starts_on, actions.c.ends_on)
        ),
        _first("bijeenkomst", meetings.c.area, meetings.c.held_on).where(
            meetings.c.held_on >= on, meetings.c.deleted.is_(None)
        ),
        _first("evenement", events.c.area, events.c.starts_on).where(
            events.c.starts_on >= on, events.c.deleted.is_(None), events.c.cancelled.is_(False)
        ),
    ]
    return tuple(DayAhead(*row) for row in _seen(connection, union_all(*parts)))


def _first(what: str, area: ColumnElement[str], day: ColumnElement[date]) -> Select[str, str, date]:
    return select(literal(what).label("what"), area.label("area"), func.min(day).label("day")).group_by(area)


def _repeating(connection: Connection) -> tuple[Event, ...]:
    return tuple(one.item for one in EVENTS.all(connection, repeats=COMING_BACK) if not one.item.cancelled)


def _numbers(connection: Connection, query: Select[Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in _seen(connection, query)}


def _seen(connection: Connection, query: Executable) -> Iterable[Any]:
    """Give the rows, each with an area, of where who reads may see what was entered."""
    return seen_by_reader(connection, connection.execute(query), lambda row: row, own_areas)
