"""A saved coalition: what was needed and covered on its day, beside what that is today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from wijk.approach.question import meets
from wijk.domain.coalition import Coalition
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Need, NeedSubject

__all__ = ["CoalitionThenAndNow", "NeedThenAndNow", "Worth", "covered_needs", "then_and_now"]


@dataclass(frozen=True, slots=True)
class NeedThenAndNow:
    """One need: its weight on the day and today (None: it did not count), and whether the coalition covers it.

    ``covered_then`` is None when it did not count then, or when that was not kept.
    """

    need: Need
    weight_then: float | None
    covered_then: bool | None
    weight_now: float | None
    covered_now: bool | None


@dataclass(frozen=True, slots=True)
class Worth:
    """The weight that is covered, out of the ``total`` that is needed."""

    covered: float
    total: float


@dataclass(frozen=True, slots=True)
class CoalitionThenAndNow:
    """All needs of then and of now, and the worth of both; ``then`` is None when the coverage was not kept."""

    needs: tuple[NeedThenAndNow, ...]
    then: Worth | None
    now: Worth


def covered_needs(members: Iterable[KeyFigure], needs: Iterable[Need]) -> tuple[NeedSubject, ...]:
    """Return what the needs are about that at least one of these members meets, in the order of the needs."""
    members = tuple(members)
    return tuple(need.about for need in needs if any(meets(member, need) for member in members))


def then_and_now(coalition: Coalition, needs_now: Sequence[Need], people: Iterable[KeyFigure]) -> CoalitionThenAndNow:
    """Put the needs of a coalition's day beside those of today; of its members who are among ``people`` count now.

    The needs of its day come first, in the order in which they were kept.
    """
    ids = {member.id for member in coalition.members}
    met_now = set(covered_needs([person for person in people if person.id in ids], needs_now))
    then = {need.about: need for need in coalition.needs}
    now = {need.about: need for need in needs_now}
    met_then = None if coalition.covered is None else set(coalition.covered)
    compared = tuple(
        NeedThenAndNow(
            then.get(about) or now[about],
            then[about].weight if about in then else None,
            about in met_then if about in then and met_then is not None else None,
            now[about].weight if about in now else None,
            about in met_now if about in now else None,
        )
        for about in dict.fromkeys((*then, *now))
    )
    worth_then = None if met_then is None else _worth(coalition.needs, met_then)
    return CoalitionThenAndNow(compared, worth_then, _worth(needs_now, met_now))


def _worth(needs: Sequence[Need], met: set[NeedSubject]) -> Worth:
    return Worth(fsum(need.weight for need in needs if need.about in met), fsum(need.weight for need in needs))
