"""The map: folium with Leaflet and the geometry from our own server, so that it draws on a closed network.

The browser fetches the geometry once; choosing another indicator sends one whole number per area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path

import folium
from branca.element import MacroElement
from folium.template import Template

from wijk.figures.decimals import rounded
from wijk.views import colours
from wijk.views.script_text import script_value

__all__ = ["ASSETS", "PALETTE", "Bounds", "Colouring", "colouring_layer", "offline_map", "palette"]

# The folder of map.js, for whoever serves it.
ASSETS = Path(__file__).parent / "assets"
# Five blues from light to dark, told apart in grey and by the colour blind; unknown is white with a dashed edge.
PALETTE = colours.BLUES
_MIDDLES = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Colouring:
    """What is drawn on the geometry, in the order of its file.

    ``values`` holds the value of each area, NaN for unknown, and ``edges`` the edges between the classes; both are told
    with ``decimals``. ``selected`` is the code of the chosen area, ``around`` that of the wijk to draw around the areas
    (empty for none), ``focus`` the bounds (west, south, east, north) to show.
    """

    values: Sequence[float]
    edges: Sequence[float]
    decimals: int
    unit: str
    selected: str
    focus: Bounds
    around: str = ""


def palette(count: int) -> tuple[str, ...]:
    """The colours of ``count`` classes (1 to 5), lowest first, spread over the whole range."""
    return tuple(PALETTE[place] for place in _MIDDLES[count])


def offline_map(leaflet: str, script: str, geometry: str, wijken: str, *more: str) -> folium.Map:
    """An empty map that loads Leaflet from ``leaflet``, our scripts from ``script`` (folders), areas from ``geometry``.

    ``wijken`` is the geometry of the wijken around them, fetched only when one of those is to be drawn; ``more`` are
    scripts that it needs besides. All addresses are relative to the frame of the map, so that a base path in front of
    the app keeps working.
    """
    base = _OfflineMap(tiles=None, zoom_control=True, attribution_control=False, zoom_snap=0.25, min_zoom=6)
    base.default_js = [
        ("leaflet", f"{leaflet}/leaflet.js"),
        ("wijk_names", f"{script}/names.js"),
        ("wijk_map", f"{script}/map.js"),
        *((name, f"{script}/{name}") for name in more),
    ]
    base.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
    base.add_child(_Areas(geometry, wijken))
    return base


def colouring_layer(colouring: Colouring) -> folium.FeatureGroup:
    """The layer that colours the areas; it replaces the one before without drawing the map anew."""
    group = folium.FeatureGroup()
    group.add_child(_Colouring(colouring))
    return group


class _OfflineMap(folium.Map):
    """A folium map without the scripts and styles that folium fetches from other hosts."""


class _Areas(MacroElement):
    """The areas of a geometry file, drawn by assets/map.js."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    wijkMap.start({{ this._parent.get_name() }}, {{ this.url }}, {{ this.wijken }});
    {% endmacro %}""")

    def __init__(self, url: str, wijken: str) -> None:
        super().__init__()
        self._name = "Areas"
        self.url = script_value(url)
        self.wijken = script_value(wijken)


class _Colouring(MacroElement):
    """Hands the classes and values to the areas of the map."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    wijkMap.colour("{{ this.values }}", [{{ this.edges }}], {{ this.palette }}, {{ this.decimals }},
      {{ this.unit }}, {{ this.selected }}, {{ this.focus }},
      {{ this.around }});
    {% endmacro %}""")

    def __init__(self, colouring: Colouring) -> None:
        super().__init__()
        self._name = "Colouring"
        self.values = ",".join("" if isnan(value) else _whole(value, colouring.decimals) for value in colouring.values)
        self.edges = ",".join(_whole(edge, colouring.decimals) for edge in colouring.edges)
        self.palette = script_value(palette(len(colouring.edges) + 1))
        self.decimals = colouring.decimals
        self.unit = script_value(colouring.unit)
        self.selected = script_value(colouring.selected)
        self.focus = script_value(colouring.focus)
        self.around = script_value(colouring.around)


def _whole(value: float, decimals: int) -> str:
    """The value as it is shown, as a whole number: times ten to the power of its decimals."""
    return str(int(rounded(value, decimals).scaleb(decimals)))
