"""The dossiers of the chosen gemeente, or a line for each gemeente that has any, to sort and to take along."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import streamlit as st

from pages.parts.shared.assets import style
from pages.parts.shared.database import opened_store, shared_store
from pages.parts.shared.snapshot import Loaded, loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.dossier.all_dossiers import (
    ORDERS,
    DossierLine,
    Order,
    lines_of,
    ordered,
    per_gemeente,
    read_what_is_where,
)
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store, database_url
from wijk.store.database.stamp import stamp
from wijk.views.dossier_overview import ORDER_NAMES, SHOWN, overview_csv, overview_html, overview_sentence
from wijk.views.export_names import about_entered, file_name
from wijk.views.place_names import at

__all__ = ["show_dossiers_in", "show_gemeenten"]


def show_dossiers_in(gemeente: Place) -> None:
    """All dossiers of a gemeente; nothing as long as there is none."""
    lines = _lines(opened_store(), gemeente.key)
    if lines:
        st.header(markdown_text(f"Dossiers {at(gemeente.name)}"), anchor=False)
        _table(lines, gemeente)


def show_gemeenten() -> None:
    """A line for each gemeente with dossiers, where there are several; nothing when the database can't be read."""
    with suppress(StoreError):
        lines = _lines(shared_store(), "")
        gemeenten = per_gemeente(lines, loaded().places)
        if len(gemeenten) > 1:
            st.header("Dossiers per gemeente", anchor=False)
            _table(gemeenten, None)


def _table(lines: Sequence[DossierLine], gemeente: Place | None) -> None:
    st.html(style(Path(__file__).with_name("dossiers.css")))
    st.markdown(markdown_text(overview_sentence(lines, gemeenten=gemeente is None)))
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    order: Order = left.selectbox("Volgorde", ORDERS, format_func=ORDER_NAMES.__getitem__, key="dossiers-volgorde")
    sorted_lines = ordered(lines, order)
    right.download_button(
        "Deze lijst als CSV",
        lambda: overview_csv(sorted_lines, about_entered("Dossiers", gemeente, today()), gemeenten=gemeente is None),
        file_name("dossiers", gemeente, "csv"),
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    all_of_them = len(lines) <= SHOWN or st.checkbox(f"Toon alle {len(lines)} dossiers", key="dossiers-alle")
    shown = sorted_lines if all_of_them else sorted_lines[:SHOWN]
    st.html(overview_html(shown, gemeenten=gemeente is None))


def _lines(store: Store, gemeente: str) -> tuple[DossierLine, ...]:
    # By the same roles for what is kept as for by what it is known.
    now = store.acting_as(store.actor, store.called)
    return _made(loaded().snapshot.version, database_url(), gemeente, stamp(now), today(), now, loaded())


@st.cache_resource(show_spinner=False, max_entries=20)
def _made(
    version: str,  # noqa: ARG001 - with the next, what makes it forget
    url: str,  # noqa: ARG001
    gemeente: str,
    stamp_now: str,  # noqa: ARG001
    on: date,
    _store: Store,
    _loaded: Loaded,
) -> tuple[DossierLine, ...]:
    return lines_of(read_what_is_where(_store, on), _loaded.places, on, gemeente)
