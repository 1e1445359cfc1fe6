"""Supply beside need: per wijk of a gemeente how many initiatives there are per phase and per group, and for whom.

What nobody answered is unknown, not none: it is counted apart, and a group is said to have little supply only in a wijk
where all its cells were answered, beside other wijken where they were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from wijk.approach.coverage import MatrixCell, build_matrix, is_silent
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.overview import answers_for, where_of, wijken_of
from wijk.figures.places import Place, Places
from wijk.figures.risk import risk_groups
from wijk.figures.values import figures_of
from wijk.figures.verdict import FEW, verdict
from wijk.opendata.snapshot import Snapshot

__all__ = ["ENOUGH_FILLED", "GroupSupply", "PlaceSupply", "Supply", "SupplyCount", "make_supply", "place_supply"]

# In so many wijken all cells of a group must be answered before one of them can be said to have little.
ENOUGH_FILLED = 3


@dataclass(frozen=True, slots=True)
class SupplyCount:
    """Different initiatives in some cells of the matrix, each counted once.

    ``own`` are of the place and for the group, ``general`` for everyone or for a larger area, ``stale`` the own ones
    not confirmed within their check period. Of the ``cells`` so many are ``covered`` ("gedekt" in the matrix: by two or
    more own ones, and of a gemeente spread over its wijken as `approach.spread` asks), and so many ``unanswered``:
    nothing entered and no confirmation that there is nothing.
    """

    own: int
    general: int
    stale: int
    unanswered: int
    cells: int
    covered: int

    @property
    def filled(self) -> bool:
        """Whether every cell was answered."""
        return self.unanswered == 0


@dataclass(frozen=True, slots=True)
class GroupSupply:
    """The supply for one group in a place, beside its size in people or households (None: not known).

    ``little`` tells that this is clearly less for so many people than in the wijken of the gemeente where all was
    answered; None when that can't be said.
    """

    group: str
    count: SupplyCount
    people: float | None
    little: bool | None = None

    @property
    def people_per_initiative(self) -> float | None:
        """How many people of the group there are for each own initiative; None without one, or when not known."""
        return self.people / self.count.own if self.people is not None and self.count.own else None


@dataclass(frozen=True)
class PlaceSupply:
    """The supply in one place: in all, by phase (id), by group, and per group and phase as the matrix has it.

    Besides, so many initiatives are in no cell: of these the phase, or a group that the method has, is not known.
    """

    place: Place
    total: SupplyCount
    phases: Mapping[str, SupplyCount]
    groups: tuple[GroupSupply, ...]
    cells: Mapping[tuple[str, str], SupplyCount]
    outside: int


@dataclass(frozen=True)
class Supply:
    """The supply of a gemeente as a whole, and of its wijken by name; ``on`` is the day it was judged by."""

    gemeente: PlaceSupply
    wijken: tuple[PlaceSupply, ...]
    on: date


def make_supply(
    snapshot: Snapshot,
    places: Places,
    gemeente: Place,
    method: Method,
    initiatives: Sequence[Initiative],
    confirmations: Sequence[CellConfirmation],
    on: date,
    entered: Mapping[str, date] = MappingProxyType({}),
) -> Supply:
    """Count the supply of a gemeente and each of its wijken, in the division of the gemeente's profile.

    What was entered for the whole gemeente is general in each wijk. ``entered`` gives for an initiative (id) the day it
    was entered. Raises ValueError when the place is no gemeente.
    """
    if gemeente.level != "gemeente":
        raise ValueError("Het aanbod wordt per wijk van een gemeente geteld: kies een gemeente.")
    wijken = [
        place
        for place in places.inside(gemeente.key)
        if place.code_in(gemeente.division) and place.municipality_in(gemeente.division) == gemeente.area
    ]
    whole, *parts = (
        place_supply(snapshot, place, method, initiatives, confirmations, on, entered) for place in (gemeente, *wijken)
    )
    return Supply(whole, _judged(parts), on)


def place_supply(
    snapshot: Snapshot,
    place: Place,
    method: Method,
    initiatives: Sequence[Initiative],
    confirmations: Sequence[CellConfirmation],
    on: date,
    entered: Mapping[str, date] = MappingProxyType({}),
) -> PlaceSupply:
    """Count the supply of one gemeente, wijk or buurt; whether a group has little is not judged."""
    where = where_of(snapshot, place)
    confirmed = {(one.group, one.phase) for one in answers_for(snapshot, place, confirmations)}
    here = [one for one in initiatives if where(one.area) != "elsewhere"]
    matrix = build_matrix(here, method, where, confirmed, wijken_of(snapshot, place))
    general = {(cell.group, cell.phase): matrix.general_for(cell.group, cell.phase) for cell in matrix.cells}
    sizes = risk_groups(snapshot.catalogue, place, method.groups, figures_of(snapshot, place), None, None)

    def counted(cells: Sequence[MatrixCell]) -> SupplyCount:
        own = _different(one for cell in cells for one in cell.initiatives)
        beside = _different(one for cell in cells for one in general[cell.group, cell.phase])
        stale = sum(is_silent(one, on, entered.get(one.id)) for one in own.values())
        covered, unanswered = (sum(cell.state == state for cell in cells) for state in ("gedekt", "niet ingevuld"))
        return SupplyCount(len(own), len(beside), stale, unanswered, len(cells), covered)

    return PlaceSupply(
        place=place,
        total=counted(matrix.cells),
        phases={
            phase.id: counted([cell for cell in matrix.cells if cell.phase == phase.id]) for phase in method.phases
        },
        groups=tuple(GroupSupply(one.group.id, counted(matrix.row(one.group.id)), one.size) for one in sizes),
        cells={(cell.group, cell.phase): counted([cell]) for cell in matrix.cells},
        outside=len(matrix.outside),
    )


def _different(initiatives: Iterable[Initiative]) -> dict[str, Initiative]:
    return {one.id: one for one in initiatives}


def _judged(wijken: Sequence[PlaceSupply]) -> tuple[PlaceSupply, ...]:
    """The wijken with, per group, whether there is little, beside all wijken where that group was answered in full."""
    judged = list(wijken)
    for number in range(len(wijken[0].groups) if wijken else 0):
        rows = [wijk.groups[number] for wijk in wijken]
        sure = [row for row in rows if row.count.filled and row.people is not None and row.people >= FEW]
        people, own = sum(row.people or 0.0 for row in sure), sum(row.count.own for row in sure)
        if len(sure) < ENOUGH_FILLED or not own:
            continue
        for place, row in enumerate(rows):
            if row in sure:
                groups = list(judged[place].groups)
                groups[number] = replace(row, little=_is_little(row, people / own))
                judged[place] = replace(judged[place], groups=tuple(groups))
    return tuple(judged)


def _is_little(row: GroupSupply, usual: float) -> bool:
    """Whether there are clearly more people for each own initiative than is ``usual``.

    Without one it is judged as if there were one: where so few people live that even one is not usual, none isn't
    little.
    """
    each = None if row.people is None else row.people / max(row.count.own, 1)
    return each is not None and verdict(each / usual, count=row.people) == "meer"
