"""The matrix of target groups × phases to look at: a table for on screen and in Excel, and a summary for the beamer.

The rows follow the order of the figures about the groups (the page orders them by size or concentration); groups
without figures come after them in the method's order, and the row of general initiatives closes the table.
``first`` are the (group, phase) that the room wants to work on first.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from wijk.approach.coverage import GeneralCell, Matrix, MatrixCell, State
from wijk.approach.findings import GENERAL, GroupFigures, Mismatch
from wijk.approach.spread import Spread, spread_text
from wijk.domain.method import TargetGroup
from wijk.figures.decimals import rounded
from wijk.figures.risk import round_to_ten
from wijk.figures.wording import counted, decimal, listed
from wijk.views.numbers import size_text
from wijk.views.often import UNKNOWN, often

__all__ = [
    "ASKED",
    "ASKED_WORDS",
    "FIRST",
    "GENERAL_NAME",
    "SYMBOLS",
    "Cells",
    "Summary",
    "cell_lines",
    "filter_text",
    "general_lines",
    "group_texts",
    "legend",
    "matrix_cells",
    "matrix_rows",
    "matrix_table",
    "no_mismatch_text",
    "ordered_groups",
    "short_lines",
    "summarise",
    "words_used",
]

SYMBOLS: dict[State, str] = {"niet ingevuld": "?", "leeg": "○", "kwetsbaar": "◐", "gedekt": "●"}
GENERAL_NAME = "Algemeen: voor iedereen of voor een groter gebied"
FIRST = "★ eerst"
ASKED = "⚑ vraag"
FORMS = {"formeel": "alleen formele initiatieven", "informeel": "alleen informele initiatieven"}
MEANINGS: dict[State, str] = {
    "gedekt": "twee of meer eigen initiatieven",
    "kwetsbaar": "precies één eigen initiatief",
    "leeg": "de mensen aan tafel weten zeker dat er geen eigen initiatief is",
    "niet ingevuld": "nog niemand noemde een eigen initiatief; vraag na of het er is",
}
MEANINGS_IN_GEMEENTE: dict[State, str] = MEANINGS | {
    "gedekt": "twee of meer eigen initiatieven, voor de hele gemeente of in minstens de helft van de wijken",
    "kwetsbaar": "er is iets, maar het is er één, of het is in minder dan de helft van de wijken",
}
WIJKEN = (
    "In 1 van 24 wijken: in zoveel wijken is er iets van de wijk of een buurt zelf. "
    "Wat voor de hele gemeente is, telt daarin niet mee."
)
WORDS = (
    "Eigen: voor deze groep, en in dit gebied.",
    "+1 algemeen: er is ook 1 initiatief voor iedereen of voor een groter gebied. Dat telt niet mee als gedekt.",
    f"{FIRST}: prioriteit; hier gaan de mensen aan tafel als eerste mee aan de slag.",
)
# How many characters one line of a cell holds on a beamer of 1280 pixels wide.
LINE = 18
ASKED_WORDS = f"{ASKED}: de gegevens zijn veranderd sinds een besluit; klik op het vakje."
Cells = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Summary:
    """A few lines for the beamer: the ground of the largest mismatch of a few groups, and what nobody filled in."""

    largest: tuple[str, ...]
    unknown: str


def filter_text(form: str, confirmed: bool) -> str:
    """Say which initiatives a filter leaves ("formeel", "informeel" or any; only confirmed or not); empty without one.

    >>> filter_text("formeel", True), filter_text("alle", False)
    ('alleen formele initiatieven die op tijd zijn bevestigd', '')
    """
    kept = FORMS.get(form, "alleen initiatieven" if confirmed else "")
    return f"{kept} die op tijd zijn bevestigd" if confirmed else kept


def matrix_table(matrix: Matrix, group_figures: Sequence[GroupFigures], where: str, first: Cells = ()) -> pd.DataFrame:
    """Return the matrix as text: a row per group, with its size and how often it occurs, and a column per phase.

    ``where`` is what is compared with: "in Den Haag". Indexed by group name, the last row by ``GENERAL_NAME``.
    Initiatives' names are not in it.
    """
    figures_of = {figures.group: figures for figures in group_figures}
    rows: dict[str, list[str]] = {}
    for group in ordered_groups(matrix, group_figures):
        cells = (" · ".join(cell_lines(cell, first)) for cell in matrix.row(group.id))
        rows[group.name] = [*group_texts(figures_of.get(group.id, GroupFigures(group.id))), *cells]
    rows[GENERAL_NAME] = ["", "", *(" · ".join(general_lines(cell, first)) for cell in matrix.general)]
    columns = ["Omvang", f"Vergeleken met hoe vaak {where}", *(phase.name for phase in matrix.method.phases)]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("Doelgroep")


def matrix_rows(
    matrix: Matrix, group_figures: Sequence[GroupFigures], where: str, first: Cells = ()
) -> list[list[str]]:
    """Return ``matrix_table`` as rows of text, the first the header."""
    table = matrix_table(matrix, group_figures, where, first).reset_index()
    return [list(table.columns), *table.to_numpy().tolist()]


def matrix_cells(
    matrix: Matrix, group_figures: Sequence[GroupFigures], where: str, first: Cells = ()
) -> list[list[str | int | Decimal | None]]:
    """Return ``matrix_rows`` for a spreadsheet: size and ratio are numbers, nothing where they don't apply."""
    figures_of = {figures.group: figures for figures in group_figures}
    header, *rows = matrix_rows(matrix, group_figures, where, first)
    told: list[list[str | int | Decimal | None]] = [
        [header[0], header[1], f"Keer zo vaak als {where}", *header[3:]],
    ]
    for group, row in zip(ordered_groups(matrix, group_figures), rows, strict=False):
        told.append([row[0], *group_numbers(figures_of.get(group.id, GroupFigures(group.id))), *row[3:]])
    return [*told, [rows[-1][0], None, None, *rows[-1][3:]]]


