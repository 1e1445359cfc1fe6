"""How soon a page knows whether anything that people entered has changed, beside reading it all again."""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.matrix import random_inventory
from bench.row import Row
from wijk.domain.method import load_method
from wijk.store.database.record_types import INITIATIVES
from wijk.store.database.stamp import stamp
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.opening import open_store

__all__ = ["rows"]

MANY, TIMES, TIMES_NAIVE = 1_000, 500, 5


def rows() -> list[Row]:
    """The one row, on SQLite in a file."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'wijk.sqlite'}")
        with store.writing() as connection:
            for initiative in random_inventory(MANY, load_method()):
                INITIATIVES.put(connection, initiative)
        return [
            Row(
                "whether anything changed in the store, for any page",
                _median(lambda: stamp(store), TIMES),
                "ms",
                1,
                _median(lambda: list_initiatives(store), TIMES_NAIVE),
                f"reading {MANY:,} initiatives",
            )
        ]


def _median(work: Callable[[], object], times: int) -> float:
    durations = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        durations.append(1000 * (time.perf_counter() - begin))
    return statistics.median(durations)
