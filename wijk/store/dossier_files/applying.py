"""Opening a dossier file for real: all of it in one transaction, looked at before, and undone as a whole after."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete

from wijk.domain.clock import now
from wijk.store.database import record_types
from wijk.store.database.belonging import named_by, parts_of
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.erasing import forget
from wijk.store.database.records import RecordType, Stored, acting
from wijk.store.dossier_files.names import NamesOutcome, keep_names, named_since, take_back_names
from wijk.store.dossier_files.planning import Choices, Plan, Write, make_plan
from wijk.store.dossier_files.reading import DossierFile
from wijk.store.key_figures.passphrase import require_passphrase

__all__ = ["Imported", "Undone", "import_dossier", "preview_dossier", "undo_import"]

PlaceOf = Callable[[str], str]
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What opening a file did: the ``plan`` as it was carried out, and what came in of the names."""

    plan: Plan
    done: tuple[Write, ...]
    names: NamesOutcome


@dataclass(frozen=True, slots=True)
class Undone:
    """How many records are as they were before; ``left`` stay, for somebody changed or used them since."""

    back: int
    left: int


def preview_dossier(
    store: Store, file: DossierFile, choices: Choices | None = None, place_of: PlaceOf = lambda code: code
) -> Plan:
    """Return what opening a file would do now. Raises StoreError when the database can't be read."""
    with store.reading() as connection:
        return make_plan(connection, file, choices or {}, place_of)


def import_dossier(
    store: Store,
    file: DossierFile,
    choices: Choices | None = None,
    place_of: PlaceOf = lambda code: code,
    *,
    names_on: date | None = None,
    passphrase: str | None = None,
) -> Imported:
    """Keep what a file brings, beside what is there: all of it or, after an error, nothing.

    Names come in only where ``names_on`` says on which day somebody confirmed that, with the passphrase. Raises
    NotAllowed when the actor may not write, or not write names; NamesLocked without the passphrase; StoreError.
    """
    if names_on:
        store.require("write", "names")
        require_passphrase(passphrase)
    with store.writing() as connection:
        plan = make_plan(connection, file, choices or {}, place_of)
        done = tuple(_kept(connection, plan.writes))
        names = keep_names(connection, file.consents, names_on) if names_on else NamesOutcome()
    if names.kept:
        forget(store)
    return Imported(plan, done, names)


def undo_import(store: Store, imported: Imported) -> Undone:
    """Take back what opening a file did, as if it never was opened; what people changed or used since stays.

    Raises NotAllowed when the actor may not do this, and StoreError.
    """
    with store.writing() as connection:
        here = {kind.name: {one.id: one for one in kind.with_deleted(connection)} for kind in record_types.RECORD_TYPES}
        named = named_since(connection, imported.names.kept)
        back = [
            one
            for one in imported.done
            if _is_untouched(one, here) and not (one.kind is record_types.KEY_FIGURES and one.record.id in named)
        ]
        take_back_names(connection, imported.names.kept)
        added = _unused(
            {name: {**records, **_as_before(back, name)} for name, records in here.items()},
            {(one.kind.name, one.record.id) for one in back if one.before is None},
        )
        undone = [one for one in back if one.before or (one.kind.name, one.record.id) in added]
        for write in undone:
            if write.before:
                _bring_back(connection, write, here[write.kind.name][write.record.id])
        for kind in record_types.RECORD_TYPES:
            _take_away(connection, kind, [one.record for one in undone if not one.before and one.kind is kind])
    if imported.names.kept:
        forget(store)
    return Undone(len(undone), len(imported.done) - len(undone))


def _kept(connection: Connection, writes: Iterable[Write]) -> Iterable[Write]:
    """Write, and give what was written as it is kept now."""
    new: dict[str, list[Write]] = {}
    for write in writes:
        if write.before is None:
            record = replace(write.record, version=1, deleted=None, changed_by=acting(connection))
            new.setdefault(write.kind.name, []).append(Write(write.kind, None, record))
        else:
            record = Stored(
                write.record.item,
                write.before.id,
                write.before.version + 1,
                write.before.created,
                now(),
                None,
                acting(connection),
            )
            write.kind.overwrite(connection, record)
            yield Write(write.kind, write.before, record)
    for found in new.values():
        kind = found[0].kind
        # A row that can't be read is there all the same; the file has what it was.
        damaged = kind.ids(connection) & {one.record.id for one in found}
        kind.insert(connection, [one.record for one in found if one.record.id not in damaged])
        for one in found:
            if one.record.id in damaged:
                kind.overwrite(connection, one.record)
        yield from found


def _is_untouched(write: Write, here: Mapping[str, Mapping[str, Stored[Any]]]) -> bool:
    current = here[write.kind.name].get(write.record.id)
    return current is not None and current.deleted is None and current.version == write.record.version


def _as_before(back: Iterable[Write], name: str) -> dict[str, Stored[Any]]:
    return {one.record.id: one.before for one in back if one.before and one.kind.name == name}


def _unused(here: Mapping[str, Mapping[str, Stored[Any]]], added: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which of the added records (kind and id) nothing that stays names or is a part of."""
    left = set(added)
    while True:
        used = {
            other
            for name, records in here.items()
            for one in records.values()
            if one.deleted is None and (name, one.id) not in left
            for other in (*parts_of(name, one.item), *named_by(name, one.item))
        }
        if not used & left:
            return left
        left -= used


def _bring_back(connection: Connection, write: Write, current: Stored[Any]) -> None:
    assert write.before is not None
    before = write.before
    record = Stored(
        before.item, before.id, current.version + 1, before.created, now(), before.deleted, acting(connection)
    )
    write.kind.overwrite(connection, record)


def _take_away(connection: Connection, kind: RecordType[Any], records: list[Stored[Any]]) -> None:
    if not records:
        # Who may not delete what did not come in can still undo what did.
        return
    kind.ask(connection, "delete", (one.item for one in records))
    for start in range(0, len(records), AT_ONCE):
        some = [one.id for one in records[start : start + AT_ONCE]]
        note_deed(connection, "delete", kind.name, *some)
        connection.execute(delete(kind.table).where(kind.table.c.id.in_(some)))
