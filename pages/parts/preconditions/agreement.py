"""Who agreed on the conditions and when, what changed since, and the document that says so."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.plan.records import DONE
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.permitted import only_for
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records
from pages.parts.shared.remembering import remembered
from pages.parts.shared.theme import DAY, markdown_text
from wijk.approach.preconditions import changes_since
from wijk.domain.clock import today
from wijk.domain.plan import read_who
from wijk.domain.preconditions import Agreement, Precondition
from wijk.dossier.conditions import Conditions
from wijk.figures.places import Place
from wijk.store.checks.conditions import faults_in_agreement
from wijk.store.database.conditions_types import AGREEMENTS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored, new_id
from wijk.views.preconditions import agreement_label, agreement_text, agreement_texts, change_texts
from wijk.views.preconditions_paper import NOT_AGREED

__all__ = ["show_agreement"]

KEEPER = Keeper(AGREEMENTS)
ADDING = "afspraak-erbij"
HANDLING = remembered(
    KEEPER,
    DONE,
    kind="afspraak over randvoorwaarden",
    label=agreement_label,
    texts=agreement_texts,
    gone="In de andere versie is deze afspraak verwijderd.",
    fixed=frozenset({"area", "conditions"}),
)


def show_agreement(store: Store, place: Place, kept: Conditions) -> None:
    """What was agreed last with what changed since, and a form to agree on what stands there now."""
    form, last, conditions = RecordForm(HANDLING, _fields, faults_in_agreement), kept.agreed, kept.items
    st.subheader("Samen afgesproken", anchor=False)
    with st.container():
        _tell(last, conditions)
    edit_records(form, store, place)
    with st.container(key="niet-op-papier-afspraak"):
        _agree(store, place, form, kept)
        restore_records(HANDLING, store, place, kept.agreements.deleted)


@only_for("write", "records")
def _agree(store: Store, place: Place, form: RecordForm[Agreement], kept: Conditions) -> None:
    """Change what was agreed last, or agree on what stands there now."""
    if kept.agreed:
        st.button("Wijzig deze afspraak", on_click=open_record, args=(HANDLING, kept.agreed))
    if kept.items:
        fold, is_open = form_fold("Leg vast dat dit zo is afgesproken", "werkplan/afspraak")
        if is_open:
            with fold:
                blank = Agreement(new_id(), place.code, today(), (), kept.items)
                add_record(form, store, place, ADDING, blank, "Afspraak bewaren")


def _tell(last: Stored[Agreement] | None, conditions: Sequence[Precondition]) -> None:
    if last is None:
        st.markdown(NOT_AGREED)
        return
    st.markdown(markdown_text(agreement_text(last.item)))
    changed = change_texts(changes_since(last.item, conditions))
    if not changed:
        st.markdown("Sindsdien is er niets veranderd.")
        return
    st.markdown("Sindsdien veranderd, dus nog niet opnieuw afgesproken:")
    st.markdown("\n".join(f"- {markdown_text(text)}" for text in changed))


def _fields(prefix: str, agreement: Agreement) -> Agreement:
    left, right = st.columns([1, 4], vertical_alignment="bottom")
    day = left.date_input("Afgesproken op", key=field_key(prefix, "agreed_on", agreement.agreed_on), format=DAY)
    who = right.text_input(
        "Door wie? Rollen of organisaties",
        key=field_key(prefix, "agreed_by", ", ".join(agreement.agreed_by)),
        placeholder="Meer? Zet er een komma tussen",
    )
    return replace(agreement, agreed_on=day or agreement.agreed_on, agreed_by=read_who(who))
