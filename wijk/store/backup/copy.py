"""A reserve copy: all that users entered save names and contacts, in one file, independent of the database.

Names stay out because a copy would outlive the consent to keep them. Key figures travel along as roles.

The file is a zip with one JSON text. Deleted records travel along for as long as they can be restored.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.clock import now
from wijk.domain.coalition import Coalition, Meeting
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.store.common.errors import BackupError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import (
    COALITIONS,
    CONFIRMATIONS,
    DRAFTS,
    INITIATIVES,
    KEY_FIGURES,
    MAPPINGS,
    MEETINGS,
    NOTES,
    TIES,
    ImportMapping,
)
from wijk.store.database.records import Kind, Stored

__all__ = ["Restored", "restore_backup", "write_backup"]

FORMAT = 3
CONTENT = "wijk.json"
MAX_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Backup:
    """The content of a backup file, ``format`` being the version of this layout.

    1 had no key figures yet, 2 no drafts of a coalition.
    """

    format: int
    made: datetime
    initiatives: tuple[Stored[Initiative], ...]
    confirmations: tuple[Stored[CellConfirmation], ...]
    notes: tuple[Stored[MismatchNote], ...]
    mappings: tuple[Stored[ImportMapping], ...]
    key_figures: tuple[Stored[KeyFigure], ...] = ()
    ties: tuple[Stored[Tie], ...] = ()
    coalitions: tuple[Stored[Coalition], ...] = ()
    meetings: tuple[Stored[Meeting], ...] = ()
    drafts: tuple[Stored[Draft], ...] = ()


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


DAMAGED = (
    "Deze reservekopie is beschadigd of is geen reservekopie van Wijk. Er is niets teruggezet. Kies een ander bestand."
)
HEADER = TypeAdapter(Header)
ADAPTER: TypeAdapter[Backup] = TypeAdapter(Backup)


def write_backup(store: Store) -> bytes:
    """Return the bytes of a backup file (.zip) of everything entered, without names and contacts."""
    with store.reading() as connection:
        backup = Backup(
            FORMAT,
            now(),
            INITIATIVES.with_deleted(connection),
            CONFIRMATIONS.with_deleted(connection),
            NOTES.with_deleted(connection),
            MAPPINGS.with_deleted(connection),
            KEY_FIGURES.with_deleted(connection),
            TIES.with_deleted(connection),
            COALITIONS.with_deleted(connection),
            MEETINGS.with_deleted(connection),
            DRAFTS.with_deleted(connection),
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CONTENT, ADAPTER.dump_json(backup, indent=1))
    return file.getvalue()


def restore_backup(store: Store, content: bytes) -> Restored:
    """Put a backup back over what there is, record by record: the one that was changed last stays.

    What was added or changed since the backup is therefore kept. All or nothing. Raises BackupError with a Dutch
    sentence when the file is damaged, no backup, or made by a newer version.
    """
    backup = _read(content)
    with store.writing() as connection:
        merged = [outcome for kind, records in _by_kind(backup) for outcome in _merge(connection, kind, records)]
    return Restored(merged.count("added"), merged.count("replaced"), merged.count("kept"))


def _merge(connection: Connection, kind: Kind[Any], records: Iterable[Stored[Any]]) -> list[str]:
    current = {record.id: record for record in kind.with_deleted(connection)}
    added = {record.id: record for record in records if record.id not in current}
    kind.insert(connection, added.values())
    outcome = ["added"] * len(added)
    for record in records:
        if record.id in current:
            there = current[record.id]
            newer = record.changed > there.changed
            if newer:
                kind.overwrite(connection, replace(record, version=max(record.version, there.version) + 1))
            outcome.append("replaced" if newer else "kept")
    return outcome


def _read(content: bytes) -> Backup:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            too_large = archive.getinfo(CONTENT).file_size > MAX_BYTES
            text = b"" if too_large else archive.read(CONTENT)
        newer = not too_large and HEADER.validate_json(text).format > FORMAT
        backup = None if too_large or newer else ADAPTER.validate_json(text)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError, OSError) as error:
        raise BackupError(DAMAGED) from error
    if newer:
        raise BackupError("Deze reservekopie is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij.")
    if backup is None or not all(_is_sound(kind, records) for kind, records in _by_kind(backup)):
        raise BackupError(DAMAGED)
    return backup


def _by_kind(backup: Backup) -> tuple[tuple[Kind[Any], tuple[Stored[Any], ...]], ...]:
    return (
        (INITIATIVES, backup.initiatives),
        (CONFIRMATIONS, backup.confirmations),
        (NOTES, backup.notes),
        (MAPPINGS, backup.mappings),
        (KEY_FIGURES, backup.key_figures),
        (TIES, backup.ties),
        (COALITIONS, backup.coalitions),
        (MEETINGS, backup.meetings),
        (DRAFTS, backup.drafts),
    )


def _is_sound(kind: Kind[Any], records: tuple[Stored[Any], ...]) -> bool:
    ids = [record.id for record in records]
    return len(set(ids)) == len(ids) and ids == [kind.id_of(record.item) for record in records]
