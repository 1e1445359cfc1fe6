"""The coalition: who could sit at the table, what they must cover together, and which choice does that best."""

from datetime import date

import streamlit as st

from pages.parts.area_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.choices import keep_choices
from pages.parts.entry import through_app
from pages.parts.figure_list import show_figures
from pages.parts.look import plain
from pages.parts.messages import show_said
from pages.parts.store import initiatives_now, opened_store
from wijk.store.people import list_key_figures, list_ties

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Coalitie")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan wie er samen het meeste dekken.")
    show_place(search_box() or examples())
    st.stop()

keep_choices()
store, today = opened_store(), date.today()
picker_row(place)
st.title(plain(f"Coalitie {place.name}"))
st.caption("Dit hulpmiddel adviseert. U beslist: anders kiezen is heel gewoon.")
with st.container():
    show_said()
people = list_key_figures(store, today)
ties = [stored.item for stored in list_ties(store)]
initiatives = [stored.item for stored in initiatives_now()]
show_figures(store, place, people, ties, initiatives)
