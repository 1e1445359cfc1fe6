"""The one way in which nobody overwrites another's work: what somebody saw must still be what is there.

Of a record with a version the statement that writes compares it (`RecordType.save`), of a record that nobody saw yet
`RecordType.put_first`; of all else this does. Either way people get a Conflict with both versions, and choose on the
page (`settle`).
"""

from typing import Any

from wijk.store.common.errors import Conflict

__all__ = ["require_unchanged"]


def require_unchanged(seen: object, now: object, *, mine: Any, theirs: Any) -> None:
    """Raise Conflict, with both versions, unless what somebody saw is what is there ``now``; None is nothing.

    Ask this where one writer writes at a time (`Store.writing`): what is there now is then still there when it is
    written over.
    """
    if seen != now:
        raise Conflict(mine, theirs)
