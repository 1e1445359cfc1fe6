"""The days, in the Netherlands, on which initiatives were entered and last changed, by id."""

from collections.abc import Iterable
from datetime import date

from wijk.domain.clock import day_of
from wijk.domain.initiative import Initiative
from wijk.store.database.records import Stored

__all__ = ["changed_days", "entered_days"]


def entered_days(initiatives: Iterable[Stored[Initiative]]) -> dict[str, date]:
    """Return the day on which each was entered, by hand or by an import."""
    return {one.id: day_of(one.created) for one in initiatives}


def changed_days(initiatives: Iterable[Stored[Initiative]]) -> dict[str, date]:
    """Return the day on which each was entered or last changed."""
    return {one.id: day_of(one.changed) for one in initiatives}
