"""The map on a page: served from our own machine, coloured by class, and telling which area was clicked."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from wijk.opendata.snapshot import DATA_FOLDER
from wijk.views.maps import ASSETS, Colouring, colouring_layer, offline_map

__all__ = ["show_map"]

# A declared component only serves files here, at /component/<module>.<name>/<file>, gzipped and behind any proxy.
components.declare_component("leaflet", path=str(files("js_lib_leaflet") / "static" / "js_lib_leaflet"))
components.declare_component("script", path=str(ASSETS))
components.declare_component("geometry", path=str(DATA_FOLDER / "geometry"))


def show_map(geometry: str, version: str, colouring: Colouring, *, height: int, on_click: Callable[[str], Any]) -> None:
    """Show a geometry file coloured; ``on_click`` gets the code of the area that was clicked."""
    key = "kaart-" + geometry.replace("/", "-").replace(".json", "")

    def clicked() -> None:
        drawing = (st.session_state[key] or {}).get("last_active_drawing")
        if drawing:
            on_click(drawing["properties"]["c"])

    st_folium(
        offline_map(
            f"../{__name__}.leaflet", f"../{__name__}.script", f"../{__name__}.geometry/{geometry}?v={version}"
        ),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        feature_group_to_add=colouring_layer(colouring),
        on_change=clicked,
    )
