"""Where the chosen place stands in the chain, from the figures and from what was entered up to this moment."""

import streamlit as st

from pages.parts.shared.database import initiatives_now, opened_store
from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.dossier.route import Entered, Route, make_route
from wijk.figures.profile import Profile
from wijk.store.coalitions.queries import list_coalitions
from wijk.store.common.errors import StoreError
from wijk.store.key_figures.queries import list_key_figures
from wijk.store.matrix.decisions import list_decisions

__all__ = ["current_route"]


def current_route(profile: Profile) -> Route:
    """Where the place stands now; stops the page with one sentence when the database can't be read."""
    store, day = opened_store(), today()
    try:
        entered = Entered(
            initiatives_now(),
            [stored.item for stored in list_decisions(store)],
            [stored.item for stored in list_key_figures(store, day)],
            [stored.item for stored in list_coalitions(store, profile.place.known_as)],
        )
    except StoreError as error:
        st.error(str(error))
        st.stop()
    return make_route(loaded().snapshot, profile, loaded().method, entered, day)
