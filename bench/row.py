"""One measured promise."""

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, its value in ``unit``, the most it may be, and what the naive way takes in the same unit.

    ``limit`` is None where nothing is promised; ``naive`` is None where there is no naive way to compare with.
    """

    what: str
    value: float
    unit: str
    limit: float | None
    naive: float | None
    naive_what: str
