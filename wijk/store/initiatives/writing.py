"""Initiatives, and where the room is sure that there are none, as CSV and Excel that importing reads back whole.

A phase has a column of its own: "ja", or the functions an initiative has in it.
"""

from collections.abc import Callable, Iterable

from wijk.domain.answers import CellConfirmation
from wijk.domain.group_words import OTHER_GROUP
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method, Phase
from wijk.store.database.record_types import INITIATIVES
from wijk.store.importing.choices import choice_labels
from wijk.store.importing.exporting import ExportColumn, column_rows, export_columns, unknown_column
from wijk.store.importing.layout import phase_target
from wijk.store.initiatives.columns import targets
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import Rows, SheetToWrite, csv_bytes, names_of, workbook_bytes

__all__ = [
    "CONFIRMATION_HEADERS",
    "CONFIRMATION_SHEET",
    "export_confirmations_csv",
    "export_csv",
    "export_xlsx",
]

CONFIRMATIONS = {
    "area": "Gebied",
    "group": "Doelgroep",
    "phase": "Fase",
    "confirmed_on": "Zeker dat er niets is op",
}
CONFIRMATION_HEADERS = tuple(CONFIRMATIONS.values())
CONFIRMATION_SHEET = "Zeker dat er niets is"


def export_csv(initiatives: Iterable[Initiative], method: Method, about: About | None = None) -> bytes:
    """Return the initiatives as CSV for a Dutch Excel: UTF-8 with BOM, semicolons."""
    return csv_bytes(_initiative_rows(initiatives, method), about)


def export_confirmations_csv(
    confirmations: Iterable[CellConfirmation], method: Method, about: About | None = None
) -> bytes:
    """Return where the room said there is nothing, as the CSV file beside that of `export_csv`."""
    return csv_bytes(_confirmation_rows(confirmations, method), about)


def export_xlsx(
    initiatives: Iterable[Initiative],
    confirmations: Iterable[CellConfirmation],
    method: Method,
    about: About | None = None,
    area_name: Callable[[str], str] = str,
) -> bytes:
    """Return an Excel workbook with the initiatives on the first sheet and the confirmations on the second.

    ``area_name`` gives what to write for an area (CBS code): a name with the code in brackets behind it reads well and
    comes back whole. The id that importing recognises a row by stands last.
    """
    return workbook_bytes(
        [
            SheetToWrite("Initiatieven", _for_people(initiatives, method, area_name)),
            SheetToWrite(CONFIRMATION_SHEET, _confirmation_rows(confirmations, method)),
        ],
        about,
    )


def _initiative_rows(initiatives: Iterable[Initiative], method: Method) -> Rows:
    return column_rows(initiatives, _columns(method))


def _for_people(initiatives: Iterable[Initiative], method: Method, area_name: Callable[[str], str]) -> Rows:
    identifier, *columns = _columns(method)
    at = [column.header for column in columns].index(INITIATIVES.headings["area"])
    columns[at] = ExportColumn(columns[at].header, lambda item: area_name(item.area))
    return column_rows(initiatives, [*columns, identifier])


def _columns(method: Method) -> list[ExportColumn]:
    headers = targets(method)
    phases = [ExportColumn(headers[phase_target(phase.id)], _functions_in(phase)) for phase in method.phases]
    fields = list(INITIATIVES.headings)
    columns = export_columns(INITIATIVES.headings, method)
    at = fields.index("roles")
    unknown = unknown_column(lambda item: _unknown(item, method))
    return [*columns[:at], *phases, *columns[at + 1 :], unknown]


def _functions_in(phase: Phase) -> Callable[[Initiative], Cell]:
    names = choice_labels(phase.functions)

    def cell(item: Initiative) -> Cell:
        functions = next((role.functions for role in item.roles if role.phase == phase.id), None)
        return None if functions is None else names_of(functions, names) or "ja"

    return cell


def _unknown(item: Initiative, method: Method) -> list[str]:
    """Return the ids of an initiative that the method doesn't know."""
    known = {phase.id: {function.id for function in phase.functions} for phase in method.phases}
    unknown = [role.phase for role in item.roles if role.phase not in known]
    unknown += [one for role in item.roles for one in role.functions if one not in known.get(role.phase, ())]
    for field, terms in (("groups", method.groups), ("elements", method.elements), ("copings", method.copings)):
        known_ids = {OTHER_GROUP, *(term.id for term in terms)}
        unknown += [entry for entry in getattr(item, field) if entry not in known_ids]
    return unknown


def _confirmation_rows(confirmations: Iterable[CellConfirmation], method: Method) -> Rows:
    return column_rows(confirmations, export_columns(CONFIRMATIONS, method))
