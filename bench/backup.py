"""How long a reserve copy of 20,000 initiatives takes, how large it is, and how long putting it back takes."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.matrix import random_inventory
from bench.row import Row
from wijk.domain.method import load_method
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.database.record_types import INITIATIVES
from wijk.store.opening import open_store

__all__ = ["rows"]

MANY = 20_000
# Seconds and megabytes: what a nightly timer and an upload on the page take.
WRITTEN, PUT_BACK, MEGABYTES = 20.0, 60.0, 10.0


def rows() -> Iterator[Row]:
    """Write, weigh and put back, from one SQLite file to another."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'wijk.sqlite'}")
        with store.writing() as connection:
            INITIATIVES.add_all(connection, random_inventory(MANY, load_method()))
        begin = time.perf_counter()
        content = write_backup(store)
        yield Row(f"reserve copy of {MANY:,} initiatives", time.perf_counter() - begin, "s", WRITTEN, None, "")
        yield Row("its size", len(content) / 1_000_000, "MB", MEGABYTES, None, "")
        other = open_store(f"sqlite:///{Path(folder) / 'ander.sqlite'}")
        begin = time.perf_counter()
        outcome = restore_backup(other, content)
        yield Row(f"putting back {outcome.added:,} of them", time.perf_counter() - begin, "s", PUT_BACK, None, "")
