"""The number of the request that is answered now: it stands in what a visitor reads of an error, and in the log."""

import secrets
from contextvars import ContextVar

__all__ = ["new_request", "request_number"]

# No letters or digits that look alike when somebody reads the number out over the telephone.
SIGNS = "ABCDEFGHJKLMNPRSTUVWXYZ2345679"
LENGTH = 6
NUMBER: ContextVar[str] = ContextVar("request")


def new_request() -> str:
    """Begin a request, and return its number; what is done for it in this thread or task has that number."""
    number = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    NUMBER.set(number)
    return number


def request_number() -> str:
    """Return the number of the request that is answered now; what has none yet gets one."""
    return NUMBER.get("") or new_request()
