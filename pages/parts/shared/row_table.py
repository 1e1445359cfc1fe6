"""A table with buttons in its rows, as one element: read as a table, and done by keyboard."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.shared.element import element
from pages.parts.shared.permitted import is_permitted, tell_who_can
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.views.row_table import RowTable, to_look_at

__all__ = ["do_deed", "show_rows"]

HERE = Path(__file__).parent
_rows = element("rijen", '<div class="rows"></div>', HERE / "row_table.css", HERE / "row_table.js")


def show_rows(store: Store, place: Place, key: str, table: RowTable, do: Callable[[str, str], None]) -> None:
    """Draw the table of a place; ``do`` is called with the deed and the id of the row of a button that is pressed.

    Who may not fill in anything there has only the buttons to look.
    """
    if not is_permitted(store, "write", "records", place):
        table = to_look_at(table)
        tell_who_can("write", "records", place)
    _rows(key=key, data=asdict(table), on_deed_change=partial(_pressed, key, table, do))


def do_deed(table: RowTable, do: Callable[[str, str], None], given: object) -> None:
    """Do what was pressed: what comes from a browser can be anything, so only what the table offers is done."""
    offered = [[deed, row.id] for row in table.rows for deed, _ in row.deeds]
    if isinstance(given, list) and given in offered:
        do(*given)


def _pressed(key: str, table: RowTable, do: Callable[[str, str], None]) -> None:
    do_deed(table, do, st.session_state[key].get("deed"))
