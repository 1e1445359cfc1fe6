"""What importing a list of initiatives would do, as plain values for scripts."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from wijk.store.importing.headings import ASIDE_NAMES
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.left_out import left_out
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.planning import Action, PlannedRow
from wijk.store.importing.preview import Preview, rows_naming_persons
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Aside, Row, RowList, column_name
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["import_document"]

# What each row of a file becomes; a row that repeats another is the same as that one.
OUTCOMES: Mapping[Action, str] = {
    "nieuw": "new",
    "wijzigt": "changed",
    "ongewijzigd": "same",
    "dubbel": "same",
    "vraag": "question",
    "fout": "faulty",
}
EMPTY: Mapping[str, Any] = {
    "organisation": None,
    "area": None,
    "groups": [],
    "phases": [],
    "latitude": None,
    "longitude": None,
    "last_confirmed": None,
    "cut_off": False,
}
CUT_OFF = "Een tekst is langer dan wij bewaren; het einde is weggelaten."


def import_document(
    sheets: Sequence[Sheet], found: RowList, mapping: ColumnMapping, context: ImportContext, preview: Preview | None
) -> dict[str, Any]:
    """Return what an import would do; without ``preview``, because the name lacks, every row waits for that.

    Each row with something in it under the column names has one outcome; the others are ``lines_above``.
    ``rows_naming_persons`` counts those that would bring in what looks like a name, telephone number or e-mail address,
    None while nothing is read; ``cut_off`` tells that a text of a row is longer than we keep.
    """
    asked = preview.questions if preview else ()
    needed = (
        [] if preview else [_question("", context.layout.needed_sentence, len(found.rows), _unused(found, mapping))]
    )
    doubt = [_question("", "kolomnamen", len(found.rows) + 1, (str(found.header_row),))] if found.doubtful else []
    cut_off = {(row.row.sheet, row.number) for row in preview.cut_off} if preview else set()
    planned = [_planned(row, preview, cut_off) for row in preview.rows] if preview else []
    waiting = [] if preview else [_waiting(row, context) for row in found.rows]
    rows = [*planned, *waiting, *(_heading(aside) for aside in found.asides)]
    titles = [sheet.title for sheet in sheets]
    taken = found.together or (found.sheet,)
    return {
        "sheets": [
            {"title": sheet.title, "lines": len(sheet.lines), "hidden": sheet.hidden, "taken": sheet.title in taken}
            for sheet in sheets
        ],
        "header_row": found.header_row,
        "lines_above": found.lines_above,
        "columns": {_called(found, index): target for index, target in enumerate(mapping)},
        "left_out": [{"column": one.column, "reason": one.reason} for one in left_out(found, mapping, context)],
        "remarks": list(found.remarks),
        "rows_naming_persons": len(rows_naming_persons(preview)) if preview else None,
        "questions": [
            *doubt,
            *needed,
            *(_question(one.column, one.value, one.count, one.guesses) for one in asked if one.open),
        ],
        "rows": sorted(rows, key=lambda row: (titles.index(row["sheet"]), row["line"])),
    }


def _called(found: RowList, index: int) -> str:
    """Return by what a column is known: its name, with its letter where that name is not the only one."""
    header = found.headers[index]
    return header if header and found.headers.count(header) == 1 else column_name(found.headers, index)


def _question(column: str, value: str, count: int, guesses: Sequence[str]) -> dict[str, Any]:
    return {"column": column, "value": value, "count": count, "guesses": list(guesses)}


def _unused(found: RowList, mapping: ColumnMapping) -> list[str]:
    return [_called(found, index) for index, target in enumerate(mapping) if target is None]


def _row(row: Row, outcome: str, name: str | None, messages: Sequence[str]) -> dict[str, Any]:
    return {
        "line": row.number,
        "sheet": row.sheet,
        "outcome": outcome,
        "name": name,
        **EMPTY,
        "messages": list(messages),
    }


def _planned(planned: PlannedRow, preview: Preview, cut_off: AbstractSet[tuple[str, int]]) -> dict[str, Any]:
    messages = [f"{fault.column}: {fault.message}" for fault in (*planned.faults, *planned.remarks)]
    if planned.same_as is not None:
        messages.append(f"Staat ook op rij {planned.same_as}.")
    is_cut = (planned.row.sheet, planned.number) in cut_off
    if is_cut:
        messages.append(CUT_OFF)
    told = _row(planned.row, OUTCOMES[planned.action], preview.name_of(planned), messages)
    item = planned.item
    if item is None:
        return told
    return {
        **told,
        "cut_off": is_cut,
        "organisation": item.organisation or None,
        "area": item.area or None,
        "groups": list(item.groups),
        "phases": [role.phase for role in item.roles],
        "latitude": item.latitude,
        "longitude": item.longitude,
        "last_confirmed": item.last_confirmed and item.last_confirmed.isoformat(),
    }


def _waiting(row: Row, context: ImportContext) -> dict[str, Any]:
    return _row(row, "question", None, [context.layout.needed_sentence])


def _heading(aside: Aside) -> dict[str, Any]:
    text = next((shown(cell) for cell in aside.row.cells if not is_blank(cell)), "")
    return _row(aside.row, "heading", text, [f"Lijkt een {ASIDE_NAMES[aside.kind][0]} en is weggelaten."])
