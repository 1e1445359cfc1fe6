"""Side by side: two to eight areas by chosen figures, as a table, as charts or over the years, and to take along."""

from functools import partial

import streamlit as st

from pages.parts.compare.choices import keep, kept_option
from pages.parts.compare.side_by_side_charts import show_side_charts, show_side_trends
from pages.parts.compare.side_by_side_choice import (
    add_places,
    ask_for_map,
    choose_figures,
    choose_on_map,
    choose_places,
    chosen_figures,
)
from pages.parts.compare.side_by_side_table import first_place, show_side_table
from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.figures.compare import LEAST, SideBySide, compare_places
from wijk.figures.places import Place
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.side_by_side_excel import side_excel
from wijk.views.side_by_side_slide import side_slide

__all__ = ["show_side_by_side"]

VIEW = "beeld"
OFFICE = "application/vnd.openxmlformats-officedocument"
VIEWS = {"tabel": show_side_table, "grafiek": show_side_charts, "verloop": show_side_trends}
NAMES = {"tabel": "Tabel", "grafiek": "Grafieken", "verloop": "Verloop"}


def show_side_by_side(place: Place | None) -> None:
    """Show the areas of the address, else those that begin with the place of the page."""
    chosen = choose_places(place)
    if len(chosen) < LEAST:
        add_places(place, chosen)
        ask_for_map(place)
        choose_on_map(place, chosen)
        return
    keys = chosen_figures(chosen)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        add_places(place, chosen)
        choose_figures(keys)
        _choose_view()
        ask_for_map(place)
    choose_on_map(place, chosen)
    data = loaded()
    side = compare_places(data.snapshot, data.places, chosen, keys)
    VIEWS[st.session_state[f"keuze-{VIEW}"]](side)
    _show_files(side)


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


def _show_files(side: SideBySide) -> None:
    first = first_place(side)
    name = f"naast-elkaar-{first.area}"
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Vergelijking als Excel",
            partial(side_excel, side, today()),
            f"{name}.xlsx",
            EXCEL,
            on_click="ignore",
        )
        st.download_button(
            "Vergelijking als dia",
            partial(side_slide, side, first, today()),
            f"{name}.pptx",
            f"{OFFICE}.presentationml.presentation",
            on_click="ignore",
        )
