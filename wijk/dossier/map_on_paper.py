"""What a map of a place on paper is drawn from: its figures by area, and the boundaries themselves."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from wijk.domain.area import Level
from wijk.domain.indicator import Indicator
from wijk.dossier.story import Around
from wijk.figures.choropleth import (
    ENOUGH_DRAWN,
    INSTEAD,
    Choropleth,
    area_on_map,
    bounds_of,
    make_choropleth,
    map_division,
    opening_figure,
)
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot, geometry_file

__all__ = ["DrawnArea", "MapOnPaper", "Shape", "map_on_paper"]

# Polygons, each of rings, each of longitude and latitude in degrees; the first ring is the outer one.
Shape: TypeAlias = "Sequence[Sequence[Sequence[Sequence[float]]]]"
# Which areas a map is of, the best first; the others where those can't be drawn, or nothing is known of them.
LEVELS: Mapping[Level, tuple[Level, ...]] = {
    "land": ("gemeente",),
    "gemeente": ("wijk", "buurt", "gemeente"),
    "wijk": ("wijk", "buurt", "gemeente"),
    "buurt": ("buurt", "wijk", "gemeente"),
}
# How much is shown around the wijk of a buurt or around a gemeente, as a part of it.
AROUND: Mapping[Level, float] = {"buurt": 0.6, "gemeente": 2.5}
# West, south, east and north in degrees.
Bounds = tuple[float, float, float, float]
# One area is no map: what is beside it?
LEAST_DRAWN = 2


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area of a map: its code, its name and its shape."""

    code: str
    name: str
    shape: Shape


@dataclass(frozen=True)
class MapOnPaper:
    """The figures of a map (``around``), its ``areas`` in the order of their file, and what lies behind these.

    ``changed`` is where areas have no boundary any more, ``water`` open water. ``focus`` are the bounds to show: west,
    south, east and north in degrees. ``gemeente`` is the name of the gemeente whose areas are shown, empty for a map of
    all gemeenten.
    """

    around: Around
    gemeente: str
    areas: tuple[DrawnArea, ...]
    changed: tuple[Shape, ...]
    water: tuple[Shape, ...]
    focus: Bounds


def map_on_paper(snapshot: Snapshot, profile: Profile) -> MapOnPaper | None:
    """Gather the map of a place: of its loneliness, or of what a map opens on where that is not known of any area.

    The wijken of its gemeente; the buurten for a buurt and in a gemeente of one wijk; else all gemeenten. None where no
    such figure is known.
    """
    place = profile.place
    for indicator, year in _figures(snapshot, profile):
        for level in LEVELS[place.level]:
            shown = _shown(snapshot, place, indicator, year, level)
            if shown is not None:
                return _with_shapes(snapshot, place, shown)
    return None


def _figures(snapshot: Snapshot, profile: Profile) -> Iterator[tuple[Indicator, int]]:
    newest, catalogue = profile.newest("lonely_18plus"), snapshot.catalogue
    yield newest.indicator, newest.year
    yield opening_figure(catalogue, profile.place.division)
    yield catalogue[INSTEAD], catalogue.newest(INSTEAD, division=profile.place.division).year


def _shown(snapshot: Snapshot, place: Place, indicator: Indicator, year: int, level: Level) -> Choropleth | None:
    """The map of a level; None where too little of it can be drawn or nothing is known."""
    municipality = None if level == "gemeente" else place.municipality_in(map_division(snapshot, indicator, year))
    if municipality == "":
        return None
    shown = make_choropleth(snapshot, indicator, year, level, municipality)
    enough = len(shown.drawn) >= max(LEAST_DRAWN, ENOUGH_DRAWN * len(shown.table))
    known = shown.table["value"].reindex(shown.drawn["code"]).notna().any()
    return shown if enough and known else None


def _with_shapes(snapshot: Snapshot, place: Place, shown: Choropleth) -> MapOnPaper:
    municipality = "" if shown.level == "gemeente" else place.municipality_in(shown.division)
    file = geometry_file(shown.division, shown.level, municipality)
    content: dict[str, Any] = json.loads((snapshot.folder / "geometry" / file).read_text(encoding="utf-8"))
    areas = tuple(
        DrawnArea(one["properties"]["c"], one["properties"]["n"], one["geometry"]["coordinates"])
        for one in content["features"]
    )
    behind = {name: tuple(one["coordinates"] for one in content.get(name, ())) for name in ("changed", "water")}
    around = Around(shown, file, area_on_map(place, shown.level, shown.division))
    gemeente = str(snapshot.areas[shown.division]["name"].get(municipality, ""))
    focus = _focus(shown, around.selected, behind["changed"])
    return MapOnPaper(around, gemeente, areas, behind["changed"], behind["water"], focus)


def _focus(shown: Choropleth, selected: str, changed: Iterable[Shape]) -> Bounds:
    """Everything, also what has no boundary now; or what lies around the chosen gemeente, or the wijk of a buurt."""
    everything = bounds_of(shown.drawn)
    assert everything is not None
    outer = [point for shape in changed for polygon in shape for ring in polygon[:1] for point in ring]
    west, south, east, north = everything = (
        min([everything[0], *(point[0] for point in outer)]),
        min([everything[1], *(point[1] for point in outer)]),
        max([everything[2], *(point[0] for point in outer)]),
        max([everything[3], *(point[1] for point in outer)]),
    )
    chosen = f"BU{selected[2:8]}" if shown.level == "buurt" else selected
    within = bounds_of(shown.drawn[shown.drawn["code"].str.startswith(chosen)])
    if not selected or shown.level not in AROUND or within is None:
        return everything
    wide, high = (AROUND[shown.level] * size for size in (within[2] - within[0], within[3] - within[1]))
    return (
        max(west, within[0] - wide),
        max(south, within[1] - high),
        min(east, within[2] + wide),
        min(north, within[3] + high),
    )
