"""What people said that the columns of a file stand for, remembered for the next file with the same headers."""

from dataclasses import dataclass

__all__ = ["ImportMapping"]


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """Per header (folded) what its column stands for, a target of the list's layout, or None: not imported.

    For another list than that of initiatives a last header names the table, so that the two can't be mixed up.
    """

    headers: tuple[str, ...]
    targets: tuple[str | None, ...]
