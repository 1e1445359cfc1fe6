"""Side by side: two to eight areas by chosen figures, as a table, as charts or over the years, and to take along."""

import streamlit as st

from pages.parts.compare.choices import keep, kept_option
from pages.parts.compare.side_by_side_charts import show_side_charts, show_side_trends
from pages.parts.compare.side_by_side_choice import add_places, choose_figures, choose_places, chosen_figures
from pages.parts.compare.side_by_side_table import show_side_table
from pages.parts.shared.snapshot import loaded
from wijk.figures.compare import LEAST, compare_places
from wijk.figures.places import Place

__all__ = ["show_side_by_side"]

VIEW = "beeld"
VIEWS = {"tabel": show_side_table, "grafiek": show_side_charts, "verloop": show_side_trends}
NAMES = {"tabel": "Tabel", "grafiek": "Grafieken", "verloop": "Verloop"}


def show_side_by_side(place: Place | None) -> None:
    """Show the areas of the address, else those that begin with the place of the page."""
    chosen = choose_places(place)
    if len(chosen) < LEAST:
        add_places(place, chosen)
        return
    keys = chosen_figures(chosen)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        add_places(place, chosen)
        choose_figures(keys)
        _choose_view()
    data = loaded()
    side = compare_places(data.snapshot, data.places, chosen, keys)
    VIEWS[st.session_state[f"keuze-{VIEW}"]](side)


def _choose_view() -> None:
    key = f"keuze-{VIEW}"
    st.session_state[key] = kept_option(VIEW, list(VIEWS), next(iter(VIEWS)))
    st.segmented_control(
        "Beeld",
        list(VIEWS),
        key=key,
        format_func=lambda one: NAMES[one],
        required=True,
        label_visibility="collapsed",
        on_change=lambda: keep(VIEW, st.session_state[key]),
    )
