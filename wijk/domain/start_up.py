"""The start of the Wijkverbindersaanpak: an intakegesprek and two work sessions, each with the result it must give."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["StartUpStep", "StepHeld", "load_start_up"]

FILE = "start_up.toml"


@dataclass(frozen=True, slots=True)
class StartUpStep:
    """A meeting of the start, how long it takes in words, and the ``result`` it must give."""

    id: str
    name: str
    length: str
    result: str


@dataclass(frozen=True, slots=True)
class StepHeld:
    """What became of a ``step`` (id) in an ``area`` (CBS code).

    ``held_on`` is the day it was or will be held, None when that is not known; ``outcome`` is what came out.
    """

    area: str
    step: str
    held_on: date | None = None
    outcome: str = ""


def load_start_up(folder: Path = METHOD_FOLDER) -> tuple[StartUpStep, ...]:
    """Read the steps in ``folder``, in their order.

    Raises MethodError when the file is missing, is no valid TOML, or lacks or has too much.
    """
    path = folder / FILE
    try:
        steps = tuple(StartUpStep(**entry) for entry in read_toml(path)["step"])
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    if len({step.id for step in steps}) < len(steps):
        raise MethodError(f"In {path} staat een id twee keer.")
    return steps
