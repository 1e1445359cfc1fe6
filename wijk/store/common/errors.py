"""What can go wrong when keeping or reading data; every text is Dutch and says how to mend it."""

from typing import Any

__all__ = [
    "BackupError",
    "Conflict",
    "DiskFull",
    "FileError",
    "MeetingOver",
    "NamesLocked",
    "NotAllowed",
    "NotNow",
    "OperatorLocked",
    "QuestionOver",
    "RoomFull",
    "StoreError",
]


class StoreError(RuntimeError):
    """Something can't be kept or found."""


class BackupError(StoreError):
    """A backup file can't be used."""


class NotNow(StoreError):  # noqa: N818
    """The database can't be read or written at this moment; nothing was written, and the same can be tried again."""


class DiskFull(NotNow):
    """There is no room to write; what there is can still be read."""


class NamesLocked(StoreError):  # noqa: N818
    """Names can't be seen or entered here, or not yet."""


class OperatorLocked(StoreError):  # noqa: N818
    """What is for the operator can't be seen here, or not yet."""


class NotAllowed(StoreError):  # noqa: N818
    """Whoever acts may not do this."""


class MeetingOver(StoreError):  # noqa: N818
    """The meeting is closed, or phones can't take part in it."""


class QuestionOver(StoreError):  # noqa: N818
    """Another question is open now, or none."""


class RoomFull(StoreError):  # noqa: N818
    """As many phones take part, or as much came in, as a meeting can have."""


class FileError(ValueError):
    """A file as a whole can't be imported."""


class Conflict(StoreError):  # noqa: N818
    """Somebody else changed the same record in the meantime; nothing was written.

    ``mine`` is the item that was to be saved (None for a deletion), ``theirs`` the ``Stored`` record as it is now:
    None when it no longer exists, with ``deleted`` filled when the other deleted it.
    """

    def __init__(self, mine: Any, theirs: Any) -> None:
        """Keep both versions, so that the user can choose."""
        super().__init__(
            "Iemand anders heeft dit intussen gewijzigd of verwijderd. Er is niets overschreven. "
            "Vergelijk de twee versies en kies welke u wilt bewaren."
        )
        self.mine = mine
        self.theirs = theirs
