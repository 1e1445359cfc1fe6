"""The look of the start page: a calm band on top, and a card for each step of the method."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.assets import style
from pages.parts.shared.theme import markdown_text
from wijk.approach.route import Step
from wijk.figures.places import Place
from wijk.views.route import Card

__all__ = ["PAGES", "band", "big_figure", "step_cards"]

PAGES: dict[Step, str] = {
    "profile": "pages/wijkprofiel.py",
    "initiatives": "pages/initiatieven.py",
    "matrix": "pages/fasematrix.py",
    "coalition": "pages/coalitie.py",
    "plan": "pages/werkplan.py",
    "evaluate": "pages/evalueren.py",
}
IN_A_ROW = 3


def band() -> DeltaGenerator:
    """The band on top of the page, to put things in."""
    st.html(style(Path(__file__).with_name("start.css")))
    return st.container(key="start-band")


def big_figure(figure: str, text: str) -> None:
    """A figure to be read from the back of the room, with what it means."""
    st.html(f'<p class="big-figure">{figure}</p>')
    st.markdown(markdown_text(text))


def step_cards(cards: Sequence[Card], place: Place | None) -> None:
    """The steps of the method as cards, three in a row; each links to its page, for this place."""
    for start in range(0, len(cards), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for number, (column, card) in enumerate(zip(columns, cards[start:], strict=False), start + 1):
            with column.container(border=True, height="stretch", key=f"stap-{number}"):
                _card(number, card, place)


def _card(number: int, card: Card, place: Place | None) -> None:
    st.html(
        f'<div class="step-head"><h3><span class="step-number">{number}</span>{card.name}</h3>'
        f"<span>{card.state}</span></div>"
    )
    st.markdown(markdown_text(card.text))
    query = {"gebied": place.key} if place else None
    st.page_link(PAGES[card.step], label=f"**Naar {card.name.lower()} →**", query_params=query)
