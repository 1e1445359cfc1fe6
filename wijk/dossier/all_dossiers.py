"""All dossiers of a gemeente, or of every gemeente: of each how far it is, what comes next, and what asks for care.

A dossier is a place for which something was entered. What is entered for a buurt counts in its wijk; a buurt has a line
of its own where something other than initiatives was entered for it. No figure stands in it: nothing here ranks a wijk.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from wijk.approach.calendar_days import starts_within
from wijk.approach.coverage import confirmed_from
from wijk.domain.clock import day_of
from wijk.domain.event import Event
from wijk.figures.names import normalised
from wijk.figures.places import Place, Places
from wijk.store.database.connection import Store
from wijk.store.database.what_is_where import WhatIsWhere, check_periods, what_is_where

__all__ = ["ORDERS", "DossierLine", "Order", "Reached", "lines_of", "ordered", "per_gemeente", "read_what_is_where"]

# The steps of the route, from first to last, as far as what was entered tells that one was reached.
Reached = Literal["profile", "initiatives", "matrix", "coalition", "plan", "evaluation"]
STEPS: tuple[Reached, ...] = ("profile", "initiatives", "matrix", "coalition", "plan", "evaluation")
STEP_OF: Mapping[str, Reached] = {
    "initiatives": "initiatives",
    "decisions": "matrix",
    "coalitions": "coalition",
    "drafts": "coalition",
    "goals": "plan",
    "actions": "plan",
    "evaluations": "evaluation",
    "process_answers": "evaluation",
    "month_counts": "evaluation",
    "successes": "evaluation",
}
Order = Literal["naam", "stap", "datum", "bevestigen", "acties", "gewijzigd"]
ORDERS: tuple[Order, ...] = ("naam", "stap", "datum", "bevestigen", "acties", "gewijzigd")
# What only counts in the wijk around a buurt, and makes no dossier of the buurt itself.
OF_THE_WIJK = frozenset({"initiatives", "import_answers"})
YEARS_AHEAD = 1


@dataclass(frozen=True, slots=True)
class DossierLine:
    """The dossier of a place. ``reached`` is the last step for which something was entered.

    ``next_day`` is the first day from today on with something planned, which ``next_what`` (Dutch) names; None without.
    Of the ``initiatives``, ``stale`` have passed their check period. ``open_actions`` are not done or stopped.
    ``dossiers`` counts those it stands for: more than one for a gemeente as a whole.
    """

    place: Place
    reached: Reached = "profile"
    initiatives: int = 0
    stale: int = 0
    open_actions: int = 0
    next_day: date | None = None
    next_what: str = ""
    changed: date = date.min
    dossiers: int = 1


@dataclass(slots=True)
class Made:
    """A line while it is counted."""

    kinds: set[str] = field(default_factory=set)
    initiatives: int = 0
    stale: int = 0
    open_actions: int = 0
    ahead: list[tuple[date, str]] = field(default_factory=list)
    changed: date = date.min


def read_what_is_where(store: Store, on: date) -> WhatIsWhere:
    """Return what was entered where; so many statements, however much there is. Raises StoreError and NotAllowed."""
    store.require("read", "records")
    with store.reading() as connection:
        first = {months: confirmed_from(on, months) for months in check_periods(connection)}
        return what_is_where(connection, on, first)


def lines_of(found: WhatIsWhere, places: Places, on: date, gemeente: str = "") -> tuple[DossierLine, ...]:
    """Return the dossiers of a gemeente (key), or of all of them, by name; what has no place here is left out."""
    made: dict[str, Made] = {}

    @cache
    def keys(area: str) -> tuple[str, ...]:
        """The key of the place of an area, and that of the wijk around it where it is a buurt."""
        place = places.get(area)
        if place is None or (gemeente and _gemeente_of(places, place) != gemeente):
            return ()
        around = places.around(place, "wijk")
        return (place.key, around.key) if around and around.key != place.key else (place.key,)

    for one in found.records:
        for key in keys(one.area):
            line = made.setdefault(key, Made())
            line.initiatives += one.number if one.kind == "initiatives" else 0
            # That a buurt has a plan of its own is no plan of the wijk.
            line.kinds |= {one.kind} if key == keys(one.area)[0] or one.kind in OF_THE_WIJK else set()
            line.changed = max(line.changed, day_of(one.changed))
    for area, number in found.stale.items():
        for key in keys(area):
            made[key].stale += number
    for area, number in found.open_actions.items():
        for key in keys(area)[:1]:
            made[key].open_actions += number
    for what, area, day in _days(found, on):
        for key in keys(area)[:1]:
            made[key].ahead.append((day, what))
    lines = [_line(places.by_key[key], one) for key, one in made.items() if _is_dossier(places.by_key[key], one)]
    return ordered(lines, "naam")


def per_gemeente(lines: Iterable[DossierLine], places: Places) -> tuple[DossierLine, ...]:
    """Return a line for each gemeente, for all its dossiers together, by name."""
    together: dict[str, list[DossierLine]] = {}
    for one in lines:
        together.setdefault(_gemeente_of(places, one.place), []).append(one)
    return ordered((_together(places.by_key[key], found) for key, found in together.items()), "naam")


def ordered(lines: Iterable[DossierLine], order: Order) -> tuple[DossierLine, ...]:
    """Return the lines in an order that people chose; the ones that ask for attention first, equal ones by name."""
    first: dict[Order, Callable[[DossierLine], object]] = {
        "naam": lambda _: 0,
        "stap": lambda line: STEPS.index(line.reached),
        "datum": lambda line: line.next_day or date.max,
        "bevestigen": lambda line: -line.stale,
        "acties": lambda line: -line.open_actions,
        "gewijzigd": lambda line: -line.changed.toordinal(),
    }
    by_name = sorted(lines, key=lambda one: (one.place.level != "gemeente", normalised(one.place.name), one.place.key))
    return tuple(sorted(by_name, key=first[order]))  # type: ignore[arg-type]


def _gemeente_of(places: Places, place: Place) -> str:
    around = places.around(place, "gemeente")
    return around.key if around else place.key


def _days(found: WhatIsWhere, on: date) -> Iterable[tuple[str, str, date]]:
    yield from ((one.what, one.area, one.day) for one in found.ahead)
    for event in found.repeating:
        day = _next_time(event, on)
        if day:
            yield "evenement", event.area, day


def _next_time(event: Event, on: date) -> date | None:
    last = date(on.year + YEARS_AHEAD, 12, 31)
    days = starts_within(event.starts_on, event.repeats, event.repeats_until, on, last)
    return next((day for day in days if day >= on and day not in event.skipped), None)


def _is_dossier(place: Place, made: Made) -> bool:
    return bool(made.kinds - OF_THE_WIJK) or (bool(made.initiatives) and place.level != "buurt")


def _line(place: Place, made: Made) -> DossierLine:
    reached = max((STEPS.index(STEP_OF.get(kind, "profile")) for kind in made.kinds), default=0)
    day, what = min(made.ahead, default=(None, ""))
    return DossierLine(place, STEPS[reached], made.initiatives, made.stale, made.open_actions, day, what, made.changed)


def _together(gemeente: Place, lines: list[DossierLine]) -> DossierLine:
    # What is entered for a buurt stands in its wijk too.
    counted = [one for one in lines if one.place.level != "buurt"]
    day, what = min(((one.next_day, one.next_what) for one in lines if one.next_day), default=(None, ""))
    return DossierLine(
        gemeente,
        max((one.reached for one in lines), key=STEPS.index),
        sum(one.initiatives for one in counted),
        sum(one.stale for one in counted),
        sum(one.open_actions for one in lines),
        day,
        what,
        max(one.changed for one in lines),
        len(lines),
    )
