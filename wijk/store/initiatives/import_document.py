"""What importing a list of initiatives would do, as plain values for scripts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wijk.store.importing.headings import ASIDE_NAMES
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.left_out import left_out
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.planning import Action, PlannedRow
from wijk.store.importing.preview import Preview, cut_fields, new_persons, rows_naming_persons
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Aside, Row, RowList, column_names
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
DOUBTFUL = "Wij herkennen geen kolomnamen. Zeg op welke rij ze staan, of dat ze er niet zijn."
SHORTENED = "de tekst is langer dan wij bewaren en is ingekort; zij eindigt op '(ingekort)'."
PERSONAL = "hier staat wat een naam, telefoonnummer of e-mailadres lijkt."
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


def import_document(
    sheets: Sequence[Sheet],
    found: RowList,
    mapping: ColumnMapping,
    context: ImportContext,
    preview: Preview | None,
    *,
    ask_persons: bool = True,
    header: int | None = None,
) -> dict[str, Any]:
    """Return what an import would do; without ``preview``, because it lacks a name or header, every row waits.

    Each row with something in it under the column names has one outcome; the others are ``lines_above``. ``header`` is
    the number of a row of which it is asked whether it holds the column names. ``rows_naming_persons`` counts those
    that would bring in what looks like a name, telephone number or e-mail address, None while nothing is read;
    ``cut_off`` tells that a text of a row is longer than we keep.
    """
    questions = [*_about_file(found, mapping, context, header)]
    planned, waiting, out = [], [], preview.left_out if preview else left_out(found, mapping, context)
    if preview:
        personal = [new_persons(row) if ask_persons else () for row in preview.rows]
        if any(personal):
            questions.append(_question("", "persons", sum(map(bool, personal)), ("remove", "keep")))
        questions += [_question(one.column, one.value, one.count, one.guesses) for one in preview.questions if one.open]
        planned = [_planned(row, preview, of_row) for row, of_row in zip(preview.rows, personal, strict=True)]
    else:
        told = [DOUBTFUL if header else context.layout.needed_sentence]
        waiting = [_row(row, "question", None, told) for row in found.rows]
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
        "columns": dict(zip(column_names(found.headers), mapping, strict=True)),
        "left_out": [{"column": one.column, "reason": one.reason} for one in out],
        "remarks": list(found.remarks),
        "rows_naming_persons": len(rows_naming_persons(preview)) if preview else None,
        "questions": questions,
        "rows": sorted(rows, key=lambda row: (titles.index(row["sheet"]), row["line"])),
    }


def _about_file(
    found: RowList, mapping: ColumnMapping, context: ImportContext, header: int | None
) -> Iterator[dict[str, Any]]:
    """Ask what no row can be judged without: where the column names stand, or else which column has the name."""
    if header:
        yield _question("", "header", len(found.rows), (str(header), "0"))
    elif not set(context.layout.needed) & set(mapping):
        unused = [name for name, target in zip(column_names(found.headers), mapping, strict=True) if target is None]
        yield _question("", context.layout.needed_sentence, len(found.rows), unused)


def _question(column: str, value: str, count: int, guesses: Sequence[str]) -> dict[str, Any]:
    return {"column": column, "value": value, "count": count, "guesses": list(guesses)}


def _row(row: Row, outcome: str, name: str | None, messages: Sequence[str]) -> dict[str, Any]:
    return {
        "line": row.number,
        "sheet": row.sheet,
        "outcome": outcome,
        "name": name,
        **EMPTY,
        "messages": list(messages),
    }


def _planned(planned: PlannedRow, preview: Preview, personal: Sequence[str]) -> dict[str, Any]:
    header_of = preview.layout.header_of
    messages = [f"{fault.column}: {fault.message}" for fault in (*planned.faults, *planned.remarks)]
    messages += [f"{header_of(field)}: {SHORTENED}" for field in cut_fields(planned.item)]
    messages += [f"{header_of(field)}: {PERSONAL}" for field in personal]
    if planned.same_as is not None:
        messages.append(f"Staat ook op rij {planned.same_as}.")
    told = _row(planned.row, OUTCOMES[planned.action], preview.name_of(planned), messages)
    item = planned.item
    if item is None:
        return told
    return {
        **told,
        "cut_off": bool(cut_fields(item)),
        "organisation": item.organisation or None,
        "area": item.area or None,
        "groups": list(item.groups),
        "phases": [role.phase for role in item.roles],
        "latitude": item.latitude,
        "longitude": item.longitude,
        "last_confirmed": item.last_confirmed and item.last_confirmed.isoformat(),
    }


def _heading(aside: Aside) -> dict[str, Any]:
    text = next((shown(cell) for cell in aside.row.cells if not is_blank(cell)), "")
    return _row(aside.row, "heading", text, [f"Lijkt een {ASIDE_NAMES[aside.kind][0]} en is weggelaten."])
