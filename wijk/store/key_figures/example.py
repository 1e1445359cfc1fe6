"""Example key figures for first use: fictitious roles in Malburgen, loaded and removed as a whole."""

from pathlib import Path

from wijk.domain.clock import today
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.database.record_types import KEY_FIGURES, TIES
from wijk.store.initiatives.example import is_example
from wijk.store.key_figures.consents import purge_consents
from wijk.store.key_figures.exchange import read_people

__all__ = ["PEOPLE_EXAMPLE_FILE", "has_people_example", "load_people_example", "remove_people_example"]

PEOPLE_EXAMPLE_FILE = Path(__file__).parents[3] / "data" / "voorbeeld" / "sleutelfiguren_malburgen.csv"


def has_people_example(store: Store) -> bool:
    """Return whether any key figure of the example is there."""
    with store.reading() as connection:
        return any(is_example(record.id) for record in KEY_FIGURES.all(connection))


def load_people_example(store: Store, method: Method, path: Path = PEOPLE_EXAMPLE_FILE) -> int:
    """Put the example's key figures and ties in the store; what is there, changed or not, is left. Return how many."""
    people, ties, _ = read_people(path, method)
    with store.writing() as connection:
        present = {record.id for record in KEY_FIGURES.all(connection)}
        missing = [figure for figure in people if is_example(figure.id) and figure.id not in present]
        for figure in missing:
            KEY_FIGURES.put(connection, figure)
        new = {figure.id for figure in missing}
        for tie in ties:
            if {tie.one, tie.other} & new:
                TIES.put(connection, tie)
    return len(missing)


def remove_people_example(store: Store) -> int:
    """Delete the example's key figures and nothing else (undoable, save for names). Return how many."""
    with store.writing() as connection:
        examples = [record for record in KEY_FIGURES.all(connection) if is_example(record.id)]
        for record in examples:
            KEY_FIGURES.remove(connection, record.id, record.version)
    purge_consents(store, today())
    return len(examples)
