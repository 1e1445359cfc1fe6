"""Run by the tests as a process of its own: counts so many more in the reach of one initiative."""

import sys

from tests.store.database.test_together import add_one
from wijk.store.opening import open_store

store = open_store(sys.argv[1])
for _ in range(int(sys.argv[2])):
    add_one(store)
