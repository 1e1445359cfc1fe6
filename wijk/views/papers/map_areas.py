"""The areas of a map on paper as SVG: coloured by class, on water, with patterns where there is no colour to give."""

from collections.abc import Callable, Sequence
from math import cos, radians

from wijk.dossier.map_on_paper import MapOnPaper, Shape
from wijk.figures.classes import UNKNOWN
from wijk.views import colours
from wijk.views.legends import CHANGED_AREA, UNKNOWN_AREA
from wijk.views.maps import palette
from wijk.views.papers.map_names import Outline

__all__ = ["CHOSEN", "POINT", "WATER", "Projection", "Spot", "areas_svg", "outlines_of", "projection", "swatch_svg"]

# Latitude and longitude in degrees.
Spot = tuple[float, float]
# Longitude and latitude in degrees to points from the upper left.
Projection = Callable[[float, float], tuple[float, float]]
# Room around the areas, in points.
PAD = 6.0
CHOSEN, POINT, WATER = "chosen", "point", "water"
_ON = colours.ON_MAP
PATTERNS = (
    f'<defs><pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" '
    f'fill="{colours.PAPER}"/><path d="M0 3H6M3 0V6" stroke="{_ON["waves"]}" stroke-width="0.6"/></pattern>'
    f'<pattern id="changed" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" '
    f'fill="{colours.PAPER}"/><path d="M-1 7 7 -1M-1 1 1 -1M5 7 7 5" stroke="{_ON["changed"]}"/></pattern>'
    f'<pattern id="water" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
    f'fill="{_ON["water"]}"/><path d="M0 4q2 -2 4 0t4 0" stroke="{_ON["waves"]}" stroke-width="0.7" fill="none"/>'
    "</pattern></defs>"
)
# How what has no colour of the scale looks, as attributes.
LOOKS = {
    UNKNOWN_AREA: f'fill="url(#unknown)" stroke="{colours.QUIET}" stroke-width="0.9" stroke-dasharray="2 2.5"',
    CHANGED_AREA: f'fill="url(#changed)" stroke="{_ON["changed"]}" stroke-width="0.6"',
    WATER: f'fill="url(#water)" stroke="{_ON["waves"]}" stroke-width="0.6"',
    CHOSEN: f'fill="none" stroke="{_ON["chosen"]}" stroke-width="3" stroke-linejoin="round"',
    POINT: f'fill="{colours.BLUES[-1]}" stroke="{colours.PAPER}" stroke-width="1.3"',
}
RADIUS = 4.2


def projection(focus: tuple[float, float, float, float], room: tuple[float, float]) -> Projection:
    """Return what puts degrees in a room of this width and height, so that the focus (west, south, east, north) fits.

    Over one gemeente the earth is flat; a degree of longitude is as much shorter as it is in the middle.
    """
    west, south, east, north = focus
    shorter = cos(radians((south + north) / 2))
    scale = min((room[0] - 2 * PAD) / ((east - west) * shorter), (room[1] - 2 * PAD) / (north - south))
    left, top = ((room[0] - (east - west) * shorter * scale) / 2, (room[1] - (north - south) * scale) / 2)
    return lambda longitude, latitude: (left + (longitude - west) * shorter * scale, top + (north - latitude) * scale)


def outlines_of(shape: Shape, project: Projection) -> list[Outline]:
    """The polygons of a shape in the room of the map, rounded to what can be seen."""
    return [
        [[_rounded(project(point[0], point[1])) for point in ring] for ring in polygon] for polygon in shape if polygon
    ]


def areas_svg(
    facts: MapOnPaper,
    room: tuple[float, float],
    project: Projection,
    outlines: Sequence[Sequence[Outline]],
    spots: Sequence[Spot],
) -> str:
    """Draw the areas (``outlines`` in their order) in a room of this width and height in points, and the spots."""
    classes = facts.around.shown.classes
    colour_of = palette(classes.count)
    drawn = []
    for name, shapes in ((CHANGED_AREA, facts.changed), (WATER, facts.water)):
        drawn += [_path(outlines_of(shape, project), LOOKS[name]) for shape in shapes]
    for area, outline in zip(facts.areas, outlines, strict=True):
        number = int(classes.of[area.code])
        drawn.append(_path(outline, LOOKS[UNKNOWN_AREA] if number == UNKNOWN else _coloured(colour_of[number])))
    for area, outline in zip(facts.areas, outlines, strict=True):
        if area.code == facts.around.selected:
            drawn.append(_path(outline, LOOKS[CHOSEN]))
    drawn += [_point(*project(longitude, latitude), RADIUS) for latitude, longitude in spots]
    ground = f'<rect width="{room[0]:g}" height="{room[1]:g}" fill="{_ON["ground"]}"/>'
    return _svg(room[0], room[1], ground + "".join(drawn))


def swatch_svg(look: str) -> str:
    """What stands before a line of the legend: a colour, or one of LOOKS."""
    if look == POINT:
        return _svg(18, 12, _point(9, 6, RADIUS))
    attributes = LOOKS.get(look) or _coloured(look)
    return _svg(18, 12, f'<rect x="1.5" y="1.5" width="15" height="9" {attributes}/>')


def _svg(width: float, height: float, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{PATTERNS}{content}</svg>'
    )


def _coloured(colour: str) -> str:
    return f'fill="{colour}" stroke="{colours.QUIET}" stroke-width="0.5" stroke-linejoin="round"'


def _path(outlines: Sequence[Outline], look: str) -> str:
    rings = (ring for outline in outlines for ring in outline)
    drawn = "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in ring)}Z" for ring in rings)
    return f'<path d="{drawn}" fill-rule="evenodd" {look}/>'


def _point(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {LOOKS[POINT]}/>'


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return round(point[0], 2), round(point[1], 2)
