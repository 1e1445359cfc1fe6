"""Pages with tables whose rows have buttons, without a browser: what they draw, and a press on a button of one."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.test_coalitie import fine
from tests.pages.test_pages import texts

__all__ = ["drawn_rows", "opened", "press", "press_row", "said"]

PAGES = Path(__file__).parents[2] / "pages"
# What a browser presses comes by the element itself; here it comes by the session, through the same check.
SCRIPT = """
import runpy
import streamlit as st
from pages.parts.shared import row_table
st.session_state.setdefault("gebied", {place!r})
st.session_state["tabellen"] = {{}}

def draw(key, data, on_deed_change):
    st.session_state["tabellen"][key] = data
    if key in st.session_state.get("gedrukt", {{}}):
        given = st.session_state["gedrukt"].pop(key)
        row_table.do_deed(*on_deed_change.args[1:], given)

real, row_table._rows = row_table._rows, draw
try:
    runpy.run_path({page!r})
finally:
    row_table._rows = real
"""


def opened(page: str, part: str, place: str) -> AppTest:
    """A part of a page, for a place."""
    app = AppTest.from_string(SCRIPT.format(place=place, page=str(PAGES / f"{page}.py")), default_timeout=60)
    app.query_params["deel"] = part
    return fine(app.run())


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button whose label begins so."""
    found = [one for one in app.button if one.label.replace("\\", "").startswith(label)]
    return fine(found[0].click().run())


def press_row(app: AppTest, table: str, *given: Any) -> AppTest:
    """Press a button of a row: what the browser would tell of it. What it does shows a run later."""
    app.session_state["gedrukt"] = {table: list(given)}
    return fine(fine(app.run()).run())


def drawn_rows(app: AppTest, table: str) -> dict[str, list[str]]:
    """What stands in a table, by the id of the row."""
    return {row["id"]: list(row["cells"]) for row in app.session_state["tabellen"][table]["rows"]}


def said(app: AppTest) -> str:
    """All that is told on the page."""
    told = [texts(app), *(str(one.value) for one in (*app.success, *app.error, *app.subheader))]
    return "\n".join(told).replace("\\", "").replace("\N{WORD JOINER}", "")
