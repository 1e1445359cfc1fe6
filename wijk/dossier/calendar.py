"""Joins the rooms for the calendar of a place: days off, suggestions, events, actions, meetings and checks."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from wijk.approach.calendar_days import check_day, days_of_suggestion
from wijk.approach.coverage import Relation, is_silent
from wijk.approach.free_days import public_holidays, school_holidays, unknown_school_holidays
from wijk.approach.year_calendar import CalendarItem, Kind
from wijk.domain.calendar_rules import CalendarRules, Suggestion
from wijk.domain.clock import NETHERLANDS
from wijk.domain.event import Event, Region, suggestion_key
from wijk.domain.initiative import Initiative
from wijk.domain.start_up import load_start_up
from wijk.dossier.days import entered_days
from wijk.figures.places import Place
from wijk.store.calendar.queries import CalendarRecords, calendar_records_of
from wijk.store.database.conditions_types import STEPS_HELD, TRAINING_SESSIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.record_types import COALITIONS, INITIATIVES, MEETINGS, NETWORK_MEETINGS
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import StoreReading, reading_at_once
from wijk.store.plans.queries import plan_of

__all__ = [
    "Calendar",
    "Offer",
    "YearOff",
    "calendar_of",
    "items_for_elsewhere",
    "offers_of",
    "proposed_region",
    "years_off",
]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What people entered that has a day, in one place: ``items`` of all years, and the ``records`` to change it by.

    ``overdue`` are the initiatives whose check period has passed by now.
    """

    items: tuple[CalendarItem, ...]
    records: CalendarRecords
    overdue: tuple[Initiative, ...] = ()

    @property
    def region(self) -> Region | None:
        """The school region that people chose; None as long as nobody did."""
        return self.records.region.item.region if self.records.region else None


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion in one year that is neither taken up nor laid aside."""

    suggestion: Suggestion
    year: int
    first: date
    last: date

    @property
    def key(self) -> str:
        """What names it: the ``suggestion`` of the event that is made of it."""
        return suggestion_key(self.suggestion.id, self.year)

    @property
    def item(self) -> CalendarItem:
        """The same as something in a calendar."""
        return CalendarItem(
            f"voorstel-{self.key}",
            "voorstel",
            self.suggestion.name,
            self.first,
            self.last,
            about=f"{self.suggestion.explanation} Bron: {self.suggestion.source}.".lstrip(),
            record=self.key,
        )

    def event(self, area: str) -> Event:
        """The event that it becomes in an area (CBS code); `take_up` gives it its id."""
        last = None if self.last == self.first else self.last
        return Event(self.key, area, self.suggestion.name, self.first, last, suggestion=self.key)


@dataclass(frozen=True, slots=True)
class YearOff:
    """The days off of some years; ``unknown`` are the school holidays of them that are not settled, with their year."""

    items: tuple[CalendarItem, ...]
    unknown: tuple[tuple[str, int], ...]


def calendar_of(store: Store, place: Place, where: Callable[[str], Relation], on: date) -> Calendar:
    """Return what is in the calendar of a place; ``where`` tells which initiatives are its own, ``on`` is today.

    Raises StoreError when the database can't be used.
    """
    with reading_at_once(store) as reading:
        records = calendar_records_of(reading, place.known_as)
        initiatives = [one for one in reading.all_of(INITIATIVES).living if where(one.item.area) == "own"]
        entered = entered_days(initiatives)
        living = [one for one in initiatives if one.item.status != "gestopt"]
        overdue = tuple(one.item for one in living if is_silent(one.item, on, entered.get(one.id)))
        items = (
            *map(_event, records.events.living),
            *_actions(reading, place),
            *_meetings(reading, place),
            *_of_wijkverbinders(reading, place),
            *_checks(place, living, entered, on),
        )
    return Calendar(items, records, overdue)


def years_off(rules: CalendarRules, region: Region | None, first: int, last: int) -> YearOff:
    """Return the days off of the years ``first`` to ``last``; without a region no school holidays."""
    years = range(first, last + 1)
    moment = datetime.combine(rules.checked_on, time(), NETHERLANDS)
    items = [
        CalendarItem(f"feestdag-{one.first}", "feestdag", one.name, one.first, one.last, created=moment, changed=moment)
        for year in years
        for one in public_holidays(year)
    ]
    unknown: list[tuple[str, int]] = []
    if region:
        for one in dict.fromkeys(one for year in years for one in school_holidays(region, year)):
            told = rules.school_holiday(one.name)
            items.append(
                CalendarItem(
                    f"schoolvakantie-{region}-{one.first}",
                    "schoolvakantie",
                    one.name,
                    one.first,
                    one.last,
                    advice=told.advice,
                    about=told.note,
                    created=moment,
                    changed=moment,
                )
            )
        unknown = [(name, year) for year in years for name in unknown_school_holidays(region, year, rules)]
    return YearOff(tuple(items), tuple(unknown))


def offers_of(calendar: Calendar, rules: CalendarRules, first: date, last: date) -> tuple[Offer, ...]:
    """Return the suggestions from day to day that nobody took up or laid aside, in the order of their days."""
    taken = {one.item.suggestion for one in calendar.records.events.living}
    aside = {one.item.suggestion for one in calendar.records.laid_aside}
    found = [
        Offer(one, year, *days_of_suggestion(one, year))
        for year in range(first.year, last.year + 1)
        for one in rules.suggestions
        if one.id not in aside and suggestion_key(one.id, year) not in taken
    ]
    return tuple(sorted((one for one in found if first <= one.first <= last), key=lambda offer: offer.first))


def items_for_elsewhere(calendar: Calendar, rules: CalendarRules, on: date) -> tuple[CalendarItem, ...]:
    """Return what another calendar gets: all of it that is not over since before last year, with the days off around.

    What is only suggested is not in it.
    """
    begin = date(on.year - 1, 1, 1)
    kept = tuple(one for one in calendar.items if one.repeats != "eenmalig" or one.last >= begin)
    return (*years_off(rules, calendar.region, on.year - 1, on.year + 3).items, *kept)


def proposed_region(place: Place, rules: CalendarRules) -> Region | None:
    """Return the school region of the provincie that a place lies in; None where that differs by gemeente."""
    return rules.region_of.get(place.province)


def _event(record: Stored[Event]) -> CalendarItem:
    one = record.item
    return _item(
        record,
        "evenement",
        one.title,
        one.starts_on,
        one.last_day,
        **{name: getattr(one, name) for name in ("starts_at", "ends_at", "place", "who", "repeats", "repeats_until")},
        skipped=one.skipped,
        cancelled=one.cancelled,
    )


def _actions(reading: StoreReading, place: Place) -> Iterator[CalendarItem]:
    for record in plan_of(reading, place.known_as).actions.living:
        one = record.item
        first, last = one.starts_on or one.ends_on, one.ends_on or one.starts_on
        if first and last:
            stopped, agreed = one.state == "gestopt", one.state != "voorgesteld"
            yield _item(record, "actie", one.what, first, last, who=one.who, cancelled=stopped, agreed=agreed)


def _meetings(reading: StoreReading, place: Place) -> Iterator[CalendarItem]:
    for held in reading.all_of(MEETINGS).living:
        if held.item.area in place.known_as:
            yield _item(held, "wijkbijeenkomst", "", held.item.held_on, held.item.held_on)
    ids = {one.id for one in reading.all_of(COALITIONS).living if one.item.area in place.known_as}
    for met in reading.all_of(NETWORK_MEETINGS).living:
        if met.item.coalition in ids:
            yield _item(met, "lerend netwerk", met.item.question, met.item.held_on, met.item.held_on)


def _of_wijkverbinders(reading: StoreReading, place: Place) -> Iterator[CalendarItem]:
    """The steps of the start that have a day, and the sessions of training and intervisie."""
    names = {step.id: step.name for step in load_start_up()}
    for step in Keeper(STEPS_HELD).of(reading, place.known_as).living:
        day = step.item.held_on
        if day:
            yield _item(step, "opstartstap", names.get(step.item.step, step.item.step), day, day)
    for session in Keeper(TRAINING_SESSIONS).of(reading, place.known_as).living:
        one = session.item
        yield _item(session, "training", f"{one.kind.capitalize()}: {one.subject}", one.held_on, one.held_on)


def _checks(place: Place, initiatives: Iterable[Stored[Initiative]], entered: Any, on: date) -> Iterator[CalendarItem]:
    """The days from today on which the period of initiatives ends: one item a day, however many end then."""
    by_day: dict[date, list[Stored[Initiative]]] = defaultdict(list)
    for one in initiatives:
        day = check_day(one.item, entered.get(one.id))
        if day and day >= on:
            by_day[day].append(one)
    for day, found in by_day.items():
        yield CalendarItem(
            f"controle-{place.code}-{day}",
            "controle",
            "",
            day,
            day,
            names=tuple(sorted((one.item.name for one in found), key=str.casefold)),
            created=min(one.created for one in found),
            changed=max(one.changed for one in found),
        )


def _item(record: Stored[Any], kind: Kind, title: str, first: date, last: date, **more: Any) -> CalendarItem:
    return CalendarItem(
        f"{kind.replace(' ', '-')}-{record.id}",
        kind,
        title,
        first,
        last,
        **more,
        record=record.id,
        version=record.version,
        created=record.created,
        changed=record.changed,
    )
