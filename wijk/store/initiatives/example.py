"""Example input for first use: fictitious initiatives in Malburgen, loaded and removed as a whole."""

from pathlib import Path

from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.exchange import read_initiatives

__all__ = ["EXAMPLE_FILE", "EXAMPLE_PREFIX", "has_example", "is_example", "load_example", "remove_example"]

EXAMPLE_FILE = Path(__file__).parents[3] / "data" / "voorbeeld" / "initiatieven_malburgen.csv"
EXAMPLE_PREFIX = "voorbeeld-"


def is_example(identifier: str) -> bool:
    """Return whether the initiative with this id belongs to the example."""
    return identifier.startswith(EXAMPLE_PREFIX)


def has_example(store: Store) -> bool:
    """Return whether any initiative of the example is there."""
    with store.reading() as connection:
        return any(is_example(record.id) for record in INITIATIVES.all(connection))


def load_example(store: Store, method: Method, path: Path = EXAMPLE_FILE) -> int:
    """Put the example's initiatives in the store; those that are there, changed or not, are left. Return how many."""
    initiatives, _, _ = read_initiatives(path, method)
    with store.writing() as connection:
        present = {record.id for record in INITIATIVES.all(connection)}
        missing = [item for item in initiatives if is_example(item.id) and item.id not in present]
        for item in missing:
            INITIATIVES.put(connection, item)
    return len(missing)


def remove_example(store: Store) -> int:
    """Delete the example's initiatives and nothing else (undoable, as every deletion). Return how many."""
    with store.writing() as connection:
        examples = [record for record in INITIATIVES.all(connection) if is_example(record.id)]
        for record in examples:
            INITIATIVES.remove(connection, record.id, record.version)
    return len(examples)
