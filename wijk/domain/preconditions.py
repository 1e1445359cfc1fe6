"""What must be arranged before a wijk begins with wijkverbinders, and what was agreed about that."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = [
    "PRECONDITION_STATES",
    "Agreement",
    "Precondition",
    "PreconditionState",
    "ProposedCondition",
    "ProposedConditions",
    "load_proposed_conditions",
]

FILE = "conditions.toml"
# Needed is: and not arranged yet.
PreconditionState = Literal["niet bekend", "nodig", "geregeld", "niet nodig"]
PRECONDITION_STATES: tuple[PreconditionState, ...] = get_args(PreconditionState)


@dataclass(frozen=True, slots=True)
class ProposedCondition:
    """A line of the list that a place begins with, and the ``question`` that says what it is about."""

    id: str
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class ProposedConditions:
    """The list that a place begins with; ``note`` says whose list it is."""

    note: str
    conditions: tuple[ProposedCondition, ...]


@dataclass(frozen=True, slots=True)
class Precondition:
    """One condition of an ``area`` (CBS code), in the words of that place.

    ``who`` are the roles and organisations that arrange it, never names; ``since`` is the day from which it is so, None
    when not known.
    """

    id: str
    area: str
    name: str
    state: PreconditionState = "niet bekend"
    who: tuple[str, ...] = ()
    since: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """That roles and organisations agreed on the conditions of an ``area``, as these were on that day."""

    id: str
    area: str
    agreed_on: date
    agreed_by: tuple[str, ...]
    conditions: tuple[Precondition, ...]


def load_proposed_conditions(folder: Path = METHOD_FOLDER) -> ProposedConditions:
    """Read the list in ``folder``.

    Raises MethodError when the file is missing, is no valid TOML, or lacks or has too much.
    """
    path = folder / FILE
    content = read_toml(path)
    try:
        found = ProposedConditions(content["note"], tuple(ProposedCondition(**entry) for entry in content["condition"]))
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    if len({one.id for one in found.conditions}) < len(found.conditions):
        raise MethodError(f"In {path} staat een id twee keer.")
    return found
