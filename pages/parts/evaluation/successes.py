"""What went well: noted in a sentence, and read out when the next meeting begins."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.evaluation.records import SUCCESSES
from pages.parts.plan.attention import go_to
from pages.parts.shared.database import dossier_now
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.theme import DAY
from wijk.domain.clock import today
from wijk.domain.evaluation import Success
from wijk.domain.plan import read_who
from wijk.figures.places import Place
from wijk.figures.wording import cut_short, decimal
from wijk.store.checks.evaluations import MOST_SUCCESS, faults_in_success
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.views.distinct import distinct
from wijk.views.successes import success_rows

__all__ = ["show_successes"]

SHOWN, OF_NAME = 100, 80


def show_successes(store: Store, place: Place) -> None:
    """A form for one more, and all there are, the newest first."""
    dossier = dossier_now(place)
    actions = distinct({one.id: cut_short(one.item.what, OF_NAME) for one in dossier.plan.actions.living})
    form = RecordForm(SUCCESSES, lambda prefix, item: _fields(prefix, item, actions), faults_in_success)
    st.markdown("Wat ging er goed, hoe klein ook? De volgende bijeenkomst en de presentatie beginnen ermee.")
    add_record(form, store, place, "succes-erbij", Success(new_id(), place.code, "", today()), "Succes bewaren")
    edit_records(form, store, place)
    kept = dossier.evaluated.successes
    newest_first = sorted(kept.living, key=lambda one: (one.item.noted_on, one.created), reverse=True)
    if newest_first:
        _list(store, place, newest_first, actions)
    else:
        st.markdown("Er is nog geen succes genoteerd.")
    restore_records(SUCCESSES, store, place, kept.deleted)


def _list(store: Store, place: Place, successes: Sequence[Stored[Success]], actions: Mapping[str, str]) -> None:
    by_id = {one.id: one for one in successes}
    shown = success_rows(successes[:SHOWN], actions)
    show_rows(store, place, "evalueren-successen", shown, lambda _, one: _edit(by_id[one]))
    if older := successes[SHOWN:]:
        st.caption(f"En {decimal(len(older))} oudere. Die staan in ‘Evaluatie als Excel’, onder Tellingen.")


def _edit(record: Stored[Success]) -> None:
    open_record(SUCCESSES, record)
    go_to(f"{form_of(record.id)} input")


def _fields(prefix: str, success: Success, actions: Mapping[str, str]) -> Success:
    first = st.columns([6, 3, 2], vertical_alignment="bottom")
    text = first[0].text_input(
        "Wat ging er goed?",
        key=field_key(prefix, "text", success.text),
        max_chars=MOST_SUCCESS,
        placeholder="Bijvoorbeeld: de buurvrouw die nooit kwam, kookt nu mee",
    )
    who = first[1].text_input(
        "Wie zegt dat? Een rol", key=field_key(prefix, "who", ", ".join(success.who)), placeholder="Bijvoorbeeld: kok"
    )
    day = first[2].date_input("Datum", key=field_key(prefix, "noted_on", success.noted_on), format=DAY)
    action = st.selectbox(
        "Bij welke actie?",
        list(dict.fromkeys([*actions, *filter(None, [success.action])])),
        index=None,
        format_func=lambda one: actions.get(one, "Een actie die er niet meer is"),
        key=field_key(prefix, "action", success.action or None),
        placeholder="Geen, of niet bekend",
    )
    return replace(success, text=text.strip(), who=read_who(who), noted_on=day or success.noted_on, action=action or "")
