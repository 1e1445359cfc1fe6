"""What was entered, of one moment: read once for a whole page, and again only where somebody changed something."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wijk.domain.answers import CellConfirmation
from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.decision import Decision, empty_cells
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.presentation import Presentation
from wijk.dossier.conditions import Conditions, conditions_of
from wijk.dossier.days import changed_days, entered_days
from wijk.figures.places import Place
from wijk.store.coalitions.drafts import draft_of
from wijk.store.database.calendar_types import CALENDAR_TYPES
from wijk.store.database.conditions_types import CONDITIONS_TYPES
from wijk.store.database.connection import Store
from wijk.store.database.record_types import (
    COALITIONS,
    DECISIONS,
    HARVESTS,
    INITIATIVES,
    KEY_FIGURES,
    NETWORK_MEETINGS,
    RECOGNITIONS,
    TIES,
)
from wijk.store.database.records import RecordType, Stored
from wijk.store.database.store_reading import AllRecords, StoreReading, reading_at_once
from wijk.store.evaluations.queries import EVALUATED_TABLES, Evaluated, evaluated_of
from wijk.store.key_figures.consents import all_ends, purge_consents
from wijk.store.plans.queries import PLAN_TABLES, Plan, plan_of
from wijk.store.presentations.queries import presentation_of

__all__ = ["Dossier", "EnteredSupply", "People", "decisions_of", "meetings_of", "read_dossier", "read_supply"]


@dataclass(frozen=True, slots=True)
class EnteredSupply:
    """The initiatives and what was decided about them, everywhere; ``stamp`` changes with every change to any of it.

    ``initiatives`` have a place, ``unplaced`` wait for one, ``deleted`` can still be restored; ``items`` and
    ``decided`` are what is in the first and in the ``decisions``, which are all, also those that ended. ``empty`` is
    where the room is sure that there is nothing. ``entered`` and ``changed`` give by id the days on which initiatives
    were.
    """

    stamp: str
    initiatives: tuple[Stored[Initiative], ...]
    items: tuple[Initiative, ...]
    unplaced: tuple[Stored[Initiative], ...]
    deleted: tuple[Stored[Initiative], ...]
    decisions: tuple[Stored[Decision], ...]
    decided: tuple[Decision, ...]
    empty: tuple[CellConfirmation, ...]
    entered: Mapping[str, date]
    changed: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class People:
    """The key figures, everywhere, without names; ``items`` is what is in them, ``stamp`` changes with any of them.

    ``deleted`` can still be restored, ``ties`` are among the others.

    ``consent_ends`` gives by id the last day of each consent that holds.
    """

    stamp: str
    key_figures: tuple[Stored[KeyFigure], ...]
    items: tuple[KeyFigure, ...]
    deleted: tuple[Stored[KeyFigure], ...]
    ties: tuple[Tie, ...]
    consent_ends: Mapping[str, date]


# What a place has besides all that a dossier reads: small tables, of which only the last change counts here.
NOTED: tuple[RecordType[Any], ...] = (HARVESTS, RECOGNITIONS, *CONDITIONS_TYPES, *CALENDAR_TYPES)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was entered that one place needs: the ``coalitions``, ``draft``, ``presentation``, ``plan`` and what was
    ``evaluated`` are its own, and so are its ``conditions``. ``noted_at`` is the moment of the last change to these,
    to its calendar, training and pillars, and to what rooms brought in and recognised; None where there is none.

    The rest is of everywhere.

    ``all_coalitions`` are the living ones of every place, ``meetings`` those of all of them. ``stamp`` changes with
    every change to any of it save meetings, drafts and presentations.
    """

    stamp: str
    supply: EnteredSupply
    people: People
    coalitions: AllRecords[Coalition]
    all_coalitions: tuple[Stored[Coalition], ...]
    meetings: AllRecords[NetworkMeeting]
    draft: Stored[Draft] | None
    presentation: Stored[Presentation] | None = None
    plan: Plan = Plan()
    evaluated: Evaluated = Evaluated()
    conditions: Conditions = Conditions()
    noted_at: datetime | None = None


