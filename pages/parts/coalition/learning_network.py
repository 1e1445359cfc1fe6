"""The coalition as a Lerend Netwerk: who stands where, who knows whom, and what the lessons ask of it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.charts import show_chart
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.lessons import LessonInput, LessonOutcome, check_lessons
from wijk.approach.network import read_network
from wijk.approach.network_words import MEASURE_NOTE, network_sentences
from wijk.domain.clock import today
from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.dossier.conditions import Conditions
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.queries import clear_tie, set_tie
from wijk.views.chart_frame import chart_config
from wijk.views.coalition_charts import network_chart
from wijk.views.learning_network import (
    balance_text,
    lesson_rows,
    member_rows,
    no_experience_text,
    position_rows,
    tie_rows,
)
from wijk.views.people import key_figure_labels

__all__ = ["TIES_FOLD", "edit_ties", "lessons_of", "show_lessons", "show_network"]

TIES_FOLD = "banden/invullen"


def show_network(members: Sequence[KeyFigure], ties: Sequence[Tie]) -> None:
    """The members by group and phase, and the ties between them as a picture with its tables."""
    method, labels = loaded().method, key_figure_labels(members)
    reading = read_network(list(labels), ties)
    sentences = network_sentences(reading, labels)
    st.subheader("Wie kent wie?")
    st.markdown("\n".join(f"- {markdown_text(sentence)}" for sentence in sentences))
    if len(reading.alone) < len(labels):
        show_chart(network_chart(labels, ties, reading.bridges), chart_config("Wie kent wie"), " ".join(sentences))
        st.caption("Elk nummer is een lid. Hele lijn: sterke band. Streepjes: lichte band. Ruit: brug tussen anderen.")
        show_table(position_rows(reading, labels))
        st.caption(markdown_text(MEASURE_NOTE))
        with st.expander("De banden als tabel"):
            show_table(tie_rows(ties, labels))
    st.subheader("Wie staat waar?")
    st.caption("De nummers zijn die van de leden hierboven. Stopt een enige schakel, dan staat daar niemand meer.")
    show_table(member_rows(members, method))
    lacking = no_experience_text(members, method)
    st.markdown(markdown_text(balance_text(members)) + (f"  \n{markdown_text(lacking)}" if lacking else ""))


def lessons_of(
    members: Sequence[KeyFigure],
    ties: Sequence[Tie],
    overview: Overview,
    saved: Coalition | None,
    meetings: Sequence[NetworkMeeting],
    conditions: Conditions,
) -> tuple[LessonOutcome, ...]:
    """The eight lessons and the conditions of the Wijkverbindersaanpak as questions to this coalition."""
    chosen_on, data = saved.chosen_on if saved else None, loaded()
    initiatives = overview.whole.initiatives
    agreed = conditions.agreed.item if conditions.agreed else None
    held = conditions.held_by(today())
    return check_lessons(
        LessonInput(members, ties, initiatives, meetings, chosen_on, data.method, data.rules, agreed, held)
    )


def show_lessons(checks: Sequence[LessonOutcome]) -> None:
    """The lessons with what was found for each, a table for each source."""
    st.subheader("De lessen als check")
    for source in dict.fromkeys(check.lesson.source for check in checks):
        with st.expander(markdown_text(source.name)):
            st.caption(markdown_text(source.note))
            show_table(lesson_rows(check for check in checks if check.lesson.source == source))


@only_for("write", "records")
def edit_ties(
    store: Store,
    _place: Place,
    people: Sequence[KeyFigure],
) -> None:
    """Enter, change or take back that two key figures know each other, also of who is no member."""
    labels = key_figure_labels(people)
    fold, is_open = form_fold("Vul in wie elkaar kennen buiten deze coalitie", TIES_FOLD)
    if not is_open:
        return
    with fold, st.form("band", border=False):
        columns = st.columns(3)
        one, other = (
            column.selectbox(
                label,
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                placeholder="Kies een sleutelfiguur",
                key=f"band-{label}",
            )
            for column, label in zip(columns, ("De een", "De ander"), strict=False)
        )
        strength = columns[2].radio("Band", ["sterk", "licht", "geen band"], horizontal=True, key="band-soort")
        if st.form_submit_button("Band bewaren") and one and other:
            try:
                if strength == "geen band":
                    clear_tie(store, one, other)
                else:
                    set_tie(store, Tie(one, other, "sterk" if strength == "sterk" else "licht"))
            except StoreError as error:
                st.error(markdown_text(str(error)))
                return
            say("De band is bewaard." if strength != "geen band" else "Tussen deze twee staat nu geen band.")
            st.rerun()
