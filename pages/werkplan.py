"""The work plan: goals with their actions, under which conditions, with whom and when a wijk works on them."""

from pathlib import Path

import streamlit as st

from pages.parts.calendar.page import show_calendar
from pages.parts.connectors.page import show_connectors
from pages.parts.plan.address import GOALS_AND_ACTIONS
from pages.parts.plan.attention import show_attention
from pages.parts.plan.goals_and_actions import show_goals_and_actions
from pages.parts.plan.records import DONE
from pages.parts.preconditions.page import show_preconditions
from pages.parts.shared.assets import style
from pages.parts.shared.database import opened_store
from pages.parts.shared.messages import show_said
from pages.parts.shared.page_parts import PageParts, choose_part
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.theme import markdown_text
from wijk.views.place_names import full_name

through_app()

PARTS: PageParts = {
    GOALS_AND_ACTIONS: ("Doelen en acties", show_goals_and_actions),
    "randvoorwaarden": ("Randvoorwaarden", show_preconditions),
    "wijkverbinders": ("Wijkverbinders", show_connectors),
    "kalender": ("Jaarkalender", show_calendar),
}
PAPER = Path(__file__).parent / "parts" / "plan" / "paper.css"
place = chosen_place()
if place is None or place.level == "land":
    st.title("Werkplan")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan wie daar wat doet, en wanneer.")
    show_place(search_box() or examples(country=False))
    st.stop()

store = opened_store()
st.html(style(PAPER))
with st.container(key="werkplan-invullen"):
    picker_row(place)
left, right = st.columns([7, 3], vertical_alignment="center")
left.title(markdown_text(f"Werkplan {full_name(place)}"))
with right:
    DONE.offer()
with st.container():
    show_said()
with st.container(key="werkplan-delen"):
    show_part = choose_part("werkplan", PARTS)
show_part(store, place)
show_attention()
