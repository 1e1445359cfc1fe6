"""What a file asks people, each thing once for all rows that have it, and what they answered.

A question is about a value of a field ("Volwassenen" under Doelgroep), or about rows that are called the same
(``SAME_NAME``). While it is open its rows come in with what is certain; only a code that does not exist keeps its row
out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijk.store.common.texts import words

__all__ = [
    "SAME_NAME",
    "PLACE",
    "APART",
    "ONE_ANSWER",
    "TOGETHER",
    "Answers",
    "AskedCell",
    "Question",
    "questions_of_cells",
]

# By what is asked about: the field (or SAME_NAME), and the value, folded. The answer is one or more ids.
Answers = Mapping[tuple[str, str], tuple[str, ...]]
SAME_NAME = "alike"  # as answers were kept from the first day on
# What rows without an area are asked about as, while nobody chose where they belong: it is answered by choosing, and
# until then nothing can be kept.
PLACE = "place"
# What is asked about these has one answer; the others may have more.
ONE_ANSWER = (SAME_NAME, "area", "areas", "point")
# Rows that are called the same: each its own, or all one.
APART, TOGETHER = "apart", "samen"


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A piece of one cell that is asked about; ``column`` is called as in the file."""

    about: str
    row: int
    column: str
    value: str
    guesses: tuple[str, ...]
    answer: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of ``value`` in a column, for all of ``rows`` (their numbers in the file, in order).

    ``guesses`` are ids of what it may mean, the likeliest first. ``answer`` is what people answered, None while they
    didn't; ``assumed`` what is done until then where that is sure enough not to wait for it. ``differs`` are, for rows
    that are called the same, the columns in which they differ; ``beside`` tells that these are called as something that
    is stored.
    """

    about: str
    column: str
    value: str
    rows: tuple[int, ...]
    guesses: tuple[str, ...] = ()
    answer: tuple[str, ...] | None = None
    assumed: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    beside: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """By what its answer is kept."""
        return self.about, words(self.value)

    @property
    def count(self) -> int:
        """How many rows it is about."""
        return len(self.rows)

    @property
    def proposal(self) -> tuple[str, ...]:
        """What we would answer: nothing where one of several areas is meant."""
        if self.about in ONE_ANSWER:
            return self.guesses[:1] if self.about == SAME_NAME or len(self.guesses) == 1 else ()
        return self.guesses

    @property
    def open(self) -> bool:
        """Whether somebody has to answer it."""
        return self.answer is None and not self.assumed


def questions_of_cells(cells: Iterable[AskedCell]) -> tuple[Question, ...]:
    """Return a question for each distinct value of a field, those with the most rows first."""
    found: dict[tuple[str, str], list[AskedCell]] = {}
    for cell in cells:
        found.setdefault((cell.about, words(cell.value)), []).append(cell)
    questions = [
        Question(
            same[0].about,
            same[0].column,
            same[0].value,
            tuple(dict.fromkeys(cell.row for cell in same)),
            same[0].guesses,
            same[0].answer,
        )
        for same in found.values()
    ]
    return tuple(sorted(questions, key=lambda question: -question.count))
