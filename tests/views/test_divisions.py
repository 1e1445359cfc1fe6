"""What the page says about a place and the divisions, over all places."""

import re

import pytest

from tests.conftest import ProfileOf
from wijk.figures.boundary_change import boundary_change
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.divisions import change_text, code_text, place_line, way_to


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "WK003402",
            "Deze wijk is na 2020 gesplitst in Muziekwijk Noord, Filmwijk, Stedenwijk en 15 andere. "
            "De cijfers van 2024 staan daar.",
        ),
        ("GM0457", "Deze gemeente is na 2020 opgegaan in Amsterdam. De cijfers van 2024 staan daar."),
        (
            "WK0363SD",
            "Deze wijk is na 2020 ontstaan uit Binnenstad en Zuid. "
            "De schattingen en de risicogroepen van 2020 staan daar.",
        ),
        ("BU00340102", "Deze buurt is nu de wijk De Werven. De cijfers van 2024 staan daar."),
        ("GM0363", "Na 2020 is Weesp hier voor het grootste deel bij gekomen."),
        ("WK020218", ""),
        ("NL00", ""),
    ],
)
def test_change_is_told_in_a_sentence(profile_of: ProfileOf, key: str, text: str) -> None:
    assert change_text(profile_of(key)) == text


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("WK015001", "Wijk in Deventer, WK015001, indeling 2020 en 2024."),
        ("WK071501", "Wijk in Terneuzen, WK071501 (2020), WK071520 (2024)."),
        ("WK003402-2024", "Wijk in Almere, WK003402, indeling 2024."),
    ],
)
def test_line_under_the_name(profile_of: ProfileOf, key: str, text: str) -> None:
    assert place_line(profile_of(key)) == text


def test_gemeente_of_today_is_told_beside_that_of_2020(profile_of: ProfileOf) -> None:
    assert place_line(profile_of("WK001004")).startswith("Wijk in Delfzijl (nu gemeente Eemsdelta), WK001004 (2020)")


def test_codes_are_those_of_the_publisher(places: Places) -> None:
    wrong = [
        place.key
        for place in places.by_key.values()
        if not re.fullmatch(r"[A-Z]{2}\w{2,8}(?: \(2020\), [A-Z]{2}\w{4,8} \(2024\))?", code_text(place))
    ]
    assert wrong == []


def test_every_place_of_one_year_has_a_way_to_the_other(snapshot: Snapshot, places: Places) -> None:
    nowhere = [
        place.key
        for place in places.by_key.values()
        if len(place.divisions) == 1 and not boundary_change(snapshot, places, place).places
    ]
    assert nowhere == []
    assert way_to(places.by_key["GM0003"]) == "Appingedam (2020)"
    assert way_to(places.by_key["WK020218"]) == "Malburgen-Oost (Zuid)"
