"""From a list of places on: to one of them, or several beside each other."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.compare.choices import keep
from pages.parts.shared.theme import markdown_text
from wijk.figures.compare import LEAST, MOST
from wijk.figures.places import Place
from wijk.views.comparison_choice import written_places
from wijk.views.distinct import distinct
from wijk.views.found_list import FoundTable
from wijk.views.place_names import full_name
from wijk.views.tables import table_height

__all__ = ["beside_button", "show_to_choose"]

HEIGHT = 430


def show_to_choose(style: FoundTable, places: Sequence[Place], key: str, alt: str) -> None:
    """A table with a row per place: from a chosen row one goes there, some chosen rows can be put beside each other.

    They can be chosen by name as well, for whom the table can't be reached. Moving through the rows chooses nothing.
    """
    ticked = st.dataframe(
        style,
        key=key,
        height=table_height(len(places), HEIGHT),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        alt=alt,
    ).selection.rows
    by_key = {place.key: place for place in places}
    names, go, beside = st.columns([6, 3, 3], vertical_alignment="bottom")
    named = names.multiselect(
        f"Vink een gebied aan om ernaartoe te gaan, of {LEAST} tot {MOST} om ze naast elkaar te zetten. "
        "U kunt ze ook op naam kiezen:",
        list(by_key),
        key=f"{key}-op-naam",
        format_func=distinct(
            {one: full_name(place) for one, place in by_key.items()}, {one: one for one in by_key}
        ).__getitem__,
        placeholder="Typ een deel van de naam",
    )
    chosen = list(dict.fromkeys([*(places[row] for row in ticked), *(by_key[one] for one in named)]))
    label = f"Ga naar {full_name(chosen[0])}" if len(chosen) == 1 else "Ga naar dit gebied"
    if go.button(markdown_text(label), key=f"{key}-ga", width="stretch", wrap=True, disabled=len(chosen) != 1):
        st.switch_page("pages/wijkprofiel.py", query_params={"gebied": chosen[0].key})
    with beside:
        beside_button(chosen or (places if len(places) <= MOST else ()), f"{key}-naast")


def beside_button(places: Sequence[Place], key: str) -> None:
    """Put these places beside each other; not to be pressed when they are too few or too many."""
    fits = LEAST <= len(places) <= MOST
    st.button(
        f"Zet deze {len(places)} naast elkaar" if fits else "Zet naast elkaar",
        key=key,
        width="stretch",
        disabled=not fits,
        on_click=_put_beside,
        args=(places,),
    )


def _put_beside(places: Sequence[Place]) -> None:
    keep("naast", written_places(places))
    keep("deel", "naast")
