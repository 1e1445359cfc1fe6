"""One item as it is kept, with its id, its version and who made that; and the row that it becomes."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import AwareDatetime

from wijk.domain.actor import NOT_SIGNED_IN, Actor, signature
from wijk.store.common.texts import storable

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["Stored", "derived_id", "new_id", "plain", "row_of", "values_of"]

T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """An item as it is kept; ``deleted`` is None while it is alive. Hand ``version`` back when saving a change.

    ``changed_by`` made this version, at the moment ``changed``.
    """

    item: T
    id: str
    version: int
    created: AwareDatetime
    changed: AwareDatetime
    deleted: AwareDatetime | None = None
    changed_by: Actor = NOT_SIGNED_IN


def new_id() -> str:
    """Return an id for a new record."""
    return uuid.uuid4().hex


def derived_id(*parts: str) -> str:
    """Return the id that belongs to these parts: the same on every machine."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(parts)).hex


def values_of(item: Any) -> dict[str, Any]:
    """Return the columns of an item, save its id."""
    values = asdict(item)
    values.pop("id", None)
    return values


def row_of(record: Stored[Any]) -> Mapping[str, Any]:
    """Return all columns of a record."""
    own = {field: getattr(record, field) for field in ("id", "version", "created", "changed", "deleted")}
    return {**values_of(record.item), **own, "changed_by": signature(record.changed_by)}


def plain(item: T) -> T:
    """Return the item with texts that every database can hold."""
    texts = {key: storable(value) for key, value in asdict(item).items() if isinstance(value, str)}
    return replace(item, **texts)
