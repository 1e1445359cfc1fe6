"""The matrix of a place as a workbook: the matrix, what doesn't fit, what does, and where there is surely nothing."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from wijk.approach.decisions import is_about
from wijk.approach.findings import GENERAL, Finding
from wijk.approach.priorities import priority_cells
from wijk.domain.decision import CELL, Decision, empty_cells
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.views.downloads import fill_sheet
from wijk.views.matrix import GENERAL_NAME, matrix_rows
from wijk.views.numbers import day_text

__all__ = ["decided_texts", "finding_label", "group_name", "joined_phases", "matrix_excel"]


def matrix_excel(found: Overview, area: str, decisions: Sequence[Decision]) -> bytes:
    """A workbook with four sheets; a text that a spreadsheet would run as a formula is neutralised.

    ``decisions`` are those of this place.
    """
    method = found.matrix.method
    title = [f"Fasematrix {area}, {method.label}"]
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Fasematrix"
    fill_sheet(first, [title, *matrix_rows(found.matrix, found.needs, priority_cells(decisions))])
    header = ["Doelgroep", "Soort", "Fasen", "Grond", "Wat de mensen aan tafel besloten"]
    rows = [[*_row(one, method), "; ".join(decided_texts(one, decisions))] for one in found.mismatches]
    fill_sheet(book.create_sheet("Mismatches"), [title, header, *rows])
    fill_sheet(book.create_sheet("Matches"), [title, header[:4], *(_row(one, method) for one in found.matches)])
    sure = [
        [group_name(one.group, method), joined_phases([one.phase], method), day_text(one.confirmed_on)]
        for one in empty_cells(decisions)
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


def finding_label(one: Finding | Decision, method: Method) -> str:
    """What a finding, or the room's decision about one or about a cell, is called in a list."""
    group, phases = group_name(one.group, method), joined_phases(one.phases, method)
    return f"{group}: {phases}" if one.kind == CELL else f"{group}: {one.kind} ({phases})"


def decided_texts(finding: Finding, decisions: Iterable[Decision]) -> list[str]:
    """What the room decided about a finding: each mark with its date, its reason, and since when it has ended."""
    return [
        f"{one.mark} op {day_text(one.made_on)}"
        + (f": {one.reason}" if one.reason else "")
        + (f" (beëindigd op {day_text(one.ended_on)})" if one.ended_on else "")
        for one in decisions
        if is_about(one, finding)
    ]


def _row(finding: Finding, method: Method) -> list[str]:
    return [group_name(finding.group, method), finding.kind, joined_phases(finding.phases, method), finding.reason]
