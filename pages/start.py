"""Start: what this is for, and the way in for someone who has not chosen a place yet."""

import streamlit as st

from pages.parts.area_picker import chosen_place, examples, search_box
from pages.parts.entry import through_app
from pages.parts.look import plain

through_app()

WIJKPROFIEL = "pages/wijkprofiel.py"
STEPS = (
    (WIJKPROFIEL, "1. Wijkprofiel", "De kaart, de cijfers en de risicogroepen van uw wijk."),
    ("pages/initiatieven.py", "2. Initiatieven", "Wat er al is: van de buurvrouw tot het wijkteam."),
    ("pages/fasematrix.py", "3. Fasematrix", "Voor welke groep er in welke fase iets is, en wat er niet past."),
    ("pages/coalitie.py", "4. Coalitie", "Wie samen aan tafel alles dekken wat er nodig is."),
)

chosen = chosen_place()
st.title("Samen de eenzaamheid in uw wijk aanpakken")
st.markdown(
    "Dit dashboard brengt u van cijfers naar actie. Zoek uw wijk: u ziet wie er wonen, hoeveel mensen zich naar "
    "schatting eenzaam voelen, en welke groepen meer risico lopen."
)
if chosen:
    st.markdown(f"U koos **{plain(chosen.label)}**.")
    if st.button("Verder met het wijkprofiel", type="primary"):
        st.switch_page(WIJKPROFIEL, query_params={"gebied": chosen.key})
place = search_box() or examples()
if place:
    st.switch_page(WIJKPROFIEL, query_params={"gebied": place.key})

st.header("Zo gaat u te werk")
for column, (page, title, text) in zip(st.columns(len(STEPS)), STEPS, strict=True):
    with column:
        st.page_link(page, label=f"**{title}**", query_params={"gebied": chosen.key} if chosen else None)
        st.markdown(text)
