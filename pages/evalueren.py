"""Evaluating and celebrating: what works, what people count, what went well, and the lessons over the whole dossier."""

import streamlit as st

from pages.parts.evaluation.counting import show_counts
from pages.parts.evaluation.lessons import show_lessons
from pages.parts.evaluation.records import DONE
from pages.parts.evaluation.successes import show_successes
from pages.parts.evaluation.works import show_works
from pages.parts.pillars.page import show_pillars
from pages.parts.plan.attention import show_attention
from pages.parts.shared.database import opened_store
from pages.parts.shared.messages import show_said
from pages.parts.shared.page_parts import PageParts, choose_part
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.theme import markdown_text
from wijk.views.place_names import full_name

through_app()

PARTS: PageParts = {
    "werkt-het": ("Werkt het?", show_works),
    "tellingen": ("Tellingen", show_counts),
    "successen": ("Successen", show_successes),
    "acht-lessen": ("Acht lessen", show_lessons),
    "vijf-pijlers": ("Vijf pijlers", show_pillars),
}
place = chosen_place()
if place is None or place.level == "land":
    st.title("Evalueren")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan wat daar werkt, en wat u mag vieren.")
    show_place(search_box() or examples(country=False))
    st.stop()

with st.container(key="evalueren-invullen"):
    picker_row(place)
left, right = st.columns([7, 3], vertical_alignment="center")
left.title(markdown_text(f"Evalueren {full_name(place)}"))
with right:
    DONE.offer()
with st.container():
    show_said()
show = choose_part("evalueren", PARTS)
show(opened_store(), place)
show_attention()
