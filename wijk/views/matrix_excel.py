"""The matrix of a place as a workbook: the matrix, what doesn't fit, what does, and where there is surely nothing."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from wijk.approach.findings import GENERAL, Finding
from wijk.approach.priorities import is_about, priority_cells
from wijk.domain.answers import CELL, CellConfirmation, MismatchNote
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.views.downloads import fill_sheet
from wijk.views.matrix import GENERAL_NAME, matrix_rows
from wijk.views.numbers import day_text

__all__ = ["finding_label", "group_name", "joined_phases", "matrix_excel", "note_texts"]


def matrix_excel(
    found: Overview, area: str, notes: Sequence[MismatchNote], confirmations: Iterable[CellConfirmation]
) -> bytes:
    """A workbook with four sheets; a text that a spreadsheet would run as a formula is neutralised."""
    method = found.matrix.method
    title = [f"Fasematrix {area}, {method.label}"]
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Fasematrix"
    fill_sheet(first, [title, *matrix_rows(found.matrix, found.needs, priority_cells(found.mismatches, notes))])
    header = ["Doelgroep", "Soort", "Fasen", "Grond", "Wat de mensen aan tafel besloten"]
    rows = [[*_row(one, method), "; ".join(note_texts(one, notes))] for one in found.mismatches]
    fill_sheet(book.create_sheet("Mismatches"), [title, header, *rows])
    fill_sheet(book.create_sheet("Matches"), [title, header[:4], *(_row(one, method) for one in found.matches)])
    sure = [
        [group_name(one.group, method), joined_phases([one.phase], method), day_text(one.confirmed_on)]
        for one in confirmations
    ]
    fill_sheet(book.create_sheet("Zeker niets"), [title, ["Doelgroep", "Fase", "Bevestigd op"], *sure])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def group_name(group: str, method: Method) -> str:
    """The name of a target group on screen, also of the general row and of a group the method no longer knows."""
    names = {one.id: one.name for one in method.groups} | {GENERAL: GENERAL_NAME}
    return names.get(group, group)


def joined_phases(phases: Iterable[str], method: Method) -> str:
    """The names of phases, in the order given."""
    names = {one.id: one.name for one in method.phases}
    return ", ".join(names.get(phase, phase) for phase in phases)


def finding_label(one: Finding | MismatchNote, method: Method) -> str:
    """What a finding, or the room's note about one or about a cell, is called in a list."""
    group, phases = group_name(one.group, method), joined_phases(one.phases, method)
    return f"{group}: {phases}" if one.kind == CELL else f"{group}: {one.kind} ({phases})"


def note_texts(finding: Finding, notes: Sequence[MismatchNote]) -> list[str]:
    """What the room decided about a finding: each mark with its date and reason."""
    return [
        f"{note.mark} op {day_text(note.noted_on)}" + (f": {note.reason}" if note.reason else "")
        for note in notes
        if is_about(note, finding)
    ]


def _row(finding: Finding, method: Method) -> list[str]:
    return [group_name(finding.group, method), finding.kind, joined_phases(finding.phases, method), finding.reason]
