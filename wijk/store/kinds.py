"""The kinds of things that are kept, each with its table."""

from dataclasses import dataclass
from typing import Any

from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.initiative import Initiative
from wijk.store import schema
from wijk.store.records import Kind, derived_id

__all__ = ["CONFIRMATIONS", "INITIATIVES", "KINDS", "MAPPINGS", "NOTES", "ImportMapping"]


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """What the columns of a file stand for: per header (folded) a target of `mapping.targets`, or None."""

    headers: tuple[str, ...]
    targets: tuple[str | None, ...]


INITIATIVES = Kind(schema.initiatives, Initiative, lambda item: item.id)
CONFIRMATIONS = Kind(schema.confirmations, CellConfirmation, lambda item: derived_id(item.area, item.group, item.phase))
NOTES = Kind(
    schema.notes,
    MismatchNote,
    lambda item: derived_id(item.area, item.kind, item.group, item.mark, *item.phases),
)
MAPPINGS = Kind(schema.mappings, ImportMapping, lambda item: derived_id(*item.headers))
KINDS: tuple[Kind[Any], ...] = (INITIATIVES, CONFIRMATIONS, NOTES, MAPPINGS)
