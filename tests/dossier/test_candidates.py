"""Who works in a place: by how areas lie in one another, also where the codes of a place changed."""

import pytest

from wijk.domain.key_figure import KeyFigure
from wijk.dossier.candidates import candidates
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def works_in(snapshot: Snapshot, places: Places, chosen: str, *areas: str) -> bool:
    place = places.get(chosen)
    assert place is not None
    found = candidates(snapshot, place, [KeyFigure("a", "kapper", areas=areas)])
    assert len(found.here) + len(found.elsewhere) == 1
    return bool(found.here)


@pytest.mark.parametrize(
    ("chosen", "areas", "here"),
    [
        ("WK020218", ["WK020218"], True),
        ("WK020218", ["BU02021885"], True),  # a buurt in the wijk
        ("WK020218", ["WK020217"], False),
        ("WK020218", ["WK020217", "WK020218"], True),
        ("WK020218", ["BU02021780"], False),
        ("BU02021885", ["WK020218"], True),  # the wijk around the buurt
        ("BU02021885", ["BU02021886"], False),
        ("GM0202", ["WK020218"], True),
        ("GM0202", ["BU02021885"], True),
        ("GM0202", ["WK036300"], False),
        ("GM1979", ["WK000300"], True),  # Appingedam went up in Eemsdelta
        ("WK0363AE", ["WK036300"], True),  # the same place
        ("WK0363AE", ["WK036301"], False),
        ("WK0363TB", ["WK036393"], True),  # split: gemeente-wide, so it may well be here
        ("WK0363AE", ["WK051836"], False),
    ],
)
def test_who_works_in_the_place_in_it_or_around_it_is_a_candidate(
    snapshot: Snapshot, places: Places, chosen: str, areas: list[str], here: bool
) -> None:
    assert works_in(snapshot, places, chosen, *areas) is here


def test_in_amsterdam_the_codes_of_both_divisions_lead_to_the_same_place(snapshot: Snapshot, places: Places) -> None:
    links = snapshot.links
    moved = links[links["relation"].eq("same") & links["code_2020"].str.startswith("BU0363")]
    old, new = moved.iloc[0]["code_2020"], moved.iloc[0]["code_2024"]
    other = moved.iloc[-1]["code_2020"]
    assert old != new
    assert works_in(snapshot, places, new, old) and works_in(snapshot, places, old, new)
    assert not works_in(snapshot, places, new, other)
    place = places.at(new, 2024)
    [person] = candidates(snapshot, place, [KeyFigure("a", "kapper", areas=(new, "WK0363TB"))]).here
    assert person.areas == (old, "WK036393")


def test_a_place_without_anybody_has_no_candidates_and_the_order_stays(snapshot: Snapshot, places: Places) -> None:
    empty = places.get("WK020218")
    assert empty is not None
    assert candidates(snapshot, empty, []).here == ()
    people = [
        KeyFigure(one, one, areas=(area,)) for one, area in zip("abcd", ["WK020217", "WK020218"] * 2, strict=True)
    ]
    found = candidates(snapshot, empty, people)
    assert ["".join(one.id for one in part) for part in (found.here, found.elsewhere)] == ["bd", "ac"]
