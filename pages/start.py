"""Start: what this is for, and the way in for someone who has not chosen a place yet."""

import streamlit as st

from pages.parts.area_picker import chosen_place, examples, search_box
from pages.parts.entry import through_app
from pages.parts.look import plain

through_app()

WIJKPROFIEL = "pages/wijkprofiel.py"

chosen = chosen_place()
st.title("Samen de eenzaamheid in uw wijk aanpakken")
st.markdown(
    "Dit dashboard brengt u van cijfers naar actie. U begint met het **wijkprofiel**: wie wonen er, "
    "hoeveel mensen voelen zich naar schatting eenzaam, en welke groepen lopen meer risico?"
)
if chosen:
    st.markdown(f"U koos **{plain(chosen.label)}**.")
    if st.button("Verder met het wijkprofiel", type="primary"):
        st.switch_page(WIJKPROFIEL, query_params={"gebied": chosen.key})
place = search_box() or examples()
if place:
    st.switch_page(WIJKPROFIEL, query_params={"gebied": place.key})
