"""Comparing: supply beside need, and what else a policymaker asks over several areas."""

from collections.abc import Callable

import streamlit as st

from pages.parts.compare.alike import show_alike
from pages.parts.compare.choices import keep, kept_option
from pages.parts.compare.country_map import show_country_map
from pages.parts.compare.find_places import show_find_places
from pages.parts.compare.side_by_side import show_side_by_side
from pages.parts.compare.supply import show_supply
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from wijk.figures.places import Place

through_app()

PART = "deel"
PARTS: dict[str, tuple[str, Callable[[Place | None], None]]] = {
    "naast": ("Naast elkaar", show_side_by_side),
    "aanbod": ("Aanbod naast behoefte", show_supply),
    "vinden": ("Plekken vinden", show_find_places),
    "lijkt-op": ("Lijkt op", show_alike),
    "land": ("Heel Nederland", show_country_map),
}

place = chosen_place()
if place:
    picker_row(place)
st.title("Vergelijken")
if place is None:
    show_place(search_box() or examples(country=False))
st.session_state[f"keuze-{PART}"] = kept_option(PART, list(PARTS), next(iter(PARTS)))
part = st.radio(
    "Wat wilt u vergelijken?",
    list(PARTS),
    horizontal=True,
    label_visibility="collapsed",
    key=f"keuze-{PART}",
    format_func=lambda one: PARTS[one][0],
    on_change=lambda: keep(PART, st.session_state[f"keuze-{PART}"]),
)
PARTS[part][1](place)
