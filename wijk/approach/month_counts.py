"""Counts that people keep per month: a line per kind, in which a month nobody counted stays unknown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.domain.evaluation_rules import CountKind
from wijk.domain.text import fold

__all__ = ["CountLine", "Numbers", "count_lines", "months_of", "years_of"]

# By kind and first day of the month.
Numbers = Mapping[tuple[str, date], int]


@dataclass(frozen=True, slots=True)
class CountLine:
    """One kind over some months: ``numbers`` are None where nobody counted.

    ``events`` tells that each one counted is another event; of people, and of what users count themselves, it is not
    known whether the same ones come again.
    """

    kind: str
    name: str
    explanation: str
    events: bool
    numbers: tuple[int | None, ...]

    @property
    def known(self) -> int:
        """In how many months it was counted."""
        return sum(number is not None for number in self.numbers)

    @property
    def total(self) -> int | None:
        """All months that are known together; None where there are none, and where they may not be added up."""
        return sum(number or 0 for number in self.numbers) if self.events and self.known else None

    @property
    def highest(self) -> int | None:
        """The largest number of a month, None where none is known."""
        return max((number for number in self.numbers if number is not None), default=None)


def months_of(year: int) -> tuple[date, ...]:
    """Return the first days of the months of a year."""
    return tuple(date(year, month, 1) for month in range(1, 13))


def years_of(numbers: Iterable[tuple[str, date]], on: date) -> tuple[int, ...]:
    """Return the years to choose from, the latest first: those with a number, that of a day and the one before it."""
    return tuple(sorted({on.year, on.year - 1, *(month.year for _, month in numbers)}, reverse=True))


def count_lines(
    kinds: Sequence[CountKind], numbers: Numbers, own: Iterable[str], months: Sequence[date]
) -> tuple[CountLine, ...]:
    """Return a line for each kind of the rules, then for each own word: what has a number in any month, and ``own``."""
    known = {kind.id for kind in kinds}
    words = {kind: kind for kind, _ in numbers if kind not in known} | {one: one for one in own if one not in known}
    every = (*kinds, *(CountKind(one, one, "", False) for one in sorted(words, key=fold)))
    return tuple(
        CountLine(
            kind.id,
            kind.name,
            kind.explanation,
            kind.events,
            tuple(numbers.get((kind.id, month)) for month in months),
        )
        for kind in every
    )
