"""What goes wrong at a source of figures, told in one Dutch sentence: which source, what happened, and whose it is."""

import errno
import socket
from typing import Literal

from wijk.opendata.snapshot import SnapshotError

__all__ = ["Cause", "SourceError", "cause_of"]

Cause = Literal["outage", "offline", "changed", "file"]

_VERDICTS: dict[Cause, str] = {
    "outage": "Dat is een storing bij de bron: probeer het later nog eens.",
    "offline": "Er is hier geen internet, of een proxy of firewall houdt het tegen.",
    "changed": "De tabel is bij de bron veranderd: hier moet een mens naar kijken.",
    "file": "Kijk of dit het goede bestand is.",
}
_NO_NETWORK = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}


class SourceError(SnapshotError):
    """A source could not be read; the text says, in Dutch, which source, what happened and what kind of trouble it is.

    ``cause`` is "outage" (over there), "offline" (no internet here), "changed" (another table than expected) or
    "file" (a file that the user brought).
    """

    def __init__(self, source: str, happened: str, cause: Cause) -> None:
        super().__init__(f"{source}: {happened.rstrip('.')}. {_VERDICTS[cause]}")
        self.source = source
        self.happened = happened
        self.cause: Cause = cause


def cause_of(error: BaseException) -> Cause:
    """Whether a failed connection is for lack of internet here ("offline") or an outage over there.

    A name that can't be found, a network that can't be reached and a proxy that refuses are here; everything else that
    a source does or doesn't answer is there.
    """
    for one in _chain(error):
        if isinstance(one, socket.gaierror) or type(one).__name__ in ("NameResolutionError", "ProxyError"):
            return "offline"
        if isinstance(one, OSError) and one.errno in _NO_NETWORK:
            return "offline"
    return "outage"


def _chain(error: BaseException) -> list[BaseException]:
    """The error and everything it came from: causes, contexts, and what urllib3 keeps as its reason or argument."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found
