"""What in a cell has to be asked: words that mean nothing here, with what was understood and what they may mean.

A doubt is asked once for all rows that have it (`questions`), and no row is lost for it: while it is open, what was
understood of the cell counts, and its text stays readable beside it.
"""

from dataclasses import dataclass

from wijk.store.spreadsheets.cell_values import CellError

__all__ = ["EVERYONE", "NONE", "Asked", "CellDoubtError", "CellRefusalError"]

# Answers beside the ids of choices: what is asked about limits to nobody, or is nothing of the list.
EVERYONE = "iedereen"
NONE = "geen"


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of a cell that is asked about, and the ids of what it may mean, the likeliest first."""

    text: str
    guesses: tuple[str, ...] = ()


class CellDoubtError(CellError):
    """Something in a cell is not certain; the text says in Dutch what.

    ``understood`` are the ids of what was understood. What is ``asked`` about may be nothing: then there is only
    something to tell. ``kept`` is what stays readable of the cell; None for its whole text.
    """

    def __init__(
        self,
        message: str,
        understood: tuple[str, ...] = (),
        asked: tuple[Asked, ...] = (),
        kept: str | None = None,
    ) -> None:
        super().__init__(message)
        self.understood = understood
        self.asked = asked
        self.kept = kept


class CellRefusalError(CellDoubtError):
    """A doubt that keeps its row out while it is open: a code that does not exist."""
