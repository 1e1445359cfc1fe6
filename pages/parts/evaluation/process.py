"""The process apart from the outcome: our own questions about how a coalition works, each answer kept with its day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from pages.parts.evaluation.records import DONE
from pages.parts.plan.attention import go_to
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.evaluation import PROCESS_SAID, ProcessAnswer
from wijk.figures.places import Place
from wijk.store.checks.evaluations import faults_in_process_answer
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import AllRecords
from wijk.store.evaluations.queries import PROCESS
from wijk.views.process import process_answer_texts, process_rows, said_text

__all__ = ["show_process"]

# Nobody chose yet: the checks say so.
NOT_CHOSEN: Any = ""


def _names() -> Mapping[str, str]:
    return {one.id: one.question for one in loaded().evaluating.process}


HANDLING = remembered(
    PROCESS,
    DONE,
    kind="antwoord",
    label=lambda answer: _names().get(answer.question, answer.question),
    texts=process_answer_texts,
    gone="In de andere versie is dit antwoord verwijderd.",
    fixed=frozenset({"area", "question", "said_on"}),
)


def show_process(store: Store, place: Place, kept: AllRecords[ProcessAnswer]) -> None:
    """The questions with the newest answer to each, and the one that is open to answer."""
    rules = loaded().evaluating
    form = RecordForm(HANDLING, _fields, faults_in_process_answer)
    st.subheader("Proces: hoe werken wij samen?", anchor=False)
    st.caption(markdown_text(f"Deze vragen zijn {rules.label}. Beantwoord ze samen, bijvoorbeeld elk half jaar."))
    answers = [one.item for one in kept.living]
    edit_records(form, store, place)
    shown = process_rows(rules.process, answers)
    show_rows(store, place, "evalueren-proces", shown, partial(_open, place, kept.living))
    restore_records(HANDLING, store, place, kept.deleted)


def _open(place: Place, living: Sequence[Stored[ProcessAnswer]], _deed: str, question: str) -> None:
    """Open the answer of today, the one that is there or a new one: those of earlier days stay as they are."""
    day = today()
    there = [one for one in living if (one.item.question, one.item.said_on) == (question, day)]
    record = there[-1] if there else PROCESS.unkept(ProcessAnswer(place.code, question, NOT_CHOSEN, day))
    open_record(HANDLING, record)
    go_to(f"{form_of(record.id)} input")


def _fields(prefix: str, answer: ProcessAnswer) -> ProcessAnswer:
    talk = next((one.talk for one in loaded().evaluating.process if one.id == answer.question), "")
    said = st.radio(
        markdown_text(f"Ons antwoord. Praat erover: {talk}" if talk else "Ons antwoord"),
        PROCESS_SAID,
        index=None,
        format_func=said_text,
        horizontal=True,
        key=field_key(prefix, "said", answer.said or None),
    )
    note = st.text_input("Waaraan zien wij dat?", key=field_key(prefix, "note", answer.note))
    return replace(answer, said=said or NOT_CHOSEN, note=note.strip())
