"""Who of a coalition stands where: target groups × phases by people, only links, experience and balance."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method

__all__ = ["Balance", "MemberCell", "balance_of", "member_matrix", "only_links", "without_group"]


@dataclass(frozen=True, slots=True)
class MemberCell:
    """One target group in one phase: the ids of the ``members`` who stand there, in the order given.

    ``only_link`` is the one who stands there alone (when that one stops, nobody does), else None. ``experience`` tells
    whether somebody with lived experience is among them; it is False where nobody stands.
    """

    group: str
    phase: str
    members: tuple[str, ...]
    only_link: str | None
    experience: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """How many members are formal and informal, and of how many that is not known."""

    formal: int
    informal: int
    unknown: int


def member_matrix(people: Iterable[KeyFigure], method: Method) -> tuple[MemberCell, ...]:
    """Return all groups × phases in the method's order; who named no group, or no phase, stands nowhere."""
    people = tuple(people)
    cells = []
    for group in method.groups:
        mine = [person for person in people if group.id in person.groups]
        for phase in method.phases:
            here = [person for person in mine if phase.id in person.phases]
            cells.append(
                MemberCell(
                    group.id,
                    phase.id,
                    tuple(person.id for person in here),
                    here[0].id if len(here) == 1 else None,
                    any("ervaring" in person.knowledge for person in here),
                )
            )
    return tuple(cells)


def without_group(people: Iterable[KeyFigure], method: Method) -> dict[str, tuple[str, ...]]:
    """Return by phase the ids of who stands there without a target group of their own; phases without are left out."""
    nobody = [person for person in people if not person.groups]
    found = {phase.id: tuple(one.id for one in nobody if phase.id in one.phases) for phase in method.phases}
    return {phase: members for phase, members in found.items() if members}


def only_links(cells: Iterable[MemberCell]) -> dict[str, tuple[MemberCell, ...]]:
    """Return by member the cells where that one stands alone; who is nowhere alone is left out."""
    found: dict[str, tuple[MemberCell, ...]] = {}
    for cell in cells:
        if cell.only_link is not None:
            found[cell.only_link] = (*found.get(cell.only_link, ()), cell)
    return found


def balance_of(people: Iterable[KeyFigure]) -> Balance:
    """Count formal and informal members."""
    said = [person.formal for person in people]
    return Balance(said.count(True), said.count(False), said.count(None))
