"""The steps of the page about a coalition: those out of sight are not drawn, and lose nothing by it."""

from collections.abc import Sequence

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

from pages.parts.coalition.learning_network import TIES_FOLD
from pages.parts.coalition.own_needs import OWN_NEEDS_FOLD
from pages.parts.coalition.saved_coalitions import SAVED_FOLDS
from pages.parts.key_figures.inventory import FOLDS
from pages.parts.shared.form_folds import was_opened

__all__ = ["STEPS", "choices_kept", "drawn_steps"]

STEPS = ("1 Sleutelfiguren", "2 Wat is nodig", "3 Beste coalitie", "4 Lerend netwerk", "5 Bewaard")
# How the names of the folds with forms begin, for the steps that have these.
FORMS = {1: FOLDS, 2: OWN_NEEDS_FOLD, 4: TIES_FOLD, 5: SAVED_FOLDS}
WAITING = "stappen waarvan de keuzes nog niet bewaard zijn"


def drawn_steps(steps: Sequence[TabContainer]) -> frozenset[int]:
    """Which steps (1 to 5) to draw: that in sight, those whose choices wait to be kept, those with an opened form."""
    waiting: frozenset[int] = st.session_state.get(WAITING, frozenset()) | _in_sight(steps)
    # Until all choices are kept, also when another run comes in between.
    st.session_state[WAITING] = waiting
    return waiting | {step for step, prefix in FORMS.items() if was_opened(prefix)}


def choices_kept(steps: Sequence[TabContainer]) -> None:
    """From the next run on, draw the steps that went out of sight no more."""
    st.session_state[WAITING] = _in_sight(steps)


def _in_sight(steps: Sequence[TabContainer]) -> frozenset[int]:
    return frozenset(number for number, step in enumerate(steps, 1) if step.open)
