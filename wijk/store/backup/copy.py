"""A reserve copy: all that users entered save names and contacts, in one file, independent of the database.

Names stay out because a copy would outlive the consent to keep them. Key figures travel along as roles.

The file is a zip with one JSON text. Deleted records travel along for as long as they can be restored.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from wijk.domain.clock import now
from wijk.store.common.errors import BackupError
from wijk.store.database import record_types
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType, Stored

__all__ = ["FORMAT", "Restored", "restore_backup", "write_backup"]

# The version of this layout; a new kind of record doesn't change it, since a file that holds an unknown one is refused.
FORMAT = 4
# What stood in every backup since the first version.
ALWAYS = {"initiatives", "confirmations", "notes", "mappings"}
CONTENT = "wijk.json"
MAX_BYTES = 500_000_000
DAMAGED = (
    "Deze reservekopie is beschadigd of is geen reservekopie van Wijk. Er is niets teruggezet. Kies een ander bestand."
)
NEWER = "Deze reservekopie is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij."
Records = dict[str, tuple[Stored[Any], ...]]


@dataclass(frozen=True, slots=True)
class Restored:
    """How many records were put back because they were missing, replaced by a newer one, or left as they were."""

    added: int
    replaced: int
    kept: int


@dataclass(frozen=True, slots=True)
class Header:
    """What every version of the layout has."""

    format: int


HEADER = TypeAdapter(Header)


def write_backup(store: Store) -> bytes:
    """Return the bytes of a backup file (.zip) of everything entered, without names and contacts."""
    with store.reading() as connection:
        records = {one.name: one.written(one.with_deleted(connection)) for one in record_types.RECORD_TYPES}
    content = {"format": FORMAT, "made": now().isoformat(), **records}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT, json.dumps(content, ensure_ascii=False, indent=1))
    return file.getvalue()


def restore_backup(store: Store, content: bytes) -> Restored:
    """Put a backup back over what there is, record by record: the one that was changed last stays.

    What was added or changed since the backup is therefore kept. All or nothing. Raises BackupError with a Dutch
    sentence when the file is damaged, no backup, or made by a newer version, NotAllowed when the actor may not do this.
    """
    store.require("restore", "backup")
    records = _read(content)
    with store.writing() as connection:
        merged = [
            outcome
            for one in record_types.RECORD_TYPES
            for outcome in _merge(connection, one, records.get(one.name, ()))
        ]
    return Restored(merged.count("added"), merged.count("replaced"), merged.count("kept"))


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


def _read(content: bytes) -> Records:
    known = {one.name for one in record_types.RECORD_TYPES}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(CONTENT).file_size > MAX_BYTES:
                raise BackupError(DAMAGED)
            found = json.loads(archive.read(CONTENT))
        if HEADER.validate_python(found).format > FORMAT or not found.keys() <= {"format", "made", *known}:
            raise BackupError(NEWER)
        if not found.keys() >= ALWAYS:
            raise BackupError(DAMAGED)
        return {one.name: _records(one, found.get(one.name, ())) for one in record_types.RECORD_TYPES}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, BackupError):
            raise
        raise BackupError(DAMAGED) from error


def _records(record_type: RecordType[Any], rows: Iterable[Mapping[str, Any]]) -> tuple[Stored[Any], ...]:
    records = tuple(record_type.stored_adapter.validate_python(row) for row in rows)
    ids = [record.id for record in records]
    if len(set(ids)) < len(ids) or ids != [record_type.id_of(record.item) for record in records]:
        raise BackupError(DAMAGED)
    return records