def read_supply(store: Store) -> EnteredSupply:
    """Return what there is now. Raises StoreError when the database can't be used, as all here."""
    with reading_at_once(store) as reading:
        return _supply(reading)


def read_dossier(store: Store, place: Place, on: date) -> Dossier:
    """Return what there is now that a place needs.

    Names whose consent ended before the day ``on`` are taken away first: whether there are any is looked up in the
    last days of all consents, at every call.
    """
    with reading_at_once(store) as reading:
        ends = all_ends(reading)
        found = _dossier(reading, place, on)
    if ends.keys() == found.people.consent_ends.keys():
        return found
    purge_consents(store, on)
    with reading_at_once(store) as reading:
        return _dossier(reading, place, on)


def decisions_of(place: Place, supply: EnteredSupply) -> tuple[Stored[Decision], ...]:
    """Return what was decided about a place itself, under any of its codes."""
    return tuple(one for one in supply.decisions if one.item.area in place.known_as)


def meetings_of(coalition: Coalition | None, dossier: Dossier) -> list[NetworkMeeting]:
    """Return the meetings of a coalition, the first held first; none without one."""
    found = [one.item for one in dossier.meetings.living if coalition and one.item.coalition == coalition.id]
    return sorted(found, key=lambda meeting: meeting.held_on)


def _supply(reading: StoreReading) -> EnteredSupply:
    tables = (INITIATIVES.table, DECISIONS.table)

    def make() -> EnteredSupply:
        initiatives, decisions = reading.all_of(INITIATIVES), reading.all_of(DECISIONS).living
        placed = tuple(one for one in initiatives.living if one.item.area)
        return EnteredSupply(
            reading.stamp(*tables),
            placed,
            tuple(one.item for one in placed),
            tuple(one for one in initiatives.living if not one.item.area),
            initiatives.deleted,
            decisions,
            tuple(one.item for one in decisions),
            empty_cells(one.item for one in decisions),
            entered_days(placed),
            changed_days(placed),
        )

    return reading.remembered("supply", tables, make)


def _dossier(reading: StoreReading, place: Place, on: date) -> Dossier:
    coalitions = reading.all_of(COALITIONS)
    return Dossier(
        reading.stamp(
            *(one.table for one in (INITIATIVES, DECISIONS, KEY_FIGURES, TIES, COALITIONS)),
            *PLAN_TABLES,
            *EVALUATED_TABLES,
            *(one.table for one in NOTED),
        ),
        _supply(reading),
        _people(reading, on),
        AllRecords(
            tuple(one for one in coalitions.living if one.item.area in place.known_as),
            tuple(one for one in coalitions.deleted if one.item.area in place.known_as),
        ),
        coalitions.living,
        reading.all_of(NETWORK_MEETINGS),
        draft_of(reading, place.known_as),
        presentation_of(reading, place.known_as),
        plan_of(reading, place.known_as),
        evaluated_of(reading, place.known_as),
        conditions_of(reading, place.known_as),
        _noted_at(reading, place),
    )


def _noted_at(reading: StoreReading, place: Place) -> datetime | None:
    """Return when people last changed what a place has besides all that a dossier reads."""
    records = (one for kind in NOTED for each in (reading.all_of(kind),) for one in (*each.living, *each.deleted))
    return max((one.changed for one in records if one.item.area in place.known_as), default=None)


def _people(reading: StoreReading, on: date) -> People:
    figures = reading.all_of(KEY_FIGURES)
    alive = {one.id for one in figures.living}
    return People(
        reading.stamp(KEY_FIGURES.table),
        figures.living,
        tuple(one.item for one in figures.living),
        figures.deleted,
        tuple(one.item for one in reading.all_of(TIES).living if {one.item.one, one.item.other} <= alive),
        {who: last for who, last in all_ends(reading).items() if who in alive and last >= on},
    )
