"""A place of one division keeps its place in the other."""

import pytest

from wijk.figures.places import Places
from wijk.figures.placing import code_here, same_code
from wijk.opendata.snapshot import Snapshot


@pytest.mark.parametrize(
    ("chosen", "code", "expected"),
    [
        ("WK020218", "BU02021885", "BU02021885"),  # both divisions have both
        ("WK020218", None, None),
        ("WK020218", "buurthuis", "buurthuis"),
        ("WK0363AE", "WK036300", "WK036300"),  # the same place
        ("WK0363AE", "WK036393", "WK036393"),
        ("WK0363TB", "WK036393", "GM0363"),  # split: gemeente-wide
        ("WK0363TB", "WK036301", "WK0363AD"),
        ("WK036393", "WK0363TB", "WK036393"),  # a part of it
        ("WK071501", "WK071501-2024", "WK071519"),
        ("WK071501", "WK071520", "WK071501"),
        ("WK003402", "WK003402-2024", "BU00340102"),  # De Werven was a buurt of Almere Haven, not of Stad
        ("WK003402-2024", "WK003402-2024", "WK003402"),
        ("WK003402-2024", "BU00340102", "WK003402"),  # was a buurt, is a wijk
        ("GM0034", "WK003402-2024", "BU00340102"),
        ("GM1979", "GM0003", "GM1979"),  # went up in it
        ("WK020218", "GM0003", "GM0003"),
    ],
)
def test_the_code_is_that_of_the_same_place_or_of_its_gemeente(
    snapshot: Snapshot, places: Places, chosen: str, code: str | None, expected: str | None
) -> None:
    place = places.get(chosen)
    assert place is not None
    assert code_here(snapshot, place, code) == expected


def test_a_buurt_whose_code_changed_is_found_under_its_new_code(snapshot: Snapshot, places: Places) -> None:
    links = snapshot.links
    moved = links[(links["relation"] == "same") & links["code_2024"].str.startswith("BU1979")]
    eemsdelta = places.by_key["GM1979"]
    assert len(moved) > 40
    assert [code_here(snapshot, eemsdelta, code) for code in moved["code_2020"]] == list(moved["code_2024"])


def test_every_place_is_itself_in_the_division_of_its_profile(snapshot: Snapshot, places: Places) -> None:
    wrong = [
        place.key
        for place in list(places.by_key.values())[::40]
        for code, year in zip(place.codes, place.divisions, strict=True)
        if same_code(snapshot, place, f"{code}-{year}") != place.area
        or code_here(snapshot, place, place.code) != place.area
    ]
    assert wrong == []


def test_a_code_of_no_area_is_no_place(snapshot: Snapshot, places: Places) -> None:
    assert same_code(snapshot, places.by_key["GM0202"], "WK020299") is None
    assert code_here(snapshot, places.by_key["GM0202"], "WK020299") == "WK020299"
