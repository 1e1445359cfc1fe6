"""The database as the program itself uses it, opened once a process; what people do on a page goes by `database`."""

import streamlit as st

from wijk.store.database.connection import Store, database_url
from wijk.store.opening import open_store

__all__ = ["program_store"]


def program_store() -> Store:
    """The database, for what is no page. Raises StoreError when it can't be opened."""
    return _open(database_url())


@st.cache_resource(show_spinner=False)
def _open(url: str) -> Store:
    return open_store(url)
