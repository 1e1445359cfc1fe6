"""The five pillars of Eén tegen eenzaamheid: what a gemeente asks itself, and what it answered."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijk.domain.evaluation import ProcessSaid
from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["Pillar", "PillarAnswer", "PillarQuestion", "Pillars", "load_pillars"]

FILE = "pillars.toml"


@dataclass(frozen=True, slots=True)
class PillarQuestion:
    """A question about a pillar, to be answered with yes, partly, no or "we don't know"."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar with its questions."""

    id: str
    name: str
    questions: tuple[PillarQuestion, ...]


@dataclass(frozen=True, slots=True)
class Pillars:
    """All of them; ``note`` says whose words these are."""

    note: str
    pillars: tuple[Pillar, ...]

    @property
    def questions(self) -> tuple[PillarQuestion, ...]:
        """All questions, in order."""
        return tuple(question for pillar in self.pillars for question in pillar.questions)


@dataclass(frozen=True, slots=True)
class PillarAnswer:
    """What a gemeente (``area``, its CBS code) answered to a ``question`` (id) on a day.

    ``ground`` is what the answer rests on. Of a question the answer of the last day counts; those before it stay.
    """

    area: str
    question: str
    said: ProcessSaid
    said_on: date
    ground: str = ""


def load_pillars(folder: Path = METHOD_FOLDER) -> Pillars:
    """Read the pillars in ``folder``.

    Raises MethodError when the file is missing, is no valid TOML, or lacks or has too much.
    """
    path = folder / FILE
    content = read_toml(path)
    try:
        found = Pillars(
            content["note"],
            tuple(
                Pillar(**{**entry, "questions": tuple(PillarQuestion(**one) for one in entry["questions"])})
                for entry in content["pillar"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    if len({one.id for one in found.questions}) < len(found.questions):
        raise MethodError(f"In {path} staat een id twee keer.")
    return found
