"""The matrix of target groups × phases: how many initiatives there are for whom, in which phase.

Who counts where. An initiative counts as *own* in a cell when it names the cell's group, plays a role in its phase and
works in the chosen area or in a part of it: a buurt's initiative counts in its wijk, a wijk's in its gemeente. It is
*general* when it names no group (it is there for everyone, so for every group), or when it works for a larger area than
the one chosen: what the gemeente or the wijk does for the elderly is, seen from one buurt, general for the elderly
only. The street can use it, but nobody there organised it, so it stands apart and never makes a cell "gedekt". Groups
and phases that the method does not know (it was retyped) are left out; an initiative that ends up in no cell is listed
as ``outside``, so that it doesn't vanish.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Literal

from wijk.approach.spread import Spread, Wijken, spread_over
from wijk.domain.area import AREA_CODE
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method

__all__ = [
    "GeneralCell",
    "Matrix",
    "MatrixCell",
    "Relation",
    "State",
    "build_matrix",
    "by_name",
    "confirmed_from",
    "confirmed_only",
    "formal_only",
    "informal_only",
    "is_confirmed",
    "is_silent",
    "relation_to",
]

Relation = Literal["own", "general", "elsewhere"]
State = Literal["niet ingevuld", "leeg", "kwetsbaar", "gedekt"]

COVERED_FROM = 2


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One target group in one phase.

    ``count`` is the number of own ``initiatives``, ``general`` that of the general ones that serve this group too.
    ``state`` is "niet ingevuld" (no own initiative, and nobody confirmed that there is none), "leeg" (none, and the
    room confirmed it), "kwetsbaar" (exactly one) or "gedekt" (two or more). In the matrix of a whole gemeente two are
    not enough: ``spread`` tells in how many wijken they are, and when that is enough; fewer is "kwetsbaar" too.
    ``capacity_per_month`` is the number of people a month, summed over the own initiatives that gave it; None when
    none did.
    """

    group: str
    phase: str
    count: int
    general: int
    state: State
    initiatives: tuple[Initiative, ...]
    capacity_per_month: int | None
    spread: Spread | None = None


@dataclass(frozen=True, slots=True)
class GeneralCell:
    """The general initiatives in one phase, those for everyone and those for one group together."""

    phase: str
    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """All groups × phases in the method's order, group by group, and the row of general initiatives beside them.

    ``outside`` are the initiatives of this area that stand in no cell: without a phase, or with only phases or groups
    that the method does not know. ``closed`` are those that are stopped or temporarily closed: they stand in no cell
    and in no row. ``wijken`` is how many there are when this is the matrix of a whole gemeente, else
    None. Initiatives are sorted by id everywhere, so that the order of the rows changes
    nothing; ``by_name`` puts them in the order for people.
    """

    method: Method
    cells: tuple[MatrixCell, ...]
    general: tuple[GeneralCell, ...]
    outside: tuple[Initiative, ...]
    wijken: int | None = None
    closed: tuple[Initiative, ...] = ()

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """Those that stand in a cell or in the general row, each once."""
        groups = [*(cell.initiatives for cell in self.cells), *(cell.initiatives for cell in self.general)]
        return tuple({one.id: one for group in groups for one in group}.values())

    def row(self, group: str) -> tuple[MatrixCell, ...]:
        """Return the cells of a group, one a phase; none for a group the method does not know."""
        return tuple(cell for cell in self.cells if cell.group == group)

    def general_for(self, group: str, phase: str) -> tuple[Initiative, ...]:
        """Return the general initiatives behind the "+3 algemeen" of one cell."""
        return tuple(
            initiative
            for cell in self.general
            if cell.phase == phase
            for initiative in cell.initiatives
            if not initiative.groups or group in initiative.groups
        )

    def empty_cells(self) -> frozenset[tuple[str, str]]:
        """Return the (group, phase) of every cell that is "leeg".

        Give these, and not what the room once confirmed, as ``confirmed_empty`` when the same area is looked at through
        a filter: else a confirmation that lost its force comes back.
        """
        return frozenset((cell.group, cell.phase) for cell in self.cells if cell.state == "leeg")


