"""One line of `python -m bench`: what was measured, what we promise, and what the naive way takes."""

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """``value`` in ``unit``; ``limit`` is the promise (None: nothing promised), ``naive`` the naive way's value in the
    same unit (None: not measured) and ``naive_what`` what that way is. Where more is better the promise is ``least``.
    """

    what: str
    value: float
    unit: str
    limit: float | None
    naive: float | None
    naive_what: str
    least: float | None = None
