"""A coalition that was chosen, and what it learns once it is a Lerend Netwerk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wijk.domain.need import Conditions, Need, NeedSubject

__all__ = ["Coalition", "Member", "NetworkMeeting", "last_chosen"]


@dataclass(frozen=True, slots=True)
class Member:
    """A key figure (id) in a coalition, with the role at that moment; a name has no place here."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Coalition:
    """A choice of key figures for an ``area`` (CBS code, empty when not filled in), with what it was chosen on.

    ``name`` is that of the coalition ("Malburgen, voorjaar"). ``advised`` are the ids of the advised coalition that
    was chosen, or of the best one when people chose otherwise; empty when no advice was asked. ``reason`` says why they
    chose otherwise, which is normal. ``covered`` is what the ``needs`` are about that its members met on that day; None
    when that was not kept.
    """

    id: str
    name: str
    chosen_on: date
    members: tuple[Member, ...]
    needs: tuple[Need, ...] = ()
    conditions: Conditions | None = None
    advised: tuple[str, ...] = ()
    reason: str = ""
    area: str = ""
    covered: tuple[NeedSubject, ...] | None = None


@dataclass(frozen=True, slots=True)
class NetworkMeeting:
    """A meeting of a coalition (id): its learning question, and what was learned from each kind of knowledge."""

    id: str
    coalition: str
    held_on: date
    question: str
    from_experience: str = ""
    from_practice: str = ""
    from_research: str = ""


def last_chosen(coalitions: Iterable[Coalition]) -> Coalition | None:
    """Return the one that was chosen last; None where there is none."""
    return max(coalitions, key=lambda one: one.chosen_on, default=None)
