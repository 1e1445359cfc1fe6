"""The coalition: who could sit at the table, what they must cover together, and which choice does that best."""

import streamlit as st

from pages.parts.area_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.best_coalitions import Asked, show_best
from pages.parts.choices import keep_choices
from pages.parts.chosen_coalition import choose_members
from pages.parts.coalition_report import show_report
from pages.parts.conditions_choice import choose_conditions
from pages.parts.curve_and_prices import show_curve_and_prices
from pages.parts.entry import through_app
from pages.parts.figure_list import show_figures
from pages.parts.learning_network import edit_ties, show_lessons, show_network
from pages.parts.loading import loaded, profile_of
from pages.parts.look import plain
from pages.parts.messages import show_said
from pages.parts.needs_choice import area_names, choose_needs
from pages.parts.saved_coalitions import save_members, saved_like, show_saved
from pages.parts.store import initiatives_now, opened_store
from wijk.approach.question import QuestionError, coalition_question
from wijk.chain import overview
from wijk.store.consents import today
from wijk.store.people import list_coalitions, list_key_figures, list_meetings, list_ties
from wijk.store.repository import list_confirmations, list_notes
from wijk.views.coalition_report import Reported

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Coalitie")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan wie er samen het meeste dekken.")
    show_place(search_box() or examples(country=False))
    st.stop()

keep_choices()
store, day = opened_store(), today()
picker_row(place)
st.title(plain(f"Coalitie {place.name}"))
st.caption("Dit hulpmiddel adviseert. U beslist: anders kiezen is heel gewoon.")
with st.container():
    show_said()
people = list_key_figures(store, day)
ties = [stored.item for stored in list_ties(store)]
initiatives = [stored.item for stored in initiatives_now()]
show_figures(store, place, people, ties, initiatives)
saved = list_coalitions(store, place.code)
if not people:
    show_saved(store, place, saved)
    st.stop()

notes = [stored.item for stored in list_notes(store, place.code)]
confirmations = [stored.item for stored in list_confirmations(store)]
found = overview(loaded().snapshot, profile_of(place), loaded().method, initiatives, confirmations, day)
figures = tuple(stored.item for stored in people)
needs = choose_needs(found, notes, place)
conditions = choose_conditions(figures, place)
if not needs:
    show_saved(store, place, saved)
    st.stop()
try:
    question = coalition_question(figures, needs, conditions, loaded().rules)
except QuestionError as error:
    st.error(plain(str(error)))
    st.stop()
asked, areas = Asked(figures, needs, conditions), area_names(place)
advised = show_best(question, asked, place, areas)
members = choose_members(question, place, areas)
show_curve_and_prices(question, asked)

st.header("Lerend netwerk")
if members:
    same = saved_like(saved, members)
    show_network(members, ties)
    edit_ties(store, figures)
    meetings = [one.item for one in list_meetings(store, same.id)] if same else []
    checks = show_lessons(members, ties, found, same, meetings)
    save_members(store, place, members, asked, advised)
    chosen = question.rows(member.id for member in members)
    show_report(store, Reported(place.name, question, chosen, ties, checks, areas, same, meetings))
else:
    st.markdown("Kies eerst leden: dan ziet u hier wie waar staat, wie elkaar kent en wat de lessen vragen.")
show_saved(store, place, saved)
