"""Run by the tests: splits into as many programs as are asked, which each count so many more in one initiative."""

import os
import sys
from dataclasses import replace

from wijk.store.common.errors import Conflict
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import get_initiative, save_initiative
from wijk.store.opening import open_store

__all__ = ["add_one"]


def add_one(store: Store) -> bool:
    """Count one more in the reach of an initiative, as a person who reads, changes and is told to try again."""
    while True:
        seen = get_initiative(store, "teller")
        assert seen
        try:
            save_initiative(store, replace(seen.item, reach=(seen.item.reach or 0) + 1), seen.version)
            return True
        except Conflict:
            continue


def main(url: str, programs: int, turns: int) -> int:
    """Exit status 0 when all of them ended well."""
    started = [_started(url, turns) for _ in range(programs)]
    return int(sum(os.waitpid(program, 0)[1] for program in started) > 0)


def _started(url: str, turns: int) -> int:
    program = os.fork()
    if program == 0:
        status = 1
        try:
            store = open_store(url)
            for _ in range(turns):
                add_one(store)
            status = 0
        finally:
            os._exit(status)
    return program


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
