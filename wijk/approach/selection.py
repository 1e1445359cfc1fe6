"""Choosing from the inventory: searching, filtering, and how long ago an initiative was confirmed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from wijk.approach.coverage import is_confirmed
from wijk.domain.initiative import Initiative
from wijk.figures.names import normalised

__all__ = ["EVERYONE", "FRESHNESS", "Freshness", "Wanted", "busiest_gemeente", "freshness", "is_wanted", "namesakes"]

Freshness = Literal["bevestigd", "te lang niet bevestigd", "nooit bevestigd"]
FRESHNESS: tuple[Freshness, ...] = get_args(Freshness)
# Stands in a filter for the initiatives without a target group of their own.
EVERYONE = "iedereen"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep; an empty part keeps everything.

    Every word of ``text`` must occur in the initiative's texts. Of ``phases``, ``groups`` (ids, or EVERYONE) and
    ``freshness`` one is enough. ``areas`` are the areas to keep as they were entered; None keeps every area.
    """

    text: str = ""
    phases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    areas: frozenset[str] | None = None
    freshness: tuple[Freshness, ...] = ()


def is_wanted(initiative: Initiative, wanted: Wanted, on: date) -> bool:
    """Tell whether an initiative meets every part of ``wanted`` on the day ``on``."""
    return (
        (not wanted.phases or any(role.phase in wanted.phases for role in initiative.roles))
        and (not wanted.groups or any(group in wanted.groups for group in initiative.groups or (EVERYONE,)))
        and (wanted.areas is None or initiative.area in wanted.areas)
        and (not wanted.freshness or freshness(initiative, on) in wanted.freshness)
        and _mentions(initiative, wanted.text)
    )


def freshness(initiative: Initiative, on: date) -> Freshness:
    """How fresh the last confirmation is on the day ``on``, counted in calendar months.

    A date after ``on`` confirms nothing yet.
    """
    if initiative.last_confirmed is None:
        return "nooit bevestigd"
    return "bevestigd" if is_confirmed(initiative, on) else "te lang niet bevestigd"


def namesakes(initiative: Initiative, others: Iterable[Initiative]) -> list[Initiative]:
    """The others that may be this initiative: of the same name and organisation in the same gemeente.

    Capitals, accents and other signs aside; an organisation that one of the two lacks counts as the same.
    """

    def may_be_same(mine: str, other: str) -> bool:
        return not mine or not other or mine == other

    return [
        other
        for other in others
        if other.id != initiative.id
        and normalised(other.name) == normalised(initiative.name)
        and may_be_same(normalised(initiative.organisation), normalised(other.organisation))
        and initiative.area[2:6] == other.area[2:6]
    ]


def busiest_gemeente(initiatives: Iterable[Initiative]) -> str:
    """The code of the gemeente with the most initiatives, empty when there is none."""
    counted = Counter(f"GM{initiative.area[2:6]}" for initiative in initiatives)
    return counted.most_common(1)[0][0] if counted else ""


def _mentions(initiative: Initiative, text: str) -> bool:
    words = normalised(text).split()
    if not words:
        return True
    told = (initiative.name, initiative.organisation, initiative.address, initiative.contact_role, initiative.note)
    searched = " ".join(map(normalised, told))
    return all(word in searched for word in words)
