"""What the room answered about the matrix, kept and given back: cells that are sure to be empty, and marks.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from collections.abc import Iterable

from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.clock import today
from wijk.store.common.errors import Conflict
from wijk.store.database.connection import Store
from wijk.store.database.record_types import CONFIRMATIONS, NOTES
from wijk.store.database.records import Stored

__all__ = [
    "clear_confirmation",
    "clear_note",
    "confirm_cell",
    "confirm_cells",
    "list_confirmations",
    "list_notes",
    "save_note",
]


def list_confirmations(store: Store, area: str | None = None) -> tuple[Stored[CellConfirmation], ...]:
    """Return where the room said "wij weten zeker dat er niets is": in one area (CBS code), or everywhere."""
    with store.reading() as connection:
        return CONFIRMATIONS.all(connection, **({"area": area} if area else {}))


def confirm_cell(store: Store, confirmation: CellConfirmation) -> Stored[CellConfirmation]:
    """Keep that there is nothing in this cell; a cell that was confirmed before gets the new date."""
    with store.writing() as connection:
        return CONFIRMATIONS.put(connection, confirmation)


def confirm_cells(store: Store, confirmations: Iterable[CellConfirmation]) -> int:
    """Keep confirmations from a file, the latest date of each cell; return how many were new or later."""
    with store.writing() as connection:
        present = {record.id: record.item.confirmed_on for record in CONFIRMATIONS.all(connection)}
        done = 0
        for confirmation in confirmations:
            identifier = CONFIRMATIONS.id_of(confirmation)
            if identifier not in present or present[identifier] < confirmation.confirmed_on:
                CONFIRMATIONS.put(connection, confirmation)
                present[identifier] = confirmation.confirmed_on
                done += 1
    return done


def clear_confirmation(store: Store, area: str, group: str, phase: str) -> None:
    """Take back a confirmation; a cell without one is left alone."""
    wanted = CellConfirmation(area, group, phase, today())
    with store.writing() as connection:
        current = CONFIRMATIONS.get(connection, CONFIRMATIONS.id_of(wanted))
        if current and current.deleted is None:
            CONFIRMATIONS.remove(connection, current.id, current.version)


def list_notes(store: Store, area: str | None = None) -> tuple[Stored[MismatchNote], ...]:
    """Return the marks the room gave to mismatches: in one area (CBS code), or everywhere."""
    with store.reading() as connection:
        return NOTES.all(connection, **({"area": area} if area else {}))


def save_note(store: Store, note: MismatchNote, version: int | None = None) -> Stored[MismatchNote]:
    """Give a mismatch a mark, or change the reason or date of a mark seen as ``version`` (None: I saw no such mark).

    Raises Conflict with both when somebody else gave or changed the same mark with other content in the meantime, and
    StoreError when a mismatch is overruled without a reason.
    """
    with store.writing() as connection:
        if version is not None:
            return NOTES.save(connection, note, version)
        current = NOTES.get(connection, NOTES.id_of(note))
        if current and current.deleted is None and current.item != note:
            raise Conflict(note, current)
        return NOTES.put(connection, note)


def clear_note(store: Store, note: MismatchNote, version: int) -> None:
    """Take back a mark. Raises Conflict when somebody else changed it since ``version``."""
    with store.writing() as connection:
        NOTES.remove(connection, NOTES.id_of(note), version)
