"""For a beheerder of all areas: the log of what accounts did, on the page and as a file."""

import streamlit as st

from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import days_kept, list_deeds
from wijk.store.spreadsheets.writing import csv_bytes
from wijk.views.deeds import deed_rows
from wijk.views.numbers import number

__all__ = ["show_deeds"]

SHOWN = 100


@only_for("read", "log")
def show_deeds(store: Store) -> None:
    """Show the last of the log, with all of it to take out."""
    st.subheader("Wie deed wat")
    st.markdown(
        f"Hier staat wie iets wijzigde, wat en wanneer: geen inhoud en geen namen van sleutelfiguren. Het blijft "
        f"{number(days_kept())} dagen staan. Van wie is gewist, blijft alleen dat er is gewist."
    )
    try:
        found = list_deeds(store, SHOWN)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    if not found:
        st.markdown("Er is nog niets gebeurd.")
        return
    show_long_table(deed_rows(found), "Wie deed wat, het laatste eerst")
    st.download_button(
        "Alles als CSV",
        lambda: csv_bytes(deed_rows(list_deeds(store))),
        "wijk_wie_deed_wat.csv",
        "text/csv",
        on_click="ignore",
    )
