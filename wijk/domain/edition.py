"""What an operator is told about editions of the figures: their sources, what happened, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

__all__ = ["EditionChange", "Happened", "LogEntry", "SourceState"]

# An update that brought a new edition, one that failed, a look at what the sources have, and going back.
Happened = Literal["bijgewerkt", "mislukt", "gekeken", "teruggezet"]


@dataclass(frozen=True, slots=True)
class SourceState:
    """A table of an edition: ``fetched`` is the day it was fetched, None for one that came with the program.

    ``newer`` is what the source had when it was last looked at and this edition has not: a sentence part in Dutch,
    empty when there is nothing newer or nobody looked.
    """

    table: str
    title: str
    edition: str
    fetched: date | None
    newer: str = ""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What happened at a moment (UTC), in Dutch lines."""

    moment: datetime
    happened: Happened
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What an edition changed for one gemeente with all that lies in it.

    ``figures`` counts the figures that have another value, appeared or disappeared in years that both editions have;
    ``added`` and ``gone`` are the figures (indicator and year) that one of them has not. ``came`` and ``went`` are the
    names of areas, each with its division.
    """

    figures: int
    added: tuple[tuple[str, int], ...]
    gone: tuple[tuple[str, int], ...]
    came: tuple[tuple[str, int], ...]
    went: tuple[tuple[str, int], ...]
