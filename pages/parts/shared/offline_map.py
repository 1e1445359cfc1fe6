"""The map on a page: served from our own machine, coloured by class, and telling which area was clicked."""

from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from pages.parts.shared.loading import Loaded
from pages.parts.shared.server import GEOMETRY
from wijk.views.country_map import CountryColouring, country_layer
from wijk.views.maps import ASSETS, Bounds, Colouring, colouring_layer, offline_map
from wijk.views.point_map import Point, Ring, point_layer

__all__ = ["show_country", "show_map", "show_points"]

# A declared component only serves files here, at /component/<module>.<name>/<file>, gzipped and behind any proxy.
components.declare_component("leaflet", path=str(files("js_lib_leaflet") / "static" / "js_lib_leaflet"))
components.declare_component("script", path=str(ASSETS))


def show_map(data: Loaded, geometry: str, colouring: Colouring, *, height: int, on_click: Callable[[str], Any]) -> None:
    """Show a geometry file of an edition coloured; ``on_click`` gets the code of the area that was clicked."""
    key = _key("kaart", data, geometry)
    _show_areas(_base(data, geometry), key, colouring_layer(colouring), height, on_click)


def show_country(
    data: Loaded, geometry: str, colouring: CountryColouring, *, height: int, on_click: Callable[[str], Any]
) -> None:
    """Show the geometry file of all areas of a level coloured by class; ``on_click`` as for `show_map`."""
    key = _key("land", data, geometry)
    _show_areas(_base(data, geometry, "country.js"), key, country_layer(colouring), height, on_click)


def _show_areas(base: Any, key: str, layer: Any, height: int, on_click: Callable[[str], Any]) -> None:
    def clicked() -> None:
        drawing = (st.session_state[key] or {}).get("last_active_drawing")
        if drawing:
            on_click(drawing["properties"]["c"])

    st_folium(
        base,
        # It renders the map once more by itself, and uses only that.
        render=False,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=layer,
        on_change=clicked,
    )


def show_points(
    data: Loaded,
    geometry: str,
    points: Sequence[Point],
    focus: Bounds,
    *,
    name: str,
    height: int,
    on_point: Callable[[str], Any] | None = None,
    on_spot: Callable[[float, float], Any] | None = None,
    rings: Sequence[Ring] = (),
) -> None:
    """Show points, and rings in the middle of areas, over the areas of a geometry file of an edition.

    ``on_point`` gets the id of a point or ring that was clicked; ``on_spot`` latitude and longitude of any spot.
    """
    key = _key(name, data, geometry)

    def clicked() -> None:
        state = st.session_state[key] or {}
        drawing, spot = state.get("last_active_drawing"), state.get("last_clicked")
        if on_point and drawing and "id" in drawing["properties"]:
            on_point(drawing["properties"]["id"])
        if on_spot and spot:
            on_spot(spot["lat"], spot["lng"])

    wanted = (["last_active_drawing", "last_object_clicked_count"] if on_point else []) + (
        ["last_clicked"] if on_spot else []
    )
    st_folium(
        _base(data, geometry),
        # It renders the map once more by itself, and uses only that.
        render=False,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=wanted,
        feature_group_to_add=point_layer(points, focus, rings),
        on_change=clicked,
    )


def _base(data: Loaded, geometry: str, *scripts: str) -> Any:
    at = f"../{__name__}"
    wijken = geometry.replace("/buurt/", "/wijk/")
    # Up from the frame of the map to where our own server answers, behind any base path.
    folder = f"../../{GEOMETRY}/{data.edition.name}"
    shapes, around = (f"{folder}/{file}?v={data.snapshot.version}" for file in (geometry, wijken))
    return offline_map(f"{at}.leaflet", f"{at}.script", shapes, around, *scripts)


def _key(name: str, data: Loaded, geometry: str) -> str:
    """Another edition is another map: the one on the page holds the areas that it once fetched."""
    return f"{name}-{geometry.replace('/', '-').replace('.json', '')}-{data.snapshot.version}"
