"""What the page of the matrix works with, kept until somebody changes an initiative or a decision.

A rerun asks the database one thing: whether anything changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.parts.shared.database import opened_store
from pages.parts.shared.snapshot import loaded, profile_of
from wijk.domain.answers import CellConfirmation
from wijk.domain.decision import Decision, empty_cells
from wijk.domain.initiative import Initiative
from wijk.dossier.days import changed_days, entered_days
from wijk.dossier.overview import Order, Overview, kept_by, make_overview
from wijk.figures.places import Place
from wijk.store.database.connection import Store, database_url
from wijk.store.database.record_types import DECISIONS, INITIATIVES
from wijk.store.database.records import Stored
from wijk.store.database.stamp import stamp
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.matrix.decisions import list_decisions

__all__ = ["Entered", "entered_now", "overview_of"]

# A room looks at one place, with a few filters; many rooms look at many.
KEPT_OVERVIEWS = 100


@dataclass(frozen=True, slots=True)
class Entered:
    """All initiatives and decisions, the days of the initiatives (by id), and the cells that are surely empty.

    ``mark`` is the store's stamp of before they were read: others with the same mark are the same.
    """

    mark: str
    initiatives: tuple[Initiative, ...]
    entered: Mapping[str, date]
    changed: Mapping[str, date]
    decisions: tuple[Stored[Decision], ...]
    empty: tuple[CellConfirmation, ...]


def entered_now() -> Entered:
    """What was entered as it is at this moment; nobody changes it. Raises StoreError when it can't be read."""
    store = opened_store()
    return _entered(store, database_url(), stamp(store, INITIATIVES, DECISIONS))


def overview_of(entered: Entered, place: Place, form: str, confirmed: bool, order: Order, on: date) -> Overview:
    """The matrix of a place with its findings, after a filter (see `kept_by`)."""
    known_as = (database_url(), entered.mark, loaded().snapshot.version, place.key)
    return _overview(entered, place, known_as, form, confirmed, order, on)


@st.cache_resource(show_spinner=False, max_entries=3)
def _entered(_store: Store, url: str, mark: str) -> Entered:  # noqa: ARG001 - what makes it forget
    records, decisions = list_initiatives(_store), list_decisions(_store)
    return Entered(
        mark,
        tuple(stored.item for stored in records),
        entered_days(records),
        changed_days(records),
        decisions,
        empty_cells(stored.item for stored in decisions),
    )


@st.cache_resource(show_spinner=False, max_entries=KEPT_OVERVIEWS)
def _overview(
    _entered: Entered,
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
        _entered.initiatives,
        _entered.empty,
        on,
        kept=kept_by(_entered.initiatives, form, confirmed, on),
        order=order,
        entered=_entered.entered,
    )
