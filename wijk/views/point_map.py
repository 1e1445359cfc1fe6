"""Points on the offline map, with the areas of its geometry as a calm background."""

from collections.abc import Sequence
from dataclasses import dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from wijk.views.maps import Bounds
from wijk.views.script_text import script_value

__all__ = ["Point", "point_layer"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point in degrees, with an id for when it is clicked and the text that tells what it is."""

    id: str
    latitude: float
    longitude: float
    text: str


def point_layer(points: Sequence[Point], focus: Bounds) -> folium.FeatureGroup:
    """The layer that draws the points; it replaces the one before without drawing the map anew.

    ``focus`` are the bounds (west, south, east, north) to show. A click on a point gives a drawing whose properties
    hold its ``id``.
    """
    group = folium.FeatureGroup()
    group.add_child(_Points(points, focus))
    return group


class _Points(MacroElement):
    """Hands the points to assets/map.js."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    wijkMap.show({{ this.points }}, {{ this.focus }}, {{ this._parent.get_name() }});
    {% endmacro %}""")

    def __init__(self, points: Sequence[Point], focus: Bounds) -> None:
        super().__init__()
        self._name = "Points"
        self.points = script_value([(point.id, point.latitude, point.longitude, point.text) for point in points])
        self.focus = script_value(focus)
