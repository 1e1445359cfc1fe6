"""On which days something falls: a suggestion in a year, an event each time that it happens, a check."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from wijk.domain.calendar_rules import Suggestion
from wijk.domain.event import Event, Repeats
from wijk.domain.initiative import Initiative
from wijk.domain.times import DAYS

__all__ = [
    "LAST",
    "check_day",
    "days_of_suggestion",
    "last_of_month",
    "months_from",
    "nth_weekday",
    "starts_within",
    "times_to_skip",
    "which_weekday",
    "years_later",
]

WEEK = timedelta(days=7)
# From the how many-eth a day of the week is the last of its month, in any month.
LAST = 5
# How far ahead people say that something does not go on.
AHEAD = timedelta(days=400)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` (1 is the first, -1 the last) day of the week (0 is Monday) of a month."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7) + (nth + 1) * WEEK
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7) + (nth - 1) * WEEK


def which_weekday(day: date) -> int:
    """Return the how many-eth of its month the weekday of a day is: 1 to 4, and -1 for a fifth, which is the last."""
    nth = (day.day + 6) // 7
    return -1 if nth == LAST else nth


def months_from(day: date, count: int = 12) -> tuple[date, ...]:
    """Return the first days of so many months, that of ``day`` first."""
    numbers = range(day.month - 1, day.month - 1 + count)
    return tuple(date(day.year + number // 12, number % 12 + 1, 1) for number in numbers)


def last_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def years_later(month: date, years: int) -> date:
    """Return the first day of the same month so many years later, or earlier where ``years`` is below zero."""
    return date(month.year + years, month.month, 1)


def days_of_suggestion(suggestion: Suggestion, year: int) -> tuple[date, date]:
    """Return the first and the last day of a suggestion in a year."""
    if suggestion.day:
        first = date(year, suggestion.month, suggestion.day)
    else:
        first = nth_weekday(year, suggestion.month, DAYS.index(suggestion.weekday), suggestion.nth)
    return first, first + timedelta(days=suggestion.days - 1)


def starts_within(start: date, repeats: Repeats, until: date | None, first: date, last: date) -> Iterator[date]:
    """Give the days on which something starts that began on ``start``, of those from ``first`` to ``last``, in order.

    What is there every month on a fifth weekday is there on the last; what is there every year on 29 February is there
    in leap years.
    """
    end = min(last, until) if until else last
    match repeats:
        case "eenmalig":
            found: Iterator[date] = iter((start,))
        case "wekelijks" | "tweewekelijks":
            step = WEEK if repeats == "wekelijks" else 2 * WEEK
            begin = start + max(0, -((start - first) // step)) * step
            found = (begin + step * number for number in range(max(0, (end - begin) // step + 1)))
        case "maandelijks":
            found = (
                nth_weekday(year, month, start.weekday(), which_weekday(start))
                for year in range(max(start.year, first.year), end.year + 1)
                for month in range(1, 13)
            )
        case "jaarlijks":
            years = range(max(start.year, first.year), end.year + 1)
            found = (
                date(year, start.month, start.day) for year in years if start.day <= monthrange(year, start.month)[1]
            )
    if repeats == "eenmalig":
        # Nothing repeats, so no end holds.
        end = last
    return (day for day in found if max(start, first) <= day <= end)


def times_to_skip(event: Event, on: date) -> tuple[date, ...]:
    """Return the days from ``on`` of which people can say that an event does not go on then, with those it has."""
    if event.repeats == "eenmalig":
        return event.skipped
    coming = starts_within(event.starts_on, event.repeats, event.repeats_until, on, on + AHEAD)
    return tuple(sorted({*event.skipped, *coming}))


def check_day(initiative: Initiative, entered_on: date | None) -> date | None:
    """Return the last day on which an initiative is still confirmed; None when nothing tells since when.

    It is the day from which `coverage.is_silent` counts, at the end of the check period.
    """
    last = initiative.last_confirmed or entered_on
    if last is None:
        return None
    year, month = divmod(last.year * 12 + last.month - 1 + initiative.check_period_months, 12)
    return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))
