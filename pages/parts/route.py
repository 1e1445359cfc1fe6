"""Where the chosen place stands in the chain, from the figures and from what was entered up to this moment."""

import streamlit as st

from pages.parts.loading import loaded
from pages.parts.store import initiatives_now, opened_store
from wijk.approach.route import Counts
from wijk.figures.profile import Profile
from wijk.route import Entered, route
from wijk.store.coalitions import list_coalitions
from wijk.store.consents import today
from wijk.store.errors import StoreError
from wijk.store.people import list_key_figures
from wijk.store.repository import list_confirmations, list_notes

__all__ = ["counted_route"]


def counted_route(profile: Profile) -> Counts:
    """Count what there is for each step; stops the page with one sentence when the database can't be read."""
    store, day, code = opened_store(), today(), profile.place.code
    initiatives = [stored.item for stored in initiatives_now()]
    try:
        entered = Entered(
            initiatives,
            [stored.item for stored in list_confirmations(store)],
            [stored.item for stored in list_notes(store, code)],
            [stored.item for stored in list_key_figures(store, day)],
            [stored.item for stored in list_coalitions(store, code)],
        )
    except StoreError as error:
        st.error(str(error))
        st.stop()
    return route(loaded().snapshot, profile, loaded().method, entered, day)
