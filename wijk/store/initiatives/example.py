"""Example initiatives for first use: fictitious ones in Malburgen, loaded and removed as a whole."""

from pathlib import Path

from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.examples import put_examples, remove_examples
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.exchange import read_initiatives

__all__ = ["EXAMPLE_FILE", "EXAMPLE_IN", "load_example", "remove_example"]

EXAMPLE_FILE = Path(__file__).parents[3] / "data" / "voorbeeld" / "initiatieven_malburgen.csv"
# The gemeente (CBS code) in which all of it lies.
EXAMPLE_IN = "GM0202"


def load_example(store: Store, method: Method, path: Path = EXAMPLE_FILE) -> int:
    """Put the example's initiatives in the store; those that are there, changed or not, are left. Return how many."""
    initiatives, _, _ = read_initiatives(path, method)
    with store.writing() as connection:
        return len(put_examples(connection, INITIATIVES, initiatives))


def remove_example(store: Store) -> int:
    """Delete the example's initiatives and nothing else (undoable, as every deletion). Return how many."""
    return remove_examples(store, INITIATIVES)
