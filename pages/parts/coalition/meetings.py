"""The meetings of a coalition: what the network wanted to learn and learned, to add, change, delete and bring back."""

from functools import partial

import streamlit as st

from pages.parts.shared.attempt import attempt
from pages.parts.shared.conflict import settle
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted, only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    Handling,
    close_record,
    delete_record,
    field_key,
    forget_fields,
    open_record,
    opened_records,
    restore_records,
    save_record,
)
from pages.parts.shared.theme import DAY, markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.domain.clock import today
from wijk.domain.coalition import NetworkMeeting
from wijk.figures.places import Place
from wijk.store.checks.coalitions import faults_in_meeting
from wijk.store.coalitions.queries import (
    add_meeting,
    delete_meeting,
    restore_meeting,
    save_meeting,
)
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.database.store_reading import AllRecords
from wijk.views.learning_network import meeting_lines, meeting_name
from wijk.views.versions import meeting_texts

__all__ = ["is_being_told", "show_meetings"]

PERSONS = "bijeenkomst-personen"
MEETINGS = Handling(
    kind="bijeenkomst",
    save=save_meeting,
    delete=delete_meeting,
    restore=restore_meeting,
    label=meeting_name,
    texts=meeting_texts,
    gone="In de andere versie is deze bijeenkomst verwijderd.",
)


def show_meetings(store: Store, place: Place, coalition: str, kept: AllRecords[NetworkMeeting]) -> None:
    """All meetings of a coalition (id) out of those ``kept`` of all, and a form for the next one."""
    records = {record.id: record for record in kept.living if record.item.coalition == coalition}
    # Also what somebody else deleted while it was open here.
    records |= {one.id: one for one in opened_records(MEETINGS).values() if one.item.coalition == coalition}
    for record in sorted(records.values(), key=lambda one: one.item.held_on):
        _show(store, place, record)
    _add_one(store, place, coalition)
    restore_records(MEETINGS, store, place, [record for record in kept.deleted if record.item.coalition == coalition])


@only_for("write", "records")
def _add_one(
    store: Store,
    _place: Place,
    coalition: str,
) -> None:
    prefix = _prefix(coalition)
    with keep_typed(prefix), st.form(prefix):
        st.markdown("**Nieuwe bijeenkomst**")
        meeting = _fields(prefix, NetworkMeeting(new_id(), coalition, today(), ""))
        pressed = st.form_submit_button("Bijeenkomst bewaren")
        faults = faults_in_meeting(meeting).values()
        asked = f"{PERSONS}-{coalition}"
        mine = ask_first(asked, meeting, pressed=pressed, faults=faults, button=st.form_submit_button)
        if mine is not None:
            _add(store, mine)


def is_being_told(coalition: str) -> bool:
    """Whether somebody is writing about a meeting of this coalition (id)."""
    typed = (value for key, value in st.session_state.items() if str(key).startswith(f"{_prefix(coalition)}/"))
    opened = any(one.item.coalition == coalition for one in opened_records(MEETINGS).values())
    return opened or any(isinstance(value, str) and value for value in typed)


def _show(store: Store, place: Place, record: Stored[NetworkMeeting]) -> None:
    first, *others = meeting_lines(record.item)
    st.markdown("  \n".join([f"**{markdown_text(first)}**", *map(markdown_text, others)]))
    seen = opened_records(MEETINGS).get(record.id)
    if not is_permitted(store, "write", "records", place):
        return
    if seen is None:
        st.button(
            f"Wijzig of verwijder: {markdown_text(meeting_name(record.item))}",
            key=f"wijzig-knop-{record.id}",
            on_click=open_record,
            args=(MEETINGS, record),
            wrap=True,
        )
        return
    with keep_typed(f"wijzig-{record.id}"), st.form(f"wijzig-formulier-{record.id}"):
        mine = _fields(f"wijzig-{record.id}", seen.item)
        first_column, second, third = st.columns(3)
        pressed = first_column.form_submit_button("Wijziging bewaren", width="stretch")
        if second.form_submit_button("Verwijder deze bijeenkomst", width="stretch", wrap=True):
            delete_record(MEETINGS, store, seen)
        third.form_submit_button("Niet wijzigen", width="stretch", on_click=close_record, args=(MEETINGS, record.id))
        asked, faults = f"{PERSONS}-{record.id}", faults_in_meeting(mine).values()
        kept = ask_first(asked, mine, seen.item, pressed=pressed, faults=faults, button=st.form_submit_button)
        if kept is not None:
            save_record(MEETINGS, store, kept, seen)
    settle(MEETINGS, store, mine, seen)


def _fields(prefix: str, meeting: NetworkMeeting) -> NetworkMeeting:
    first, second = st.columns([3, 1])
    question = first.text_input("Leervraag van een bijeenkomst", key=field_key(prefix, "question", meeting.question))
    day = second.date_input("Gehouden op", key=field_key(prefix, "held_on", meeting.held_on), format=DAY)

    def learned(label: str, field: str, before: str) -> str:
        return st.text_input(label, key=field_key(prefix, field, before)).strip()

    found = NetworkMeeting(
        meeting.id,
        meeting.coalition,
        day,
        question.strip(),
        learned("Wat leerde u uit ervaring?", "from_experience", meeting.from_experience),
        learned("Wat leerde u uit de praktijk?", "from_practice", meeting.from_practice),
        learned("Wat leerde u uit onderzoek?", "from_research", meeting.from_research),
    )
    st.caption(PRIVACY_HINT)
    return found


def _add(store: Store, meeting: NetworkMeeting) -> None:
    if not attempt(partial(add_meeting, store, meeting)):
        return
    forget_fields(_prefix(meeting.coalition))
    say("De bijeenkomst is bewaard.")
    st.rerun()


def _prefix(coalition: str) -> str:
    return f"bijeenkomst-{coalition}"
