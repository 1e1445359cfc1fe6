"""A place of one division keeps its place in the other."""

import pytest

from wijk.figures.places import Places
from wijk.figures.placing import code_here
from wijk.opendata.snapshot import Snapshot


@pytest.mark.parametrize(
    ("chosen", "code", "expected"),
    [
        ("WK020218", "BU02021885", "BU02021885"),  # both divisions have both
        ("WK020218", None, None),
        ("WK020218", "buurthuis", "buurthuis"),
        ("WK0363AE", "WK036300", "GM0363"),  # redrawn: gemeente-wide
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
    moved = links[links["same"] & (links["code_2020"] != links["code_2024"])].iloc[0]
    chosen = next(
        place for place in places.by_key.values() if place.divisions == (2024,) and place.code == moved["code_2024"]
    )
    assert code_here(snapshot, chosen, moved["code_2020"]) == moved["code_2024"]
