"""How full each figure is, counted once for each edition: over all areas that takes a second."""

import streamlit as st

from pages.parts.shared.loading import Loaded
from pages.parts.shared.snapshot import loaded
from wijk.figures.trend import Filled, filled_table

__all__ = ["filled_now"]

KEPT = 2


def filled_now() -> Filled:
    """The part of the areas that have each figure, in the edition of this page."""
    data = loaded()
    return _filled(data.snapshot.version, data)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _filled(version: str, _data: Loaded) -> Filled:  # noqa: ARG001 - tells the editions apart
    return filled_table(_data.snapshot)
