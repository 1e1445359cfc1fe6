"""The .ics file as another library reads it, and line by line by the rules of RFC 5545; the calendar in words."""

import re
from datetime import UTC, date, datetime, timedelta

import icalendar
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from wijk.approach.calendar_days import last_of_month, months_from, years_later
from wijk.approach.year_calendar import CalendarItem, happenings
from wijk.domain.clock import NETHERLANDS
from wijk.domain.event import REPEATS
from wijk.views.calendar import period_name, repeats_text, span_text, unknown_text, year_text
from wijk.views.calendar_file import calendar_file
from wijk.views.calendar_list import month_rows

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
DAY = timedelta(days=1)
NASTY = [
    "a, b; c",
    "regel\neen\r\ntwee",
    "=1+1",
    "<script>alert(1)</script>",
    "😀" * 60,
    "BEGIN:VEVENT",
    "\\n \\, x",
    '"',
]


def item(title: str, first: date, last: date | None = None, **more: object) -> CalendarItem:
    given: dict[str, object] = {"version": 3, "created": MADE, "changed": MADE + DAY, **more}
    return CalendarItem("evenement-a", "evenement", title, first, last or first, **given)  # type: ignore[arg-type]


def lines_of(raw: bytes) -> list[str]:
    """Unfold by hand; every line ends in CRLF and holds at most 75 octets, none of them parts a character."""
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    found: list[str] = []
    for line in raw.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        text = line.decode()
        if text.startswith(" "):
            found[-1] += text[1:]
        else:
            found.append(text)
    return found


def value_of(name: str, raw: bytes) -> str:
    """The text of the one event, unescaped by hand."""
    event = lines_of(raw)[lines_of(raw).index("BEGIN:VEVENT") :]
    [line] = [line for line in event if line.partition(":")[0].partition(";")[0] == name]
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line.partition(":")[2])


def times_in(raw: bytes, first: date, last: date) -> list[tuple[object, object]]:
    """Each time that another library says something happens, with its end."""
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(first, last + DAY)
    return sorted((one["DTSTART"].dt, one["DTEND"].dt) for one in found)


def test_a_whole_day_ends_the_day_after_and_what_is_kept_tells_its_version() -> None:
    raw = calendar_file("Jaarkalender", [item("Week tegen Eenzaamheid", date(2028, 2, 28), date(2028, 2, 29))])
    lines = lines_of(raw)
    assert {
        "DTSTART;VALUE=DATE:20280228",
        "DTEND;VALUE=DATE:20280301",
        "UID:evenement-a@wijk",
        "SEQUENCE:2",
        "DTSTAMP:20260103T030405Z",
        "LAST-MODIFIED:20260103T030405Z",
        "CREATED:20260102T030405Z",
        "STATUS:CONFIRMED",
        "CATEGORIES:Evenement",
        "VERSION:2.0",
    } <= set(lines)
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "METHOD" not in "".join(lines)
    assert raw == calendar_file("Jaarkalender", [item("Week tegen Eenzaamheid", date(2028, 2, 28), date(2028, 2, 29))])


def test_what_is_cancelled_proposed_or_a_day_off_says_so() -> None:
    first = date(2027, 1, 1)
    assert value_of("STATUS", calendar_file("x", [item("Eten", first, cancelled=True)])) == "CANCELLED"
    assert value_of("SUMMARY", calendar_file("x", [item("Eten", first, cancelled=True)])) == "Gaat niet door: Eten"
    assert value_of("STATUS", calendar_file("x", [item("Eten", first, agreed=False)])) == "TENTATIVE"
    holiday = CalendarItem("s", "schoolvakantie", "Herfstvakantie", first, first, advice=True)
    assert value_of("TRANSP", calendar_file("x", [holiday])) == "TRANSPARENT"
    assert "Advies" in value_of("DESCRIPTION", calendar_file("x", [holiday]))


def test_the_clock_of_the_netherlands_is_that_of_the_time_zone_in_the_file() -> None:
    """Read by the rules in the file itself: around the last Sundays of March and October and through the year."""
    raw = calendar_file("x", [item("Eten", date(2026, 1, 1))])
    [zone] = icalendar.Calendar.from_ical(raw).walk("VTIMEZONE")
    read = zone.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
    begin = datetime(2026, 1, 1)
    hours = (begin + days * DAY + hour for days in range(15 * 365) for hour in (timedelta(hours=1), timedelta(hours=4)))
    wrong = [
        one for one in hours if one.replace(tzinfo=read).utcoffset() != one.replace(tzinfo=NETHERLANDS).utcoffset()
    ]
    assert wrong == []


def test_half_past_seven_stays_half_past_seven_when_summer_time_begins_and_ends() -> None:
    weekly = item("Eten", date(2027, 3, 16), starts_at="19:30", ends_at="21:00", repeats="wekelijks")
    found = times_in(calendar_file("x", [weekly]), date(2027, 3, 20), date(2027, 4, 5))
    assert [(str(begin), str(end)) for begin, end in found] == [
        ("2027-03-23 19:30:00+01:00", "2027-03-23 21:00:00+01:00"),
        ("2027-03-30 19:30:00+02:00", "2027-03-30 21:00:00+02:00"),
    ]
    autumn = times_in(calendar_file("x", [weekly]), date(2027, 10, 25), date(2027, 11, 3))
    assert [str(begin)[11:] for begin, _ in autumn] == ["19:30:00+02:00", "19:30:00+01:00"]


