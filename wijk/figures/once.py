"""Works out once for a snapshot what is the same for every place, and keeps it as long as the snapshot."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from wijk.opendata.snapshot import Snapshot

__all__ = ["once"]

Made = TypeVar("Made")


def once(snapshot: Snapshot, key: Hashable, make: Callable[[], Made]) -> Made:
    """What ``make`` gives for this snapshot, made the first time that it is asked for by this ``key``."""
    if key not in snapshot.kept:
        snapshot.kept[key] = make()
    return cast(Made, snapshot.kept[key])
