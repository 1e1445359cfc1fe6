"""What people chose of the screens of a place: read by all its codes, kept with the version it was made from.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from wijk.domain.presentation import Presentation
from wijk.store.database.connection import Store
from wijk.store.database.record_types import PRESENTATIONS
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import StoreReading

__all__ = ["presentation_of", "save_presentation"]


def presentation_of(reading: StoreReading, areas: tuple[str, ...]) -> Stored[Presentation] | None:
    """Return what was chosen for a place, by the codes it is known as; None when nobody chose anything yet.

    Where there is something under several of its codes, what was changed last.
    """
    found = [one for one in reading.all_of(PRESENTATIONS).living if one.item.area in areas]
    return max(found, key=lambda record: record.changed, default=None)


def save_presentation(store: Store, presentation: Presentation, version: int | None = None) -> Stored[Presentation]:
    """Keep what was made from ``version`` (None: nobody had chosen anything for this place).

    Raises Conflict with both when somebody else chose something else in the meantime.
    """
    with store.writing() as connection:
        return PRESENTATIONS.put_first(connection, presentation, version)
