"""The parts of a page as a row at its top: the open one stands in the address, and comes back with the page."""

from collections.abc import Callable, Mapping

import streamlit as st

from wijk.figures.places import Place
from wijk.store.database.connection import Store

__all__ = ["PART", "PageParts", "choose_part"]

# What the address calls the open part.
PART = "deel"
# By the name of a part in the address: what people read, and what shows it.
PageParts = Mapping[str, tuple[str, Callable[[Store, Place], None]]]


def choose_part(page: str, parts: PageParts) -> Callable[[Store, Place], None]:
    """Draw the row, and return what shows the open part: that of the address, else the last one, else the first."""
    key, kept = f"{page}-{PART}", f"{page}-laatste-deel"
    asked = st.query_params.get(PART)
    last = st.session_state.get(kept)
    opened: str = next((one for one in (asked, last) if one in parts), None) or next(iter(parts))
    if opened != asked and (asked or opened == last):
        st.query_params[PART] = opened
    st.session_state[key] = st.session_state[kept] = opened
    st.segmented_control(
        f"Deel van {page}",
        list(parts),
        format_func=lambda one: parts[one][0],
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_put_in_address,
        args=(key,),
    )
    return parts[opened][1]


def _put_in_address(key: str) -> None:
    st.query_params[PART] = st.session_state[key]
