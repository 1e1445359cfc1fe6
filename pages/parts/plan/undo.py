"""What people did to the plan last, to undo: one press each, the last first."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import Conflict, StoreError

__all__ = ["offer_undo", "remember_undo"]

DONE = "werkplan-gedaan"
MOST_UNDONE = 20


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done (Dutch), and what undoes it."""

    told: str
    undo: Callable[[], object]


def remember_undo(told: str, undo: Callable[[], object]) -> None:
    """Remember what was done and how to undo it."""
    st.session_state[DONE] = [*_done(), Deed(told, undo)][-MOST_UNDONE:]


def offer_undo() -> None:
    """A button that undoes the last deed, while there is any."""
    if done := _done():
        label = markdown_text(f"↶ Maak ongedaan: {done[-1].told}")
        st.button(label, key="werkplan-ongedaan", on_click=_undo, width="stretch", wrap=False)


def _undo() -> None:
    *st.session_state[DONE], last = _done()
    try:
        last.undo()
    except Conflict:
        say_wrong(f"Niet ongedaan gemaakt: {last.told}. Iemand anders wijzigde dit intussen.")
    except StoreError as error:
        say_wrong(str(error))
    else:
        say(f"Ongedaan gemaakt: {last.told}.")


def _done() -> list[Deed]:
    found: list[Deed] = st.session_state.get(DONE, [])
    return found
