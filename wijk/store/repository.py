"""What users enter, kept and given back: initiatives, what the room answered, and remembered column choices.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.initiative import Initiative
from wijk.store.checks import faults_in
from wijk.store.consents import purge_consents, today
from wijk.store.database import Store, connect, database_url, forget, upgrade
from wijk.store.errors import Conflict, StoreError
from wijk.store.kinds import CONFIRMATIONS, INITIATIVES, KINDS, MAPPINGS, NOTES, ImportMapping
from wijk.store.records import Kind, Stored
from wijk.store.texts import words

__all__ = [
    "add_initiative",
    "clear_confirmation",
    "clear_note",
    "confirm_cell",
    "confirm_cells",
    "delete_initiative",
    "get_initiative",
    "initiatives_stamp",
    "list_confirmations",
    "list_deleted_initiatives",
    "list_initiatives",
    "list_notes",
    "new_id",
    "open_store",
    "purge",
    "recall_mapping",
    "remember_mapping",
    "restore_initiative",
    "save_initiative",
    "save_note",
]


def open_store(url: str | None = None) -> Store:
    """Open the database at ``url``, or at WIJK_DATABASE_URL, or in data/entered/; make or update its tables.

    What was deleted over 30 days ago is taken away for good, and so is each name whose consent has ended. Raises
    StoreError when the database can't be opened.
    """
    store = connect(url or database_url())
    upgrade(store)
    purge(store, datetime.now(UTC))
    purge_consents(store, today())
    forget(store)
    return store


def purge(store: Store, now: datetime) -> None:
    """Take away for good what was deleted more than 30 days before ``now`` (with time zone)."""
    with store.writing() as connection:
        for kind in KINDS:
            kind.purge(connection, now)


def new_id() -> str:
    """Return an id for a new initiative."""
    return uuid.uuid4().hex


def list_initiatives(store: Store) -> tuple[Stored[Initiative], ...]:
    """Return all initiatives that are not deleted, oldest first."""
    with store.reading() as connection:
        return INITIATIVES.all(connection)


def initiatives_stamp(store: Store) -> str:
    """Return a text that changes with every change to the initiatives: the key for a cache of what they lead to."""
    with store.reading() as connection:
        return INITIATIVES.stamp(connection)


def list_deleted_initiatives(store: Store) -> tuple[Stored[Initiative], ...]:
    """Return the deleted initiatives that can still be restored, latest deletion first."""
    with store.reading() as connection:
        records = [record for record in INITIATIVES.with_deleted(connection) if record.deleted]
    return tuple(sorted(records, key=lambda record: record.changed, reverse=True))


def get_initiative(store: Store, identifier: str) -> Stored[Initiative] | None:
    """Return one initiative (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return INITIATIVES.get(connection, identifier)


def add_initiative(store: Store, initiative: Initiative) -> Stored[Initiative]:
    """Keep a new initiative (take its id from `new_id`). When this returns, it survives a power cut.

    Raises Conflict when the id is taken, StoreError when `faults_in` has something to say.
    """
    _check(initiative)
    with store.writing() as connection:
        return INITIATIVES.add(connection, initiative)


def save_initiative(store: Store, initiative: Initiative, version: int) -> Stored[Initiative]:
    """Save a change to the initiative with this id, made to ``version`` of it.

    Raises Conflict with both versions when somebody else changed or deleted it since, StoreError as `add_initiative`.
    """
    _check(initiative)
    with store.writing() as connection:
        return INITIATIVES.save(connection, initiative, version)


def delete_initiative(store: Store, identifier: str, version: int) -> Stored[Initiative]:
    """Delete an initiative; for 30 days `restore_initiative` undoes it. Raises Conflict as `save_initiative`."""
    with store.writing() as connection:
        return INITIATIVES.remove(connection, identifier, version)


def restore_initiative(store: Store, identifier: str) -> Stored[Initiative]:
    """Undo a deletion; an initiative that is alive is left alone. Raises StoreError when it is gone for good."""
    with store.writing() as connection:
        record = INITIATIVES.revive(connection, identifier)
    if record is None:
        raise StoreError("Dit initiatief is langer dan 30 dagen geleden verwijderd en niet meer terug te halen.")
    return record


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
    wanted = CellConfirmation(area, group, phase, datetime.now(UTC).date())
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
    if note.mark == "weerlegd" and not note.reason.strip():
        raise StoreError("Schrijf op waarom deze mismatch niet klopt; zonder reden is hij niet te weerleggen.")
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


def remember_mapping(
    store: Store, headers: Sequence[str], targets: Sequence[str | None], kind: Kind[Any] = INITIATIVES
) -> None:
    """Remember what the columns of a file of this kind with these headers stand for (None: not imported)."""
    with store.writing() as connection:
        MAPPINGS.put(connection, ImportMapping(_folded(headers, kind), tuple(targets)))


def recall_mapping(
    store: Store, headers: Sequence[str], kind: Kind[Any] = INITIATIVES
) -> tuple[str | None, ...] | None:
    """Return what was remembered for a file with these headers, capitals and accents aside; None when nothing was."""
    wanted = ImportMapping(_folded(headers, kind), ())
    with store.reading() as connection:
        record = MAPPINGS.get(connection, MAPPINGS.id_of(wanted))
    return record.item.targets if record else None


def _folded(headers: Sequence[str], kind: Kind[Any]) -> tuple[str, ...]:
    """Return by what a list is known: its headers and, but for initiatives, the name of its table."""
    marks = () if kind is INITIATIVES else (kind.table.name,)
    return (*(words(header) for header in headers), *marks)


def _check(initiative: Initiative) -> None:
    faults = faults_in(initiative)
    if faults:
        raise StoreError(" ".join(faults.values()))
