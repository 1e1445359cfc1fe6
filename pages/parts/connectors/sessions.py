"""Sessions of training and intervisie: when, about what, and how many took part."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.plan.attention import go_to
from pages.parts.plan.records import DONE
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.permitted import only_for
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.theme import DAY, markdown_text
from wijk.domain.clock import today
from wijk.domain.training import TRAINING_KINDS, TrainingSession
from wijk.figures.places import Place
from wijk.store.checks.training import faults_in_session
from wijk.store.database.conditions_types import TRAINING_SESSIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored, new_id
from wijk.store.database.store_reading import AllRecords
from wijk.views.training import TRAINING, session_label, session_rows, session_texts, sessions_text

__all__ = ["KEEPER", "in_time", "show_sessions"]

KEEPER = Keeper(TRAINING_SESSIONS)
ADDING = "training-erbij"
HANDLING = remembered(
    KEEPER,
    DONE,
    kind="training of intervisie",
    label=session_label,
    texts=session_texts,
    gone="In de andere versie is deze bijeenkomst verwijderd.",
)


def in_time(kept: AllRecords[TrainingSession]) -> list[Stored[TrainingSession]]:
    """The sessions, the first held first."""
    return sorted(kept.living, key=lambda one: (one.item.held_on, one.created))


def show_sessions(store: Store, place: Place, kept: AllRecords[TrainingSession]) -> None:
    """The sessions of a place, and a form for another."""
    form, items = RecordForm(HANDLING, _fields, faults_in_session), [one.item for one in in_time(kept)]
    st.subheader(TRAINING, anchor=False)
    if items:
        st.markdown(markdown_text(sessions_text(items)))
        show_rows(store, place, "trainingen", session_rows(items), partial(_open, kept))
    else:
        st.markdown("Er is nog geen training of intervisie opgeschreven.")
    edit_records(form, store, place)
    with st.container(key="niet-op-papier-training"):
        _add_session(store, place, form)
        restore_records(HANDLING, store, place, kept.deleted)


@only_for("write", "records")
def _add_session(store: Store, place: Place, form: RecordForm[TrainingSession]) -> None:
    fold, is_open = form_fold("Voeg een training of intervisie toe", "werkplan/training")
    if is_open:
        with fold:
            add_record(form, store, place, ADDING, TrainingSession(new_id(), place.code, today(), ""), "Voeg toe")


def _open(kept: AllRecords[TrainingSession], _deed: str, identifier: str) -> None:
    open_record(HANDLING, next(one for one in kept.living if one.id == identifier))
    go_to(f"{form_of(identifier)} input[type=text]")


def _fields(prefix: str, session: TrainingSession) -> TrainingSession:
    columns = st.columns([2, 3, 6, 2], vertical_alignment="bottom")
    day = columns[0].date_input("Gehouden op", key=field_key(prefix, "held_on", session.held_on), format=DAY)
    kind = columns[1].selectbox("Soort", TRAINING_KINDS, key=field_key(prefix, "kind", session.kind))
    subject = columns[2].text_input(
        "Onderwerp",
        key=field_key(prefix, "subject", session.subject),
        placeholder="Bijvoorbeeld: een gesprek beginnen",
    )
    took_part = columns[3].number_input(
        "Hoeveel deelnemers?",
        min_value=0,
        value=None,
        step=1,
        key=field_key(prefix, "took_part", session.took_part),
        placeholder="Niet bekend",
    )
    return replace(session, held_on=day or session.held_on, kind=kind, subject=subject.strip(), took_part=took_part)
