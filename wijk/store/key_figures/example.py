"""Example key figures for first use: fictitious roles in Malburgen, loaded and removed as a whole."""

from pathlib import Path

from wijk.domain.clock import today
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.examples import has_examples, put_examples, remove_examples
from wijk.store.database.record_types import KEY_FIGURES, TIES
from wijk.store.key_figures.consents import purge_consents
from wijk.store.key_figures.exchange import read_people

__all__ = ["PEOPLE_EXAMPLE_FILE", "has_people_example", "load_people_example", "remove_people_example"]

PEOPLE_EXAMPLE_FILE = Path(__file__).parents[3] / "data" / "voorbeeld" / "sleutelfiguren_malburgen.csv"


def has_people_example(store: Store) -> bool:
    """Return whether any key figure of the example is there."""
    return has_examples(store, KEY_FIGURES)


def load_people_example(store: Store, method: Method, path: Path = PEOPLE_EXAMPLE_FILE) -> int:
    """Put the example's key figures and ties in the store; what is there, changed or not, is left. Return how many."""
    people, ties, _ = read_people(path, method)
    with store.writing() as connection:
        new = put_examples(connection, KEY_FIGURES, people)
        for tie in ties:
            if {tie.one, tie.other} & new:
                TIES.put(connection, tie)
    return len(new)


def remove_people_example(store: Store) -> int:
    """Delete the example's key figures and nothing else (undoable, save for names). Return how many."""
    removed = remove_examples(store, KEY_FIGURES)
    purge_consents(store, today())
    return removed
