"""The eight lessons over the whole dossier: each with its verdict and what that rests on, and a goal in one press."""

import streamlit as st

from pages.parts.evaluation.now import evaluating_now
from pages.parts.evaluation.records import make_goal
from pages.parts.shared.database import dossier_now
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.dossier_lessons import LessonSeen
from wijk.approach.plan import Gap
from wijk.domain.clock import today
from wijk.domain.plan import Goal
from wijk.dossier.lessons import lessons_of
from wijk.dossier.meetings import read_meetings
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.views.dossier_lessons import lesson_rows, lessons_note
from wijk.views.plan import goal_proposal

__all__ = ["show_lessons"]


def show_lessons(store: Store, place: Place) -> None:
    """Draw all of it."""
    dossier, data, on = dossier_now(place), loaded(), today()
    lessons = lessons_of(
        dossier,
        overview_of(dossier.supply, place, on),
        read_meetings(store, place),
        evaluating_now(place, dossier),
        data.method,
        data.rules,
        data.evaluating,
        on,
    )
    st.markdown("Wat zien wij van de acht lessen terug in alles wat hier is ingevuld?")
    planned = {one.item.origin for one in dossier.plan.goals.living if one.item.source == "les"}
    by_id = {one.lesson.id: one for one in lessons}
    shown = lesson_rows(lessons, planned)
    show_rows(store, place, "evalueren-lessen", shown, lambda _, one: _make_goal(store, place, by_id[one]))
    st.caption(markdown_text(lessons_note(lessons)))


def _make_goal(store: Store, place: Place, seen: LessonSeen) -> None:
    text = goal_proposal(Gap("les", seen.lesson.id, seen.lesson.name), loaded().method)
    make_goal(store, Goal(new_id(), place.code, text, today(), "les", seen.lesson.id))
