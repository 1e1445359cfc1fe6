"""The page while two versions of the open initiative wait for a choice."""

import streamlit as st

from pages.parts.initiatives.opened import INITIATIVES, OpenInitiative
from pages.parts.shared.browser import scroll_to_top
from pages.parts.shared.conflict import settle
from pages.parts.shared.record_editing import conflict_over
from wijk.store.database.connection import Store

__all__ = ["show_conflict"]


def show_conflict(opened: OpenInitiative, store: Store) -> bool:
    """Show both versions and the ways out; False when nobody else changed the open initiative."""
    conflict = conflict_over(INITIATIVES, opened.record.id)
    if conflict is None:
        return False
    scroll_to_top(f"versies {opened.number}")
    st.title("Twee versies van hetzelfde initiatief")
    settle(INITIATIVES, store, conflict.mine or opened.record.item, opened.record)
    return True
