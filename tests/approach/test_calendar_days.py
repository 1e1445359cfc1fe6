"""On which days things fall, beside days walked one by one; and the holidays beside what is published of them."""

from datetime import date, timedelta

import pytest

from wijk.approach.calendar_days import check_day, days_of_suggestion, nth_weekday, starts_within
from wijk.approach.coverage import is_silent
from wijk.approach.free_days import public_holidays, school_holidays, unknown_school_holidays
from wijk.approach.year_calendar import CalendarItem, happenings
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.event import REGIONS, Region
from wijk.domain.initiative import Initiative

RULES = load_calendar_rules()
YEARS = range(2024, 2041)
DAY = timedelta(days=1)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [day for number in range(366) if (day := first + number * DAY).year == year]


def test_suggested_days_are_where_a_walk_over_all_days_finds_them() -> None:
    found = {(one.id, year): days_of_suggestion(one, year) for one in RULES.suggestions for year in YEARS}
    for year in YEARS:
        september = [day for day in days_of(year) if day.month == 9]
        thursday = [day for day in september if day.isoweekday() == 4][-1]
        assert found["week-tegen-eenzaamheid", year] == (thursday, thursday + 7 * DAY)
        assert found["burendag", year][0] == [day for day in september if day.isoweekday() == 6][3]
        october = [day for day in days_of(year) if day.month == 10]
        assert found["nationale-ouderendag", year][0] == next(day for day in october if day.isoweekday() == 5)
        assert found["dodenherdenking", year] == (date(year, 5, 4), date(year, 5, 4))
    assert found["week-tegen-eenzaamheid", 2026][0] == date(2026, 9, 24)
    assert found["week-tegen-eenzaamheid", 2027][0] == date(2027, 9, 30)


def test_every_suggestion_says_who_sets_its_day_and_where_that_can_be_read() -> None:
    assert [one.id for one in RULES.suggestions if not (one.source and one.address.startswith("https://"))] == []


