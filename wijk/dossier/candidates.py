"""Who can sit in the coalition of a place: the key figures who work there, with the others apart."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from wijk.approach.coverage import relation_to
from wijk.domain.area import level_of
from wijk.domain.key_figure import KeyFigure
from wijk.figures.places import Place
from wijk.figures.placing import code_here
from wijk.opendata.snapshot import Snapshot

__all__ = ["Candidates", "candidates"]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Key figures who work ``here``, and those who only work ``elsewhere``, both in the order given.

    Who has no area yet is in neither.
    """

    here: tuple[KeyFigure, ...]
    elsewhere: tuple[KeyFigure, ...]


def candidates(snapshot: Snapshot, place: Place, people: Iterable[KeyFigure]) -> Candidates:
    """Part key figures into who works in a place (a gemeente, wijk or buurt) and who does not.

    Somebody works here with an area that is the place, lies in it or holds it. An area of
    another division counts as the same place in that of ``place`` and carries its code in the answer; where none is
    the same it counts as gemeente-wide and keeps its own code.
    """
    relation = relation_to(place.area)

    @cache
    def known_as(area: str) -> str:
        return code_here(snapshot, place, area) or area

    def is_here(person: KeyFigure) -> bool:
        return any(relation(known_as(area)) != "elsewhere" for area in person.areas)

    def in_this_division(person: KeyFigure) -> KeyFigure:
        areas = (area if level_of(known_as(area)) == "gemeente" else known_as(area) for area in person.areas)
        return replace(person, areas=tuple(areas))

    known = [(is_here(person), in_this_division(person)) for person in people if person.areas]
    return Candidates(
        tuple(person for here, person in known if here), tuple(person for here, person in known if not here)
    )
