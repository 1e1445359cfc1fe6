"""The phase matrix: for whom is there something in which phase, what doesn't fit, and what the room decides."""

from functools import partial

import streamlit as st

from pages.parts.matrix.cell_window import show_cell
from pages.parts.matrix.decisions import ask, items, show_history
from pages.parts.matrix.grid import explain_phases, show_grid
from pages.parts.matrix.mismatches import beamer_findings, discuss, show_matches, show_mismatches
from pages.parts.matrix.priorities import choose_priorities
from pages.parts.matrix.typed_names import ADDED, TypedNames
from pages.parts.shared.database import opened_store, supply_now
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.messages import show_said
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import loaded, profile_of
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.decisions import cells_asked, remarks_on
from wijk.approach.priorities import priority_cells
from wijk.domain.clock import today
from wijk.dossier.entered import decisions_of
from wijk.dossier.overview import Order
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.captions import reference_name
from wijk.views.matrix import filter_text, matrix_rows
from wijk.views.matrix_excel import about_matrix, matrix_excel
from wijk.views.matrix_svg import matrix_svg
from wijk.views.often import often_explained
from wijk.views.place_names import at, full_name

through_app()

FORMS = {
    "alle": "Alle soorten initiatieven",
    "formeel": "Formeel: met betaalde krachten",
    "informeel": "Informeel: van bewoners zelf",
}
VIEW = "Weergave"
ORDERS: dict[Order, str] = {"concentratie": "Komt hier het vaakst voor, eerst", "omvang": "Grootste groep eerst"}
place = chosen_place()
if place is None or place.level == "land":
    st.title("Fasematrix")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan voor welke groep er in welke fase iets is.")
    show_place(search_box() or examples(country=False))
    st.stop()

store, method, day = opened_store(), loaded().method, today()
with st.container(key="matrix-plek"):
    picker_row(place)
left, middle, right = st.columns([7, 3, 2], vertical_alignment="center")
left.title(markdown_text(f"Fasematrix {full_name(place)}"))
undo = middle.container()
with st.container():
    show_said()
with right.popover(VIEW, width="stretch", key="matrix-weergave"):
    order: Order = st.radio("Volgorde van de groepen", list(ORDERS), key="rijen", format_func=ORDERS.__getitem__)
    form = st.selectbox("Soort initiatief", list(FORMS), format_func=FORMS.__getitem__, key="soort")
    confirmed = st.checkbox("Alleen wat onlangs is bevestigd", key="bevestigd")

supply = supply_now()
decisions = decisions_of(place, supply)
profile = profile_of(place)
overview = overview_of(supply, place, day, form, confirmed, order)
where, left_out = at(reference_name(profile)), filter_text(form, confirmed)
remarks = remarks_on(items(decisions), overview.whole, overview.mismatches, supply.changed)
first = priority_cells(items(decisions))
typed = TypedNames(store, method, place, left_out)
with undo:
    ADDED.offer()
with st.container(key="matrix-vraag"):
    typed.ask()
pressed = show_grid(overview, first, cells_asked(items(decisions), remarks), typed)
if left_out:
    st.caption(markdown_text(f"U ziet {left_out}, zoals u koos bij ‘{VIEW}’."))
if pressed:
    show_cell(store, overview, pressed, place, remarks)
st.caption(markdown_text(often_explained(where)))
explain_phases(method)
with st.container():
    if overview.matrix.outside:
        names = ", ".join(initiative.name for initiative in overview.matrix.outside)
        st.info(
            markdown_text(f"Deze initiatieven staan in geen enkel vakje, omdat een fase of groep ontbreekt: {names}.")
        )
    if overview.matrix.closed:
        names = ", ".join(initiative.name for initiative in overview.matrix.closed)
        st.info(markdown_text(f"Deze initiatieven zijn gestopt of tijdelijk dicht, en tellen niet mee: {names}."))
table = st.expander("Matrix als tabel", on_change="rerun")
if table.open:
    with table:
        show_table(matrix_rows(overview.matrix, overview.group_figures, where, first))

# What is not always there stands in a container with what is, so that all below keeps its place.
with st.container():
    ask(store, place, decisions, remarks, method)
    beamer_findings(overview, decisions, left_out)
choose_priorities(store, overview, place, decisions)
with st.container():
    discuss(store, overview, place, decisions)
    show_history(store, place, decisions, method)
show_mismatches(overview, decisions, left_out)
show_matches(overview)

st.header("Bewaren en printen")
about = about_matrix(profile, day, left_out)
left, right = st.columns(2)
left.download_button(
    "Matrix als afbeelding",
    partial(matrix_svg, overview.matrix, overview.group_figures, about, where, first),
    f"fasematrix-{place.code}.svg",
    "image/svg+xml",
    width="stretch",
    on_click="ignore",
)
right.download_button(
    "Matrix als Excel",
    partial(matrix_excel, overview, about, where, items(decisions)),
    f"fasematrix-{place.code}.xlsx",
    EXCEL,
    width="stretch",
    on_click="ignore",
)
st.caption(
    "De afbeelding is een SVG-bestand. Zij is ook in zwart-wit te printen. Liever de matrix zoals u haar ziet? "
    "Druk op Ctrl+P: zij past op één vel A4 of A3, liggend."
)
