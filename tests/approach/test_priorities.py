"""What the room made a priority holds until it is mended, overruled or taken back."""

from datetime import date

from wijk.approach.findings import Mismatch
from wijk.approach.priorities import priorities, priority_cells, standing
from wijk.domain.answers import CELL, Mark, MismatchNote

CHAIN = Mismatch("gebroken keten", "ouderen", ("signaleren", "bespreken"), "grond")


def note(mark: Mark, kind: str = "gebroken keten", phases: tuple[str, ...] = CHAIN.phases) -> MismatchNote:
    return MismatchNote("WK020218", kind, "ouderen", phases, mark, date(2026, 9, 24), "reden")


def test_a_mismatch_is_about_all_its_phases_and_a_cell_about_one() -> None:
    notes = [note("prioriteit", CELL, ("signaleren",)), note("prioriteit"), note("besproken", CELL, ("volgen",))]
    assert priorities([CHAIN], notes) == tuple(notes[:2])
    assert priority_cells([CHAIN], notes) == (("ouderen", "signaleren"), ("ouderen", "bespreken"))


def test_what_is_mended_or_overruled_is_no_priority_but_a_cell_stays_one() -> None:
    cell = note("prioriteit", CELL, ("signaleren",))
    assert priorities([], [note("prioriteit"), cell]) == (cell,)
    assert priorities([CHAIN], [note("prioriteit"), note("weerlegd"), cell]) == (cell,)


def test_what_is_overruled_no_longer_stands() -> None:
    other = Mismatch("leeg", "ouderen", ("volgen",), "grond")
    assert standing([CHAIN, other], [note("weerlegd"), note("besproken", "leeg", ("volgen",))]) == (other,)
