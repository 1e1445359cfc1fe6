"""Where the chosen place stands in the chain, from the figures and from what was entered up to this moment."""

from datetime import date

import streamlit as st

from pages.parts.shared.database import dossier_now
from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.dossier.entered import Dossier
from wijk.dossier.route import Entered, Route, make_route
from wijk.figures.profile import Profile
from wijk.store.database.connection import database_url

__all__ = ["current_route"]


def current_route(profile: Profile) -> Route:
    """Where the place stands now; stops the page with one sentence when the database can't be read."""
    dossier = dossier_now(profile.place)
    return _route(
        loaded().snapshot.version, database_url(), profile.place.key, dossier.stamp, today(), profile, dossier
    )


@st.cache_resource(show_spinner=False, max_entries=50)
def _route(
    version: str,  # noqa: ARG001 - with the next three, what makes it forget
    url: str,  # noqa: ARG001
    key: str,  # noqa: ARG001
    stamp: str,  # noqa: ARG001
    on: date,
    _profile: Profile,
    _dossier: Dossier,
) -> Route:
    entered = Entered(
        _dossier.supply.initiatives,
        _dossier.supply.decided,
        _dossier.people.items,
        [stored.item for stored in _dossier.coalitions.living],
        [stored.item for stored in _dossier.plan.goals.living],
        [stored.item for stored in _dossier.plan.actions.living],
        _dossier.evaluated,
    )
    return make_route(loaded().snapshot, _profile, loaded().method, entered, on)
