"""In how many wijken of a gemeente there is something: one wijk's list never makes a whole gemeente "gedekt"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wijk.figures.wording import decimal

__all__ = ["Spread", "Wijken", "spread_over", "spread_text"]


@dataclass(frozen=True, slots=True)
class Wijken:
    """The wijken of a gemeente: how many there are, and in which of them an area (CBS code) lies.

    ``of`` gives None for the gemeente itself. A wijk of another division that is none of these counts as one wijk.
    """

    total: int
    of: Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Spread:
    """How own initiatives lie over a gemeente: ``filled`` of its ``total`` wijken have at least one.

    ``gemeente_wide`` are for the whole gemeente, and count in no wijk.
    """

    filled: int
    total: int
    gemeente_wide: int

    @property
    def is_enough(self) -> bool:
        """Whether this can be "gedekt": two for the whole gemeente, or something in at least half of its wijken."""
        return self.gemeente_wide >= 2 or 0 < self.total <= 2 * self.filled


def spread_over(wijken: Iterable[str | None], total: int) -> Spread:
    """Return how initiatives lie over a gemeente, given the wijk of each (None: the whole gemeente)."""
    found = list(wijken)
    filled = {wijk for wijk in found if wijk is not None}
    return Spread(min(len(filled), total), total, sum(wijk is None for wijk in found))


def spread_text(spread: Spread) -> str:
    """Say it in Dutch.

    >>> spread_text(Spread(1, 24, 0)), spread_text(Spread(0, 24, 1)), spread_text(Spread(2, 24, 1))
    ('in 1 van 24 wijken', 'voor de hele gemeente', 'in 2 van 24 wijken, en 1 voor de hele gemeente')
    """
    if not spread.filled:
        return "voor de hele gemeente"
    wijken = f"in {decimal(spread.filled)} van {decimal(spread.total)} {'wijk' if spread.total == 1 else 'wijken'}"
    return f"{wijken}, en {decimal(spread.gemeente_wide)} voor de hele gemeente" if spread.gemeente_wide else wijken
