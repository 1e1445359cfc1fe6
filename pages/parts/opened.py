"""Which initiative is open, and saving it; somebody else's change is kept beside it until the user has chosen."""

from dataclasses import dataclass

import streamlit as st

from pages.parts.look import plain
from pages.parts.messages import say
from wijk.domain.initiative import Initiative
from wijk.store.database import Store
from wijk.store.errors import Conflict, StoreError
from wijk.store.records import Stored
from wijk.store.repository import delete_initiative, save_initiative

__all__ = [
    "Opened",
    "close_initiative",
    "conflict_now",
    "delete_version",
    "open_initiative",
    "opened_initiative",
    "save_version",
    "show_conflict",
]

OPENED = "geopend"
CONFLICT = "botsing"
COUNT = "geopend-aantal"


@dataclass(frozen=True, slots=True)
class Opened:
    """The initiative in the form: the ``record`` a change is made to, and the values the form ``start``s with.

    ``number`` tells one opening from the next, so that the form never shows what was typed before.
    """

    record: Stored[Initiative]
    start: Initiative
    number: int

    def key(self, field: str) -> str:
        """The key of the widget for a field."""
        return f"veld-{self.number}-{field}"


def open_initiative(record: Stored[Initiative], start: Initiative | None = None) -> None:
    """Have the page show this initiative, filled in with ``start`` where that is given."""
    number = st.session_state.get(COUNT, 0) + 1
    st.session_state[COUNT] = number
    st.session_state[OPENED] = Opened(record, start or record.item, number)
    st.session_state.pop(CONFLICT, None)


def show_conflict(record: Stored[Initiative], conflict: Conflict) -> None:
    """Have the page show a conflict that arose elsewhere, over a change made to ``record``."""
    open_initiative(record)
    st.session_state[CONFLICT] = conflict


def opened_initiative() -> Opened | None:
    """What is in the form, or None when the page shows the list."""
    opened: Opened | None = st.session_state.get(OPENED)
    return opened


def close_initiative() -> None:
    """Go back to the list."""
    st.session_state.pop(OPENED, None)
    st.session_state.pop(CONFLICT, None)


def conflict_now() -> Conflict | None:
    """The conflict that waits for the user's choice, if any."""
    conflict: Conflict | None = st.session_state.get(CONFLICT)
    return conflict


def save_version(store: Store, item: Initiative, version: int) -> None:
    """Save a change made to ``version`` and go back to the list, or have the page show the conflict."""
    try:
        save_initiative(store, item, version)
    except Conflict as conflict:
        st.session_state[CONFLICT] = conflict
    except StoreError as error:
        st.error(plain(str(error)))
        return
    else:
        say(f"Bewaard: {item.name}.")
        close_initiative()
    st.rerun()


def delete_version(store: Store, record: Stored[Initiative]) -> None:
    """Delete this version and go back to the list, or have the page show the conflict."""
    try:
        delete_initiative(store, record.id, record.version)
    except Conflict as conflict:
        st.session_state[CONFLICT] = conflict
    except StoreError as error:
        st.error(plain(str(error)))
        return
    else:
        say(f"Verwijderd: {record.item.name}. Onder 'Verwijderd' kunt u het 30 dagen lang terughalen.")
        close_initiative()
    st.rerun()
