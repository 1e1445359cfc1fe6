"""Who may do what, and where: the one place that decides, by pure functions; the store asks, pages only show it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from wijk.domain.actor import SIGNED_IN_ROLES, Actor, Grant, SignedInRole

__all__ = ["Deed", "Thing", "may", "may_in", "reads_in", "refusal", "who_may"]

Deed = Literal["read", "write", "delete", "erase", "restore", "lead", "contribute"]
# What is entered (records: initiatives, people by role, the plan and all that has no word of its own; decisions, which
# also are what the wall shows; meetings, which are led and contributed to), names with consent, all of it at once in a
# backup, which edition of the figures is in use, whether the date is right (then what is past its time goes), who has
# which role, and the log of deeds.
Thing = Literal["records", "decisions", "meetings", "names", "backup", "figures", "clock", "roles", "log"]

# The first role that may do this, of SIGNED_IN_ROLES: all after it may too. What is not here, nobody may.
LOWEST: Mapping[tuple[Deed, Thing], SignedInRole] = {
    ("read", "records"): "kijker",
    ("contribute", "meetings"): "deelnemer",
    ("write", "records"): "WJP'er",
    ("delete", "records"): "WJP'er",
    # A person who asks for the end of a consent never has to wait for an administrator.
    ("erase", "names"): "WJP'er",
    ("write", "decisions"): "begeleider",
    ("delete", "decisions"): "begeleider",
    ("write", "meetings"): "begeleider",
    ("delete", "meetings"): "begeleider",
    ("lead", "meetings"): "begeleider",
    ("erase", "records"): "beheerder",
    ("read", "names"): "beheerder",
    ("write", "names"): "beheerder",
    ("read", "roles"): "beheerder",
    ("write", "roles"): "beheerder",
    ("delete", "roles"): "beheerder",
    ("read", "backup"): "beheerder",
    ("restore", "backup"): "beheerder",
    ("write", "figures"): "beheerder",
    ("write", "clock"): "beheerder",
    ("read", "log"): "beheerder",
}
# Of no place in particular: only who has a role everywhere.
EVERYWHERE: frozenset[Thing] = frozenset({"backup", "figures", "clock", "log"})
# A phone of somebody in the room answers what is asked, and does nothing else.
OF_A_PHONE: frozenset[tuple[Deed, Thing]] = frozenset({("contribute", "meetings")})


def may(actor: Actor, deed: Deed, thing: Thing, area: str | None = None) -> bool:
    """Return whether an actor may do this to this in an ``area``: a CBS code, empty for what has no place of its own.

    Without an area: whether that may be done anywhere.

    An account reads what was entered in the whole of a gemeente of which it has a part: the matrix of a wijk rests on
    what holds for all of its gemeente. A role that is not known may nothing.
    """
    match actor.role:
        case "niet aangemeld":
            # There is no login: who can open the dashboard may do all that it offers.
            return (deed, thing) in LOWEST
        case "zaal":
            return (deed, thing) in OF_A_PHONE
    lowest = LOWEST.get((deed, thing))
    if lowest is None or actor.role not in SIGNED_IN_ROLES:
        return False
    grants = actor.grants or (Grant(actor.role),)
    enough = (one for one in grants if _rank(one.role) >= _rank(lowest))
    return any(_reaches(one, deed, thing, area) for one in enough)


def may_in(actor: Actor, deed: Deed, thing: Thing, areas: tuple[str, ...]) -> bool:
    """Return whether an actor may do this in one of these areas, all of one thing; as `may` without any.

    Who gives or takes a role must be able to in all of its areas.
    """
    if not areas:
        return may(actor, deed, thing)
    answers = [may(actor, deed, thing, area) for area in areas]
    return all(answers) if thing == "roles" else any(answers)


def reads_in(actor: Actor) -> frozenset[str] | None:
    """Return the numbers of the gemeenten of which an actor reads what was entered; None is of all."""
    if any(one.areas is None for one in actor.grants) or not actor.grants:
        return None
    return frozenset().union(*(_numbers(one.areas) for one in actor.grants if one.areas is not None))


def who_may(deed: Deed, thing: Thing, place: str = "") -> str:
    """Return in Dutch who may do this, for a ``place`` (its name): "een begeleider van Arnhem"."""
    where = " van alle gebieden" if thing in EVERYWHERE else f" van {place}" if place else ""
    return f"een {LOWEST.get((deed, thing), 'beheerder')}{where}"


def refusal(deed: Deed, thing: Thing, place: str = "") -> str:
    """Return the Dutch sentence for who may not do this: it says who can."""
    return f"Dat kan alleen {who_may(deed, thing, place)}."


def _rank(role: SignedInRole) -> int:
    return SIGNED_IN_ROLES.index(role)


def _reaches(grant: Grant, deed: Deed, thing: Thing, area: str | None) -> bool:
    if grant.areas is None:
        return True
    if thing in EVERYWHERE:
        return False
    if area is None or area in grant.areas:
        return True
    if not area:
        # A role without areas holds everywhere.
        return thing != "roles"
    return (deed, thing) == ("read", "records") and area[2:6] in _numbers(grant.areas)


@lru_cache(maxsize=1_000)
def _numbers(areas: frozenset[str]) -> frozenset[str]:
    """Return the numbers of the gemeenten in which areas (CBS codes) lie."""
    return frozenset(one[2:6] for one in areas)
