"""The key to what is for the operator: a passphrase of its own, as long as there is no login."""

import os
import time
from collections.abc import Callable

from wijk.store.common.errors import OperatorLocked
from wijk.store.common.guessing import Tries, is_passphrase, try_passphrase

__all__ = ["VARIABLE", "is_operator", "operator_possible", "unlock_operator"]

VARIABLE = "WIJK_OPERATOR_PASSPHRASE"
TRIES = Tries(VARIABLE, "the operator", OperatorLocked)


def operator_possible() -> bool:
    """Return whether a passphrase is set, so that there is anything for the operator on the pages at all."""
    return bool(os.environ.get(VARIABLE, "").strip())


def is_operator(given: str | None) -> bool:
    """Return whether ``given`` is the passphrase that is set now."""
    return is_passphrase(given, os.environ.get(VARIABLE))


def unlock_operator(given: str | None, clock: Callable[[], float] = time.monotonic) -> None:
    """Raise OperatorLocked, with a Dutch sentence, unless ``given`` is the passphrase and it may be tried now."""

    def require() -> None:
        if not is_operator(given):
            raise OperatorLocked("Deze wachtzin klopt niet.")

    try_passphrase(TRIES, require, clock)
