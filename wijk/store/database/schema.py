"""The tables, made from the dataclasses that they keep: a column a field, tuples and other dataclasses as JSON.

Every row has an id, a created and a changed time, who changed it, a version and, once deleted, the time of that. Only
consents, which hold names, the ids of who was erased and the clock have none of these: they are there or they are gone.
"""

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Dialect, Float, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from wijk.domain.actor import NOT_SIGNED_IN, signature

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["CODE", "IDENTIFIER", "UtcDateTime", "believed_clock", "consents", "erased", "metadata", "record_table"]

NOBODY = json.dumps(signature(NOT_SIGNED_IN))
CODE = String(16)
IDENTIFIER = String(64)
COLUMN_TYPES: dict[object, TypeEngine[Any]] = {
    str: Text(),
    bool: Boolean(),
    int: Integer(),
    float: Float(53),
    date: Date(),
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone also where the database forgets it (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Store in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment back in UTC."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData()


def record_table(
    name: str,
    item_type: type["DataclassInstance"],
    indexed: tuple[str, ...] = (),
    within: MetaData = metadata,
    **narrower: TypeEngine[Any],
) -> Table:
    """Return the table that keeps a dataclass: by field name a column, but for ``id``, which every table has.

    A field that may be None gives a column that may be empty; ``narrower`` gives by field a type of its own,
    ``indexed`` the fields by which rows are looked up. What is no text, number, date, yes or no or Literal is JSON.
    """
    hints = get_type_hints(item_type)
    return Table(
        name,
        within,
        Column("id", IDENTIFIER, primary_key=True),
        Column("created", UtcDateTime, nullable=False),
        Column("changed", UtcDateTime, nullable=False),
        Column("version", Integer, nullable=False),
        Column("deleted", UtcDateTime),
        Column("changed_by", JSON, nullable=False, server_default=NOBODY),
        *(
            _column(field.name, hints[field.name], field.name in indexed, narrower.get(field.name))
            for field in fields(item_type)
            if field.name != "id"
        ),
    )


def _column(name: str, hint: object, indexed: bool, narrower: TypeEngine[Any] | None) -> Column[Any]:
    options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    kinds = [option for option in options if option is not type(None)]
    column_type = COLUMN_TYPES.get(kinds[0], JSON()) if len(kinds) == 1 else JSON()
    if get_origin(kinds[0]) is Literal:
        column_type = CODE
    return Column(name, narrower or column_type, nullable=len(kinds) < len(options), index=indexed or None)


consents = Table(
    "consents",
    metadata,
    Column("key_figure", IDENTIFIER, primary_key=True),
    Column("name", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("valid_until", Date, nullable=False),
)

erased = Table("erased", metadata, Column("id", IDENTIFIER, primary_key=True))

believed_clock = Table("believed_clock", metadata, Column("moment", UtcDateTime, nullable=False))
