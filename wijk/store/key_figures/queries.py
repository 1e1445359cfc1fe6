"""Key figures and who knows whom: kept and given back, always without names.

All functions raise StoreError with a Dutch sentence when the database can't be used. What is kept has the same versions
and undo as initiatives; a deletion takes the name (see `consents.py`) with it for good.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from wijk.domain.key_figure import KeyFigure, Strength, Tie
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.erasing import erased_ids, forget
from wijk.store.database.record_types import KEY_FIGURES, TIES
from wijk.store.database.records import Stored, new_id
from wijk.store.database.stamp import stamp
from wijk.store.key_figures.consents import NAME_ELSEWHERE, drop_consent, name_stays_in, purge_consents

__all__ = [
    "add_key_figure",
    "change_tie",
    "clear_tie",
    "delete_key_figure",
    "get_key_figure",
    "key_figures_stamp",
    "list_deleted_key_figures",
    "list_key_figures",
    "list_ties",
    "restore_key_figure",
    "save_key_figure",
    "set_tie",
    "set_ties",
]

TIE_CHANGED = "Iemand anders was eerder: deze band staat nu op ‘{}’. Kijk of dat klopt, en druk zo nodig nog eens."


def list_key_figures(store: Store, on: date) -> tuple[Stored[KeyFigure], ...]:
    """Return all key figures that are not deleted, oldest first; names whose consent ended before ``on`` go.

    Where those can't be taken away now, no function gives them all the same.
    """
    with suppress(StoreError):
        purge_consents(store, on)
    with store.reading() as connection:
        return KEY_FIGURES.all(connection)


def key_figures_stamp(store: Store) -> str:
    """Return a text that changes with every change to key figures or ties: the key for a cache of what they lead to."""
    return stamp(store, KEY_FIGURES, TIES)


def list_deleted_key_figures(store: Store) -> tuple[Stored[KeyFigure], ...]:
    """Return the deleted key figures that can still be restored, latest deletion first."""
    with store.reading() as connection:
        return KEY_FIGURES.deleted(connection)


def get_key_figure(store: Store, identifier: str) -> Stored[KeyFigure] | None:
    """Return one key figure (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return KEY_FIGURES.get(connection, identifier)


def add_key_figure(store: Store, key_figure: KeyFigure) -> Stored[KeyFigure]:
    """Keep a new key figure (take its id from `repository.new_id`); the id of who was erased is given to nobody else.

    Raises Conflict when the id is taken, StoreError when `faults_to_keep` has something to say.
    """
    with store.writing() as connection:
        gone = key_figure.id in erased_ids(connection)
        return KEY_FIGURES.add(connection, replace(key_figure, id=new_id()) if gone else key_figure)


def save_key_figure(store: Store, key_figure: KeyFigure, version: int) -> Stored[KeyFigure]:
    """Save a change made to ``version``. Raises Conflict when somebody else changed or deleted it, and StoreError."""
    with store.writing() as connection:
        if name_stays_in(connection, key_figure):
            raise StoreError(NAME_ELSEWHERE)
        return KEY_FIGURES.save(connection, key_figure, version)


def delete_key_figure(store: Store, identifier: str, version: int) -> Stored[KeyFigure]:
    """Delete a key figure; for 30 days `restore_key_figure` brings the role back. The name is gone for good at once.

    Raises Conflict as `save_key_figure`.
    """
    with store.writing() as connection:
        record = KEY_FIGURES.remove(connection, identifier, version)
        if drop_consent(connection, identifier):
            note_deed(connection, "end consent", KEY_FIGURES.name, identifier)
    forget(store)
    return record


def restore_key_figure(store: Store, identifier: str) -> Stored[KeyFigure]:
    """Undo a deletion, without the name. Raises StoreError when the key figure is gone for good."""
    with store.writing() as connection:
        return KEY_FIGURES.revive(connection, identifier)


def list_ties(store: Store) -> tuple[Stored[Tie], ...]:
    """Return who knows whom, among the key figures that are not deleted."""
    with store.reading() as connection:
        alive = {record.id for record in KEY_FIGURES.all(connection)}
        return tuple(record for record in TIES.all(connection) if {record.item.one, record.item.other} <= alive)


def set_tie(store: Store, tie: Tie) -> None:
    """Keep that two key figures know each other, in place of what was kept about these two."""
    set_ties(store, [tie])


def set_ties(store: Store, found: Iterable[Tie]) -> int:
    """Keep these ties, all or none; return how many were new or changed. Raises StoreError for a tie that is wrong."""
    with store.writing() as connection:
        return _put_ties(connection, found)


def change_tie(store: Store, one: str, other: str, seen: Strength | None, strength: Strength | None) -> None:
    """Change a tie from the strength that people saw to another; None is no tie.

    Raises StoreError when somebody else made it something else meanwhile, or as `set_ties`.
    """
    with store.writing() as connection:
        current = TIES.get(connection, TIES.id_of(Tie(one, other, "licht")))
        now = current.item.strength if current and not current.deleted else None
        if now not in (seen, strength):
            raise StoreError(TIE_CHANGED.format(now or "geen band"))
        if strength:
            _put_ties(connection, [Tie(one, other, strength)])
        else:
            _remove_tie(connection, one, other)


def clear_tie(store: Store, one: str, other: str) -> None:
    """Take back that two key figures know each other; two without a tie are left alone."""
    with store.writing() as connection:
        _remove_tie(connection, one, other)


def _put_ties(connection: Connection, found: Iterable[Tie]) -> int:
    present = {record.id: record.item for record in TIES.all(connection)}
    alive = {record.id for record in KEY_FIGURES.all(connection)}
    done = 0
    for tie in found:
        TIES.check(tie)
        if not {tie.one, tie.other} <= alive:
            raise StoreError("Een van deze twee sleutelfiguren bestaat niet meer. Kies een andere.")
        one, other = sorted((tie.one, tie.other))
        done += present.get(TIES.id_of(tie)) != TIES.put(connection, Tie(one, other, tie.strength)).item
    return done


def _remove_tie(connection: Connection, one: str, other: str) -> None:
    current = TIES.get(connection, TIES.id_of(Tie(one, other, "licht")))
    if current and current.deleted is None:
        TIES.remove(connection, current.id, current.version)
