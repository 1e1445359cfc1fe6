"""Points on the offline map, with the areas of its geometry as a calm background."""

from collections.abc import Sequence
from dataclasses import dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from wijk.figures.wording import listed
from wijk.views.maps import Bounds
from wijk.views.script_text import script_value

__all__ = ["Point", "Ring", "point_layer", "without_spot"]


# So many names stand in the text of a ring.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees, with an id for when it is clicked and the text that tells what it is."""

    id: str
    latitude: float
    longitude: float
    text: str


@dataclass(frozen=True, slots=True)
class Ring:
    """An open ring in the middle of an area of the map (CBS code), for what is there without a known spot."""

    id: str
    area: str
    text: str


def point_layer(points: Sequence[Point], focus: Bounds, rings: Sequence[Ring] = ()) -> folium.FeatureGroup:
    """The layer that draws the points; it replaces the one before without drawing the map anew.

    ``focus`` are the bounds (west, south, east, north) to show. A click on a point gives a drawing whose properties
    hold its ``id``; so does one on a ring.
    """
    group = folium.FeatureGroup()
    group.add_child(_Points(points, focus, rings))
    return group


def without_spot(area: str, names: Sequence[str]) -> str:
    """What a ring stands for: the area, and by name the first few of what is there.

    >>> without_spot("Moerwijk", ["Koffie", "Thee", "Soep", "Brood"])
    'Moerwijk: Koffie, Thee, Soep en 1 meer, zonder precieze plek'
    """
    more = len(names) - SHOWN
    told = [*names[:SHOWN], *([f"{more} meer"] if more > 0 else [])]
    return f"{area}: {listed(told)}, zonder precieze plek"


class _Points(MacroElement):
    """Hands the points to assets/map.js."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    wijkMap.show({{ this.points }}, {{ this.rings }}, {{ this.focus }}, {{ this._parent.get_name() }});
    {% endmacro %}""")

    def __init__(self, points: Sequence[Point], focus: Bounds, rings: Sequence[Ring]) -> None:
        super().__init__()
        self._name = "Points"
        self.points = script_value([(point.id, point.latitude, point.longitude, point.text) for point in points])
        self.rings = script_value([(ring.id, ring.area, ring.text) for ring in rings])
        self.focus = script_value(focus)
