"""Everything entered as files, the reserve copy, the example and what was deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from json import dumps
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from pages.parts.shared.area_choice import area_name
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import may_change, only_for, those_to_change, where_to_write
from pages.parts.shared.personal_question import REMOVE, asks_for_many
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.uploads import ask_for_file
from wijk.domain.clock import day_of, today
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.entered import EnteredSupply
from wijk.dossier.exports import answers_in, initiatives_in
from wijk.dossier.open_referral import open_referral
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.backup.copy import MAX_MEGABYTES, items_in_backup, restore_backup, write_backup
from wijk.store.common.errors import StoreError
from wijk.store.common.personal import personal_fields, without_persons
from wijk.store.database.connection import Store
from wijk.store.database.examples import is_example
from wijk.store.database.records import Stored
from wijk.store.initiatives.example import EXAMPLE_IN, load_example, remove_example
from wijk.store.initiatives.queries import restore_initiative
from wijk.store.initiatives.writing import export_confirmations_csv, export_csv, export_xlsx
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.distinct import distinct
from wijk.views.export_names import about_entered, file_name
from wijk.views.initiative_tables import initiative_labels
from wijk.views.numbers import day_text, number
from wijk.views.place_names import place_name
from wijk.views.tables import table_height

__all__ = ["deleted_initiatives", "files", "mark_example", "offer_example"]

TABLE_HEIGHT = 300
RESTORES, RESTORE_FAULTS, IN_BACKUP = "terugzetten-aantal", "terugzetten-fouten", "terugzetten-inhoud"


def files(supply: EnteredSupply, store: Store, method: Method, place: Place | None) -> None:
    """The exports of what was entered for a place, and the reserve copy of everything."""
    snapshot = loaded().snapshot
    items = initiatives_in(snapshot, place, supply.items)
    confirmations = answers_in(snapshot, place, supply.empty)
    about = about_entered("Initiatieven", place, today())
    st.subheader(markdown_text(f"Initiatieven van {about.area} als bestand"))
    st.markdown(
        "U kunt deze bestanden aanpassen en weer importeren. Er gaat niets verloren. "
        "Het bestand voor een sociale kaart heeft de vorm van Open Referral, die andere programma's kunnen lezen."
    )
    columns = st.columns(4)
    columns[0].download_button(
        "Als Excel",
        lambda: export_xlsx(items, confirmations, method, about, _coded_name),
        file_name("initiatieven", place, "xlsx"),
        EXCEL,
        width="stretch",
        on_click="ignore",
    )
    columns[1].download_button(
        "Als CSV",
        lambda: export_csv(items, method, about),
        file_name("initiatieven", place, "csv"),
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    columns[2].download_button(
        "Voor een sociale kaart (Open Referral)",
        lambda: dumps(open_referral(items, method, loaded().places.get), ensure_ascii=False, indent=1),
        file_name("initiatieven_open_referral", place, "json"),
        "application/json",
        width="stretch",
        on_click="ignore",
    )
    if confirmations:
        columns[3].download_button(
            "Zeker dat er niets is, als CSV",
            lambda: export_confirmations_csv(confirmations, method, replace(about, what="Zeker dat er niets is:")),
            file_name("initiatieven_zeker_niets", place, "csv"),
            "text/csv",
            width="stretch",
            on_click="ignore",
        )
    st.subheader("Alles wat is ingevoerd, bewaren of terugzetten")
    _backup(store)


@only_for("restore", "backup")
def _backup(store: Store) -> None:
    st.markdown(
        "Een reservekopie is één bestand met alles wat hier is ingevoerd, ook de antwoorden bij de fasematrix. "
        "Bij het terugzetten blijft wat het laatst is gewijzigd; wat u na de kopie toevoegde, blijft staan. Is er meer "
        f"ingevoerd dan {MAX_MEGABYTES} MB, dan maakt de beheerder een kopie van de database zelf."
    )
    st.download_button(
        "Reservekopie maken", lambda: write_backup(store), "wijk_reservekopie.zip", "application/zip", on_click="ignore"
    )
    uploaded = ask_for_file(
        "Reservekopie om terug te zetten (.zip), hooguit 10 MB", f"terugzetten-{st.session_state.get(RESTORES, 0)}"
    )
    if uploaded:
        asked = asks_for_many(f"terugzetten-personen-{uploaded.file_id}", _in_backup(uploaded))
        if st.button("Terugzetten", type="primary", disabled=asked is None):
            _restore(store, uploaded.getvalue(), without_persons if asked == REMOVE else _as_it_is)
    if not uploaded and (faults := st.session_state.get(RESTORE_FAULTS)):
        st.markdown("**Deze regels uit de kopie zijn niet teruggezet.** De andere wel.")
        show_faults(faults)


def _coded_name(code: str) -> str:
    place = loaded().places.get(code)
    return f"{place_name(place)} ({code})" if place else code


def _in_backup(uploaded: UploadedFile) -> tuple[Any, ...]:
    """What in a backup is asked about, looked up once for as long as the file is there."""
    kept: tuple[str, tuple[Any, ...]] | None = st.session_state.get(IN_BACKUP)
    if kept is None or kept[0] != uploaded.file_id:
        try:
            found = tuple(item for item in items_in_backup(uploaded.getvalue()) if personal_fields(item))
        except StoreError:
            # Putting it back says what is wrong.
            found = ()
        kept = (uploaded.file_id, found)
        st.session_state[IN_BACKUP] = kept
    return kept[1]


def _as_it_is(item: Any) -> Any:
    return item


def _place_of(code: str) -> str:
    place = loaded().places.get(code)
    return place.key if place else code


def _restore(store: Store, content: bytes, change: Callable[[Any], Any]) -> None:
    try:
        done = restore_backup(store, content, change, _place_of)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    told = (
        f"Teruggezet: {number(done.added)} toegevoegd, {number(done.replaced)} vervangen door de kopie, "
        f"{number(done.kept)} gelaten zoals het is."
    )
    if done.erased:
        told += (
            f" {counted(done.erased, 'sleutelfiguur is', 'sleutelfiguren zijn')} overgeslagen, want voorgoed gewist."
        )
    say(told)
    if done.faults:
        wrong = counted(len({(one.column.partition(":")[0], one.row) for one in done.faults}), "regel", "regels")
        say_wrong(f"{wrong} uit de kopie niet teruggezet, omdat er iets niet klopt. Onder 'Terugzetten' ziet u welke.")
    st.session_state[RESTORE_FAULTS] = done.faults
    st.session_state[RESTORES] = st.session_state.get(RESTORES, 0) + 1
    st.rerun()


def offer_example(store: Store, method: Method) -> None:
    """Offer the example to who may fill in something where it lies, for while there is nothing."""
    if not where_to_write(store, [EXAMPLE_IN]):
        st.info("Er staan nog geen initiatieven.")
        return
    st.info("Er staan nog geen initiatieven. Voeg er hierboven een toe, importeer een lijst, of kijk eerst rond.")
    st.button("Laad een voorbeeld (verzonnen)", on_click=_load, args=(store, method))


def mark_example(records: Sequence[Stored[Initiative]], store: Store) -> None:
    """Say that the example is there, with a way to be rid of it."""
    examples = [record for record in records if is_example(record.id)]
    if examples:
        left, right = st.columns([5, 2], vertical_alignment="center")
        left.markdown("In deze lijst staat een **voorbeeld (verzonnen)**: initiatieven in Malburgen die niet bestaan.")
        if all(may_change(store, record.item, "delete") for record in examples):
            right.button("Voorbeeld verwijderen", on_click=_remove, args=(store,), width="stretch")


@only_for("write", "records")
def deleted_initiatives(store: Store, _place: Place | None, supply: EnteredSupply) -> None:
    """What was deleted in the last 30 days, to be taken back."""
    deleted = {record.id: record for record in those_to_change(store, supply.deleted, "delete")}
    if not deleted:
        st.info("Er is de laatste 30 dagen niets verwijderd.")
        return
    st.markdown("U kunt een verwijderd initiatief 30 dagen lang terughalen. Daarna is het voorgoed weg.")
    days = {identifier: day_text(day_of(record.deleted)) for identifier, record in deleted.items() if record.deleted}
    labels = initiative_labels((record.item for record in deleted.values()), area_name)
    names = distinct({identifier: f"{labels[identifier]} ({day})" for identifier, day in days.items()})
    told = {
        "Naam": [record.item.name for record in deleted.values()],
        "Organisatie": [record.item.organisation for record in deleted.values()],
        "Verwijderd op": [days[identifier] for identifier in deleted],
    }
    st.dataframe(
        told,
        hide_index=True,
        height=table_height(len(deleted), TABLE_HEIGHT),
        alt="Verwijderde initiatieven",
    )
    key = "terughalen"
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one in names]
    st.multiselect(
        "Welke wilt u terughalen?",
        list(names),
        key=key,
        format_func=lambda one: names[one],
        placeholder="Kies een of meer initiatieven",
        select_all=False,
    )
    st.button("Terughalen", type="primary", on_click=_take_back, args=(store, key))


def _take_back(store: Store, key: str) -> None:
    for identifier in st.session_state[key]:
        try:
            say(f"Teruggehaald: {restore_initiative(store, identifier).item.name}.")
        except StoreError as error:
            say_wrong(str(error))


def _load(store: Store, method: Method) -> None:
    try:
        loaded = load_example(store, method)
    except StoreError as error:
        say_wrong(str(error))
    else:
        say(f"Voorbeeld geladen: {number(loaded)} verzonnen initiatieven in Malburgen (Arnhem).")


def _remove(store: Store) -> None:
    try:
        removed = remove_example(store)
    except StoreError as error:
        say_wrong(str(error))
    else:
        say(f"Voorbeeld verwijderd: {number(removed)} verzonnen initiatieven.")
