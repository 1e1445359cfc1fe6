"""Rows that can't be read: noted where they are met, told to people, and never in the way of the other rows.

A row becomes so when somebody changes the database with another program, or when a disk fails.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select
from sqlalchemy.exc import OperationalError

from wijk.store.common.errors import StoreError

__all__ = ["UNREADABLE", "damage_told", "read_all", "read_one"]

T = TypeVar("T")
Build = Callable[[Mapping[Any, Any]], T]
# The option of a connection under which it notes, by label, the id of each row that can't be read.
UNREADABLE = "unreadable"
# What a value that no row of ours holds leads to: in the driver, in SQLAlchemy, in the check of the row.
NO_ROW_OF_OURS = (ValueError, TypeError, OverflowError, OperationalError)


def read_all(
    connection: Connection, label: str, query: Select[Any], key: Column[Any], build: Build[T]
) -> tuple[T, ...]:
    """Return what ``build`` makes of each row that a query gives, save those that can't be read.

    ``label`` is the Dutch plural of what the rows are, ``key`` the column that holds their id.
    """
    try:
        return tuple(build(row) for row in connection.execute(query).mappings())
    except NO_ROW_OF_OURS as error:
        _about_rows(connection, error)
        found = []
        for identifier in connection.execute(query.with_only_columns(key)).scalars().all():
            try:
                row = connection.execute(query.where(key == identifier)).mappings().one()
                found.append(build(row))
            except NO_ROW_OF_OURS:
                _note(connection, label, str(identifier))
        return tuple(found)


def read_one(connection: Connection, label: str, query: Select[Any], key: Column[Any], build: Build[T]) -> T | None:
    """Return what ``build`` makes of the one row of a query, None when there is none.

    Raises StoreError when the row can't be read.
    """
    try:
        row = connection.execute(query).mappings().one_or_none()
        return build(row) if row else None
    except NO_ROW_OF_OURS as error:
        _about_rows(connection, error)
        for identifier in connection.execute(query.with_only_columns(key)).scalars():
            _note(connection, label, str(identifier))
        raise StoreError(
            "Wat u opvraagt, staat beschadigd in de database en is niet te lezen. De rest werkt. Laat de beheerder een "
            "reservekopie van eerder terugzetten."
        ) from error


def damage_told(unreadable: Iterable[tuple[str, str]]) -> str:
    """Return a Dutch sentence about rows (label, id) that could not be read; empty for none."""
    counts = Counter(label for label, _ in unreadable)
    if not counts:
        return ""
    which = ", ".join(f"{count} bij {label}" for label, count in sorted(counts.items()))
    return (
        f"Een deel van wat hier bewaard is, staat beschadigd in de database en ontbreekt op deze pagina's: {which}. De "
        "rest werkt en komt mee in een reservekopie. Laat de beheerder een reservekopie van eerder terugzetten."
    )


def _about_rows(connection: Connection, error: Exception) -> None:
    """Raise the error again unless it can be about a row; a server's OperationalError is about its disk or its line."""
    if isinstance(error, OperationalError) and connection.dialect.name != "sqlite":
        raise error


def _note(connection: Connection, label: str, identifier: str) -> None:
    noted: set[tuple[str, str]] = connection.get_execution_options().get(UNREADABLE, set())
    if (label, identifier) not in noted:
        logging.getLogger(__name__).warning("A row can't be read: %s %s", label, identifier)
        noted.add((label, identifier))
