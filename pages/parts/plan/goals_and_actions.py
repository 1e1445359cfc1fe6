"""Goals with their actions: what was agreed and has no action yet, the plan as people see it, and who promised what."""

import streamlit as st

from pages.parts.plan.actions import add_actions, edit_actions
from pages.parts.plan.board import show_plan
from pages.parts.plan.files import offer_files
from pages.parts.plan.gaps import show_agreed, show_gaps
from pages.parts.plan.goals import add_own_goal, edit_goals
from pages.parts.plan.promises import show_promises
from pages.parts.plan.records import GOALS, actions_handling
from pages.parts.plan.starting import ask_about_start
from pages.parts.plan.timeline import show_timeline
from pages.parts.shared.database import dossier_now
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.record_editing import restore_records
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.plan import totals
from wijk.domain.clock import today
from wijk.dossier.meetings import read_meetings
from wijk.dossier.plan import actions_of, gaps_of
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.views.evaluating import judged_actions
from wijk.views.place_names import full_name
from wijk.views.plan import totals_text
from wijk.views.plan_board import board_texts, table_texts

__all__ = ["show_goals_and_actions"]

VIEWS = ["Tabel", "Bord", "Tijdlijn", "Mijn afspraken", "Verwijderd"]


def show_goals_and_actions(store: Store, place: Place) -> None:
    """The whole of the plan of a place."""
    data = loaded()
    dossier, meetings = dossier_now(place), read_meetings(store, place)
    plan = dossier.plan
    goals = {one.id: one.item for one in plan.goals.living}
    actions = actions_of(dossier)
    judged = judged_actions([one.item for one in dossier.evaluated.evaluations.living])
    with st.container(key="werkplan-open"):
        gaps = gaps_of(
            place,
            dossier,
            overview_of(dossier.supply, place, today()),
            meetings.harvest,
            data.method,
            data.rules,
            today(),
        )
        first, second = st.columns(2, gap="large")
        with first:
            show_agreed(list(goals.values()), actions, meetings.held[0].item if meetings.held else None)
        with second:
            show_gaps(store, place, gaps, actions)
    # What is not always there stands in a container of its own, so that what is typed below it keeps its place.
    with st.container():
        ask_about_start(store, place)
    with st.container(key="werkplan-formulieren"):
        with st.container():
            edit_goals(store, place)
            edit_actions(store, place, goals)
        if goals:
            st.header("Voeg een actie toe", anchor=False)
            add_actions(store, place, goals)
        add_own_goal(store, place, first=not goals)
    if goals:
        views = st.tabs(VIEWS, key="weergave", on_change="rerun")
        table, board, timeline, promises, deleted = views
        if table.open:
            with table:
                show_plan(store, place, plan, table_texts(list(goals.values()), actions, data.method, judged))
                st.markdown(markdown_text(totals_text(totals(actions))))
        if board.open:
            with board:
                show_plan(store, place, plan, board_texts(actions, goals, data.method, judged))
        if timeline.open:
            with timeline:
                show_timeline(actions, goals, full_name(place), place.code)
        if promises.open:
            with promises:
                show_promises(actions, goals, full_name(place))
        if deleted.open:
            with deleted:
                if not plan.actions.deleted and not plan.goals.deleted:
                    st.markdown("Er is niets verwijderd dat u kunt terughalen.")
                restore_records(GOALS, store, place, plan.goals.deleted)
                restore_records(actions_handling(goals), store, place, plan.actions.deleted)
        offer_files(place, goals, actions)
    elif plan.goals.deleted:
        restore_records(GOALS, store, place, plan.goals.deleted)
