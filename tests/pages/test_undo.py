"""Undoing what was done last: a refusal ends it, a database that just can't be written does not."""

from streamlit.testing.v1 import AppTest

from tests.pages.test_coalitie import fine, press, shown
from wijk.store.common.errors import NotNow, StoreError

SCRIPT = """
import streamlit as st
from pages.parts.shared.messages import show_said
from pages.parts.shared.undo import UndoStack
from wijk.domain.clock import now
from wijk.store.database.records import Stored

def undone(version):
    answer = st.session_state.answers.pop(0)
    if isinstance(answer, Exception):
        raise answer
    return Stored("x", "a", version + 1, now(), now())

if "answers" not in st.session_state:
    st.session_state.answers = []
    for told in ("eerst", "daarna"):
        UndoStack("proef").remember(told, Stored("x", told, 1, now(), now()), undone)
show_said()
UndoStack("proef").offer()
UndoStack("anders").offer()
"""


def test_it_can_be_tried_again_only_where_the_database_just_could_not_be_written() -> None:
    page = fine(AppTest.from_string(SCRIPT, default_timeout=60).run())
    page.session_state["answers"] = [NotNow("Te druk."), StoreError("Er staan acties bij."), None]
    assert "Te druk." in shown(press(page, "↶ Maak ongedaan: daarna"))
    assert "Er staan acties bij." in shown(press(page, "↶ Maak ongedaan: daarna"))
    assert "Ongedaan gemaakt: eerst." in shown(press(page, "↶ Maak ongedaan: eerst"))
    assert not page.button


CHAIN = """
import streamlit as st
from pages.parts.shared.undo import UndoStack
from wijk.domain.clock import now
from wijk.store.common.errors import Conflict
from wijk.store.database.records import Stored

def undone(version):
    if version != st.session_state.there:
        raise Conflict(None, None)
    st.session_state.there += 1
    return Stored("x", "a", st.session_state.there, now(), now())

if "there" not in st.session_state:
    st.session_state.there = 3
    for version, told in enumerate(("erbij", "gewijzigd", "weg"), start=1):
        UndoStack("proef").remember(told, Stored("x", "a", version, now(), now()), undone)
UndoStack("proef").offer()
"""


def test_what_was_done_to_one_record_is_undone_to_its_beginning() -> None:
    """Each undoing makes a version of its own, at which the deed before it then stands."""
    page = fine(AppTest.from_string(CHAIN, default_timeout=60).run())
    for told in ("weg", "gewijzigd", "erbij"):
        page = press(page, f"↶ Maak ongedaan: {told}")
    assert page.session_state["there"] == 6 and not page.button