def build_matrix(
    initiatives: Sequence[Initiative],
    method: Method,
    where: Callable[[str], Relation],
    confirmed_empty: AbstractSet[tuple[str, str]] = frozenset(),
    wijken: Wijken | None = None,
) -> Matrix:
    """Place every initiative in the cells where it counts, in one pass.

    ``where`` tells for an initiative's ``area`` how it relates to the chosen area: "own" when
    it is or lies in it, "general" when it is larger (or cannot be placed more precisely than the gemeente), "elsewhere"
    when it has nothing to do with it. It is asked once for every different area. ``confirmed_empty`` holds the
    (group, phase) of which the room confirmed that there is nothing; it loses its force once something was entered.
    ``wijken`` are those of the chosen gemeente, None when something smaller was chosen.

    Raises ValueError when two initiatives share an id.
    """
    if len({initiative.id for initiative in initiatives}) < len(initiatives):
        raise ValueError("two initiatives share an id")
    places = {area: where(area) for area in {initiative.area for initiative in initiatives}}
    here = sorted(
        (initiative for initiative in initiatives if places[initiative.area] != "elsewhere"), key=attrgetter("id")
    )
    known_groups = frozenset(group.id for group in method.groups)
    groups_of = {named: known_groups.intersection(named) for named in {initiative.groups for initiative in here}}
    own: dict[str, dict[str, list[Initiative]]] = {
        phase.id: {group.id: [] for group in method.groups} for phase in method.phases
    }
    general: dict[str, list[Initiative]] = {phase.id: [] for phase in method.phases}
    outside: list[Initiative] = []
    for initiative in (one for one in here if not one.closed):
        phases = {role.phase for role in initiative.roles if role.phase in own}
        groups = groups_of[initiative.groups]
        if not phases or (initiative.groups and not groups):
            outside.append(initiative)
        elif groups and places[initiative.area] == "own":
            for phase in phases:
                column = own[phase]
                for group in groups:
                    column[group].append(initiative)
        else:
            for phase in phases:
                general[phase].append(initiative)

    wijk_of = {area: wijken.of(area) for area in places} if wijken else {}

    def spread(initiatives: Iterable[Initiative]) -> Spread | None:
        return spread_over((wijk_of[each.area] for each in initiatives), wijken.total) if wijken else None

    columns = [
        _column(
            phase.id,
            own[phase.id],
            Counter(groups_of[each.groups] for each in general[phase.id]),
            confirmed_empty,
            spread,
        )
        for phase in method.phases
    ]
    return Matrix(
        method=method,
        cells=tuple(cell for row in zip(*columns, strict=True) for cell in row),
        general=tuple(GeneralCell(phase, tuple(initiatives)) for phase, initiatives in general.items()),
        outside=tuple(outside),
        wijken=wijken.total if wijken else None,
        closed=tuple(one for one in here if one.closed),
    )


def relation_to(chosen: str) -> Callable[[str], Relation]:
    """Return how an area relates to the ``chosen`` one by its CBS code: BU02021801 lies in WK020218 in GM0202.

    Codes only nest within one division; who has codes of more divisions wraps this function. What is no code lies
    nowhere.

    Raises ValueError when ``chosen`` is no code of a gemeente, wijk or buurt.
    """
    if not AREA_CODE.fullmatch(chosen):
        raise ValueError(f"no code of a gemeente, wijk or buurt: {chosen!r}")
    here = chosen[2:]

    def where(area: str) -> Relation:
        if not AREA_CODE.fullmatch(area):
            return "elsewhere"
        there = area[2:]
        if there.startswith(here):
            return "own"
        return "general" if here.startswith(there) else "elsewhere"

    return where


def is_confirmed(initiative: Initiative, on: date) -> bool:
    """Tell whether the initiative was confirmed as active within its check period (calendar months) before ``on``.

    Never confirmed is not confirmed, and a date after ``on`` confirms nothing yet.
    """
    last = initiative.last_confirmed
    if last is None or last > on:
        return False
    months = (on.year - last.year) * 12 + on.month - last.month
    return (months, on.day) <= (initiative.check_period_months, last.day)


def confirmed_from(on: date, months: int) -> date:
    """Return the first day on which a confirmation must be to hold on a day, with a check period of so many months.

    >>> confirmed_from(date(2026, 3, 31), 1)
    datetime.date(2026, 3, 1)
    """
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    if on.day <= monthrange(year, month + 1)[1]:
        return date(year, month + 1, on.day)
    following, first = divmod(year * 12 + month + 1, 12)
    return date(following, first + 1, 1)


def is_silent(initiative: Initiative, on: date, entered_on: date | None = None) -> bool:
    """Tell whether the check period has passed without a confirmation: it is time to ask whether this still exists.

    Of what was never confirmed the period begins on the day it was ``entered_on``; when that is not known either,
    nothing vouches for it.
    """
    last = initiative.last_confirmed or entered_on
    return not is_confirmed(replace(initiative, last_confirmed=last), on)


def confirmed_only(initiatives: Iterable[Initiative], on: date) -> list[Initiative]:
    """Keep the initiatives that were confirmed within their check period before ``on``."""
    return [initiative for initiative in initiatives if is_confirmed(initiative, on)]


def formal_only(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Keep what organisations with paid staff or a policy task do; where that is not filled in, it is left out."""
    return [initiative for initiative in initiatives if initiative.formal is True]


def informal_only(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Keep residents' own work; where that is not filled in, it is left out."""
    return [initiative for initiative in initiatives if initiative.formal is False]


def by_name(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """Sort by name, capitals or not, then by id."""
    by_id = sorted(initiatives, key=attrgetter("id"))
    return sorted(by_id, key=lambda initiative: initiative.name.casefold())


def _column(
    phase: str,
    own: dict[str, list[Initiative]],
    general: Counter[frozenset[str]],
    confirmed_empty: AbstractSet[tuple[str, str]],
    spread: Callable[[Iterable[Initiative]], Spread | None],
) -> list[MatrixCell]:
    """Make a phase's cells from the own initiatives by group, and from how many general ones serve which groups."""
    cells = []
    for group, initiatives in own.items():
        count = len(initiatives)
        serving = sum(number for groups, number in general.items() if not groups or group in groups)
        state: State
        over = spread(initiatives) if count else None
        if count:
            state = "gedekt" if count >= COVERED_FROM and (over is None or over.is_enough) else "kwetsbaar"
        else:
            state = "leeg" if (group, phase) in confirmed_empty else "niet ingevuld"
        known = [each.capacity_per_month for each in initiatives if each.capacity_per_month is not None]
        cells.append(
            MatrixCell(group, phase, count, serving, state, tuple(initiatives), sum(known) if known else None, over)
        )
    return cells
