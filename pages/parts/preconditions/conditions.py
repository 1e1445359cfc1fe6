"""What must be arranged, as a list to reword, add to and take from; it begins with a list of ours, which says so."""

from dataclasses import replace
from functools import cache, partial

import streamlit as st

from pages.parts.plan.attention import go_to
from pages.parts.plan.records import DONE
from pages.parts.shared.attempt import attempt
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.theme import DAY, markdown_text, show_table
from wijk.domain.plan import read_who
from wijk.domain.preconditions import (
    PRECONDITION_STATES,
    Precondition,
    ProposedConditions,
    load_proposed_conditions,
)
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.checks.conditions import faults_in_precondition
from wijk.store.database.conditions_types import PRECONDITIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.database.store_reading import AllRecords
from wijk.views.preconditions import (
    CONDITIONS,
    STATE_TEXTS,
    precondition_label,
    precondition_rows,
    precondition_texts,
    proposed_table,
    summary_text,
)

__all__ = ["show_conditions"]

KEEPER = Keeper(PRECONDITIONS)
ADDING = "randvoorwaarde-erbij"
HANDLING = remembered(
    KEEPER,
    DONE,
    kind="randvoorwaarde",
    label=precondition_label,
    texts=precondition_texts,
    gone="In de andere versie is deze randvoorwaarde verwijderd.",
)


@cache
def _proposed() -> ProposedConditions:
    return load_proposed_conditions()


def show_conditions(store: Store, place: Place, kept: AllRecords[Precondition]) -> None:
    """The list of a place with what can be done to it, or the list to begin with."""
    form = RecordForm(HANDLING, _fields, faults_in_precondition)
    st.subheader(CONDITIONS, anchor=False)
    st.caption(markdown_text(_proposed().note))
    if kept.living:
        st.markdown(markdown_text(summary_text([one.item for one in kept.living])))
        show_rows(
            store, place, "randvoorwaarden", precondition_rows(one.item for one in kept.living), partial(_open, kept)
        )
    else:
        _offer_list(store, place)
    edit_records(form, store, place)
    with st.container(key="niet-op-papier-randvoorwaarden"):
        _add_condition(store, place, form)
        if kept.living:
            with st.expander("Waar gaan deze randvoorwaarden over?"):
                show_table(proposed_table(_proposed()))
        restore_records(HANDLING, store, place, kept.deleted)


@only_for("write", "records")
def _add_condition(store: Store, place: Place, form: RecordForm[Precondition]) -> None:
    fold, is_open = form_fold("Voeg een randvoorwaarde toe", "werkplan/randvoorwaarde")
    if is_open:
        with fold:
            add_record(form, store, place, ADDING, Precondition(new_id(), place.code, ""), "Voeg toe")


def _open(kept: AllRecords[Precondition], _deed: str, identifier: str) -> None:
    record = next(one for one in kept.living if one.id == identifier)
    open_record(HANDLING, record)
    go_to(f"{form_of(identifier)} input")


def _offer_list(store: Store, place: Place) -> None:
    """Show the list to begin with; one press makes it the list of this place."""
    st.markdown("Hier staat nog niets. In werksessie I spreekt u samen af wat er geregeld moet zijn.")
    show_table(proposed_table(_proposed()))
    _begin(store, place)


@only_for("write", "records")
def _begin(store: Store, place: Place) -> None:
    if not st.button("Begin met deze lijst", type="primary"):
        return
    begun: list[Stored[Precondition]] = []
    items = [Precondition(derived_id(place.code, one.id), place.code, one.name) for one in _proposed().conditions]
    if attempt(lambda: begun.extend(KEEPER.begin(store, items))) and begun:
        DONE.remember("lijst met randvoorwaarden erbij", begun[0], lambda _: KEEPER.take_back(store, begun)[0])
        say(f"{counted(len(begun), 'randvoorwaarde staat', 'randvoorwaarden staan')} klaar om in te vullen.")
    st.rerun()


def _fields(prefix: str, condition: Precondition) -> Precondition:
    first = st.columns([6, 4, 5, 3], vertical_alignment="bottom")
    name = first[0].text_input(
        "Wat moet er geregeld zijn?",
        key=field_key(prefix, "name", condition.name),
        placeholder="Bijvoorbeeld: een sleutel van het buurthuis",
    )
    state = first[1].selectbox(
        "Stand",
        PRECONDITION_STATES,
        key=field_key(prefix, "state", condition.state),
        format_func=STATE_TEXTS.__getitem__,
    )
    who = first[2].text_input(
        "Door wie? Rol of organisatie",
        key=field_key(prefix, "who", ", ".join(condition.who)),
        placeholder="Meer? Zet er een komma tussen",
    )
    since = first[3].date_input("Sinds", value=None, key=field_key(prefix, "since", condition.since), format=DAY)
    remark = st.text_input(
        "Opmerking",
        key=field_key(prefix, "remark", condition.remark),
        placeholder="Bijvoorbeeld: voor twee jaar, 8 uur per week",
    )
    return replace(condition, name=name.strip(), state=state, who=read_who(who), since=since, remark=remark.strip())
