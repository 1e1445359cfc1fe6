"""What users entered: the database opened once a process, and what is in it read once for a whole page."""

import streamlit as st

from pages.parts.login.signed_in import as_visitor
from pages.parts.shared.program_store import program_store
from wijk.domain.clock import today
from wijk.domain.meeting import LiveMeeting, Recognition
from wijk.dossier.entered import Dossier, EnteredSupply, read_dossier, read_supply
from wijk.dossier.meetings import Meetings, read_meetings, read_recognitions
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.damage import damage_told
from wijk.store.meetings.live import live_meeting_of

__all__ = [
    "dossier_now",
    "meetings_now",
    "opened_store",
    "recognitions_now",
    "shared_store",
    "show_damage",
    "supply_now",
]

OPENED = "database geopend"


def opened_store() -> Store:
    """The database, with who looks at the page; stops the page with one sentence when it can't be opened."""
    try:
        store = as_visitor(program_store())
        st.session_state[OPENED] = True
        return store
    except StoreError as error:
        st.error(str(error))
        st.stop()


def shared_store() -> Store:
    """The same database, for what goes on without it. Raises StoreError when it can't be opened."""
    return as_visitor(program_store())


def supply_now() -> EnteredSupply:
    """The initiatives and the decisions as they are at this moment; stops the page when they can't be read."""
    try:
        return read_supply(opened_store())
    except StoreError as error:
        st.error(str(error))
        st.stop()


def dossier_now(place: Place) -> Dossier:
    """What was entered that a place needs, as it is at this moment; stops the page when it can't be read."""
    try:
        return read_dossier(opened_store(), place, today())
    except StoreError as error:
        st.error(str(error))
        st.stop()


def meetings_now(place: Place) -> tuple[Meetings, LiveMeeting | None]:
    """The meetings of a place, and the one that is open now if any; stops the page when they can't be read."""
    try:
        return read_meetings(opened_store(), place), live_meeting_of(opened_store(), place.known_as)
    except StoreError as error:
        st.error(str(error))
        st.stop()


def recognitions_now(place: Place) -> tuple[Recognition, ...]:
    """What rooms said of the figures of a place; nothing when they can't be read, for figures need no database."""
    try:
        return read_recognitions(shared_store(), place)
    except StoreError:
        return ()


def show_damage() -> None:
    """Say on every page which rows could not be read, once a page met them; pages that need no database do without."""
    told = damage_told(program_store().unreadable) if st.session_state.get(OPENED) else ""
    if told:
        st.warning(told)
