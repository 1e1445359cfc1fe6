"""What an area asks of its coalition while people are still choosing: weights, needs of their own, conditions."""

from dataclasses import dataclass

from wijk.domain.need import Conditions, Need, NeedSubject

__all__ = ["STANDARD_CONDITIONS", "Draft", "NeedWeight"]

# The voices that the lessons ask for (Acht lessen, 2 and 6) and lived experience (WijkMakers, step 4), until people
# choose otherwise: what is advised should pass the dashboard's own check where somebody can fill the place.
STANDARD_CONDITIONS = Conditions(
    size_to=6, size_from=3, resident=True, experience=True, community_worker=True, all_sides=True
)


@dataclass(frozen=True, slots=True)
class NeedWeight:
    """The weight that people gave to a need in place of the one it had; None means that it does not count."""

    about: NeedSubject
    weight: float | None


@dataclass(frozen=True, slots=True)
class Draft:
    """What people chose for an ``area`` (CBS code) so far; what they left as it was proposed is not in it.

    ``own`` are the needs that they added themselves. ``elsewhere`` tells that key figures who only work elsewhere may
    join; ``members`` are the ids of who is ticked so far. In ``conditions`` stand ids of key figures who may be no
    candidates now, and sets of one that still grow.
    """

    area: str
    weighed: tuple[NeedWeight, ...] = ()
    own: tuple[Need, ...] = ()
    conditions: Conditions = STANDARD_CONDITIONS
    elsewhere: bool = False
    members: tuple[str, ...] = ()
