"""Who knows whom as rows of a file: reading them, what importing them would do, and doing it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from wijk.domain.key_figure import Strength, Tie
from wijk.store.checks.key_figures import faults_in_tie
from wijk.store.common.fields import ID
from wijk.store.common.texts import words
from wijk.store.database.connection import Store
from wijk.store.database.record_types import KEY_FIGURES, TIES
from wijk.store.importing.checking import MOST_SHOWN, Fault
from wijk.store.importing.preview import Preview
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT, refuse_personal
from wijk.store.spreadsheets.cell_values import CellError, as_text
from wijk.store.spreadsheets.rows import Row, column_name, has_headers, rows_under
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["TIE_HEADERS", "TIE_SHEET", "TiePlan", "TieRow", "has_ties", "keep_ties", "plan_ties", "read_tie_rows"]

TIE_HEADERS = tuple(TIES.headings.values())
TIE_SHEET = TIES.label.capitalize()
NOBODY = (
    "Deze sleutelfiguur staat niet in de lijst en komt er met dit bestand niet bij. "
    "Lees eerst het bestand met deze sleutelfiguur in, of haal deze rij weg."
)


@dataclass(frozen=True, slots=True)
class TieRow:
    """A row of the file that says that two know each other, by the ids of the file."""

    row: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class TiePlan:
    """What importing ties will do.

    ``ties`` are new or get another strength, by the ids of the store; so many are there already (``same``); the rows
    with ``faults`` are left out.
    """

    ties: tuple[Tie, ...]
    same: int
    faults: tuple[Fault, ...]


def has_ties(sheet: Sheet) -> bool:
    """Return whether a sheet has our headers for who knows whom."""
    return has_headers(sheet, TIE_HEADERS)


def read_tie_rows(sheets: Sequence[Sheet]) -> tuple[tuple[TieRow, ...], tuple[Fault, ...]]:
    """Return who knows whom, from the sheet that has our headers; nothing when none has.

    Raises FileError when that sheet has a column about persons, for whatever reason.
    """
    for sheet in sheets:
        if has_ties(sheet) and len(sheet.lines) > 1:
            found = rows_under(sheet)
            refuse_personal(found)
            read = [_tie(row) for row in found.rows]
            return (
                tuple(entry for entry in read if isinstance(entry, TieRow)),
                tuple(entry for entry in read if isinstance(entry, Fault)),
            )
    return (), ()


def plan_ties(store: Store, rows: Iterable[TieRow], people: Preview | None = None) -> TiePlan:
    """Return what importing these rows would do after ``people``, the key figures of the same file; nothing is written.

    An id stands for the key figure of the file that has it, as it was recognised in the store, or for a stored one.
    """
    with store.reading() as connection:
        ids = {record.id: record.id for record in KEY_FIGURES.all(connection)}
        present = {record.id: record.item.strength for record in TIES.all(connection)}
    for planned in people.rows if people else ():
        stands_for = planned.existing or planned.item
        if planned.own_id and stands_for:
            ids[planned.own_id] = stands_for.id
    first: dict[str, TieRow] = {}
    faults: list[Fault] = []
    ties = []
    for row in rows:
        unknown = [index for index, one in enumerate((row.tie.one, row.tie.other)) if one not in ids]
        if unknown:
            faults.extend(_fault(row.row, index, (row.tie.one, row.tie.other)[index], NOBODY) for index in unknown)
            continue
        tie = Tie(ids[row.tie.one], ids[row.tie.other], row.tie.strength)
        before = first.setdefault(TIES.id_of(tie), row)
        if wrong := faults_in_tie(tie):
            faults.append(_fault(row.row, 1, row.tie.other, " ".join(wrong.values())))
        elif before.tie.strength != tie.strength:
            said = f"Deze twee staan ook op rij {before.row}, met een andere band. Die is gebruikt."
            faults.append(_fault(row.row, 2, tie.strength, said))
        elif before is row:
            ties.append(tie)
    changing = tuple(tie for tie in ties if present.get(TIES.id_of(tie)) != tie.strength)
    return TiePlan(changing, len(ties) - len(changing), tuple(faults))


def keep_ties(store: Store, ties: Sequence[Tie]) -> int:
    """Keep the ties of a `TiePlan` between key figures that are (still) there; return how many that were."""
    with store.writing() as connection:
        alive = {record.id for record in KEY_FIGURES.all(connection)}
        present = {record.id for record in TIES.with_deleted(connection)}
        kept = [tie for tie in ties if {tie.one, tie.other} <= alive]
        TIES.add_all(connection, [tie for tie in kept if TIES.id_of(tie) not in present])
        for tie in kept:
            if TIES.id_of(tie) in present:
                TIES.put(connection, tie)
    return len(kept)


def _tie(row: Row) -> TieRow | Fault:
    try:
        one, other, strength = (as_text(cell).strip() for cell in row.cells[:3])
    except CellError as error:
        return Fault(row.number, TIE_SHEET, "", str(error))
    for index, identifier in enumerate((one, other)):
        if not ID.fullmatch(identifier):
            return _fault(row.number, index, "", "Zet hier het kenmerk van een sleutelfiguur, en geen naam.")
    for known in get_args(Strength):
        if words(strength) == known:
            tie = Tie(one, other, known)
            faults = faults_in_tie(tie)
            return _fault(row.number, 1, other, faults["other"]) if faults else TieRow(row.number, tie)
    return _fault(row.number, 2, KEY_FIGURE_LAYOUT.to_show(strength)[:MOST_SHOWN], "Schrijf sterk of licht.")


def _fault(row: int, column: int, value: str, message: str) -> Fault:
    return Fault(row, f"{TIE_SHEET}: {column_name(TIE_HEADERS, column)}", value, message)
