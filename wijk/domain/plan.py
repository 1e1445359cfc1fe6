"""The work plan: goals in the coalition's own words, and under each who does what, when and with which means."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

__all__ = ["AGREED", "ENDED", "SOURCES", "STATES", "Action", "ActionState", "Goal", "GoalSource", "read_who"]

# What a goal came from: a priority, a mismatch, what a room brought in (an idea, or an offer to do something), a lesson
# that a coalition does not meet yet, or none of these.
GoalSource = Literal["prioriteit", "mismatch", "idee", "aanbod", "les", "eigen"]
ActionState = Literal["voorgesteld", "afgesproken", "bezig", "klaar", "gestopt"]
SOURCES: tuple[GoalSource, ...] = get_args(GoalSource)
STATES: tuple[ActionState, ...] = get_args(ActionState)
# What somebody said to do and is not done with.
AGREED: tuple[ActionState, ...] = ("afgesproken", "bezig")
ENDED: tuple[ActionState, ...] = ("klaar", "gestopt")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a coalition wants to reach in an ``area`` (CBS code), in its own words.

    ``origin`` tells what it came from: the key of a priority or mismatch (kind, group and phases, as
    `wijk.approach.findings.Finding.key`), the id of what a room brought in, or the id of a lesson; empty for an own
    goal.
    """

    id: str
    area: str
    text: str
    made_on: date
    source: GoalSource = "eigen"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does for a ``goal`` (id); None and empty mean "not known".

    ``who`` are roles and organisations that chose this themselves, never names. It runs from ``starts_on`` to
    ``ends_on``. ``hours`` and ``euros`` are what it takes in all; 0 means that it takes none. ``condition`` is what
    must be arranged first. ``phase`` and ``group`` (ids; the group may be "algemeen") are the cell of the matrix that
    it fills. ``initiative`` is the id of the initiative that it became.
    """

    id: str
    area: str
    goal: str
    what: str
    who: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    hours: float | None = None
    euros: float | None = None
    condition: str = ""
    phase: str = ""
    group: str = ""
    state: ActionState = "voorgesteld"
    initiative: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will be done for it."""
        return self.state in ENDED


def read_who(text: str) -> tuple[str, ...]:
    """Read who does something: roles and organisations with a comma or a semicolon between them, each once."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, text.replace(";", ",").split(",")))))
