"""Erasing a person for good: out of the store now, and out of every backup that is put back later.

Of who was erased only the id is kept, a number that says nothing, so that a backup can't bring that person back.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from wijk.domain.clock import now
from wijk.domain.coalition import Coalition
from wijk.domain.draft import Draft
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.need import Conditions
from wijk.store.database.asking import acting, require_of
from wijk.store.database.connection import Store
from wijk.store.database.deeds import forget_thing, note_deed
from wijk.store.database.erasing import erased_ids, forget
from wijk.store.database.record_types import COALITIONS, DRAFTS, KEY_FIGURES, TIES
from wijk.store.database.records import RecordType
from wijk.store.database.schema import erased
from wijk.store.key_figures.consents import areas_of_person, drop_consent

__all__ = ["erase_person", "remember_erased", "without_person"]


def erase_person(store: Store, identifier: str) -> None:
    """Delete for good, without undo, all there is about a key figure: name, role, ties and places in coalitions.

    Raises NotAllowed when the actor may not do this.
    """
    store.require("erase", "records")
    ties = TIES.table
    with store.writing() as connection:
        require_of(connection, "erase", "records", areas_of_person, [identifier])
        note_deed(connection, "erase", KEY_FIGURES.name)
        mine = (ties.c.one == identifier) | (ties.c.other == identifier)
        forget_thing(connection, identifier, *connection.scalars(select(ties.c.id).where(mine)))
        drop_consent(connection, identifier)
        connection.execute(delete(KEY_FIGURES.table).where(KEY_FIGURES.table.c.id == identifier))
        connection.execute(delete(ties).where(mine))
        for record_type in (COALITIONS, DRAFTS):
            _rewrite(connection, record_type, lambda item: without_person(item, identifier))
        remember_erased(connection, [identifier])
    forget(store)


def remember_erased(connection: Connection, identifiers: Iterable[str]) -> None:
    """Keep that these ids are of people who were erased; one that belongs to somebody who is kept is left out."""
    known = erased_ids(connection) | {record.id for record in KEY_FIGURES.with_deleted(connection)}
    rows = [{"id": identifier} for identifier in sorted(set(identifiers) - known)]
    if rows:
        connection.execute(insert(erased), rows)


def without_person(item: Any, identifier: str) -> Any:
    """Return what is left of something kept when a person (id) goes: None when it was about that person only."""
    match item:
        case KeyFigure():
            return None if item.id == identifier else item
        case Tie():
            return None if identifier in (item.one, item.other) else item
        case Coalition():
            return replace(
                item,
                members=tuple(member for member in item.members if member.id != identifier),
                advised=_rest(item.advised, identifier),
                conditions=item.conditions and _unasked(item.conditions, identifier),
            )
        case Draft():
            return replace(
                item,
                conditions=_unasked(item.conditions, identifier),
                members=_rest(item.members, identifier),
            )
    return item


def _rewrite(connection: Connection, record_type: RecordType[Any], change: Callable[[Any], Any]) -> None:
    """Write what ``change`` makes of every record of a kind, the deleted ones too, as a version of its own."""
    moment = now()
    for record in record_type.with_deleted(connection):
        item = change(record.item)
        if item != record.item:
            record_type.rewrite(
                connection,
                replace(record, item=item, version=record.version + 1, changed=moment, changed_by=acting(connection)),
            )


def _unasked(conditions: Conditions, identifier: str) -> Conditions:
    return replace(
        conditions,
        must_include=_rest(conditions.must_include, identifier),
        exclude=_rest(conditions.exclude, identifier),
        not_together=tuple(
            rest for each in conditions.not_together if len(rest := _rest(each, identifier)) > 1 or rest == each
        ),
    )


def _rest(ids: Collection[str], identifier: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != identifier)
