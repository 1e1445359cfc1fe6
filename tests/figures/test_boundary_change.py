"""What became of a place between the divisions, and where it leads to."""

import pytest

from wijk.figures.boundary_change import boundary_change
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


@pytest.mark.parametrize(
    ("key", "change", "codes"),
    [
        ("GM1979", "merged", {"GM0003", "GM0010", "GM0024"}),
        ("GM0003", "merged", {"GM1979"}),
        ("GM0457", "merged", {"GM0363"}),
        ("GM0363", "gained", {"GM0457"}),
        ("GM1992", "merged", {"GM0501", "GM0530", "GM0614"}),
        ("WK036393", "split", {"WK0363TB", "WK0363TC", "WK0363TD"}),
        ("WK0363TB", "split", {"WK036393"}),
        ("WK0363SD-2024", "merged", {"WK045700", "WK045701"}),
        ("BU00340102", "level", {"WK003402-2024"}),
        ("WK020218", "none", set()),
        ("NL00", "none", set()),
    ],
)
def test_change_and_where_it_leads(snapshot: Snapshot, places: Places, key: str, change: str, codes: set[str]) -> None:
    place = places.get(key)
    assert place is not None
    found = boundary_change(snapshot, places, place)
    assert found.change == change
    assert {other.code for other in found.places} == codes


def test_haaren_was_divided_over_four_gemeenten(snapshot: Snapshot, places: Places) -> None:
    found = boundary_change(snapshot, places, places.by_key["GM0788"])
    assert found.change == "redrawn"
    assert {"GM0757", "GM0855", "GM0865"} <= {other.code for other in found.places}


def test_every_place_of_one_division_leads_to_the_other(snapshot: Snapshot, places: Places) -> None:
    lost, walked = [], 0
    for place in places.by_key.values():
        if len(place.divisions) == 1:
            walked += 1
            there = {2020: 2024, 2024: 2020}[place.division]
            found = boundary_change(snapshot, places, place).places
            if not found or not all(there in other.divisions for other in found):
                lost.append(place.key)
    assert walked > 1_000
    assert lost == []


def test_the_place_with_most_of_its_people_comes_first(snapshot: Snapshot, places: Places) -> None:
    first = boundary_change(snapshot, places, places.by_key["WK003402"]).places[0]
    assert first.size == max(one.size for one in boundary_change(snapshot, places, places.by_key["WK003402"]).places)
