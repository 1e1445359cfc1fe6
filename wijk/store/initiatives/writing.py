"""Export to CSV and Excel, in a form that importing reads back without loss.

A phase has a column of its own: "ja", or the functions an initiative has in it. Texts that a spreadsheet would take for
a formula get an apostrophe in front (see texts.py). What the working model doesn't know (it was retyped) stands in the
last column for people to read; importing over the same database leaves it as it is.
"""

from collections.abc import Iterable, Mapping, Sequence

from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.importing.choices import Choice, choice_labels
from wijk.store.importing.layout import phase_target
from wijk.store.initiatives.columns import COLUMNS, targets
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.writing import Rows, SheetToWrite, csv_bytes, names_of, workbook_bytes

__all__ = [
    "CONFIRMATION_HEADERS",
    "CONFIRMATION_SHEET",
    "export_confirmations_csv",
    "export_csv",
    "export_xlsx",
]

CONFIRMATION_HEADERS = ("Gebied", "Doelgroep", "Fase", "Zeker dat er niets is op")
CONFIRMATION_SHEET = "Zeker dat er niets is"
OUTSIDE = "Niet in het werkmodel"


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
) -> bytes:
    """Return an Excel workbook with the initiatives on the first sheet and the confirmations on the second."""
    return workbook_bytes(
        [
            SheetToWrite("Initiatieven", _initiative_rows(initiatives, method)),
            SheetToWrite(CONFIRMATION_SHEET, _confirmation_rows(confirmations, method)),
        ],
        about,
    )


def _initiative_rows(initiatives: Iterable[Initiative], method: Method) -> Rows:
    headers = targets(method)
    fields = [column.target for column in COLUMNS if column.target != "roles"]
    place = fields.index("groups")
    choices: dict[str, Sequence[Choice]] = {
        "groups": method.groups,
        "elements": method.elements,
        "copings": method.copings,
    }
    names = {field: choice_labels(terms) for field, terms in choices.items()}
    functions = {phase.id: choice_labels(phase.functions) for phase in method.phases}
    yield [
        *(headers[field] for field in fields[:place]),
        *(headers[phase_target(phase)] for phase in functions),
        *(headers[field] for field in fields[place:]),
        OUTSIDE,
    ]
    for item in initiatives:
        roles = {role.phase: role.functions for role in item.roles}
        cells = {field: getattr(item, field) for field in fields}
        cells |= {field: names_of(cells[field], names[field]) for field in choices}
        in_phases = [
            (names_of(roles[phase], functions[phase]) or "ja") if phase in roles else None for phase in functions
        ]
        yield [
            *(cells[field] for field in fields[:place]),
            *in_phases,
            *(cells[field] for field in fields[place:]),
            _outside(item, roles, choices, method),
        ]


def _outside(
    item: Initiative, roles: dict[str, tuple[str, ...]], choices: Mapping[str, Sequence[Choice]], method: Method
) -> str:
    """Return the ids of an initiative that the method doesn't know."""
    known = {phase.id: {function.id for function in phase.functions} for phase in method.phases}
    unknown = [phase for phase in roles if phase not in known]
    unknown += [
        function for phase, functions in roles.items() for function in functions if function not in known.get(phase, ())
    ]
    for field, terms in choices.items():
        unknown += [entry for entry in getattr(item, field) if entry not in {term.id for term in terms}]
    return "; ".join(unknown)


def _confirmation_rows(confirmations: Iterable[CellConfirmation], method: Method) -> Rows:
    yield CONFIRMATION_HEADERS
    groups, phases = choice_labels(method.groups), choice_labels(method.phases)
    for item in confirmations:
        group, phase = groups.get(item.group, item.group), phases.get(item.phase, item.phase)
        yield item.area, group, phase, item.confirmed_on
