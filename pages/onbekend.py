"""An address that is no page: says so, with the way back."""

import streamlit as st

from pages.parts.shared.routing import through_app

through_app()

st.title("Deze pagina bestaat niet")
st.markdown("Misschien is het adres niet goed overgenomen. Kies hierboven een pagina, of begin bij Start.")
st.page_link("pages/start.py", label="**Naar start →**")
