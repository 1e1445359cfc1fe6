"""A reserve copy: all that users entered save names and contacts, in one file, independent of the database.

Names stay out because a copy would outlive the consent to keep them. Key figures travel along as roles.

The file is a zip with one JSON text. Deleted records travel along for as long as they can be restored.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, TypeAdapter
from sqlalchemy import Connection

from wijk.domain.actor import NOT_SIGNED_IN
from wijk.domain.clock import now
from wijk.domain.key_figure import KeyFigure
from wijk.store.backup.older import as_now
from wijk.store.backup.row_checks import CALLED, SLACK, CheckedRecords, check_records
from wijk.store.common.errors import BackupError
from wijk.store.common.fields import ID
from wijk.store.database import record_types
from wijk.store.database.asking import acting
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import log_deed
from wijk.store.database.deeds import forget_thing, note_deed
from wijk.store.database.earlier_decisions import decisions_in
from wijk.store.database.erasing import erased_ids
from wijk.store.database.records import KEPT_AFTER_DELETION, RecordType, Stored
from wijk.store.importing.checking import Fault
from wijk.store.key_figures.erasing import remember_erased, without_person
from wijk.store.matrix.decisions import TOO_MANY, beyond_limit

__all__ = ["FORMAT", "MAX_MEGABYTES", "RestoreOutcome", "items_in_backup", "restore_backup", "write_backup"]

# The version of this layout; a new kind of record doesn't change it, since a file that holds an unknown one is refused.
FORMAT = 4
# What stood in every backup since the first version.
ALWAYS = {"initiatives", "decisions", "mappings"}
CONTENT = "wijk.json"
# What 20,000 initiatives come to, unpacked: as many as one import takes, and read within 10 s and 300 MB. A small zip
# can hold far more, which would take the memory of the server: it is bounded before it is unpacked and understood.
MAX_MEGABYTES = 30
MAX_BYTES = MAX_MEGABYTES * 1_000_000
MAX_VALUES = 1_200_000
MAX_RECORDS = 50_000
DAMAGED = (
    "Deze reservekopie is beschadigd of is geen reservekopie van Wijk. Er is niets teruggezet. Kies een ander bestand."
)
TOO_LARGE = (
    "Deze reservekopie is te groot om hier terug te zetten: uitgepakt is zij meer dan "
    f"{MAX_MEGABYTES} MB, of er staat te veel in. Er is niets teruggezet. Vraag de beheerder het bestand van "
    "de database zelf terug te zetten."
)
TOO_MUCH = (
    f"Er is meer ingevoerd dan in een reservekopie past die terug te zetten is: {MAX_MEGABYTES} MB. "
    "Er is geen kopie gemaakt. Vraag de beheerder een kopie te maken van de database zelf."
)
NEWER = "Deze reservekopie is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij."
FUTURE = (
    "Deze reservekopie is volgens de datum erin gemaakt in de toekomst. Er is niets teruggezet. Controleer de klok van "
    "de computer waarop dit dashboard draait, of kies een andere kopie."
)


@dataclass(frozen=True, slots=True)
class RestoreOutcome:
    """How many records were put back because they were missing, replaced by a newer one, or left as they were.

    ``erased`` people were left out since they were erased for good; ``faults`` tell which records were not right.
    """

    added: int
    replaced: int
    kept: int
    erased: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupHeader:
    """What every version of the layout has."""

    format: int
    made: AwareDatetime
    erased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBackup:
    """What a backup holds: the records of each kind, checked, and the ids of people who had been erased by then."""

    checked: tuple[tuple[RecordType[Any], CheckedRecords], ...]
    erased: tuple[str, ...]


HEADER = TypeAdapter(BackupHeader)


def write_backup(store: Store) -> bytes:
    """Return the bytes of a backup file (.zip) of everything entered, without names and contacts.

    Raises BackupError when there is more than `restore_backup` takes: a copy that can't be put back is none.
    Raises NotAllowed when the actor may not do this.
    """
    store.require("read", "backup")
    log_deed(store, "make backup", "backup")
    with store.reading() as connection:
        records = {one.name: one.written(one.with_deleted(connection)) for one in record_types.RECORD_TYPES}
        gone = sorted(erased_ids(connection))
    content = {"format": FORMAT, "made": now().isoformat(), "erased": gone, **records}
    text = json.dumps(content, ensure_ascii=False, indent=1).encode()
    if _too_large(text) or sum(map(len, records.values())) > MAX_RECORDS:
        raise BackupError(TOO_MUCH)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT, text)
    return file.getvalue()


def items_in_backup(content: bytes) -> tuple[Any, ...]:
    """Return all that is right in a backup, to look at before. Raises BackupError as `restore_backup`."""
    return tuple(record.item for _, checked in _read(content, now()).checked for record in checked.records)


def restore_backup(
    store: Store,
    content: bytes,
    change: Callable[[Any], Any] = lambda item: item,
    place_of: Callable[[str], str] = lambda code: code,
) -> RestoreOutcome:
    """Put a backup back over what there is, record by record: the one that was changed last stays.

    What was added or changed since the backup is therefore kept. A record that no form would have accepted, that is of
    the future, whose moments contradict each other, or that would be one priority too many is left out and told in
    ``faults``; one that was deleted longer
    ago than can be undone is left out too. Who was erased stays away, also when this backup is of before that.

    ``change`` gives what to put back for each item, ``place_of`` for each code of an area what all codes of the same
    place share, for the number of priorities that a place may have.

    Where there is a login, no role comes from a file: only the program on the machine itself puts these back.

    All or nothing. Raises BackupError with a Dutch sentence when the file is damaged, no backup, or made by a newer
    version, NotAllowed when the actor may not do this.
    """
    store.require("restore", "backup")
    moment = now()
    found = _read(content, moment)
    outcomes: list[str] = []
    wrong: list[Fault] = []
    with store.writing() as connection:
        note_deed(connection, "put back", "backup")
        remember_erased(connection, found.erased)
        gone = erased_ids(connection)
        forget_thing(connection, *gone)
        for record_type, checked in found.checked:
            if record_type.thing == "roles" and acting(connection).role != NOT_SIGNED_IN.role:
                continue
            changed = (_changed(record_type, one, change) for one in checked.records)
            left = [rest for one in changed if (rest := _without(one, gone, outcomes))]
            in_time = [one for one in left if not one.deleted or one.deleted > moment - KEPT_AFTER_DELETION]
            over = beyond_limit(connection, in_time, place_of) if record_type is record_types.DECISIONS else set()
            wrong += checked.faults
            wrong += [checked.fault(one, CALLED["decisions"], TOO_MANY) for one in in_time if one.id in over]
            outcomes += _merge(connection, record_type, [one for one in in_time if one.id not in over])
    added, replaced, kept, erased = (outcomes.count(one) for one in ("added", "replaced", "kept", "erased"))
    return RestoreOutcome(added, replaced, kept, erased, tuple(wrong))


def _changed(record_type: RecordType[Any], record: Stored[Any], change: Callable[[Any], Any]) -> Stored[Any]:
    """Return a record with what ``change`` makes of its item, under the id that belongs to that."""
    item = change(record.item)
    return replace(record, item=item, id=record_type.id_of(item))


def _without(record: Stored[Any], gone: Iterable[str], outcomes: list[str]) -> Stored[Any] | None:
    """Return what may come back of a record, now that some people were erased; None for what was about them only."""
    item = record.item
    for identifier in gone:
        item = without_person(item, identifier)
        if item is None:
            outcomes += ["erased"] if isinstance(record.item, KeyFigure) else []
            return None
    return replace(record, item=item)


def _merge(connection: Connection, record_type: RecordType[Any], records: Iterable[Stored[Any]]) -> list[str]:
    current = {record.id: record for record in record_type.with_deleted(connection)}
    added = {record.id: record for record in records if record.id not in current}
    damaged = record_type.ids(connection) & added.keys()
    for identifier in damaged:
        record_type.overwrite(connection, added[identifier])
    record_type.insert(connection, (record for record in added.values() if record.id not in damaged))
    outcome = ["added"] * len(added)
    for record in records:
        if record.id in current:
            there = current[record.id]
            newer = record.changed > there.changed
            if newer:
                record_type.overwrite(connection, replace(record, version=max(record.version, there.version) + 1))
            outcome.append("replaced" if newer else "kept")
    return outcome


def _read(content: bytes, moment: datetime) -> ReadBackup:
    known = {one.name for one in record_types.RECORD_TYPES}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = _bounded(archive)
        found = decisions_in(as_now(json.loads(text)))
        header = HEADER.validate_python(found)
        if header.format > FORMAT or not found.keys() <= {"format", "made", "erased", *known}:
            raise BackupError(NEWER)
        if not found.keys() >= ALWAYS or not all(isinstance(found.get(name, []), list) for name in known):
            raise BackupError(DAMAGED)
        if sum(len(found.get(name, [])) for name in known) > MAX_RECORDS:
            raise BackupError(TOO_LARGE)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, TypeError, ValueError, OSError) as error:
        if isinstance(error, BackupError):
            raise
        raise BackupError(DAMAGED) from error
    if header.made > moment + SLACK:
        raise BackupError(FUTURE)
    latest = min(header.made, moment)
    return ReadBackup(
        tuple((one, check_records(one, found.get(one.name, ()), latest)) for one in record_types.RECORD_TYPES),
        tuple(one for one in header.erased if ID.fullmatch(one)),
    )


def _bounded(archive: zipfile.ZipFile) -> bytes:
    """Return the text of a backup; what no dossier comes to is refused before it takes time or memory."""
    if archive.getinfo(CONTENT).file_size > MAX_BYTES:
        raise BackupError(TOO_LARGE)
    text = archive.read(CONTENT)
    if _too_large(text):
        raise BackupError(TOO_LARGE)
    return text


def _too_large(text: bytes) -> bool:
    return len(text) > MAX_BYTES or sum(map(text.count, (b",", b"[", b"{"))) > MAX_VALUES