def ordered_groups(matrix: Matrix, group_figures: Sequence[GroupFigures]) -> list[TargetGroup]:
    """Return the groups in the order of their figures, then those without in the method's order."""
    position = {figures.group: number for number, figures in enumerate(group_figures)}
    return sorted(matrix.method.groups, key=lambda group: position.get(group.id, len(position)))


def cell_lines(cell: MatrixCell, first: Cells = ()) -> tuple[str, ...]:
    """Return what a cell says, line by line.

    Whether it comes first, symbol and word, how many, what is there in general, and the capacity.
    """
    lines = [*_first(cell.group, cell.phase, first), f"{SYMBOLS[cell.state]} {cell.state}"]
    if cell.count:
        lines.append(_initiatives(cell.count))
    if cell.spread:
        lines.append(spread_text(cell.spread))
    if cell.general:
        lines.append(f"+{decimal(cell.general)} algemeen")
    if cell.capacity_per_month is not None:
        lines.append(f"{counted(cell.capacity_per_month, 'plek', 'plekken')} per maand")
    return tuple(lines)


def short_lines(cell: MatrixCell, first: Cells = (), asked: Cells = ()) -> tuple[str, ...]:
    """Return what a cell says where there is little room: at most four short lines.

    ``asked`` are the (group, phase) with a decision that the data ask about.
    In the matrix of a whole gemeente the wijken take the place of the general initiatives, which have their own row.
    """
    state = f"{SYMBOLS[cell.state]} {cell.state}"
    number = f": {decimal(cell.count)}" if cell.state == "gedekt" else ""
    general = (f"+{decimal(cell.general)} algemeen",) if cell.general else ()
    question = (ASKED,) if (cell.group, cell.phase) in asked else ()
    beside = (_wijken(cell.spread),) if cell.spread else general
    return (*_first(cell.group, cell.phase, first), state + number, *beside, *question)


def legend(matrix: Matrix) -> dict[State, str]:
    """Return what each state means in this matrix."""
    return MEANINGS if matrix.wijken is None else MEANINGS_IN_GEMEENTE


def words_used(matrix: Matrix) -> tuple[str, ...]:
    """Return what the other words in this matrix mean, a sentence each."""
    return WORDS if matrix.wijken is None else (*WORDS, WIJKEN)


def general_lines(cell: GeneralCell, first: Cells = ()) -> tuple[str, ...]:
    """Return what a cell in the row of general initiatives says."""
    number = _initiatives(len(cell.initiatives)) if cell.initiatives else "geen ingevuld"
    return (*_first(GENERAL, cell.phase, first), number)


def group_texts(figures: GroupFigures) -> tuple[str, str]:
    """Return size (rounded to tens, because the published counts are rounded too) and how often the group occurs.

    >>> group_texts(GroupFigures("ouderen", 1234, 1.5))
    ('1.230', 'anderhalf keer zo vaak')
    """
    return size_text(figures.size), often(figures)


def group_numbers(figures: GroupFigures) -> tuple[str | int, str | Decimal]:
    """Return what `group_texts` tells as numbers; a word where there is no number."""
    size = size_text(figures.size) if figures.size is None or figures.size < 10 else round_to_ten(figures.size)
    return size, UNKNOWN if figures.ratio is None else rounded(figures.ratio, 2)


def summarise(matrix: Matrix, mismatches: Sequence[Mismatch], at_most: int = 3) -> Summary:
    """Take the first mismatch of each group (they come largest first) and count the cells that nobody filled in."""
    unknown = sum(cell.state == "niet ingevuld" for cell in matrix.cells)
    if unknown:
        are = "is er 1" if unknown == 1 else f"zijn er {decimal(unknown)}"
        text = (
            f"Van de {decimal(len(matrix.cells))} vakjes {are} niet ingevuld. Vraag na of daar een eigen initiatief is."
        )
    else:
        text = "Alle vakjes zijn ingevuld."
    blank = [
        group.name
        for group in matrix.method.groups
        if all(cell.state == "niet ingevuld" for cell in matrix.row(group.id))
    ]
    if blank:
        text += f" Nog helemaal niets ingevuld: {listed(blank)}."
    of_group: dict[str, str] = {}
    for mismatch in mismatches:
        of_group.setdefault(mismatch.group, mismatch.reason)
    return Summary(tuple(of_group.values())[:at_most], text)


def no_mismatch_text(matrix: Matrix, found: Sequence[Mismatch]) -> str:
    """Say why no mismatch stands: all that was ``found`` is refuted, all was filled in, or too little was."""
    if found:
        return "Er staat geen mismatch meer: wat hier niet leek te passen, is weerlegd."
    if all(cell.state != "niet ingevuld" for cell in matrix.cells):
        return "Er is geen mismatch gevonden in wat u invulde. Klopt dat met wat u hier ziet?"
    return "Er is nog geen mismatch te noemen: vul eerst initiatieven in, of bevestig wat er niet is."


def _wijken(spread: Spread) -> str:
    """Say it on one line of a cell: with large numbers "in" falls away."""
    if not spread.filled:
        return "hele gemeente"
    told = f"in {decimal(spread.filled)} van {decimal(spread.total)} {'wijk' if spread.total == 1 else 'wijken'}"
    return told if len(told) <= LINE else told.removeprefix("in ")


def _first(group: str, phase: str, first: Cells) -> tuple[str, ...]:
    return (FIRST,) if (group, phase) in first else ()


def _initiatives(count: int) -> str:
    return counted(count, "initiatief", "initiatieven")
