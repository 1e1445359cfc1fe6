"""What the room wants to work on first: the marks that hold, and the cells of the matrix that they are about."""

from collections.abc import Iterable

from wijk.approach.findings import Finding, Mismatch
from wijk.domain.answers import CELL, MismatchNote

__all__ = ["AT_MOST", "is_about", "priorities", "priority_cells", "standing"]

AT_MOST = 3


def is_about(note: MismatchNote, finding: Finding) -> bool:
    """Tell whether the room gave this mark to this finding."""
    return (note.kind, note.group, note.phases) == (finding.kind, finding.group, tuple(finding.phases))


def standing(mismatches: Iterable[Mismatch], notes: Iterable[MismatchNote]) -> tuple[Mismatch, ...]:
    """Return the mismatches that the room did not overrule, in the same order."""
    overruled = [note for note in notes if note.mark == "weerlegd"]
    return tuple(one for one in mismatches if not any(is_about(note, one) for note in overruled))


def priorities(mismatches: Iterable[Mismatch], notes: Iterable[MismatchNote]) -> tuple[MismatchNote, ...]:
    """Return the priorities that hold, in the order of ``notes``: of cells, and of mismatches that still stand.

    A mismatch that was mended or overruled is no priority any more; a cell is one until the room says otherwise.
    """
    notes = tuple(notes)
    left = standing(mismatches, notes)
    return tuple(
        note
        for note in notes
        if note.mark == "prioriteit" and (note.kind == CELL or any(is_about(note, one) for one in left))
    )


def priority_cells(mismatches: Iterable[Mismatch], notes: Iterable[MismatchNote]) -> tuple[tuple[str, str], ...]:
    """Return the (group, phase) that the priorities are about, each once; the group can be "algemeen"."""
    found = priorities(mismatches, notes)
    return tuple(dict.fromkeys((note.group, phase) for note in found for phase in note.phases))
