"""Editing many initiatives in one table; what isn't saved stays in the table as it was typed, also while it is away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import streamlit as st

from pages.parts.initiatives.opened import open_conflict
from pages.parts.shared.area_choice import area_cell, area_scope, default_area
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import REMOVE, asks_for_many, holds_new_persons
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import UNSAVED
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.common.personal import without_persons
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.initiatives.editing import EDITABLE, Edit, read_edits
from wijk.store.initiatives.queries import delete_initiative, save_initiative
from wijk.views import colours
from wijk.views.initiative_tables import FIELDS, Frame, edit_frame, with_typed
from wijk.views.numbers import number
from wijk.views.tables import table_height

__all__ = ["initiative_table", "remind_of_changes"]

TABLE, CHANGES = "bewerktabel", "bewerktabel-wijzigingen"
TABLE_HEIGHT = 460
Records = tuple[Stored[Initiative], ...]
Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EditedTable:
    """The rows as they were when the table was laid out; they stay put while there are changes to save.

    ``typed`` holds, by id, cells that were changed before this table was laid out and could not be saved yet.
    """

    records: Records = ()
    number: int = 0
    typed: Mapping[str, Cells] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of the table's widget."""
        return f"tabel-bewerken-{self.number}"

    @property
    def changes(self) -> dict[str, Cells]:
        """The changed cells by id, those typed last on top."""
        edited = (st.session_state.get(self.key) or {}).get("edited_rows", {})
        typed = {self.records[row].id: cells for row, cells in edited.items()}
        return {
            record.id: {**self.typed.get(record.id, {}), **typed.get(record.id, {})}
            for record in self.records
            if record.id in self.typed or record.id in typed
        }

    @property
    def frame(self) -> Frame:
        """The rows with, over them, what was typed before."""
        frame = edit_frame([record.item for record in self.records], _method(), area_cell)
        return with_typed(frame, [self.typed.get(record.id, {}) for record in self.records])


@only_for("write", "records")
def initiative_table(found: Sequence[Stored[Initiative]], store: Store, place: Place | None) -> None:
    """Show the initiatives as a table to edit, with its faults and a button that saves every row without one."""
    table = _table(tuple(found))
    if not table.records:
        st.info("Geen initiatieven gevonden. Maak de zoekopdracht ruimer of haal een filter weg.")
        return
    st.caption(
        "Klik twee keer in een vakje, of druk op Enter, om het te wijzigen. Het is pas bewaard na "
        "'Tabel opslaan', onder de tabel. "
        "Functies per fase, de plek op de kaart en de andere velden wijzigt u in het formulier."
    )
    st.data_editor(
        table.frame,
        key=table.key,
        on_change=_keep_changes,
        height=table_height(len(table.records), TABLE_HEIGHT),
        column_config=_columns(_method()),
        alt="Initiatieven om te wijzigen",
    )
    changes = table.changes
    if not changes:
        return
    if table.records != tuple(found):
        st.info(
            "Uw wijzigingen staan nog in de tabel. Zoeken en filteren werkt hier weer als u de tabel opslaat of de "
            "wijzigingen weggooit."
        )
    edits = _edits(table, changes, place)
    faults = [fault for edit in edits for fault in edit.faults]
    if faults:
        st.error("Deze vakjes kloppen nog niet. Ze blijven staan zoals u ze typte; de andere rijen kunt u opslaan.")
        show_faults(faults)
    new = [edit.item for edit in edits if edit.item and holds_new_persons(edit.item, edit.record.item)]
    chosen = asks_for_many(f"{table.key}-personen", new)
    # While this is there, the browser asks before it leaves the page.
    columns = st.container(key=UNSAVED).columns([3, 3, 6])
    if columns[0].button(
        "Tabel opslaan", type="primary", width="stretch", key="tabel-opslaan", disabled=chosen is None
    ):
        left = [replace(edit, item=edit.item and without_persons(edit.item)) for edit in edits]
        _save(table, changes, left if chosen == REMOVE else edits, store)
    columns[1].button("Wijzigingen weggooien", width="stretch", on_click=_throw_away)


def remind_of_changes() -> None:
    """Say, where the table isn't shown, that it holds changes that are not saved."""
    rows = len(st.session_state.get(CHANGES, {}))
    if rows:
        told = counted(rows, "rij die nog niet is opgeslagen", "rijen die nog niet zijn opgeslagen")
        st.info(f"In 'Tabel bewerken' staan uw wijzigingen in {told}. Ga daarheen om de tabel op te slaan.")


