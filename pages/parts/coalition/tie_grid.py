"""Who knows whom as a grid to tick: a press goes from no tie to a light one, to a strong one, and back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.shared.element import element
from pages.parts.shared.messages import say_wrong
from pages.parts.shared.permitted import may_change, tell_who_can
from pages.parts.shared.theme import markdown_text
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.queries import change_tie
from wijk.views.tie_grid import NEXT, tie_grid

__all__ = ["press_tie", "tick_ties"]

HERE = Path(__file__).parent
GRID = "wie-kent-wie"
HOW = (
    "Druk op een vakje: niets, ✓ licht (zij kennen elkaar), ✓✓ sterk (zij kennen elkaar goed), en weer niets. "
    "Met Tab gaat u naar het volgende vakje."
)
_grid = element("wie_kent_wie", '<div class="ties"></div>', HERE / "tie_grid.css", HERE / "tie_grid.js")


def tick_ties(store: Store, place: Place, members: Sequence[KeyFigure], ties: Sequence[Tie]) -> None:
    """The grid of these members under its title, of two or more; a press is kept before the page is drawn.

    Only a tie of somebody in an area where who looks may fill in something can be pressed.
    """
    if len(members) < 2:
        return
    st.subheader("Vul in wie elkaar kennen")
    may = {one.id for one in members if may_change(store, one)}
    if may:
        st.caption(markdown_text(HOW))
    else:
        tell_who_can("write", "records", place)
    data = tie_grid(members, ties, lambda one, other: one in may or other in may)
    _grid(key=GRID, data=data, on_pressed_change=partial(_pressed, store, tuple(members), tuple(ties)))


def press_tie(store: Store, members: Sequence[KeyFigure], ties: Sequence[Tie], given: object) -> None:
    """Keep what a press makes of the tie between two of these members; what is no such press is left alone.

    ``ties`` are those that were seen. Raises StoreError where that can't be kept, or somebody else was first.
    """
    known = {member.id for member in members}
    match given:
        case [str() as one, str() as other] if one != other and {one, other} <= known:
            now = next((tie.strength for tie in ties if {tie.one, tie.other} == {one, other}), None)
            change_tie(store, one, other, now, NEXT[now])


def _pressed(store: Store, members: Sequence[KeyFigure], ties: Sequence[Tie]) -> None:
    try:
        press_tie(store, members, ties, st.session_state[GRID].get("pressed"))
    except StoreError as error:
        say_wrong(str(error))