@given(
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    st.sampled_from(REPEATS),
    st.none() | st.integers(0, 900),
    st.sets(st.integers(0, 20), max_size=3),
    st.booleans(),
    st.integers(0, 3),
)
def test_another_library_finds_what_we_show(
    first: date, repeats: str, until: int | None, skipped: set[int], timed: bool, more_days: int
) -> None:
    lasts = 0 if timed and repeats != "eenmalig" else more_days
    all_times = happenings([item("x", first, repeats=repeats)], first, first + 900 * DAY)
    off = tuple(one.first for number, one in enumerate(all_times) if number in skipped and repeats != "eenmalig")
    end = first + until * DAY if until is not None and repeats != "eenmalig" else None
    at = {"starts_at": "09:05", "ends_at": "10:00"} if timed else {}
    one = item("x", first, first + lasts * DAY, repeats=repeats, repeats_until=end, skipped=off, **at)
    last = first + 900 * DAY
    ours = [each for each in happenings([one], first, last) if not each.off]
    theirs = times_in(calendar_file("x", [one]), first, last)
    if timed:
        days = [each.first + number * DAY for each in ours for number in range(lasts + 1)]
        assert [begin.date() for begin, _ in theirs] == days  # type: ignore[attr-defined]
    else:
        assert theirs == [(each.first, each.last + DAY) for each in ours]


@given(st.text(max_size=120) | st.sampled_from(NASTY), st.sampled_from([*NASTY, ""]))
def test_whatever_people_type_comes_back_as_text(title: str, place: str) -> None:
    raw = calendar_file(title, [item(title or "x", date(2027, 1, 1), place=place, who=(place or "wijkteam",))])
    assert lines_of(raw).count("BEGIN:VEVENT") == 1
    [event] = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    ours = value_of("SUMMARY", raw)
    assert str(event["SUMMARY"]) == ours
    kept = re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", title)
    assert kept == re.sub("[\x00-\x1f\x7f-\x9f]", "", ours) or "(naam)" in ours or not title


def test_no_name_of_a_person_gets_into_the_file() -> None:
    checks = CalendarItem(
        "c", "controle", "", date(2027, 1, 1), date(2027, 1, 1), names=("Koffie met Jan de Vries", "Bel 06-12345678")
    )
    raw = calendar_file("Malburgen", [item("Eten bij mevrouw Jansen", date(2027, 1, 1)), checks]).decode()
    unfolded = raw.replace("\r\n ", "")
    assert "Jansen" not in unfolded and "Vries" not in unfolded and "12345678" not in unfolded
    assert unfolded.count("(naam)") >= 3


def test_the_calendar_in_words() -> None:
    assert span_text(date(2026, 9, 24), date(2026, 9, 24), "19:30", "21:00") == "do 24 september, 19.30 tot 21.00 uur"
    assert span_text(date(2027, 7, 10), date(2027, 8, 22)) == "10 juli tot en met 22 augustus"
    assert span_text(date(2026, 9, 24), date(2026, 9, 26)) == "24 tot en met 26 september"
    assert span_text(date(2026, 12, 19), date(2027, 1, 3)) == "19 december 2026 tot en met 3 januari 2027"
    assert repeats_text(date(2026, 9, 8), "maandelijks", None) == "iedere maand op de 2e dinsdag"
    assert repeats_text(date(2026, 9, 29), "maandelijks", date(2027, 7, 1)) == (
        "iedere maand op de laatste dinsdag, tot en met 1 juli 2027"
    )
    assert "schrikkeljaren" in repeats_text(date(2024, 2, 29), "jaarlijks", None)
    weekly = item("BuurtBakkie", date(2027, 7, 6), repeats="wekelijks", skipped=(date(2027, 7, 20),), starts_at="10:00")
    summer = CalendarItem("s", "schoolvakantie", "Zomervakantie", date(2027, 7, 10), date(2027, 8, 22))
    spring = CalendarItem("v", "schoolvakantie", "Voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28), advice=True)
    july = happenings([weekly, summer], date(2027, 7, 1), date(2027, 7, 31))
    bakkie, holiday = month_rows(july)
    assert bakkie.when == "6, 13, 20 en 27 juli, 10.00 uur" and bakkie.what == "BuurtBakkie"
    assert "gaat niet door op 20 juli" in bakkie.more and "valt in de zomervakantie" in bakkie.more
    assert holiday.kind == "▤ Schoolvakantie" and not bakkie.off
    one = item("Eten", date(2027, 2, 22))
    [eten] = [row for row in month_rows(happenings([one, spring], one.first, one.last)) if row.what == "Eten"]
    assert eten.more == "valt in de voorjaarsvakantie (advies)"
    months = months_from(date(2027, 3, 9))
    period = period_name(months)
    assert period == "maart 2027 tot en met februari 2028" and last_of_month(months[-1]) == date(2028, 2, 29)
    assert years_later(months[0], -1) == date(2026, 3, 1)
    assert year_text(months, "Malburgen", happenings([summer], date(2027, 1, 1), date(2027, 12, 31))) == (
        "Van maart 2027 tot en met februari 2028 staat er nog niets van uzelf in de kalender van Malburgen."
    )
    assert unknown_text([("Herfstvakantie", 2030), ("Kerstvakantie", 2030), ("Zomervakantie", 2031)]) == (
        "De herfstvakantie en kerstvakantie van 2030 zijn nog niet bekend. "
        "De zomervakantie van 2031 is nog niet bekend."
    )
    told = year_text(months, "Malburgen", happenings([one, spring], date(2027, 1, 1), date(2027, 12, 31)))
    assert told == (
        "Van maart 2027 tot en met februari 2028 staat er 1 ding van uzelf in de kalender van Malburgen. "
        "Daarvan valt er 1 in een vakantie of op een feestdag, soms deels."
    )
