"""What became of a place between the divisions: split, merged or redrawn, with the places it is to be found at."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wijk.figures.places import Place, Places
from wijk.opendata.same_place import ENOUGH_PEOPLE, JOINED
from wijk.opendata.snapshot import LinkTo, Snapshot

__all__ = ["BoundaryChange", "Change", "boundary_change"]

# "level": the same place as an area of another level; "redrawn": in parts of several; "around": only what lies around
# it is known; "gained" and "lost": a place of both years with which others merged, or of which others were split off.
Change = Literal["none", "split", "merged", "level", "redrawn", "around", "gained", "lost"]


@dataclass(frozen=True, slots=True)
class BoundaryChange:
    """The ``change`` and the ``places`` of the other division it leads to, the one with most of its people first.

    ``divisions`` are the older and the newer one. Of a place of the newer "split" tells that it is a part of what it
    leads to, "merged" that it was made of it.
    """

    divisions: tuple[int, int]
    change: Change
    places: tuple[Place, ...] = ()


def boundary_change(snapshot: Snapshot, places: Places, place: Place) -> BoundaryChange:
    """Where a place lies in the other division; "none" without places when both have it and nothing joined or left."""
    if len(place.divisions) > 1:
        return _beside(snapshot, places, place)
    old, new = snapshot.divisions
    there = new if place.division == old else old
    for code in (place.area, f"WK{place.area[2:8]}", place.municipality):
        links = snapshot.linked.get((code, place.division), [])
        links = [link for link in links if link.relation in JOINED] or links
        if links:
            found = tuple(dict.fromkeys(places.at(link.code, there) for link in links))
            return BoundaryChange((old, new), _change(links, place, old) if code == place.area else "around", found)
    return BoundaryChange((old, new), "none")


def _beside(snapshot: Snapshot, places: Places, place: Place) -> BoundaryChange:
    old, new = snapshot.divisions
    sides: tuple[tuple[Change, str, int, int], ...] = (
        ("gained", "merged", new, old),
        ("lost", "split", old, new),
    )
    for change, relation, own, other in sides:
        links = snapshot.linked.get((place.code_in(own), own), ())
        codes = [link.code for link in links if link.relation == relation]
        if codes:
            return BoundaryChange((old, new), change, tuple(places.at(code, other) for code in codes))
    return BoundaryChange((old, new), "none")


def _change(links: Sequence[LinkTo], place: Place, oldest: int) -> Change:
    """What the links of one place tell together: what most of them tell."""
    if links[0].relation in JOINED:
        return "level"
    old, enough = place.division == oldest, ENOUGH_PEOPLE[place.level]
    if len(links) == 1 and links[0].share >= enough:
        return "merged" if old else "split"
    if 2 * sum(link.back >= enough for link in links) > len(links):
        return "split" if old else "merged"
    return "redrawn"
