"""Vijf pijlers: what a gemeente asks itself, in its own words with its ground; also opened from a wijk or buurt."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.evaluation.records import DONE
from pages.parts.plan.attention import go_to
from pages.parts.shared.assets import style
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.clock import today
from wijk.domain.evaluation import PROCESS_SAID
from wijk.domain.pillars import PillarAnswer, Pillars, load_pillars
from wijk.figures.places import Place
from wijk.store.checks.pillars import faults_in_pillar_answer
from wijk.store.database.conditions_types import PILLAR_ANSWERS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import reading_at_once
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.export_names import about_entered, file_name
from wijk.views.pillars import (
    PILLARS,
    answered_text,
    earlier_table,
    newest_answers,
    pillar_answer_label,
    pillar_answer_texts,
    pillar_rows,
    pillars_excel,
)
from wijk.views.place_names import full_name
from wijk.views.process import said_text

__all__ = ["show_pillars"]

KEEPER = Keeper(PILLAR_ANSWERS)
STYLE = Path(__file__).with_name("pillars.css")
# Nobody chose yet: the checks say so.
NOT_CHOSEN: Any = ""


@cache
def _pillars() -> Pillars:
    return load_pillars()


HANDLING = remembered(
    KEEPER,
    DONE,
    kind="antwoord bij een pijler",
    label=lambda answer: pillar_answer_label(answer, _pillars()),
    texts=pillar_answer_texts,
    gone="In de andere versie is dit antwoord verwijderd.",
    fixed=frozenset({"area", "question", "said_on"}),
)


def show_pillars(store: Store, place: Place) -> None:
    """The questions of each pillar with their answers, of the gemeente that a place is or lies in."""
    gemeente = loaded().places.around(place, "gemeente") or place
    with reading_at_once(store) as reading:
        kept = KEEPER.of(reading, gemeente.known_as)
    answers = [one.item for one in kept.living]
    newest = newest_answers(answers)
    st.html(style(STYLE))
    st.subheader(markdown_text(f"Vragen van de gemeente {full_name(gemeente)} aan zichzelf"), anchor=False)
    if gemeente != place:
        st.markdown(
            markdown_text(f"Dit gaat over de hele gemeente {full_name(gemeente)}, niet alleen over {full_name(place)}.")
        )
    st.caption(markdown_text(_pillars().note))
    st.markdown(markdown_text(answered_text(_pillars(), newest)))
    edit_records(RecordForm(HANDLING, _fields, faults_in_pillar_answer), store, gemeente)
    for pillar in _pillars().pillars:
        st.markdown(f"**{markdown_text(pillar.name)}**")
        show_rows(
            store, gemeente, f"pijler-{pillar.id}", pillar_rows(pillar, newest), partial(_open, gemeente, kept.living)
        )
    earlier = earlier_table(_pillars(), answers)
    if earlier[1:]:
        with st.expander("Eerdere antwoorden"):
            show_table(earlier)
    with st.container(key="niet-op-papier-pijlers"):
        restore_records(HANDLING, store, gemeente, kept.deleted)
        if answers:
            _offer_file(gemeente, answers)


def _offer_file(gemeente: Place, answers: Sequence[PillarAnswer]) -> None:
    st.download_button(
        "Vijf pijlers als Excel",
        partial(pillars_excel, _pillars(), answers, about_entered(PILLARS, gemeente, today())),
        file_name("vijf-pijlers", gemeente, "xlsx"),
        EXCEL,
        on_click="ignore",
    )


def _open(gemeente: Place, living: Sequence[Stored[PillarAnswer]], _deed: str, question: str) -> None:
    """Open the answer of today, the one that is there or a new one: those of earlier days stay as they are."""
    day = today()
    there = [one for one in living if (one.item.question, one.item.said_on) == (question, day)]
    record = there[-1] if there else KEEPER.unkept(PillarAnswer(gemeente.code, question, NOT_CHOSEN, day))
    open_record(HANDLING, record)
    go_to(f"{form_of(record.id)} input")


def _fields(prefix: str, answer: PillarAnswer) -> PillarAnswer:
    said = st.radio(
        "Ons antwoord",
        PROCESS_SAID,
        index=None,
        format_func=said_text,
        horizontal=True,
        key=field_key(prefix, "said", answer.said or None),
    )
    ground = st.text_input(
        "Waarop rust dat?",
        key=field_key(prefix, "ground", answer.ground),
        placeholder="Bijvoorbeeld: het raadsbesluit van dit jaar",
    )
    return replace(answer, said=said or NOT_CHOSEN, ground=ground.strip())
