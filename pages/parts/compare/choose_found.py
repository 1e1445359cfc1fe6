"""From a list of places on: to one of them, or several beside each other."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.compare.choices import keep
from wijk.figures.compare import LEAST, MOST
from wijk.figures.places import Place
from wijk.views.comparison_choice import written_places
from wijk.views.found_list import FoundTable
from wijk.views.tables import table_height

__all__ = ["beside_button", "show_to_choose"]

HEIGHT = 430


def show_to_choose(style: FoundTable, places: Sequence[Place], key: str, alt: str) -> None:
    """A table with a row per place: a press on a row goes there, ticked rows can be put beside each other."""
    st.caption(f"Druk op een gebied om ernaartoe te gaan. Vink er {LEAST} tot {MOST} aan om ze naast elkaar te zetten.")
    chosen = st.dataframe(
        style,
        key=key,
        height=table_height(len(places), HEIGHT),
        hide_index=True,
        on_select="rerun",
        selection_mode=["multi-row", "single-cell"],
        alt=alt,
    ).selection
    if chosen.cells:
        st.switch_page("pages/wijkprofiel.py", query_params={"gebied": places[chosen.cells[0][0]].key})
    ticked = [places[row] for row in chosen.rows]
    if len(places) >= LEAST:
        beside_button(ticked or (places if len(places) <= MOST else ()), f"{key}-naast")


def beside_button(places: Sequence[Place], key: str) -> None:
    """Put these places beside each other; not to be pressed when they are too few or too many."""
    fits = LEAST <= len(places) <= MOST
    st.button(
        f"Zet deze {len(places)} naast elkaar" if fits else "Zet naast elkaar",
        key=key,
        disabled=not fits,
        on_click=_put_beside,
        args=(places,),
    )


def _put_beside(places: Sequence[Place]) -> None:
    keep("naast", written_places(places))
    keep("deel", "naast")
