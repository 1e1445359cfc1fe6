"""The map: folium with Leaflet and the geometry from our own server, so that it draws on a closed network.

The browser fetches the geometry once; choosing another indicator sends one digit and one value per area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import folium
from branca.element import MacroElement
from folium.template import Template

__all__ = ["NO_DATA_COLOUR", "PALETTE", "Bounds", "Colouring", "colouring_layer", "offline_map", "palette"]

# Five blues from light to dark (told apart in grey and by the colour blind), and white with a dashed edge for unknown.
PALETTE = ("#d9e8f5", "#a3c8e4", "#5e9fcd", "#2871b0", "#0b3c73")
NO_DATA_COLOUR = "#ffffff"
_MIDDLES = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Colouring:
    """What is drawn on the geometry, in the order of its file.

    ``classes`` holds the class of each area, -1 for unknown; ``values`` the value, NaN for unknown. ``selected`` is
    the code of the chosen area, ``focus`` the bounds (west, south, east, north) to show.
    """

    classes: Sequence[int]
    values: Sequence[float]
    count: int
    decimals: int
    unit: str
    selected: str
    focus: Bounds


def palette(count: int) -> tuple[str, ...]:
    """The colours of ``count`` classes (1 to 5), lowest first, spread over the whole range."""
    return tuple(PALETTE[place] for place in _MIDDLES[count])


def offline_map(leaflet: str, geometry: str) -> folium.Map:
    """An empty map that loads Leaflet from ``leaflet`` (a folder) and areas from ``geometry`` (a GeoJSON file).

    Both addresses are relative to the frame of the map, so that a base path in front of the app keeps working.
    """
    base = _OfflineMap(tiles=None, zoom_control=True, attribution_control=False, zoom_snap=0.25, min_zoom=6)
    base.default_js = [("leaflet", f"{leaflet}/leaflet.js")]
    base.default_css = [("leaflet_css", f"{leaflet}/leaflet.css")]
    base.add_child(_Areas(geometry))
    return base


def colouring_layer(colouring: Colouring) -> folium.FeatureGroup:
    """The layer that colours the areas; it replaces the one before without drawing the map anew."""
    group = folium.FeatureGroup()
    group.add_child(_Colouring(colouring))
    return group


class _OfflineMap(folium.Map):
    """A folium map without the scripts and styles that folium fetches from other hosts."""


class _Areas(MacroElement):
    """Polygons on a canvas, fetched once; hovering tells name and value as text, never as HTML."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    (function () {
      const map = {{ this._parent.get_name() }};
      document.documentElement.lang = 'nl';
      map.getContainer().style.background = '#f7f9fb';
      const css = document.createElement('style');
      css.textContent = 'body{font-family:"Source Sans",sans-serif}.leaflet-tooltip{font-size:15px;color:#1b1f24}' +
        '.leaflet-control-zoom a{color:#1b1f24}';
      document.head.appendChild(css);
      const fail = text => {
        const box = document.createElement('p');
        box.setAttribute('role', 'alert');
        box.style.cssText = 'position:absolute;z-index:999;top:40%;left:8%;right:8%;margin:0;padding:12px;' +
          'background:#fff;border:2px solid #1b1f24;font:16px sans-serif;text-align:center';
        box.textContent = text;
        map.getContainer().appendChild(box);
      };
      const state = window.wijkMap = {map: map, colouring: null, focus: null, ready: false};
      state.style = feature => {
        const k = state.colouring, i = feature.properties.i, known = k && k.classes[i] >= 0;
        const style = known
          ? {fillColor: k.palette[k.classes[i]], color: '#4a5560', weight: 0.7, fillOpacity: 1, dashArray: null}
          : {fillColor: '#ffffff', color: '#4a5560', weight: 1.2, fillOpacity: 0.9, dashArray: '2 4'};
        return k && feature.properties.c === k.selected
          ? Object.assign(style, {color: '#c2410c', weight: 4.5, dashArray: null}) : style;
      };
      state.text = feature => {
        const k = state.colouring, value = k && k.values[feature.properties.i];
        const told = value === null || value === undefined ? 'niet bekend'
          : value.toLocaleString('nl-NL', {minimumFractionDigits: k.decimals, maximumFractionDigits: k.decimals})
            + k.unit;
        return feature.properties.n + ': ' + told;
      };
      const areas = state.areas = L.geoJson(null, {
        renderer: L.canvas({padding: 0.3}), smoothFactor: 1.2, style: state.style});
      areas.bindTooltip(layer => {
        const span = document.createElement('span');
        span.textContent = layer.feature ? state.text(layer.feature) : '';
        return span;
      }, {sticky: true});
      areas.addTo(map);
      state.draw = () => {
        const k = state.colouring;
        if (!state.ready || !k) return;
        if (k.classes.length !== areas.getLayers().length) {
          fail('De kaart past niet bij de cijfers. Ververs de pagina; de tabel heeft dezelfde cijfers.');
          return;
        }
        areas.setStyle(state.style);
        areas.eachLayer(layer => { if (layer.feature.properties.c === k.selected) layer.bringToFront(); });
        const focus = JSON.stringify(k.focus);
        if (focus !== state.focus) {
          state.focus = focus;
          map.invalidateSize();
          map.fitBounds([[k.focus[1], k.focus[0]], [k.focus[3], k.focus[2]]], {padding: [8, 8], animate: false});
        }
        state.drawn = (state.drawn || 0) + 1;
      };
      fetch({{ this.url|tojson }}).then(answer => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }).then(content => {
        content.features.forEach((feature, i) => { feature.properties.i = i; });
        areas.addData(content);
        state.ready = true;
        state.draw();
      }).catch(() => fail('De kaart kan niet worden geladen. Ververs de pagina; de tabel heeft dezelfde cijfers.'));
    })();
    {% endmacro %}""")

    def __init__(self, url: str) -> None:
        super().__init__()
        self._name = "Areas"
        self.url = url


class _Colouring(MacroElement):
    """Hands the classes and values to the areas of the map."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    window.wijkMap.colouring = {classes: {{ this.classes|tojson }}.split('').map(c => c === 'x' ? -1 : +c),
      values: JSON.parse('[{{ this.values }}]'), palette: {{ this.palette|tojson }}, decimals: {{ this.decimals }},
      unit: {{ this.unit|tojson }}, selected: {{ this.selected|tojson }}, focus: {{ this.focus|tojson }}};
    window.wijkMap.draw();
    {% endmacro %}""")

    def __init__(self, colouring: Colouring) -> None:
        super().__init__()
        self._name = "Colouring"
        self.classes = "".join("x" if one < 0 else str(one) for one in colouring.classes)
        self.values = ",".join(
            "null" if isnan(value) else f"{value:.{colouring.decimals}f}" for value in colouring.values
        )
        self.palette = palette(colouring.count)
        self.decimals = colouring.decimals
        self.unit = colouring.unit
        self.selected = colouring.selected
        self.focus = colouring.focus
