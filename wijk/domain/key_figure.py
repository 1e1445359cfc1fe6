"""A key figure: somebody with a role in the wijk, or an organisation, who can help to tackle loneliness.

A key figure is a role. The name and contact of the person in it are a `Consent`, which is kept apart and ends by
itself. No field asks about belief, health or origin: such data may not be kept here, not even hidden in a note.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = ["CRITERIA", "Consent", "KeyFigure", "Knowledge", "Position", "Strength", "Tie"]

Knowledge = Literal["ervaring", "praktijk", "onderzoek"]
Position = Literal["bewoner", "vrijwilliger", "professional", "ondernemer", "overheid"]
Strength = Literal["sterk", "licht"]

# The fields with a note on a WijkMakers criterion; the questions are in data/method/coalition.toml.
CRITERIA = ("knows_area", "motivation", "standing", "affinity")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One key figure; None and empty tuples mean "not filled in", which never counts as "all" or as "no".

    There is a ``role`` ("wijkverpleegkundige"), an ``organisation``, or both. ``groups`` (with which there is
    feeling) and ``phases`` are ids of the method; ``areas`` are CBS codes: a gemeente (somebody works there, and
    knows no part of it in particular), or the wijken and buurten that somebody knows. Only who was entered before
    that was asked has none, and counts nowhere until somebody says to which gemeente this role belongs. ``formal`` is
    True for who comes on behalf of an organisation with paid staff or a policy task. ``community_worker`` tells that
    this is an opbouwwerker or an equal, who speaks the language of the street and of policy (Acht lessen, les 2).
    ``knows_area``, ``motivation``, ``standing`` and ``affinity`` are notes of a conversation on the four criteria of
    WijkMakers: never a score.
    """

    id: str
    role: str = ""
    organisation: str = ""
    groups: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    position: Position | None = None
    formal: bool | None = None
    community_worker: bool | None = None
    hours_per_month: float | None = None
    knows_area: str = ""
    motivation: str = ""
    standing: str = ""
    affinity: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Role and organisation as they are shown: "wijkverpleegkundige, Attent"."""
        return ", ".join(part for part in (self.role.strip(), self.organisation.strip()) if part)


@dataclass(frozen=True, slots=True)
class Tie:
    """That two key figures (ids) know each other, in whichever order: closely ("sterk") or lightly ("licht", les 3)."""

    one: str
    other: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person agreed to: that this name and contact are kept for ``purpose``, up to and including a day.

    What is personal stays out of every printed form of this object, so that it can't slip into a log or an error.
    """

    name: str = field(repr=False)
    contact: str = field(repr=False)
    given_on: date
    purpose: str = field(repr=False)
    valid_until: date
