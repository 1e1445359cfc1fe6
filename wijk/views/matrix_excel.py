"""The matrix of a place as a workbook: the matrix, what doesn't fit, what does, and where there is surely nothing."""

from collections.abc import Sequence
from datetime import date

from wijk.approach.findings import Finding
from wijk.approach.priorities import priority_cells
from wijk.domain.answers import CellConfirmation
from wijk.domain.decision import Decision
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.figures.profile import Profile
from wijk.store.spreadsheets.about import ALL, ENTERED, About
from wijk.store.spreadsheets.writing import Rows, SheetToWrite, workbook_bytes
from wijk.views.captions import group_sources
from wijk.views.finding_words import decided_texts, group_name, phase_names
from wijk.views.matrix import matrix_cells
from wijk.views.place_names import full_name

__all__ = ["about_matrix", "matrix_excel", "matrix_sheets"]


def about_matrix(profile: Profile, made_on: date, left_out: str) -> About:
    """What the files of the matrix of a place say about themselves; ``left_out`` is the filter in words, or empty."""
    sources = [text for text in (group_sources(profile).removeprefix("Bron: "), ENTERED) if text]
    return About("Fasematrix", full_name(profile.place), profile.place.area, made_on, left_out or ALL, sources)


def matrix_excel(overview: Overview, about: About, where: str, decisions: Sequence[Decision]) -> bytes:
    """A workbook of what is on screen: the matrix that the filter left, with the mismatches and matches in it.

    ``about`` says of which place it is and which filter was on, ``where`` what the groups are compared with.
    """
    return workbook_bytes(matrix_sheets(overview, about, where, decisions), about)


def matrix_sheets(overview: Overview, about: About, where: str, decisions: Sequence[Decision]) -> list[SheetToWrite]:
    """The sheets of `matrix_excel`."""
    method = overview.matrix.method
    first = priority_cells(decisions)
    headings = ("Doelgroep", "Soort", "Fasen", "Grond")
    mismatches = [[*_row(one, method), "; ".join(decided_texts(one, decisions))] for one in overview.kept_mismatches]
    sure = [
        (
            one.area,
            group_name(one.group, method),
            phase_names([one.phase], method),
            one.confirmed_on,
            _now(one, overview),
        )
        for one in overview.answers
    ]
    sheets: dict[str, Rows] = {
        "Fasematrix": matrix_cells(overview.matrix, overview.group_figures, where, first),
        "Mismatches": [(*headings, "Wat de mensen aan tafel besloten"), *mismatches],
        "Matches": [headings, *(_row(one, method) for one in overview.kept_matches)],
        "Zeker niets": [("Gezegd voor", "Doelgroep", "Fase", "Bevestigd op", "Nu in de matrix"), *sure],
    }
    title = f"{about.title}, {method.label}"
    return [SheetToWrite(name, rows, title) for name, rows in sheets.items()]


def _now(one: CellConfirmation, overview: Overview) -> str:
    """What the whole matrix says now of a cell that was confirmed to be empty; what was entered since counts."""
    states = {(cell.group, cell.phase): cell.state for cell in overview.whole.cells}
    return states.get((one.group, one.phase), "staat niet in de matrix")


def _row(finding: Finding, method: Method) -> list[str]:
    return [group_name(finding.group, method), finding.kind, phase_names(finding.phases, method), finding.reason]
