"""Key figures to and from files, by role: no name or contact ever leaves or enters this way.

Who knows whom travels on a second sheet of the workbook, or in the CSV file beside that of the key figures.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.store.checks.key_figures import faults_in_figure
from wijk.store.database.record_types import KEY_FIGURES, TIES
from wijk.store.importing.checking import Fault
from wijk.store.importing.exporting import export_csv_of, export_workbook_of
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.whole_file import read_list
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.tie_rows import read_tie_rows
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.reading import read_sheets

__all__ = ["export_people_csv", "export_people_xlsx", "export_ties_csv", "read_people", "ties_file"]

READABLE = replace(KEY_FIGURE_LAYOUT, record_type=replace(KEY_FIGURES, faults_in=faults_in_figure))
PeopleFile = tuple[tuple[KeyFigure, ...], tuple[Tie, ...], tuple[Fault, ...]]


def export_people_csv(people: Iterable[KeyFigure], method: Method, about: About | None = None) -> bytes:
    """Return key figures as CSV for a Dutch Excel, to be read back by `read_people` without loss."""
    return export_csv_of(KEY_FIGURES, people, method, about)


def export_ties_csv(ties: Iterable[Tie], method: Method, about: About | None = None) -> bytes:
    """Return who knows whom, as the CSV file beside that of `export_people_csv`."""
    return export_csv_of(TIES, ties, method, about)


def export_people_xlsx(
    people: Iterable[KeyFigure], ties: Iterable[Tie], method: Method, about: About | None = None
) -> bytes:
    """Return an Excel workbook with the key figures on the first sheet and who knows whom on the second."""
    return export_workbook_of([(KEY_FIGURES, people), (TIES, ties)], method, about)


def ties_file(path: Path) -> Path:
    """Return where the ties of a CSV file of key figures stand: in the file beside it."""
    return path.with_name(f"{path.stem}_wie_kent_wie{path.suffix}")


def read_people(source: Path | bytes, method: Method) -> PeopleFile:
    """Return the key figures in a file, the ties that go with them, and what is wrong in it.

    ``source`` is a path or the content. Rows with a fault are left out; a row
    without an area stays as it is, since nothing is kept here. Raises FileError when the file can't be used as
    a whole or has a column about persons, with a Dutch sentence; OSError when a path can't be read.
    """
    sheets = read_sheets(source if isinstance(source, bytes) else source.read_bytes())
    beside = None if isinstance(source, bytes) else ties_file(source)
    ties, wrong_ties = read_tie_rows(read_sheets(beside.read_bytes()) if beside and beside.exists() else sheets)
    people, wrong_rows = read_list(sheets, ImportContext(READABLE, method))
    return people, tuple(row.tie for row in ties), wrong_rows + wrong_ties
