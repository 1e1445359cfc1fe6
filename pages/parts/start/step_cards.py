"""The look of the start page: a calm band on top, and a card for each step of the method."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.theme import plain
from wijk.approach.route import Step
from wijk.figures.places import Place
from wijk.views.route import Card

__all__ = ["PAGES", "band", "big_figure", "step_cards"]

PAGES: dict[Step, str] = {
    "profile": "pages/wijkprofiel.py",
    "initiatives": "pages/initiatieven.py",
    "matrix": "pages/fasematrix.py",
    "coalition": "pages/coalitie.py",
}
IN_A_ROW = 3
STYLE = """
<style>
.st-key-start-band { background: #eaf1f8; border-left: .5rem solid #0b5394; border-radius: .3rem;
  padding: 1.6rem 2rem 1.8rem; }
.st-key-start-band h1 { font-size: clamp(1.7rem, 2.6vw, 2.7rem) !important; line-height: 1.15; color: #0b3a66; }
.st-key-start-band [data-testid="stTextInputRootElement"] { background: #fff; border: 2px solid #0b5394; }
.st-key-start-band input { background: #fff; font-size: 1.15rem; padding: .7rem .8rem; }
.st-key-start-band button { background: #fff; }
.st-key-start-band button[kind="primary"] { background: #0b5394; }
.st-key-start-cijfers { border-left: 2px solid #b9cde0; padding-left: 1.6rem; }
.big-figure { font-size: clamp(2.4rem, 4vw, 3.8rem); font-weight: 700; line-height: 1; color: #0b5394; margin: 0; }
.step-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .2rem 1rem; }
.step-head h3 { display: flex; align-items: center; gap: .7rem; margin: 0; padding: 0 !important; }
.step-head > span { font-weight: 600; color: #1b1f24; }
.step-number { flex: none; width: 2.1rem; line-height: 2.1rem; border-radius: 50%; background: #0b5394; color: #fff;
  text-align: center; font-size: 1.1rem; }
.step-later { background: #fff; color: #4a5560; outline: 2px dashed #4a5560; outline-offset: -2px; }
[class*="st-key-stap-"] [data-testid="stPageLink"] p { color: #0b5394; }
[class*="st-key-stap-"] [data-testid="stPageLink"] a { padding-left: 0; }
@media (max-width: 640px) {
  .st-key-start-band { padding: 1rem; }
  .st-key-start-cijfers { border-left: 0; border-top: 2px solid #b9cde0; padding: 1rem 0 0; }
}
</style>
"""


def band() -> DeltaGenerator:
    """The band on top of the page, to put things in."""
    st.html(STYLE)
    return st.container(key="start-band")


def big_figure(figure: str, text: str) -> None:
    """A figure to be read from the back of the room, with what it means."""
    st.html(f'<p class="big-figure">{figure}</p>')
    st.markdown(plain(text))


def step_cards(cards: Sequence[Card], place: Place | None) -> None:
    """The steps of the method as cards, three in a row; each links to its page, for this place."""
    for start in range(0, len(cards), IN_A_ROW):
        columns = st.columns(IN_A_ROW)
        for number, (column, card) in enumerate(zip(columns, cards[start:], strict=False), start + 1):
            with column.container(border=True, height="stretch", key=f"stap-{number}"):
                _card(number, card, place)


def _card(number: int, card: Card, place: Place | None) -> None:
    later = "" if card.step else " step-later"
    st.html(
        f'<div class="step-head"><h3><span class="step-number{later}">{number}</span>{card.name}</h3>'
        f"<span>{card.standing}</span></div>"
    )
    st.markdown(plain(card.text))
    if card.step:
        query = {"gebied": place.key} if place else None
        st.page_link(PAGES[card.step], label=f"**Naar {card.name.lower()} →**", query_params=query)
