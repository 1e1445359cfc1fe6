"""What the room made a priority holds until people end it, whatever the data say."""

from datetime import date

import pytest

from tests.decisions import decision
from wijk.approach.priorities import priority_cells
from wijk.domain.decision import CELL, Decision, contains, ended, priority_places

ON = date(2026, 9, 25)
CHAIN = decision("prioriteit", "gebroken keten", phases=("signaleren", "bespreken"))
SIGNAL, FOLLOW = (decision("prioriteit", phases=(phase,)) for phase in ("signaleren", "volgen"))


def test_a_mismatch_is_about_all_its_phases_and_a_cell_about_one() -> None:
    assert priority_cells([SIGNAL, CHAIN, decision("besproken")]) == (
        ("ouderen", "signaleren"),
        ("ouderen", "bespreken"),
    )


def test_what_people_ended_is_no_priority_any_more() -> None:
    assert priority_cells([ended(CHAIN, ON, "niemand", "opgelost"), FOLLOW]) == (("ouderen", "volgen"),)


@pytest.mark.parametrize(
    ("priorities", "places"),
    [
        ([CHAIN, SIGNAL], [CHAIN]),
        ([SIGNAL, CHAIN], [CHAIN]),
        ([CHAIN, FOLLOW], [CHAIN, FOLLOW]),
        ([CHAIN, decision("prioriteit", group="eenouder", phases=("signaleren",))], None),
        ([CHAIN, decision("prioriteit", "stil", phases=("signaleren",))], None),
    ],
)
def test_a_cell_and_a_mismatch_that_hold_each_other_use_up_one_place(
    priorities: list[Decision], places: list[Decision] | None
) -> None:
    assert list(priority_places(priorities)) == (priorities if places is None else places)


def test_a_mismatch_of_one_phase_and_that_cell_hold_each_other() -> None:
    empty = decision("prioriteit", "leeg", phases=("volgen",))
    assert contains(empty, FOLLOW)
    assert contains(FOLLOW, empty)
    assert priority_places([empty, FOLLOW]) == (empty,)
    assert FOLLOW.kind == CELL
