"""The matrix of a place with its findings, kept until somebody changes an initiative or a decision."""

from datetime import date

import streamlit as st

from pages.parts.shared.snapshot import loaded, profile_of
from wijk.dossier.entered import EnteredSupply
from wijk.dossier.overview import Order, Overview, kept_by, make_overview
from wijk.figures.places import Place
from wijk.store.database.connection import database_url

__all__ = ["overview_of"]

# A room looks at one place, with a few filters; many rooms look at many.
KEPT_OVERVIEWS = 100


def overview_of(
    supply: EnteredSupply,
    place: Place,
    on: date,
    form: str = "alle",
    confirmed: bool = False,
    order: Order = "concentratie",
) -> Overview:
    """The matrix of a place with its findings, after a filter (see `kept_by`)."""
    known_as = (database_url(), supply.stamp, loaded().snapshot.version, place.key)
    return _overview(supply, place, known_as, form, confirmed, order, on)


@st.cache_resource(show_spinner=False, max_entries=KEPT_OVERVIEWS)
def _overview(
    _supply: EnteredSupply,
    _place: Place,
    known_as: tuple[str, str, str, str],  # noqa: ARG001 - tells one place and what was entered from others
    form: str,
    confirmed: bool,
    order: Order,
    on: date,
) -> Overview:
    return make_overview(
        loaded().snapshot,
        profile_of(_place),
        loaded().method,
        _supply.items,
        _supply.empty,
        on,
        kept=kept_by(_supply.items, form, confirmed, on),
        order=order,
        entered=_supply.entered,
    )
