"""How full a figure is, counted over all areas once for each edition."""

import streamlit as st

from pages.parts.shared.loading import Loaded
from pages.parts.shared.snapshot import loaded
from wijk.figures.trend import Filled, filled_table

__all__ = ["filled_of"]

KEPT = 200


def filled_of(identifier: str) -> Filled:
    """The part of the areas that have the figures of an indicator, in the edition of this page."""
    data = loaded()
    return _filled(data.snapshot.version, identifier, data)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _filled(version: str, identifier: str, _data: Loaded) -> Filled:  # noqa: ARG001 - tells the editions apart
    return filled_table(_data.snapshot, identifier)
