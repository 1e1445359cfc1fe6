"""What the people at the table decided about a place, in words, with what the data ask about it since."""

import streamlit as st

from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.start.step_cards import PAGES
from wijk.dossier.route import Route
from wijk.figures.places import Place
from wijk.views.decisions import told_lines

__all__ = ["show_decisions"]

AT_ONCE = 6


def show_decisions(route: Route, place: Place) -> None:
    """The decisions that hold, the priorities first; many are behind a fold. Nothing when there are none."""
    lines = told_lines(route.decisions, route.remarks, loaded().method)
    if not lines:
        return
    st.header("Wat besloten de mensen aan tafel?", anchor=False)
    st.markdown(_list(lines[:AT_ONCE]))
    if lines[AT_ONCE:]:
        with st.expander("De andere besluiten"):
            st.markdown(_list(lines[AT_ONCE:]))
    st.page_link(PAGES["matrix"], label="**Naar de fasematrix om te antwoorden →**", query_params={"gebied": place.key})


def _list(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {markdown_text(line)}" for line in lines)
