"""What was entered for an area that can't be told any more, of every kind, for the operator to list."""

from collections import Counter

from wijk.figures.places import Places
from wijk.store.database.connection import Store
from wijk.store.database.record_types import RECORD_TYPES

__all__ = ["lost_records"]


def lost_records(store: Store, places: Places) -> tuple[tuple[str, str, int], ...]:
    """The kind, the code of the area and the number of records there, by kind; nothing of what they say.

    Raises StoreError when the database can't be used.
    """
    found: Counter[tuple[str, str]] = Counter()
    with store.reading() as connection:
        for record_type in RECORD_TYPES:
            for record in record_type.all(connection):
                areas = getattr(record.item, "areas", None) or (getattr(record.item, "area", None),)
                found.update((record_type.label, code) for code in areas if code and places.lost(code))
    return tuple((kind, code, count) for (kind, code), count in sorted(found.items()))
