"""The coalition: who could sit at the table, what they must cover together, and which choice does that best."""

from dataclasses import replace

import streamlit as st

from pages.parts.coalition.best_coalitions import show_best
from pages.parts.coalition.candidates_choice import candidates_of, choose_elsewhere, elsewhere_now
from pages.parts.coalition.chosen_coalition import choose_members, those_of
from pages.parts.coalition.conditions_choice import choose_conditions
from pages.parts.coalition.draft import keep_draft, members_now, open_draft
from pages.parts.coalition.learning_network import edit_ties, lessons_of, show_lessons, show_network
from pages.parts.coalition.needs_choice import area_names, choose_needs, kept_needs
from pages.parts.coalition.question_asked import CoalitionQuestion, table_of
from pages.parts.coalition.report import show_report
from pages.parts.coalition.saved_coalitions import hold_unsaved, save_members, saved_like, show_saved
from pages.parts.coalition.steps import STEPS, choices_kept, drawn_steps
from pages.parts.coalition.tie_grid import tick_ties
from pages.parts.key_figures.inventory import show_figures
from pages.parts.shared.database import dossier_now, opened_store
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.messages import show_said
from pages.parts.shared.permitted import telling_anew
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.theme import markdown_text
from wijk.approach.drafts import asked_conditions
from wijk.approach.question import QuestionError
from wijk.domain.clock import today
from wijk.dossier.entered import decisions_of, meetings_of
from wijk.views.coalition_report import CoalitionReport
from wijk.views.place_names import coded_name, full_name

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Coalitie")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U ziet dan wie er samen het meeste dekken.")
    show_place(search_box() or examples(country=False))
    st.stop()

store = opened_store()
picker_row(place)
st.title(markdown_text(f"Coalitie {full_name(place)}"))
st.caption("Dit hulpmiddel adviseert. U beslist: anders kiezen is heel gewoon.")
with st.container():
    show_said()
notices = st.container()
dossier = dossier_now(place)
people, supply = dossier.people, dossier.supply
steps = st.tabs(STEPS, key="stap", bind="query-params")
first, second, third, fourth, fifth = steps
drawn, areas = drawn_steps(steps), area_names(place)
found, draft = candidates_of(people, place), open_draft(place, dossier.draft)
if 1 in drawn:
    with first, telling_anew():
        show_figures(store, place, people, supply.items)
        choose_elsewhere(found, place, draft)
draft = elsewhere_now(found, place, draft, drawn=1 in drawn)
figures = (*found.here, *(found.elsewhere if draft.elsewhere else ()))
overview = overview_of(supply, place, today())
decisions = [one.item for one in decisions_of(place, supply)]
# What a step asks is kept in the draft, so a step that is not in sight need not be drawn to know it.
if figures and 2 in drawn:
    with second, telling_anew():
        needs, draft = choose_needs(overview, decisions, place, draft)
        draft = choose_conditions(figures, people.items, place, draft)
else:
    needs = kept_needs(overview, decisions, place, draft) if figures else ()
if 5 in drawn:
    with fifth, telling_anew():
        show_saved(store, place, dossier, needs, areas)
draft = replace(draft, members=members_now(place, draft, drawn=3 in drawn))
with notices:
    keep_draft(store, place, draft, dossier.draft, areas)
choices_kept(steps)
if not figures:
    for step in (second, third, fourth):
        step.info("Voeg eerst bij stap 1 sleutelfiguren toe, of neem daar die van elders mee.")
    st.stop()
if not needs:
    for step in (third, fourth):
        step.info("Er telt nog niets mee: kies bij stap 2 wat de coalitie moet dekken.")
    st.stop()
if not drawn & {3, 4}:
    with third, telling_anew():
        hold_unsaved()
    st.stop()

asked = CoalitionQuestion(figures, needs, asked_conditions(draft.conditions, [person.id for person in figures]))
try:
    question = table_of(asked)
except QuestionError as error:
    for step in (third, fourth):
        step.error(markdown_text(str(error)))
    st.stop()
with third, telling_anew():
    if 3 in drawn:
        shown = show_best(question, asked, place, areas, decisions)
        members = choose_members(question, place, draft, areas, decisions)
        keeping = st.container()
    else:
        hold_unsaved()
        members = those_of(draft, figures)
if not members:
    fourth.info("Kies eerst leden bij stap 3: dan ziet u hier wie waar staat, wie elkaar kent en wat de lessen vragen.")
    st.stop()
same = saved_like(dossier.coalitions.living, members)
meetings = meetings_of(same, dossier)
checks = lessons_of(members, people.ties, overview, same, meetings, dossier.conditions)
if 4 in drawn:
    with fourth, telling_anew():
        show_network(members, people.ties)
        tick_ties(store, place, members, people.ties)
        edit_ties(store, place, people.items)
        show_lessons(checks)
if 3 in drawn:
    with keeping, telling_anew():
        save_members(store, place, members, asked, shown)
        chosen, ties = question.rows(member.id for member in members), people.ties
        found_all = CoalitionReport(coded_name(place), question, chosen, ties, checks, areas, same, meetings)
        show_report(store, place, found_all)
