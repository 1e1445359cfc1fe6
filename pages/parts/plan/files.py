"""The actions as files to take along."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from pages.parts.shared.snapshot import loaded
from wijk.approach.plan import in_order
from wijk.domain.clock import today
from wijk.domain.plan import Action, Goal
from wijk.figures.places import Place
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.export_names import about_entered, file_name
from wijk.views.plan_files import ACTION_LIST, action_list_csv, action_list_excel

__all__ = ["offer_files"]


def offer_files(place: Place, goals: Mapping[str, Goal], actions: Sequence[Action]) -> None:
    """The list of actions as Excel and as CSV."""
    method, about = loaded().method, about_entered(ACTION_LIST, place, today())
    listed = in_order(actions)
    with st.container(key="werkplan-bestanden"):
        left, right = st.columns(2)
        left.download_button(
            "Actielijst als Excel",
            partial(action_list_excel, goals, listed, method, about),
            file_name("actielijst", place, "xlsx"),
            EXCEL,
            width="stretch",
            on_click="ignore",
        )
        right.download_button(
            "Actielijst als CSV",
            partial(action_list_csv, goals, listed, method, about),
            file_name("actielijst", place, "csv"),
            "text/csv",
            width="stretch",
            on_click="ignore",
        )
