"""The calendar of a place as an .ics file (RFC 5545) for calendars elsewhere, without names of persons."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur, vText

from wijk.approach.calendar_days import which_weekday
from wijk.approach.year_calendar import FREE, CalendarItem
from wijk.domain.clock import NETHERLANDS
from wijk.figures.wording import listed
from wijk.store.common.personal import nameless
from wijk.views.calendar import KIND_NAMES, title_text

__all__ = ["calendar_file"]

PRODUCT = "-//Wijk//Jaarkalender//NL"
# How often a calendar that reads along should look again.
REFRESH = timedelta(hours=12)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NIGHT = timedelta(days=1)
# What no calendar file may hold, save tabs and line ends.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
LINE_END = re.compile(r"\r\n?|[\x85\u2028\u2029]")
# When summer time begins and ends in the whole European Union: at one o'clock UTC on the last Sunday of a month.
SUMMER, WINTER = datetime(1970, 3, 29, 2), datetime(1970, 10, 25, 3)


def calendar_file(name: str, items: Iterable[CalendarItem]) -> bytes:
    """Return the file of a calendar with this name; the same items always give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for heading in ("name", "x-wr-calname"):
        # By its type, since the library takes only texts of events for texts.
        calendar[heading] = vText(_text(name))
    calendar.add("x-wr-timezone", str(NETHERLANDS))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add_component(_timezone())
    for item in sorted(items, key=lambda one: (one.first, one.key)):
        calendar.add_component(_event(item))
    return bytes(calendar.to_ical())


def _event(item: CalendarItem) -> Event:
    event = Event()
    event.add("uid", f"{item.key}@wijk")
    moment = item.changed or datetime.combine(item.first, time(), NETHERLANDS)
    event.add("dtstamp", moment)
    event.add("created", item.created or moment)
    event.add("last-modified", moment)
    event.add("sequence", item.version - 1)
    event.add("summary", _text(f"Gaat niet door: {title_text(item)}" if item.cancelled else title_text(item)))
    _add_days(event, item)
    if item.place:
        event.add("location", _text(item.place))
    event.add("description", _text(_description(item)))
    event.add("categories", [KIND_NAMES[item.kind]])
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED" if item.agreed else "TENTATIVE")
    busy = item.kind not in (*FREE, "actie", "controle") and not item.cancelled
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _add_days(event: Event, item: CalendarItem) -> None:
    """When it begins and ends, and how it repeats; the end of a whole day is the day after it."""
    if not item.starts_at:
        event.add("dtstart", item.first)
        event.add("dtend", item.last + NIGHT)
    else:
        event.add("dtstart", _moment(item.first, item.starts_at))
        if item.ends_at:
            event.add("dtend", _moment(item.first, item.ends_at))
    rule = _rule(item)
    if rule:
        event.add("rrule", vRecur(rule))
    if item.repeats != "eenmalig":
        for day in item.skipped:
            event.add("exdate", _moment(day, item.starts_at) if item.starts_at else day, parameters=_as(item))


def _rule(item: CalendarItem) -> dict[str, object]:
    weekday, nth = WEEKDAYS[item.first.weekday()], which_weekday(item.first)
    rule: dict[str, object]
    match item.repeats:
        case "eenmalig":
            # What has a time and lasts for days has that time on each of them.
            days = (item.last - item.first).days + 1
            return {"freq": "DAILY", "count": days} if item.starts_at and days > 1 else {}
        case "wekelijks" | "tweewekelijks":
            rule = {"freq": "WEEKLY", "interval": 1 if item.repeats == "wekelijks" else 2, "byday": weekday}
        case "maandelijks":
            rule = {"freq": "MONTHLY", "byday": f"{nth}{weekday}"}
        case "jaarlijks":
            rule = {"freq": "YEARLY", "bymonth": item.first.month, "bymonthday": item.first.day}
    if item.repeats_until:
        # Of what has a time, the end of the rule is a moment in UTC.
        last = _moment(item.repeats_until, "23:59").astimezone(UTC) if item.starts_at else item.repeats_until
        rule["until"] = last
    return rule


def _description(item: CalendarItem) -> str:
    told = [
        f"Wie: {listed(item.who)}" if item.who else "",
        "Advies: scholen kunnen van deze data afwijken." if item.advice else "",
        "" if item.agreed else "Dit is nog niet afgesproken.",
        item.about,
        "\n".join(f"- {name}" for name in item.names) if len(item.names) > 1 else "",
        f"{KIND_NAMES[item.kind]} in de jaarkalender van Wijk.",
    ]
    return "\n".join(filter(None, told))


def _moment(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), NETHERLANDS)


def _as(item: CalendarItem) -> dict[str, str]:
    return {} if item.starts_at else {"VALUE": "DATE"}


def _text(text: str) -> str:
    """A text without names and without signs that a calendar file can't hold."""
    return CONTROLS.sub("", LINE_END.sub("\n", nameless(text)))


def _timezone() -> Timezone:
    """The time zone of the Netherlands, by the rule of the European Union, without an end."""
    zone = Timezone()
    zone.add("tzid", str(NETHERLANDS))
    for part, begins, month, before, after, name in (
        (TimezoneDaylight(), SUMMER, 3, 1, 2, "CEST"),
        (TimezoneStandard(), WINTER, 10, 2, 1, "CET"),
    ):
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        part.add("rrule", vRecur({"freq": "YEARLY", "bymonth": month, "byday": "-1SU"}))
        zone.add_component(part)
    return zone
