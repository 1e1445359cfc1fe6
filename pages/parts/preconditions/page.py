"""The conditions under which a wijk begins: the start of the Wijkverbindersaanpak, and what was agreed in it."""

from pages.parts.preconditions.start_up import STEPS, show_start_up
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.store_reading import reading_at_once

__all__ = ["show_preconditions"]


def show_preconditions(store: Store, place: Place) -> None:
    """All that belongs to the start in a place."""
    with reading_at_once(store) as reading:
        steps = STEPS.of(reading, place.known_as)
    show_start_up(store, place, steps)
