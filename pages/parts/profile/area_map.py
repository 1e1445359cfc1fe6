"""The map around a place with its controls and legend, and the same figures as a table to choose from."""

from typing import Any

import streamlit as st

from pages.parts.shared.map_words import show_map_words
from pages.parts.shared.offline_map import show_map
from pages.parts.shared.place_picker import INDICATOR, LEVEL, ZOOM, choose, chosen, remember
from pages.parts.shared.snapshot import Loaded, choropleth_of, loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import Level
from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import (
    Choropleth,
    area_on_map,
    bounds_of,
    drawable_share,
    drawn_around,
    known_levels,
    map_division,
    map_figures,
    opening_figure,
    opening_level,
)
from wijk.figures.places import Place
from wijk.opendata.snapshot import geometry_file
from wijk.views.captions import few_drawn, figure_label, not_in_division, only_levels
from wijk.views.maps import Colouring
from wijk.views.tables import area_table_style

__all__ = ["area_map", "area_table"]

MAP_HEIGHT = 400
TABLE_HEIGHT = 320
CACHED_LEVELS = 300
LEVELS = {"wijk": "Wijken", "buurt": "Buurten", "gemeente": "Heel Nederland"}
# Why the map opens on another level than asked for, told under the controls.
NOTE = "kaart-uitleg"
ZOOMS = {"alles": "Alles", "gebied": "Gekozen gebied"}


def area_map(place: Place) -> Choropleth:
    """Show the controls, the map and its legend; gives what it showed, for the table."""
    st.session_state.pop(NOTE, None)
    indicator, year, level, zoom = _controls(place)
    if NOTE in st.session_state:
        st.caption(markdown_text(st.session_state[NOTE]))
    municipality = place.municipality_in(map_division(loaded().snapshot, indicator, year))
    shown = choropleth_of(indicator, year, level, None if level == "gemeente" else municipality)
    selected = area_on_map(place, level, shown.division)
    if shown.bounds is None:
        st.info("Van deze gebieden hebben wij geen grenzen. De cijfers staan in de tabel hieronder.")
        return shown
    itself, around = shown.drawn[shown.drawn["code"] == selected], drawn_around(loaded().snapshot, place, shown)
    focus = bounds_of(itself) or bounds_of(around) if zoom == "gebied" else None
    values = shown.table.reindex(shown.drawn["code"])
    colouring = Colouring(
        values=values["value"].tolist(),
        edges=shown.classes.edges,
        decimals=indicator.decimals,
        unit=indicator.short_unit,
        selected=selected,
        focus=focus or shown.bounds,
        around="".join(around["code"]),
    )
    geometry = geometry_file(shown.division, level, municipality)
    show_map(
        loaded(),
        geometry,
        colouring,
        height=MAP_HEIGHT,
        on_click=lambda code: choose(loaded().places.at(code, shown.division).key),
    )
    show_map_words(shown)
    return shown


def area_table(place: Place, shown: Choropleth) -> None:
    """The figures of the map as a table that sorts; choosing a row moves the page there."""
    key = f"tabel-{place.key}-{shown.indicator.id}-{shown.year}-{shown.level}"
    style = area_table_style(shown)
    codes = list(style.index)

    def picked() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            choose(loaded().places.at(codes[rows[0]], shown.division).key)

    st.dataframe(
        style,
        key=key,
        height=TABLE_HEIGHT,
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt=f"{shown.indicator.name} per gebied, {shown.year}",
    )


def _controls(place: Place) -> tuple[Indicator, int, Level, str]:
    """The figure, the level and the zoom, each kept in the address."""
    first, second, third = st.columns([50, 27, 26])
    with first:
        figures = _figures_on_map()
        default = _figure_key(*opening_figure(loaded().snapshot.catalogue, place.division))
        key = _select("Cijfer op de kaart", {key: label for key, (_, _, label) in figures.items()}, INDICATOR, default)
    indicator, year, _ = figures[key]
    with second:
        level = _choose_level(place, indicator, year)
    with third:
        zoom = _select("Inzoomen op", ZOOMS, ZOOM, "alles")
    return indicator, year, level, zoom


def _figures_on_map() -> dict[str, tuple[Indicator, int, str]]:
    """The figures to choose from by their key in the address, with their label."""
    return {
        _figure_key(indicator, year): (indicator, year, figure_label(indicator, year))
        for indicator, year in map_figures(loaded().snapshot.catalogue)
    }


def _figure_key(indicator: Indicator, year: int) -> str:
    return f"{indicator.id}-{year}"


def _choose_level(place: Place, indicator: Indicator, year: int) -> Level:
    """Wijken or buurten of the gemeente, or all gemeenten; says why when it opens on a larger level."""
    snapshot = loaded().snapshot
    division = map_division(snapshot, indicator, year)
    wanted: Level = "buurt" if place.level == "buurt" else "wijk"
    level: Level
    municipality = place.municipality_in(division)
    if municipality not in snapshot.areas[division].index:
        level = _select("Kaart van", {"gemeente": LEVELS["gemeente"]}, LEVEL, "gemeente")
        if place.level != "land":
            st.session_state[NOTE] = not_in_division(place.municipality_name, division)
        return level
    known = _known_levels(snapshot.version, indicator.id, year, loaded())
    opening = opening_level(snapshot, division, wanted, municipality)
    if opening != wanted:
        share = drawable_share(snapshot, division, wanted, municipality)
        st.session_state[NOTE] = few_drawn(wanted, place.municipality_name, share, division)
    if only := only_levels(known):
        st.session_state[NOTE] = only
    offered: dict[str, str] = {name: label for name, label in LEVELS.items() if name in known}
    level = _select("Kaart van", offered, LEVEL, opening if opening in offered else next(iter(offered)))
    return level


@st.cache_resource(show_spinner=False, max_entries=CACHED_LEVELS)
def _known_levels(version: str, indicator: str, year: int, _data: Loaded) -> tuple[Level, ...]:  # noqa: ARG001
    return known_levels(_data.snapshot, _data.snapshot.catalogue[indicator], year)


def _select(label: str, options: dict[str, str], parameter: str, default: str) -> Any:
    keys = list(options)
    key = f"keuze-{parameter}"
    st.session_state[key] = chosen(parameter, keys, default)
    st.selectbox(
        label,
        keys,
        format_func=lambda option: options[option],
        key=key,
        on_change=lambda: remember(parameter, st.session_state[key]),
    )
    return st.session_state[key]
