"""The places side by side as a table to sort, with a bar in each cell, and in words what one of them differs."""

from pathlib import Path

import streamlit as st

from pages.parts.compare.choices import keep, kept_option
from pages.parts.shared.element import element
from pages.parts.shared.place_picker import PLACE, chosen
from pages.parts.shared.theme import markdown_text, show_table
from wijk.figures.compare import SideBySide
from wijk.figures.places import Place
from wijk.views.sentences.one_beside_others import beside_sentence, beside_table, margin_table
from wijk.views.side_by_side_table import (
    mark_names,
    missing_sentences,
    scale_text,
    side_sources,
    table_data,
    told_apart,
)

__all__ = ["first_place", "show_side_table"]

HERE = Path(__file__).parent
FIRST = "voorop"
_table = element(
    "naast_elkaar",
    '<div class="naast-elkaar"><div class="scrolls" role="region"></div></div>',
    HERE / "side_by_side.css",
    HERE / "side_by_side.js",
)


def first_place(side: SideBySide) -> Place:
    """The place of which the differences are told: the one chosen for it, else that of the page, else the first."""
    keys = [place.key for place in side.places]
    return side.places[keys.index(kept_option(FIRST, keys, chosen(PLACE, keys, keys[0])))]


def show_side_table(side: SideBySide) -> None:
    """The table with what its marks and bars mean, the differences of one place in words, and margins on demand."""
    place = first_place(side)
    st.markdown(markdown_text(beside_sentence(side, place)))
    _table(key="naast-elkaar", data={**table_data(side), "label": "Gebieden naast elkaar, per cijfer een balk"})
    gemeente, netherlands = mark_names(side)
    marks = [*([f"Streep ❙ is {gemeente}."] if gemeente else []), f"Ruit ◇ is {netherlands}."]
    st.caption(markdown_text(" ".join([*marks, scale_text(side), side_sources(side)])))
    for told in missing_sentences(side):
        st.caption(markdown_text(told))
    _show_words(side, place)
    margins = st.expander("Marges: wanneer zegt een verschil iets?", on_change="rerun")
    if margins.open:
        with margins:
            show_table(margin_table(side))


def _show_words(side: SideBySide, place: Place) -> None:
    names = dict(zip((one.key for one in side.places), told_apart(side.places), strict=True))
    key = f"keuze-{FIRST}"
    st.session_state[key] = place.key
    heading, choice = st.columns([3, 2], vertical_alignment="bottom")
    heading.subheader("Het verschil in woorden")
    choice.selectbox(
        "Verteld over",
        list(names),
        key=key,
        format_func=lambda one: names[one],
        on_change=lambda: keep(FIRST, st.session_state[key]),
    )
    show_table(beside_table(side, place))
