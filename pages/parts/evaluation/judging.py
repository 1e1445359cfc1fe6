"""Judging one action or initiative: the form for a new judgement, and all earlier ones, the newest first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts.evaluation.records import JUDGEMENTS
from pages.parts.plan.attention import go_to
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.record_editing import field_key, open_record, opened_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.theme import DAY, markdown_text
from wijk.approach.evaluating import Standing
from wijk.domain.clock import today
from wijk.domain.evaluation import JUDGEMENTS as JUDGEMENT_CHOICES
from wijk.domain.evaluation import KNOWLEDGE, Evaluation
from wijk.domain.plan import read_who
from wijk.figures.places import Place
from wijk.store.checks.evaluations import faults_in_evaluation
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.views.evaluating import JUDGEMENT_TEXT, KNOWLEDGE_TEXT, evaluation_lines, subject_text

__all__ = ["FORM", "close_judging", "judging_of", "opened_subject", "open_judging", "show_judging"]

OPENED = "oordeel over"
# Nobody chose yet: the checks say so.
NOT_CHOSEN: Any = ""


def open_judging(key: str) -> None:
    """Open the form for what has this key."""
    st.session_state[OPENED] = key


def close_judging() -> None:
    """Close the form."""
    st.session_state.pop(OPENED, None)


def opened_subject() -> str | None:
    """The key of what is open to judge."""
    key: str | None = st.session_state.get(OPENED)
    return key


def judging_of(key: str) -> str:
    """The selector of the first field of the form for a key."""
    return f".st-key-oordelen-{key} [role=radiogroup] input"


def show_judging(
    store: Store, place: Place, standing: Standing, records: Sequence[Stored[Evaluation]], who: Sequence[str]
) -> None:
    """Draw the form for a new judgement, that begins with the roles (``who``) of the last one, and the earlier ones."""
    subject = standing.subject
    blank = Evaluation(
        *(new_id(), place.code, NOT_CHOSEN, today(), ""),
        action=subject.action,
        initiative=subject.initiative,
        who=tuple(who),
    )
    with st.container(border=True, key=f"oordelen-{subject.key}"):
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.subheader(markdown_text(f"Werkt het? {subject.name} ({subject_text(standing)})"), anchor=False)
        right.button("Sluiten", key=f"oordelen-sluiten-{subject.key}", on_click=close_judging, width="stretch")
        add_record(FORM, store, place, f"oordeel-{subject.key}", blank, "Oordeel bewaren")
        _history(store, place, standing, records)
    edit_records(FORM, store, place)


def _history(store: Store, place: Place, standing: Standing, records: Sequence[Stored[Evaluation]]) -> None:
    by_id = {one.id: one for one in records} if is_permitted(store, "write", "records", place) else {}
    if not standing.evaluations:
        st.caption("Er is nog geen eerder oordeel.")
        return
    st.markdown(f"**Alle oordelen ({len(standing.evaluations)}), het nieuwste eerst**")
    for one in standing.evaluations:
        told, button = st.columns([6, 1], vertical_alignment="center")
        first, *rest = map(markdown_text, evaluation_lines(one))
        told.markdown("\n".join([f"- **{first}**", *(f"    - {line}" for line in rest)]))
        if one.id in by_id and one.id not in opened_records(JUDGEMENTS):
            button.button(
                "Wijzig", key=f"oordeel-wijzig-{one.id}", on_click=_edit, args=(by_id[one.id],), width="stretch"
            )


def _edit(record: Stored[Evaluation]) -> None:
    open_record(JUDGEMENTS, record)
    go_to(f"{form_of(record.id)} input")


def _draw(prefix: str, item: Evaluation) -> Evaluation:
    judgement = st.radio(
        "Werkt het?",
        JUDGEMENT_CHOICES,
        index=None,
        format_func=JUDGEMENT_TEXT.__getitem__,
        horizontal=True,
        key=field_key(prefix, "judgement", item.judgement or None),
    )
    left, right = st.columns(2)
    reason = left.text_area("Waarom vindt u dat?", key=field_key(prefix, "reason", item.reason), height=90)
    learned = right.text_area("Wat hebben wij geleerd?", key=field_key(prefix, "learned", item.learned), height=90)
    st.markdown("Uit welke kennis komt dat?")
    chosen = []
    for column, one in zip(st.columns(len(KNOWLEDGE)), KNOWLEDGE, strict=True):
        if column.checkbox(KNOWLEDGE_TEXT[one], key=field_key(prefix, f"knowledge-{one}", one in item.knowledge)):
            chosen.append(one)
    left, right = st.columns([3, 1])
    who = left.text_input(
        "Door wie? Rollen, met een komma ertussen",
        key=field_key(prefix, "who", ", ".join(item.who)),
        placeholder="Bijvoorbeeld: wijkteam, twee bewoners, huisarts",
    )
    day = right.date_input("Datum", key=field_key(prefix, "judged_on", item.judged_on), format=DAY)
    return replace(
        item,
        judgement=judgement or NOT_CHOSEN,
        judged_on=day or item.judged_on,
        reason=reason.strip(),
        learned=learned.strip(),
        knowledge=tuple(chosen),
        who=read_who(who),
    )


FORM = RecordForm(JUDGEMENTS, _draw, faults_in_evaluation)
