"""Where initiatives are: their points on the map of a gemeente with a table beside it, and pointing out a place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.initiatives.opened import open_initiative
from pages.parts.shared.area_choice import area_name
from pages.parts.shared.offline_map import show_points
from pages.parts.shared.snapshot import loaded
from wijk.approach.coverage import by_name
from wijk.approach.selection import busiest_gemeente
from wijk.domain.initiative import Initiative
from wijk.figures.choropleth import bounds_of, drawn_areas
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.opendata.snapshot import geometry_file
from wijk.store.database.records import Stored
from wijk.views.initiative_tables import place_frame
from wijk.views.maps import Bounds
from wijk.views.numbers import number
from wijk.views.point_map import Point, Ring, without_spot

__all__ = ["pick_point", "points_and_table"]

MAP_HEIGHT, PICK_HEIGHT = 460, 400
NEDERLAND: Bounds = (3.3, 50.7, 7.3, 53.6)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """A geometry file with the bounds to show."""

    geometry: str
    focus: Bounds
    division: int


def points_and_table(found: Sequence[Stored[Initiative]], place: Place | None) -> None:
    """The points of these initiatives on the map, and beside it the same as a table."""
    items = [record.item for record in found]
    by_id = {record.id: record for record in found}
    backdrop = _backdrop((place.municipality if place else "") or busiest_gemeente(items))
    points = [_point(item) for item in items if item.latitude is not None]
    rings = _rings(items, backdrop.division)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_points(
            loaded(),
            backdrop.geometry,
            points,
            backdrop.focus,
            name="plekken",
            height=MAP_HEIGHT,
            on_point=lambda identifier: open_initiative(by_id[identifier]) if identifier in by_id else None,
            rings=rings,
        )
    with right:
        st.markdown(
            f"Op de kaart: {number(len(points))} van {counted(len(items), 'initiatief', 'initiatieven')} als stip. "
            "Klik op een stip om het initiatief te openen. Een open ring in het midden van een wijk is wat daar is "
            "zonder precieze plek. Wat voor de hele gemeente is, staat alleen in de tabel. Een plek geeft u in het "
            "formulier."
        )
        st.dataframe(
            place_frame(items, area_name),
            hide_index=True,
            height=MAP_HEIGHT - 90,
            alt="Initiatieven met hun adres, gebied en plek op de kaart",
        )


def pick_point(
    name: str,
    area: str | None,
    place: Place | None,
    point: tuple[float, float] | None,
    on_spot: Callable[[float, float], None],
) -> None:
    """A map around the area of an initiative, with its point; ``on_spot`` gets the spot that is clicked."""
    gemeente = f"GM{area[2:6]}" if area else place.municipality if place else ""
    backdrop = _backdrop(gemeente, area or (place.code if place else ""))
    points = [Point("hier", *point, "Plek van dit initiatief")] if point else []
    show_points(
        loaded(),
        backdrop.geometry,
        points,
        backdrop.focus,
        name=name,
        height=PICK_HEIGHT,
        on_spot=on_spot,
    )


def _backdrop(gemeente: str, area: str = "") -> Backdrop:
    """The wijken of a gemeente, shown as far as ``area`` when that is a wijk; all gemeenten when there are none."""
    snapshot = loaded().snapshot
    for division in snapshot.divisions:
        drawn = drawn_areas(snapshot, division, "wijk", gemeente)
        bounds = bounds_of(drawn[drawn["code"] == f"WK{area[2:8]}"]) or bounds_of(drawn)
        if bounds:
            return Backdrop(geometry_file(division, "wijk", gemeente), bounds, division)
    division = snapshot.divisions[0]
    return Backdrop(geometry_file(division, "gemeente", ""), NEDERLAND, division)


def _rings(items: Sequence[Initiative], division: int) -> list[Ring]:
    """A ring per wijk with what works there and has no spot; with one initiative, a press opens it."""
    inside: dict[str, list[Initiative]] = {}
    for item in items:
        place = loaded().places.get(item.area)
        if item.latitude is None and place and place.level in ("wijk", "buurt") and (code := place.code_in(division)):
            inside.setdefault(f"WK{code[2:8]}", []).append(item)
    return [
        Ring(
            here[0].id if len(here) == 1 else code,
            code,
            without_spot(area_name(code), [item.name for item in by_name(here)]),
        )
        for code, here in inside.items()
    ]


def _point(item: Initiative) -> Point:
    assert item.latitude is not None
    assert item.longitude is not None
    return Point(item.id, item.latitude, item.longitude, item.name)
