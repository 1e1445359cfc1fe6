"""What is asked and counted when a coalition evaluates, from data/method/evaluation.toml: our own, and editable."""

from dataclasses import dataclass
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["CountKind", "DossierLesson", "EvaluationRules", "ProcessQuestion", "load_evaluation_rules"]


@dataclass(frozen=True, slots=True)
class CountKind:
    """Something that people count per month; months may be added up only where each one counted is another event."""

    id: str
    name: str
    explanation: str
    events: bool


@dataclass(frozen=True, slots=True)
class ProcessQuestion:
    """A question about how a coalition works, what to talk about with it, and what it rests on."""

    id: str
    question: str
    talk: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class DossierLesson:
    """What one of the lessons (id) asks of a whole dossier, and the rule that answers it."""

    id: str
    question: str
    rule: str


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """All of it. ``label`` says whose list it is; ``weeks`` without a change are a standstill, ``because`` says why."""

    label: str
    weeks: int
    because: str
    counts: tuple[CountKind, ...]
    process: tuple[ProcessQuestion, ...]
    lessons: tuple[DossierLesson, ...]


def load_evaluation_rules(folder: Path = METHOD_FOLDER) -> EvaluationRules:
    """Read ``evaluation.toml`` in ``folder``.

    Raises MethodError when it is missing, is no valid TOML, lacks a field or has one id twice.
    """
    read = read_toml(folder / "evaluation.toml")
    try:
        found = EvaluationRules(
            read["label"],
            int(read["standstill"]["weeks"]),
            read["standstill"]["because"],
            tuple(CountKind(**entry) for entry in read["count"]),
            tuple(ProcessQuestion(**entry) for entry in read["process"]),
            tuple(DossierLesson(**entry) for entry in read["lesson"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MethodError(f"In {folder} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    if found.weeks < 1:
        raise MethodError("In evaluation.toml is stilstand korter dan een week. Kies 1 week of meer.")
    for part in (found.counts, found.process, found.lessons):
        ids = [entry.id for entry in part]
        if len(set(ids)) < len(ids):
            raise MethodError(f"Een id staat er twee keer: {', '.join(ids)}.")
    return found