def test_public_holidays_beside_what_the_law_says() -> None:
    for year in YEARS:
        named = {one.name: one.first for one in public_holidays(year)}
        # Easter by the rule of Butcher, which the package does not use.
        a, b, c = year % 19, year // 100, year % 100
        d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
        f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
        easter = date(year, f // 31, f % 31 + 1)
        kings = date(year, 4, 27)
        assert named["Eerste paasdag"] == easter and named["Tweede paasdag"] == easter + DAY
        assert named["Hemelvaartsdag"] == easter + 39 * DAY
        assert named["Koningsdag"] == (kings if kings.isoweekday() != 7 else date(year, 4, 26))
        assert ("Bevrijdingsdag" in named) == (year % 5 == 0)
    assert {one.first for one in public_holidays(2025)} >= {date(2025, 4, 26)}


KNOWN: dict[Region, list[tuple[str, str, str]]] = {
    "Noord": [
        ("Kerstvakantie", "2026-12-19", "2027-01-03"),
        ("Voorjaarsvakantie", "2027-02-20", "2027-02-28"),
        ("Meivakantie", "2027-04-24", "2027-05-02"),
        ("Zomervakantie", "2027-07-10", "2027-08-22"),
        ("Herfstvakantie", "2027-10-16", "2027-10-24"),
    ],
    "Midden": [
        ("Kerstvakantie", "2026-12-19", "2027-01-03"),
        ("Voorjaarsvakantie", "2027-02-20", "2027-02-28"),
        ("Meivakantie", "2027-04-24", "2027-05-02"),
        ("Zomervakantie", "2027-07-17", "2027-08-29"),
        ("Herfstvakantie", "2027-10-16", "2027-10-24"),
    ],
    "Zuid": [
        ("Kerstvakantie", "2026-12-19", "2027-01-03"),
        ("Voorjaarsvakantie", "2027-02-13", "2027-02-21"),
        ("Meivakantie", "2027-04-24", "2027-05-02"),
        ("Zomervakantie", "2027-07-24", "2027-09-05"),
        ("Herfstvakantie", "2027-10-23", "2027-10-31"),
    ],
}


@pytest.mark.parametrize("region", REGIONS)
def test_school_holidays_are_those_of_the_staatscourant(region: Region) -> None:
    found = [(one.name, str(one.first), str(one.last)) for one in school_holidays(region, 2027)]
    assert found[:5] == KNOWN[region]
    advice = {one.name for one in RULES.school_holidays if one.advice}
    assert advice == {"Voorjaarsvakantie", "Herfstvakantie"}


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_not_settled_is_not_known_and_never_guessed(region: Region) -> None:
    assert unknown_school_holidays(region, 2027, RULES) == ()
    assert unknown_school_holidays(region, 2030, RULES) == ("Herfstvakantie", "Kerstvakantie")
    assert {one.name for one in school_holidays(region, 2030)} >= {"Zomervakantie"}
    assert school_holidays(region, 2031) == () and len(unknown_school_holidays(region, 2031, RULES)) == 5


def test_what_repeats_is_there_on_the_days_that_a_walk_finds() -> None:
    first, last = date(2027, 1, 1), date(2028, 12, 31)
    every = [first + number * DAY for number in range((last - first).days + 1)]
    tuesday = date(2026, 9, 8)
    assert list(starts_within(tuesday, "wekelijks", None, first, last)) == [d for d in every if d.isoweekday() == 2]
    two = [d for d in every if (d - tuesday).days % 14 == 0]
    assert list(starts_within(tuesday, "tweewekelijks", None, first, last)) == two
    second = [d for d in every if d.isoweekday() == 2 and 8 <= d.day <= 14]
    assert list(starts_within(tuesday, "maandelijks", None, first, last)) == second
    fifth = date(2026, 9, 29)
    lasts = [d for d in every if d.isoweekday() == 2 and (d + 7 * DAY).month != d.month]
    assert list(starts_within(fifth, "maandelijks", None, first, last)) == lasts
    leap = date(2024, 2, 29)
    assert list(starts_within(leap, "jaarlijks", None, first, last)) == [date(2028, 2, 29)]
    assert list(starts_within(tuesday, "wekelijks", date(2027, 1, 12), first, last)) == [
        date(2027, 1, 5),
        date(2027, 1, 12),
    ]
    assert list(starts_within(date(2027, 3, 1), "eenmalig", None, first, last)) == [date(2027, 3, 1)]
    assert list(starts_within(date(2027, 3, 1), "wekelijks", date(2027, 3, 1), first, last)) == [date(2027, 3, 1)]
    assert nth_weekday(2024, 2, 3, -1) == date(2024, 2, 29)


def test_a_check_is_the_last_day_before_an_initiative_is_silent() -> None:
    start = date(2023, 1, 1)
    wrong = []
    for number in range(0, 800):
        confirmed = start + number * DAY
        for months in (1, 2, 12, 18):
            one = Initiative("a", "Koffie", last_confirmed=confirmed, check_period_months=months)
            day = check_day(one, None)
            assert day
            if is_silent(one, day) or not is_silent(one, day + DAY):
                wrong.append((confirmed, months, day))
    assert wrong == []
    assert check_day(Initiative("a", "Koffie"), None) is None
    assert check_day(Initiative("a", "Koffie"), date(2026, 8, 31)) == date(2027, 8, 31)


def item(first: date, last: date, **more: object) -> CalendarItem:
    return CalendarItem("e", "evenement", "Eten", first, last, **more)  # type: ignore[arg-type]


SUMMER = CalendarItem("s", "schoolvakantie", "Zomervakantie", date(2027, 7, 10), date(2027, 8, 22))
KING = CalendarItem("k", "feestdag", "Koningsdag", date(2027, 4, 27), date(2027, 4, 27))


@pytest.mark.parametrize(
    ("first", "last", "how"),
    [
        (date(2027, 7, 10), date(2027, 7, 10), ["in"]),
        (date(2027, 8, 22), date(2027, 8, 22), ["in"]),
        (date(2027, 8, 23), date(2027, 8, 23), []),
        (date(2027, 7, 9), date(2027, 7, 9), []),
        (date(2027, 7, 8), date(2027, 7, 12), ["deels"]),
        (date(2027, 4, 26), date(2027, 4, 28), ["deels"]),
        (date(2027, 7, 12), date(2027, 8, 20), ["in"]),
        (date(2027, 8, 1), date(2027, 12, 1), ["begin"]),
        (date(2027, 5, 1), date(2027, 8, 1), ["einde"]),
        (date(2027, 3, 1), date(2027, 12, 1), []),
    ],
)
def test_what_falls_in_a_holiday_is_told_and_what_goes_on_through_it_is_not(
    first: date, last: date, how: list[str]
) -> None:
    found = happenings([item(first, last), SUMMER, KING], date(2027, 1, 1), date(2027, 12, 31))
    assert [clash.how for one in found for clash in one.clashes] == how


def test_what_does_not_go_on_clashes_with_nothing_and_a_holiday_not_with_itself() -> None:
    first, last = date(2027, 7, 12), date(2027, 7, 12)
    off = [item(first, last, cancelled=True), item(first, last, repeats="wekelijks", skipped=(first,)), SUMMER]
    found = [one for one in happenings(off, first, last) if one.item.kind == "evenement"]
    assert [(one.off, one.clashes) for one in found] == [(True, ()), (True, ())]
    same = CalendarItem("v", "voorstel", "Koningsdag", KING.first, KING.last)
    assert not any(one.clashes for one in happenings([same, KING], KING.first, KING.last))


def test_a_year_shows_what_goes_on_over_its_ends() -> None:
    over = item(date(2026, 12, 30), date(2027, 1, 2))
    assert [one.first for one in happenings([over], date(2027, 1, 1), date(2027, 12, 31))] == [date(2026, 12, 30)]
    weekly = item(date(2026, 1, 1), date(2026, 1, 3), repeats="jaarlijks")
    assert [one.first for one in happenings([weekly], date(2027, 1, 2), date(2027, 1, 31))] == [date(2027, 1, 1)]
