"""The one way in which nobody overwrites another's work: what somebody saw must still be what is there."""

from typing import Any

from wijk.store.common.errors import Conflict

__all__ = ["require_unchanged"]


def require_unchanged(seen: object, now: object, *, mine: Any, theirs: Any) -> None:
    """Raise Conflict, with both versions, unless what somebody ``seen`` is what is there ``now``.

    These are versions of a record or what is kept itself; None is nothing. Ask this where one writer writes at a time
    (`Store.writing`): then what is there now is still there when it is written over.
    """
    if seen != now:
        raise Conflict(mine, theirs)
