"""What became of a place between the divisions: split, merged or redrawn, with the places it is to be found at."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from wijk.domain.area import DIVISIONS, level_of
from wijk.figures.places import Place, Places
from wijk.opendata.same_place import ENOUGH_PEOPLE, JOINED
from wijk.opendata.snapshot import Snapshot

__all__ = ["Change", "Whereabouts", "whereabouts"]

# "level": the same place as an area of another level; "redrawn": in parts of several; "around": only what lies around
# it is known; "gained" and "lost": a place of both years with which others merged, or of which others were split off.
Change = Literal["none", "split", "merged", "level", "redrawn", "around", "gained", "lost"]
OLD, NEW = DIVISIONS


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The ``change`` and the ``places`` of the other division it leads to, the one with most of its people first.

    Of a place of 2024 "split" tells that it is a part of what it leads to, "merged" that it was made of it.
    """

    change: Change
    places: tuple[Place, ...] = ()


def whereabouts(snapshot: Snapshot, places: Places, place: Place) -> Whereabouts:
    """Where a place lies in the other division; "none" without places when both have it and nothing joined or left."""
    if len(place.divisions) == len(DIVISIONS):
        return _beside(snapshot, places, place)
    here = place.division
    there = NEW if here == OLD else OLD
    for code in (place.area, f"WK{place.area[2:8]}", place.municipality):
        links = snapshot.links[snapshot.links[f"code_{here}"] == code]
        links = links.sort_values("share" if here == OLD else "back", ascending=False)
        if links.empty or level_of(code) is None:
            continue
        level = links[links["relation"].isin(JOINED)]
        links = links if level.empty else level
        found = tuple(dict.fromkeys(places.at(other, there) for other in links[f"code_{there}"]))
        return Whereabouts(_change(links, place) if code == place.area else "around", found)
    return Whereabouts("none")


def _beside(snapshot: Snapshot, places: Places, place: Place) -> Whereabouts:
    links = snapshot.links
    others = (
        ("gained", links[(links[f"code_{NEW}"] == place.codes[-1]) & (links["relation"] == "merged")], OLD),
        ("lost", links[(links[f"code_{OLD}"] == place.codes[0]) & (links["relation"] == "split")], NEW),
    )
    for change, rows, year in others:
        if len(rows):
            return Whereabouts(change, tuple(places.at(code, year) for code in rows[f"code_{year}"]))  # type: ignore[arg-type]
    return Whereabouts("none")


def _change(links: pd.DataFrame, place: Place) -> Change:
    """What the links of one place tell together: what most of its people tell."""
    relations = set(links["relation"])
    if relations & set(JOINED):
        return "level"
    along, against = ("share", "back") if place.division == OLD else ("back", "share")
    enough = ENOUGH_PEOPLE[place.level]
    if len(links) == 1 and links[along].iloc[0] >= enough:
        return "merged" if place.division == OLD else "split"
    whole = links[links[against] >= enough]
    if len(whole) * 2 > len(links):
        return "split" if place.division == OLD else "merged"
    return "redrawn"
