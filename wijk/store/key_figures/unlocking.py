"""Trying the passphrase: after wrong tries the next has to wait, ever longer, for everybody this program serves."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from os import environ
from threading import Lock

from wijk.store.common.errors import NamesLocked
from wijk.store.key_figures.passphrase import VARIABLE, require_passphrase

__all__ = ["FREE_TRIES", "LONGEST_WAIT", "unlock"]

LOG = logging.getLogger("wijk")
# A slip of the finger costs nothing; a program that guesses gets some three hundred tries a day.
FREE_TRIES = 3
LONGEST_WAIT = 300
FORGET_AFTER = 3600


@dataclass(slots=True)
class WrongTries:
    """The wrong tries of late at the passphrase with this digest; before ``until`` (seconds) there is no next."""

    digest: bytes = b""
    wrong: int = 0
    until: float = 0.0


WRONG_TRIES, ONE_AT_A_TIME = WrongTries(), Lock()


def unlock(given: str | None, clock: Callable[[], float] = time.monotonic) -> None:
    """Raise NamesLocked, with a Dutch sentence, unless ``given`` is the passphrase and it may be tried now.

    From the fourth wrong try on, the wait doubles from 2 seconds to 5 minutes, whoever tried; the right passphrase or
    an hour without wrong tries ends that, and so does another passphrase of the operator. Each wrong try stands in the
    log, with nothing of what was given. ``clock`` gives seconds that only go up.
    """
    with ONE_AT_A_TIME:
        digest, moment = sha256(environ.get(VARIABLE, "").encode("utf-8", "surrogatepass")).digest(), clock()
        if WRONG_TRIES.digest != digest or moment > WRONG_TRIES.until + FORGET_AFTER:
            WRONG_TRIES.digest, WRONG_TRIES.wrong, WRONG_TRIES.until = digest, 0, 0.0
        if moment < WRONG_TRIES.until:
            raise NamesLocked(f"Er is te vaak een verkeerde wachtzin gegeven. {_wait(WRONG_TRIES.until - moment)}")
        try:
            require_passphrase(given)
        except NamesLocked:
            WRONG_TRIES.wrong += 1
            wait = min(LONGEST_WAIT, 2 ** (WRONG_TRIES.wrong - FREE_TRIES)) if WRONG_TRIES.wrong > FREE_TRIES else 0
            WRONG_TRIES.until = moment + wait
            LOG.warning(
                "Wrong passphrase for names: wrong try %d, the next can be in %d seconds", WRONG_TRIES.wrong, wait
            )
            raise NamesLocked(
                "Deze wachtzin klopt niet. Vraag de wachtzin aan uw beheerder." + (f" {_wait(wait)}" if wait else "")
            ) from None
        WRONG_TRIES.wrong, WRONG_TRIES.until = 0, moment


def _wait(seconds: float) -> str:
    return f"Wacht {max(2, round(seconds + 0.5))} seconden en probeer het dan opnieuw."
