"""What users entered: the database opened once a process, and its initiatives kept until somebody changes one."""

import streamlit as st

from wijk.domain.initiative import Initiative
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store, database_url
from wijk.store.database.damage import damage_told
from wijk.store.database.records import Stored
from wijk.store.initiatives.queries import initiatives_stamp, list_initiatives
from wijk.store.opening import open_store

__all__ = ["initiatives_now", "opened_store", "show_damage"]

OPENED = "database geopend"


def opened_store() -> Store:
    """The database; stops the page with one sentence when it can't be opened."""
    try:
        store = _open(database_url())
        st.session_state[OPENED] = True
        return store
    except StoreError as error:
        st.error(str(error))
        st.stop()


def initiatives_now() -> tuple[Stored[Initiative], ...]:
    """All initiatives as they are at this moment, oldest first; nobody changes the tuple."""
    url = database_url()
    try:
        return _initiatives(url, initiatives_stamp(opened_store()))
    except StoreError as error:
        st.error(str(error))
        st.stop()


def show_damage() -> None:
    """Say on every page which rows could not be read, once a page met them; pages that need no database do without."""
    told = damage_told(_open(database_url()).unreadable) if st.session_state.get(OPENED) else ""
    if told:
        st.warning(told)


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return open_store(url)


@st.cache_resource(show_spinner=False, max_entries=3)
def _initiatives(url: str, stamp: str) -> tuple[Stored[Initiative], ...]:  # noqa: ARG001 - the stamp is what makes it forget
    return list_initiatives(_open(url))
