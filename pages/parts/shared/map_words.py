"""What stands under a map of the areas of a gemeente: the legend of its colours, and where its figures come from."""

import streamlit as st

from wijk.figures.choropleth import Choropleth
from wijk.views.captions import IN_TABLE, map_source, none_known, not_drawn
from wijk.views.legends import legend_html

__all__ = ["show_map_words"]


def show_map_words(shown: Choropleth, otherwise: str = IN_TABLE) -> None:
    """Show them; ``otherwise`` tells where areas are found that are not drawn."""
    st.html(legend_html(shown.classes, shown.indicator, shown.references, changed=shown.not_drawn > 0))
    if nothing := none_known(shown):
        st.caption(nothing)
    st.caption(map_source(shown.indicator, shown.year, shown.division) + not_drawn(shown.not_drawn, otherwise))
