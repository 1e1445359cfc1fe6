"""What the room is sure of, as it travels in files: that a cell of the matrix is truly empty."""

from dataclasses import dataclass
from datetime import date

__all__ = ["CellConfirmation"]


@dataclass(frozen=True, slots=True)
class CellConfirmation:
    """The room knows for certain that ``area`` (CBS code) has nothing for this group in this phase (ids)."""

    area: str
    group: str
    phase: str
    confirmed_on: date
