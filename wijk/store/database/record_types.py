"""The kinds of things that are kept, each with its table."""

from dataclasses import dataclass
from typing import Any

from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.coalition import Coalition, Meeting
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.store.database import schema
from wijk.store.database.records import Kind, derived_id

__all__ = [
    "COALITIONS",
    "CONFIRMATIONS",
    "DRAFTS",
    "INITIATIVES",
    "KEY_FIGURES",
    "KINDS",
    "MAPPINGS",
    "MEETINGS",
    "NOTES",
    "TIES",
    "ImportMapping",
]


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
KEY_FIGURES = Kind(schema.key_figures, KeyFigure, lambda item: item.id)
TIES = Kind(schema.ties, Tie, lambda item: derived_id(*sorted((item.one, item.other))))
COALITIONS = Kind(schema.coalitions, Coalition, lambda item: item.id)
MEETINGS = Kind(schema.meetings, Meeting, lambda item: item.id)
DRAFTS = Kind(schema.drafts, Draft, lambda item: derived_id(item.area))
KINDS: tuple[Kind[Any], ...] = (
    INITIATIVES,
    CONFIRMATIONS,
    NOTES,
    MAPPINGS,
    KEY_FIGURES,
    TIES,
    COALITIONS,
    MEETINGS,
    DRAFTS,
)