def _edits(table: EditedTable, changes: Mapping[str, Cells], place: Place | None) -> tuple[Edit, ...]:
    """What the changed rows become, save those ticked for deletion."""
    edited = {}
    for row, record in enumerate(table.records):
        cells = changes.get(record.id, {})
        told = {name: cell for name, cell in cells.items() if name != "delete"}
        if told and not cells.get("delete"):
            edited[row] = told
    codes = [record.item.area for record in table.records]
    return read_edits(table.records, edited, _method(), area_scope(default_area(place) or "", codes))


def _save(table: EditedTable, changes: Mapping[str, Cells], edits: Sequence[Edit], store: Store) -> None:
    """Save and delete row by row; what can't be is kept in the table, a conflict is shown with both versions."""
    jobs: list[tuple[Stored[Initiative], Callable[[], Stored[Initiative]]]] = []
    for edit in edits:
        if edit.item is not None:
            jobs.append((edit.record, partial(save_initiative, store, edit.item, edit.record.version)))
    for record in table.records:
        if changes.get(record.id, {}).get("delete"):
            jobs.append((record, partial(delete_initiative, store, record.id, record.version)))
    left = dict(changes)
    after: dict[str, Stored[Initiative]] = {}
    conflicts: list[tuple[Stored[Initiative], Conflict]] = []
    for record, job in jobs:
        try:
            after[record.id] = job()
        except Conflict as conflict:
            conflicts.append((record, conflict))
        except StoreError as error:
            st.error(markdown_text(str(error)))
            break
        else:
            del left[record.id]
    if conflicts:
        open_conflict(*conflicts[0])
        del left[conflicts[0][0].id]
    _tell(after)
    now = [after.get(record.id, record) for record in table.records]
    _lay_out(tuple(record for record in now if record.deleted is None), left)
    st.rerun()


def _tell(after: Mapping[str, Stored[Initiative]]) -> None:
    deleted = sum(record.deleted is not None for record in after.values())
    saved = len(after) - deleted
    if saved:
        say(f"Bewaard: {counted(saved, 'initiatief', 'initiatieven')}.")
    if deleted:
        say(f"Verwijderd: {number(deleted)}. Onder 'Verwijderd' kunt u dat 30 dagen lang terughalen.")


def _table(found: Records) -> EditedTable:
    """The table that is there while it has changes, else a new one as soon as what it shows differs.

    Streamlit forgets a table that was away; it is laid out anew with the changes that were kept.
    """
    table: EditedTable = st.session_state.get(TABLE, EditedTable())
    kept: Mapping[str, Cells] = st.session_state.get(CHANGES, {})
    if kept and table.key not in st.session_state:
        return _lay_out(table.records, kept)
    return table if table.records == found or table.changes else _lay_out(found)


def _keep_changes() -> None:
    table: EditedTable = st.session_state[TABLE]
    st.session_state[CHANGES] = table.changes


def _throw_away() -> None:
    table: EditedTable = st.session_state[TABLE]
    _lay_out(table.records)


def _lay_out(records: Records, typed: Mapping[str, Cells] | None = None) -> EditedTable:
    before: EditedTable = st.session_state.get(TABLE, EditedTable())
    table = EditedTable(records, before.number + 1, typed or {})
    st.session_state[TABLE] = table
    st.session_state[CHANGES] = table.typed
    return table


def _method() -> Method:
    return loaded().method


def _columns(method: Method) -> dict[str, Any]:
    """How each column is edited: text keeps whatever is typed or pasted, so that a fault can be told."""
    choices = {
        "roles": {phase.id: phase.name for phase in method.phases},
        "groups": {group.id: group.name for group in method.groups},
    }
    configured: dict[str, Any] = {"delete": st.column_config.CheckboxColumn("Verwijderen", width=120)}
    for name in EDITABLE:
        if name in choices:
            configured[name] = st.column_config.MultiselectColumn(
                FIELDS[name],
                options=list(choices[name]),
                accept_new_options=True,
                format_func=partial(_named, choices[name]),
                color=colours.PALE,
                width="large",
            )
        else:
            configured[name] = st.column_config.TextColumn(FIELDS[name])
    return configured


def _named(names: Mapping[str, str], identifier: str) -> str:
    return names.get(identifier, identifier)
