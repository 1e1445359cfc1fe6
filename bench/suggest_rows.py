"""Rows with what people labelled them, and how proposals compare with that."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "FOLDER",
    "KINDS",
    "Labelled",
    "Score",
    "Told",
    "first_rows",
    "kept_apart",
    "labelled_rows",
    "last_rows",
    "our_rows",
    "varied_rows",
    "score",
]

FOLDER = Path(__file__).parents[1] / "tests" / "approach" / "suggest_rows"
KINDS = ("phases", "groups", "elements")
Told = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row with the phases, groups and elements that people gave it. ``register`` is how it is written, "" unknown."""

    id: str
    name: str
    organisation: str
    description: str
    labels: Told
    register: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """Proposals of one kind over all rows together: true ones, false ones, and labels that were missed."""

    true: int
    false: int
    missed: int

    def __add__(self, other: "Score") -> "Score":
        """Both sets of rows together."""
        return Score(self.true + other.true, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of the proposals that is right; 0 where nothing was proposed."""
        return self.true / max(1, self.true + self.false)

    @property
    def recall(self) -> float:
        """The share of the labels that was proposed."""
        return self.true / max(1, self.true + self.missed)


def labelled_rows() -> tuple[Labelled, ...]:
    """The 80 rows that others labelled."""
    return _read(FOLDER / "labelled.csv")


def kept_apart() -> tuple[Labelled, ...]:
    """Of these the twenty that nobody looked at while the lexicon was made."""
    return labelled_rows()[3::4]


def first_rows() -> tuple[Labelled, ...]:
    """The rows of our own of the first fifteen rounds, all looked at."""
    return _read(FOLDER / "ours.csv")


def varied_rows() -> tuple[Labelled, ...]:
    """The rows of our own in varied registers."""
    return _read(FOLDER / "varied.csv")


def our_rows() -> tuple[Labelled, ...]:
    """The rows of our own: those of the first rounds, and those in varied registers."""
    return (*first_rows(), *varied_rows())


def last_rows() -> tuple[Labelled, ...]:
    """The rows of our own that were written last: nothing was mended for them, nothing was learned from them."""
    return _read(FOLDER / "last.csv")


def score(found: Sequence[Labelled], ways: Callable[[Labelled], Told], kind: str) -> Score:
    """Compare what a way of proposing tells with the labels of a kind."""
    pairs = [(row.labels[kind], ways(row)[kind]) for row in found]
    return Score(
        true=sum(len(labels & told) for labels, told in pairs),
        false=sum(len(told - labels) for labels, told in pairs),
        missed=sum(len(labels - told) for labels, told in pairs),
    )


def _read(path: Path) -> tuple[Labelled, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Labelled(
                row["id"],
                row["naam"],
                row["organisatie"],
                row["omschrijving"],
                {kind: frozenset(filter(None, row[kind].split(";"))) for kind in KINDS},
                row.get("register", ""),
            )
            for row in csv.DictReader(file)
        )
