"""What people did to the plan last, to undo: one press each, the last first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.records import Stored

__all__ = ["offer_undo", "remember_undo"]

DONE = "werkplan-gedaan"
MOST_UNDONE = 20


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done (Dutch) to a record (id), the version that it left, and what undoes that version."""

    told: str
    id: str
    version: int
    undo: Callable[[int], Stored[Any]]


def remember_undo(told: str, kept: Stored[Any], undo: Callable[[int], Stored[Any]]) -> None:
    """Remember what was done, the record as it was kept by that, and how to undo it, given the version to undo."""
    st.session_state[DONE] = [*_done(), Deed(told, kept.id, kept.version, undo)][-MOST_UNDONE:]


def offer_undo() -> None:
    """A button that undoes the last deed, while there is any."""
    if done := _done():
        label = markdown_text(f"↶ Maak ongedaan: {done[-1].told}")
        st.button(label, key="werkplan-ongedaan", on_click=_undo, width="stretch", wrap=False)


def _undo() -> None:
    *before, last = _done()
    st.session_state[DONE] = before
    try:
        undone = last.undo(last.version)
    except Conflict:
        say_wrong(f"Niet ongedaan gemaakt: {last.told}. Iemand anders wijzigde dit intussen.")
    except StoreError as error:
        say_wrong(str(error))
    else:
        if undone.version == last.version + 1:
            # Nobody came in between: the record is as the deed before this one left it.
            st.session_state[DONE] = [_left(one, undone) if _is_before(one, last) else one for one in before]
        say(f"Ongedaan gemaakt: {last.told}.")


def _is_before(one: Deed, last: Deed) -> bool:
    return (one.id, one.version) == (last.id, last.version - 1)


def _left(one: Deed, record: Stored[Any]) -> Deed:
    return replace(one, version=record.version)


def _done() -> list[Deed]:
    found: list[Deed] = st.session_state.get(DONE, [])
    return found
