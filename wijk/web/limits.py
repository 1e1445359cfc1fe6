"""How much may come in: buckets that fill slowly and are emptied by what is sent, without knowing from where it came.

Each process has its own; with more processes on one database the limits add up. What the store keeps has limits of its
own (`wijk.store.meetings.sending`).
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

__all__ = ["Buckets", "Limits"]

# What is remembered at most: more phones than any room has.
MOST_KEPT = 5_000


@dataclass(slots=True)
class Buckets:
    """A bucket for each key: ``size`` at once, then ``rate`` a second."""

    size: float
    rate: float
    clock: Callable[[], float] = time.monotonic
    _left: "OrderedDict[str, tuple[float, float]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def left(self, key: str = "") -> bool:
        """Tell whether there is one left, and take none."""
        with self._lock:
            return self._now(key) >= 1

    def take(self, key: str = "") -> bool:
        """Take one; False when there was none."""
        with self._lock:
            now = self._now(key)
            self._left[key] = (now - 1 if now >= 1 else now, self.clock())
            self._left.move_to_end(key)
            if len(self._left) > MOST_KEPT:
                self._left.popitem(last=False)
            return now >= 1

    def _now(self, key: str) -> float:
        left, since = self._left.get(key, (self.size, self.clock()))
        return min(self.size, left + (self.clock() - since) * self.rate)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process lets in: wrong codes of everybody, posts of a phone, posts and new phones of a meeting."""

    wrong_codes: Buckets = field(default_factory=lambda: Buckets(60, 2))
    posts: Buckets = field(default_factory=lambda: Buckets(20, 1))
    posts_of_meeting: Buckets = field(default_factory=lambda: Buckets(400, 40))
    new_phones: Buckets = field(default_factory=lambda: Buckets(150, 2))
