"""What an import will do, to show before it is done; nothing is written here."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from wijk.store.common.personal import personal_fields, without_persons
from wijk.store.common.texts import unquote
from wijk.store.database.connection import Store
from wijk.store.importing.checking import Fault, Progress, check_rows, no_progress
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.left_out import LeftOut, left_out
from wijk.store.importing.long_texts import CUT
from wijk.store.importing.mapping import ColumnMapping, check_mapping
from wijk.store.importing.planning import Action, PlannedRow, plan_rows
from wijk.store.importing.questions import PLACE, Question
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import csv_bytes

__all__ = [
    "Preview",
    "cut_fields",
    "new_persons",
    "preview_import",
    "rejected_csv",
    "rows_naming_persons",
    "without_persons_in",
]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import will do, row by row in the order of the file; ``mapping`` tells what its columns stand for.

    ``questions`` are what the file asks, with what was answered; ``found`` is what was read of it, with the rows that
    were left out as headings, and ``left_out`` which columns are not taken over.
    """

    rows: tuple[PlannedRow, ...]
    mapping: ColumnMapping
    layout: Layout
    questions: tuple[Question, ...] = ()
    found: RowList | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return all faults, in the order of the file."""
        return tuple(fault for row in self.rows for fault in row.faults)

    @property
    def remarks(self) -> tuple[Fault, ...]:
        """Return what was not understood of rows that come in and isn't asked about, in the order of the file."""
        return tuple(remark for row in self.rows for remark in row.remarks if not row.faults and not remark.asked)

    @property
    def cut_off(self) -> tuple[PlannedRow, ...]:
        """Return the rows in which a text was longer than we keep."""
        return tuple(row for row in self.rows if cut_fields(row.item))

    @property
    def placeless(self) -> int:
        """Return how many rows wait until somebody chooses where they belong; until then nothing can be kept."""
        return sum(question.count for question in self.questions if question.about == PLACE)

    def count(self, action: Action) -> int:
        """Return how many rows have this outcome."""
        return sum(row.action == action for row in self.rows)

    def name_of(self, planned: PlannedRow) -> str:
        """Return what a row is about, as it will be or, where it is not imported, as the file calls it."""
        if planned.item:
            name: str = getattr(planned.item, self.layout.named) or planned.item.organisation
            return name
        return self.layout.to_show(shown(planned.row.cells[self.layout.naming_column(self.mapping)]))


def cut_fields(item: Any) -> tuple[str, ...]:
    """Return the fields of a thing, None for none, in which a text was longer than we keep."""
    texts = ((field.name, getattr(item, field.name)) for field in fields(item)) if item is not None else ()
    return tuple(name for name, text in texts if isinstance(text, str) and text.endswith(CUT))


def preview_import(
    store: Store,
    found: RowList,
    mapping: ColumnMapping,
    context: ImportContext,
    on_progress: Progress = no_progress,
) -> Preview:
    """Return what importing these rows would do: they are checked and planned, and nothing is written.

    ``on_progress`` gets the share done, 0 to 1. Raises FileError when the mapping lacks the name or gives a field
    twice.
    """
    check_mapping(mapping, context)
    checked = check_rows(found.rows, mapping, context, on_progress)
    with store.reading() as connection:
        stored = context.layout.record_type.all(connection)
        gone = context.layout.gone(connection)
    plan = plan_rows(checked, stored, mapping, context, gone)
    return Preview(plan.rows, mapping, context.layout, plan.questions, found, left_out(found, mapping, context))


def rows_naming_persons(preview: Preview) -> tuple[Any, ...]:
    """Return the things that will be added or changed and hold what looks personal and was not there before."""
    return tuple(row.item for row in preview.rows if new_persons(row))


def new_persons(row: PlannedRow) -> tuple[str, ...]:
    """Return the fields of what will be added or changed with what looks personal and was not there before."""
    if row.item is None or row.action == "ongewijzigd":
        return ()
    before = personal_fields(row.existing.item) if row.existing else {}
    known = {part for parts in before.values() for part in parts}
    return tuple(field for field, parts in personal_fields(row.item).items() if not known.issuperset(parts))


def without_persons_in(preview: Preview) -> Preview:
    """Return the preview without what looks personal in what will be added or changed; what is stored keeps it."""

    def without(row: PlannedRow) -> PlannedRow:
        before = row.existing.item if row.existing else None
        return replace(row, item=without_persons(row.item, before))

    rows = tuple(without(row) if row.item is not None and row.action != "ongewijzigd" else row for row in preview.rows)
    return replace(preview, rows=rows)


def rejected_csv(preview: Preview, about: About | None = None) -> bytes:
    """Return the rows that are not imported, as they were, with in front the row number and what is the matter.

    A cell that may not be shown again, as a name among key figures, is left out.
    """

    def as_it_was(planned: PlannedRow) -> list[Cell]:
        to_show = preview.layout.to_show
        return [to_show(unquote(cell)) if isinstance(cell, str) else cell for cell in planned.row.cells]

    rows: list[Sequence[Cell]] = [("Rij", "Wat is er aan de hand", *preview.rows[0].row.headers)]
    for row in preview.rows:
        if row.action == "fout":
            why = "\n".join(f"{fault.column}: {fault.message}" for fault in row.faults)
            rows.append((row.number, why, *as_it_was(row)))
        elif row.action == "dubbel":
            rows.append((row.number, f"Staat ook op rij {row.same_as}; die is gebruikt.", *as_it_was(row)))
    return csv_bytes(rows, about)
