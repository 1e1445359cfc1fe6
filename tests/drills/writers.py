"""Programs that write and tell what was confirmed, killed at any moment; and what is left of what they told."""

import itertools
import os
import random
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from wijk.domain.initiative import Initiative
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative
from wijk.store.opening import open_store

__all__ = ["Confirmed", "kill_writers", "lost", "write_on"]

AT_ONCE = 3
LONGEST = 0.25


@dataclass
class Confirmed:
    """What the store said was kept: the highest version of each initiative, by its id."""

    versions: dict[str, int] = field(default_factory=dict)

    def read(self, text: bytes) -> None:
        """Take over the whole lines ("id version") that a writer told; half a line was not told."""
        for line in text.split(b"\n")[:-1]:
            identifier, version = line.decode().split()
            self.note(identifier, int(version))

    def note(self, identifier: str, version: int) -> None:
        """Take over one confirmed write."""
        self.versions[identifier] = max(version, self.versions.get(identifier, 0))

    def writes(self) -> int:
        """Return how many writes were confirmed."""
        return sum(list(self.versions.values()))


def lost(store: Store, confirmed: Confirmed) -> list[str]:
    """Which confirmed writes can't be found in the store."""
    there = {record.id: record.version for record in list_initiatives(store)}
    return [one for one, version in confirmed.versions.items() if there.get(one, 0) < version]


def kill_writers(url: str, kills: int, seed: int = 1) -> Confirmed:
    """Start writers, three at once, and kill each within a quarter of a second, so many times in all."""
    chance, confirmed, names = random.Random(seed), Confirmed(), itertools.count()
    open_store(url).engine.dispose()
    living: list[tuple[int, int, float]] = []
    killed = 0
    while killed < kills:
        while len(living) < min(AT_ONCE, kills - killed):
            living.append((*_start(url, f"{seed}-{next(names)}"), time.monotonic() + LONGEST * chance.random()))
        process, pipe, until = living.pop(0)
        # It has begun to write before its time runs.
        select.select([pipe], [], [], 30)
        time.sleep(max(0.0, until - time.monotonic()))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with os.fdopen(pipe, "rb") as told:
            confirmed.read(told.read())
        killed += 1
    return confirmed


def write_on(
    store: Store, name: str, tell: Callable[[str, int], object], going: Callable[[], bool] = lambda: True
) -> None:
    """Add an initiative and change it, on and on, and tell each confirmed write; what is refused is tried again."""
    for number in itertools.count():
        item = Initiative(f"{name}-{number}", "naam" * 20, area="GM0202")
        while going():
            try:
                tell(item.id, add_initiative(store, item).version)
                tell(item.id, save_initiative(store, replace(item, reach=number), 1).version)
                break
            except Conflict:
                # It was kept after all, though the answer got lost.
                break
            except StoreError:
                time.sleep(0.02)
        if not going():
            return


def _start(url: str, name: str) -> tuple[int, int]:
    """Start a writer; give its process and the pipe by which it tells."""
    reading, telling = os.pipe()
    process = os.fork()
    if process:
        os.close(telling)
        return process, reading
    try:
        os.close(reading)
        write_on(open_store(url), name, lambda *told: os.write(telling, "{} {}\n".format(*told).encode()))
    finally:
        os._exit(1)
