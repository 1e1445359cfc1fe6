"""The matrix from 1,000 and from 100,000 initiatives, beside a double loop over cells and initiatives."""

import random
import time
from collections.abc import Callable, Sequence
from operator import attrgetter

from bench.row import Row
from wijk.approach.coverage import MatrixCell, Relation, State, build_matrix, relation_to
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method, load_method

__all__ = ["double_loop", "random_inventory", "rows"]

CHOSEN = "WK020218"
AREAS = ("GM0202", "WK020218", "BU02021801", "BU02021802", "WK020219")
MILLISECONDS = 1_000
REPEATS = {1_000: 15, 100_000: 3}
LIMITS = {1_000: 30.0, 100_000: 1_000.0}


def rows() -> list[Row]:
    """Measure both sizes: the median of a few runs, against one run of the double loop on the same inventory."""
    method = load_method()
    return [_row(size, method) for size in LIMITS]


def random_inventory(size: int, method: Method) -> list[Initiative]:
    """Return the same made-up initiatives every time: up to three groups and three phases each, some for everyone."""
    chance = random.Random(size)
    groups = [group.id for group in method.groups]
    phases = [phase.id for phase in method.phases]
    return [
        Initiative(
            id=f"{number:06}",
            name=f"Initiatief {chance.randrange(size)}",
            roles=tuple(PhaseRole(phase) for phase in chance.sample(phases, chance.randint(1, 3))),
            groups=tuple(chance.sample(groups, chance.randint(0, 3))),
            area=chance.choice(AREAS),
            capacity_per_month=chance.choice((None, 5, 20)),
        )
        for number in range(size)
    ]


def double_loop(
    initiatives: Sequence[Initiative], method: Method, where: Callable[[str], Relation]
) -> tuple[MatrixCell, ...]:
    """Fill every cell by walking through all initiatives: what the matrix is when it is written down as it is said."""
    cells = []
    for group in method.groups:
        for phase in method.phases:
            own, general = [], 0
            for initiative in initiatives:
                place = where(initiative.area)
                in_phase = any(role.phase == phase.id for role in initiative.roles)
                if in_phase and place == "own" and group.id in initiative.groups:
                    own.append(initiative)
                elif in_phase and place != "elsewhere" and (not initiative.groups or group.id in initiative.groups):
                    general += 1
            own.sort(key=attrgetter("id"))
            state: State = "niet ingevuld" if not own else "kwetsbaar" if len(own) == 1 else "gedekt"
            known = [each.capacity_per_month for each in own if each.capacity_per_month is not None]
            cells.append(
                MatrixCell(group.id, phase.id, len(own), general, state, tuple(own), sum(known) if known else None)
            )
    return tuple(cells)


def _row(size: int, method: Method) -> Row:
    initiatives = random_inventory(size, method)
    where = relation_to(CHOSEN)
    taken = sorted(_milliseconds(lambda: build_matrix(initiatives, method, where)) for _ in range(REPEATS[size]))
    return Row(
        what=f"the matrix from {size:,} initiatives",
        value=taken[len(taken) // 2],
        unit="ms",
        limit=LIMITS[size],
        naive=_milliseconds(lambda: double_loop(initiatives, method, where)),
        naive_what="a double loop over cells and initiatives",
    )


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS
