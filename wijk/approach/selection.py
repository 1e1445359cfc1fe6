"""Choosing from the inventory: searching, filtering, and how long ago an initiative was confirmed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from wijk.approach.coverage import is_confirmed
from wijk.domain.area import COUNTRY
from wijk.domain.initiative import Initiative
from wijk.figures.names import fold

__all__ = ["EVERYONE", "FRESHNESS", "Freshness", "Wanted", "busiest_gemeente", "freshness", "is_wanted", "is_within"]

Freshness = Literal["bevestigd", "te lang niet bevestigd", "nooit bevestigd"]
FRESHNESS: tuple[Freshness, ...] = get_args(Freshness)
# Stands in a filter for the initiatives without a target group of their own.
EVERYONE = "iedereen"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to keep; an empty part keeps everything.

    Every word of ``text`` must occur in the initiative's texts. Of ``phases``, ``groups`` (ids, or EVERYONE) and
    ``freshness`` one is enough. ``area`` is a CBS code: the initiatives of that area and of the areas inside it.
    """

    text: str = ""
    phases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    area: str = ""
    freshness: tuple[Freshness, ...] = ()


def is_wanted(initiative: Initiative, wanted: Wanted, on: date) -> bool:
    """Tell whether an initiative meets every part of ``wanted`` on the day ``on``."""
    return (
        (not wanted.phases or any(role.phase in wanted.phases for role in initiative.roles))
        and (not wanted.groups or any(group in wanted.groups for group in initiative.groups or (EVERYONE,)))
        and is_within(initiative.area, wanted.area)
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


def is_within(area: str | None, place: str) -> bool:
    """Tell whether the area with this code is ``place`` or lies in it, by how CBS nests its codes of one division.

    Everything lies in the country, and in "" (no place); an initiative without an area only there.
    """
    if place in ("", COUNTRY):
        return True
    return area is not None and area[2:].startswith(place[2:])


def busiest_gemeente(initiatives: Iterable[Initiative]) -> str:
    """The code of the gemeente with the most initiatives, empty when none has an area."""
    counted = Counter(f"GM{initiative.area[2:6]}" for initiative in initiatives if initiative.area)
    return counted.most_common(1)[0][0] if counted else ""


def _mentions(initiative: Initiative, text: str) -> bool:
    words = fold(text).split()
    if not words:
        return True
    told = (initiative.name, initiative.organisation, initiative.address, initiative.contact_role, initiative.note)
    searched = " ".join(map(fold, told))
    return all(word in searched for word in words)
