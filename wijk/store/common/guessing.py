"""Trying a passphrase: after wrong tries the next has to wait, ever longer, for everybody this program serves."""

import hashlib
import hmac
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from os import environ
from threading import Lock

from wijk.store.common.errors import StoreError

__all__ = ["FREE_TRIES", "LONGEST_WAIT", "Tries", "is_passphrase", "try_passphrase"]

LOG = logging.getLogger("wijk")
# A slip of the finger costs nothing; a program that guesses gets some three hundred tries a day.
FREE_TRIES = 3
LONGEST_WAIT = 300
FORGET_AFTER = 3600


@dataclass(slots=True)
class Tries:
    """The wrong tries of late at the passphrase in ``variable`` of the environment, which opens ``what`` (for the log).

    ``refused`` is the error that tells so; ``digest`` is that of the passphrase they were tried at; before ``until``
    (seconds) there is no next.
    """

    variable: str
    what: str
    refused: type[StoreError]
    digest: bytes = b""
    wrong: int = 0
    until: float = 0.0
    one_at_a_time: Lock = field(default_factory=Lock)


def is_passphrase(given: str | None, expected: str | None) -> bool:
    """Return whether the given passphrase is the expected one, in a time that tells nothing about it.

    Where nothing but white space is expected, nothing is right.
    """
    if not (expected and expected.strip()):
        return False
    return hmac.compare_digest(_digest(given or ""), _digest(expected))


def try_passphrase(tries: Tries, require: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> None:
    """Raise ``tries.refused``, with a Dutch sentence, unless ``require`` passes and it may be tried now.

    From the fourth wrong try on, the wait doubles from 2 seconds to 5 minutes, whoever tried; the right passphrase or
    an hour without wrong tries ends that, and so does another passphrase of the operator. Each wrong try stands in the
    log, with nothing of what was given. ``clock`` gives seconds that only go up.
    """
    with tries.one_at_a_time:
        secret, moment = environ.get(tries.variable, ""), clock()
        digest = _digest(secret)
        if tries.digest != digest or moment > tries.until + FORGET_AFTER:
            tries.digest, tries.wrong, tries.until = digest, 0, 0.0
        if moment < tries.until:
            raise tries.refused(f"Er is te vaak een verkeerde wachtzin gegeven. {_wait(tries.until - moment)}")
        try:
            require()
        except tries.refused:
            tries.wrong += 1
            wait = min(LONGEST_WAIT, 2 ** (tries.wrong - FREE_TRIES)) if tries.wrong > FREE_TRIES else 0
            tries.until = moment + wait
            LOG.warning(
                "Wrong passphrase for %s: wrong try %d, the next can be in %d seconds", tries.what, tries.wrong, wait
            )
            raise tries.refused(
                "Deze wachtzin klopt niet. Vraag de wachtzin aan uw beheerder." + (f" {_wait(wait)}" if wait else "")
            ) from None
        tries.wrong, tries.until = 0, moment


def _wait(seconds: float) -> str:
    return f"Wacht {max(2, round(seconds + 0.5))} seconden en probeer het dan opnieuw."


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
