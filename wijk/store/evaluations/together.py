"""Keeping many counts in one go, and taking that back: each only where nobody changed it meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.domain.evaluation import MonthCount
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.evaluation_types import MONTH_COUNTS
from wijk.store.database.records import Stored

__all__ = ["KeptCount", "keep_together", "take_back_together"]

NOTHING = "Er is niets bewaard: iemand anders typte deze getallen intussen. Kijk wat er nu staat."


@dataclass(frozen=True, slots=True)
class KeptCount:
    """A count as it is kept now, and as it was ``before``: None where there was none."""

    before: Stored[MonthCount] | None
    after: Stored[MonthCount]


def keep_together(
    store: Store, changes: Sequence[tuple[MonthCount, Stored[MonthCount] | None]]
) -> tuple[KeptCount, ...]:
    """Keep counts over what people saw of each (None: nothing), and leave alone what somebody else changed since.

    Raises StoreError when nothing could be kept, or one of them may not be.
    """
    store.require("write", "records")
    kept = []
    with store.writing() as connection:
        for count, seen in changes:
            try:
                after = MONTH_COUNTS.put_first(connection, count, seen.version if seen else None)
            except Conflict:
                continue
            kept.append(KeptCount(seen, after))
    if not kept:
        raise StoreError(NOTHING)
    return tuple(kept)


def take_back_together(store: Store, kept: Sequence[KeptCount]) -> Stored[MonthCount]:
    """Make all of these as they were before, and return the last.

    Raises Conflict, and changes none, when somebody changed one since.
    """
    store.require("write", "records")
    with store.writing() as connection:
        for one in kept:
            if one.before:
                last = MONTH_COUNTS.save(connection, one.before.item, one.after.version)
            else:
                last = MONTH_COUNTS.remove(connection, one.after.id, one.after.version)
    return last
