"""Changing many initiatives in one go, each only where nobody changed it meanwhile, so that the whole can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.domain.initiative import Initiative
from wijk.store.common.errors import Conflict
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.database.records import Stored

__all__ = ["Together", "change_together", "undo_together"]


@dataclass(frozen=True, slots=True)
class Together:
    """What was changed: each record as it was ``before`` and is ``after``, in the same order.

    ``overtaken`` are the initiatives that somebody else changed or deleted meanwhile: they were left alone.
    """

    before: tuple[Stored[Initiative], ...]
    after: tuple[Stored[Initiative], ...]
    overtaken: tuple[Initiative, ...]


def change_together(store: Store, changes: Sequence[tuple[Stored[Initiative], Initiative]]) -> Together:
    """Save what each of these records (as they were seen) becomes, all at once; what stays equal is no change.

    Raises StoreError, and changes nothing, when one of them may not be kept.
    """
    before, after, overtaken = [], [], []
    with store.writing() as connection:
        for seen, item in changes:
            if item == seen.item:
                continue
            try:
                after.append(INITIATIVES.save(connection, item, seen.version))
                before.append(seen)
            except Conflict:
                overtaken.append(seen.item)
    return Together(tuple(before), tuple(after), tuple(overtaken))


def undo_together(store: Store, done: Together) -> Together:
    """Make what was changed as it was before, save what somebody changed since."""
    return change_together(store, [(after, before.item) for before, after in zip(done.before, done.after, strict=True)])
