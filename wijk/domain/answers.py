"""What the room answered about the matrix: that a cell is truly empty, and what it did with a mismatch."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

__all__ = ["CELL", "CellConfirmation", "Mark", "MismatchNote"]

CELL = "vakje"

Mark = Literal["besproken", "prioriteit", "weerlegd"]


@dataclass(frozen=True, slots=True)
class CellConfirmation:
    """The room knows for certain that ``area`` (CBS code) has nothing for this group in this phase (ids)."""

    area: str
    group: str
    phase: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class MismatchNote:
    """One mark the room gave a mismatch: discussed, made a priority, or overruled (then ``reason`` says why).

    The mismatch is named by ``area`` (CBS code), ``kind``, ``group`` and the ``phases`` it concerns; it can carry each
    mark once, so it can be both "besproken" and "prioriteit". A note of the kind ``CELL`` is about one group in one
    phase itself, whether or not anything is a mismatch there.
    """

    area: str
    kind: str
    group: str
    phases: tuple[str, ...]
    mark: Mark
    noted_on: date
    reason: str = ""
