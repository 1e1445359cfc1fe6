"""The coalition's working rules as data: weights, proposals, sides, criteria and lessons, from data/method/*.toml."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wijk.domain.key_figure import CRITERIA
from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = [
    "CoalitionRules",
    "Criterion",
    "Importance",
    "Lesson",
    "LessonSource",
    "Proposal",
    "Side",
    "load_coalition_rules",
]


@dataclass(frozen=True, slots=True)
class Importance:
    """How much a need matters, in words and as a weight."""

    id: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """The step that is proposed for something (``id``), and the end of the sentence that says why."""

    id: str
    step: Importance
    because: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the sides that own the approach together, and the positions that stand for it."""

    id: str
    name: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """A WijkMakers criterion as a question for a conversation; ``id`` is the field of KeyFigure with its note."""

    id: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class LessonSource:
    """Where a lesson comes from, and what to keep in mind about it."""

    id: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson to check a coalition on; ``talk`` is what to ask when nothing that was entered tells."""

    id: str
    source: LessonSource
    name: str
    question: str
    talk: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class CoalitionRules:
    """All rules. ``steps`` go from heavy to light; ``by_kind`` are proposals by kind of mismatch.

    ``priority``, ``by_area`` and ``by_knowledge`` are the proposals for what the room made a priority, for a buurt and
    for a kind of knowledge; ``by_group`` and ``by_blank`` those for a group as a whole, which stands out in the figures
    or about which nothing was entered. ``young`` and ``old`` are target-group ids.
    """

    steps: tuple[Importance, ...]
    by_kind: tuple[Proposal, ...]
    priority: Proposal
    by_area: Proposal
    by_knowledge: Proposal
    by_group: Proposal
    by_blank: Proposal
    sides: tuple[Side, ...]
    young: tuple[str, ...]
    old: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    lessons: tuple[Lesson, ...]

    @property
    def middle_step(self) -> Importance:
        """The step for what people add themselves: the middle one, the lighter where there are two."""
        return self.steps[len(self.steps) // 2]


def load_coalition_rules(folder: Path = METHOD_FOLDER) -> CoalitionRules:
    """Read ``coalition.toml`` and ``lessons.toml`` in ``folder``.

    Raises MethodError when a file is missing, is no valid TOML, lacks a field or names something that does not exist.
    """
    rules, checks = read_toml(folder / "coalition.toml"), read_toml(folder / "lessons.toml")
    try:
        steps = {entry["id"]: Importance(**entry) for entry in rules["step"]}
        given = rules["proposals"]
        sources = {entry["id"]: LessonSource(**entry) for entry in checks["source"]}

        def proposal(name: str) -> Proposal:
            return Proposal(name, steps[given[f"{name}_step"]], given[f"{name}_because"])

        found = CoalitionRules(
            steps=tuple(sorted(steps.values(), key=lambda step: -step.weight)),
            by_kind=tuple(Proposal(**{**entry, "step": steps[entry["step"]]}) for entry in given["kind"]),
            priority=proposal("priority"),
            by_area=proposal("area"),
            by_knowledge=proposal("knowledge"),
            by_group=proposal("group"),
            by_blank=proposal("blank"),
            sides=tuple(Side(**{**entry, "positions": tuple(entry["positions"])}) for entry in rules["side"]),
            young=tuple(rules["generations"]["young"]),
            old=tuple(rules["generations"]["old"]),
            criteria=tuple(Criterion(**entry) for entry in rules["criterion"]),
            lessons=tuple(Lesson(**{**entry, "source": sources[entry["source"]]}) for entry in checks["lesson"]),
        )
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {folder} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    _check(found)
    return found


def _check(rules: CoalitionRules) -> None:
    if any(step.weight < 0 for step in rules.steps):
        raise MethodError("Een gewicht in coalition.toml is kleiner dan 0. Kies 0 of meer.")
    if tuple(criterion.id for criterion in rules.criteria) != CRITERIA:
        raise MethodError(f"De criteria in coalition.toml moeten deze zijn: {', '.join(CRITERIA)}.")
    parts: tuple[Iterable[Proposal | Side | Lesson], ...] = (rules.by_kind, rules.sides, rules.lessons)
    for part in parts:
        ids = [entry.id for entry in part]
        if len(set(ids)) < len(ids):
            raise MethodError(f"Een id staat er twee keer: {', '.join(ids)}.")
