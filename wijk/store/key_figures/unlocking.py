"""Trying the passphrase of names, which gets slower after wrong tries (see `guessing`)."""

import time
from collections.abc import Callable

from wijk.store.common.errors import NamesLocked
from wijk.store.common.guessing import FREE_TRIES, LONGEST_WAIT, Tries, try_passphrase
from wijk.store.key_figures.passphrase import VARIABLE, require_passphrase

__all__ = ["FREE_TRIES", "LONGEST_WAIT", "unlock"]

TRIES = Tries(VARIABLE, "names", NamesLocked)


def unlock(given: str | None, clock: Callable[[], float] = time.monotonic) -> None:
    """Raise NamesLocked, with a Dutch sentence, unless ``given`` is the passphrase and it may be tried now."""
    try_passphrase(TRIES, lambda: require_passphrase(given), clock)
