"""Importing a list of initiatives without the page: what it would do, and on request doing it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wijk.domain.method import Method
from wijk.dossier.given_answers import GivenAnswers, answers_to, check_answered, check_columns
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.derived_columns import rest_columns, with_rest
from wijk.store.importing.header import find_list, list_under
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.preview import Preview, preview_import, rows_naming_persons, without_persons_in
from wijk.store.importing.questions import Answers
from wijk.store.importing.remembered_answers import recall_answers, remember_answers
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.import_document import import_document
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList, column_names
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["import_for_scripts"]

PERSONS = (
    "In {count} rijen staat wat een naam, telefoonnummer of e-mailadres lijkt. Zet in het bestand met antwoorden "
    '"persons": "remove" of "keep".'
)
NO_HEADER = (
    'Wij herkennen geen kolomnamen op rij {row}. Zet in het bestand met antwoorden "header": {row} als het wel '
    'kolomnamen zijn, "header": 0 als er geen kolomnamen zijn, of het nummer van de rij waar ze staan.'
)


def import_for_scripts(
    store: Store, content: bytes, method: Method, areas: AreaScope, given: GivenAnswers, *, keep: bool
) -> dict[str, Any]:
    """Return what importing a file would do; with ``keep`` it is done, and "stored" tells what was.

    Raises FileError when the file can't be used, when an answer was given that can be none, or when the file may not be
    kept before something is answered; nothing is kept then.
    """
    layout = INITIATIVE_LAYOUT
    context = ImportContext(layout, method, areas, recall_answers(store, layout, areas.gemeente))
    sheets = read_sheets(content)
    found = _found(sheets, context, given.header)
    if found.doubtful:
        if keep:
            raise FileError(NO_HEADER.format(row=found.header_row))
        bare = _under(sheets, found, 0, context)
        unread = (None,) * len(bare.headers)
        return import_document(sheets, bare, unread, context, None, header=found.header_row)
    check_columns(given, column_names(found.headers), context)
    found, mapping = _columns(store, found, context, given)
    if not set(layout.needed) & set(mapping):
        if keep:
            raise FileError(layout.needed_sentence)
        return import_document(sheets, found, mapping, context, None)
    preview = _preview(store, found, mapping, context, given)
    personal = rows_naming_persons(preview)
    if given.persons is False:
        preview, personal = without_persons_in(preview), ()
    document = import_document(sheets, found, mapping, context, preview, ask_persons=given.persons is None)
    if keep:
        if personal and given.persons is None:
            raise FileError(PERSONS.format(count=len(personal)))
        done = apply_import(store, preview)
        remember_mapping(store, found.headers, mapping, layout)
        remember_answers(store, preview.questions, layout, areas.gemeente)
        document["stored"] = {"added": done.added, "changed": done.changed, "conflicts": len(done.conflicts)}
    return document


def _found(sheets: Sequence[Sheet], context: ImportContext, header: int | None) -> RowList:
    """Return the rows under the line that is said to hold the column names (0: no line does), or as they are found."""
    found = find_list(sheets, context)
    if header is None:
        return found
    if header == found.header_row:
        return replace(found, doubtful=False)
    return _under(sheets, found, header, context)


def _under(sheets: Sequence[Sheet], found: RowList, header: int, context: ImportContext) -> RowList:
    """Return the rows of the sheet that was found under another line, or all of them when no line has names (0)."""
    sheet = next(sheet for sheet in sheets if sheet.title == found.sheet)
    numbers = [line.number for line in sheet.lines]
    if header and header not in numbers:
        raise FileError(f"Rij {header} is leeg of staat niet in dit bestand; daar kunnen geen kolomnamen staan.")
    return list_under(sheet, numbers.index(header) if header else None, context)


def _columns(
    store: Store, found: RowList, context: ImportContext, given: GivenAnswers
) -> tuple[RowList, ColumnMapping]:
    """Return what the columns stand for: as answered, else as remembered, else as guessed; with the rest if wanted."""
    remembered = recall_mapping(store, found.headers, context.layout)
    known = remembered is not None and all(target in context.targets for target in remembered if target)
    guesses = (remembered or ())[: len(found.headers)] if known else guess_mapping(found.headers, context, found.rows)
    mapping = tuple(
        given.columns.get(name, guess) for name, guess in zip(column_names(found.headers), guesses, strict=True)
    )
    wanted = given.rest if given.rest is not None else known and len(remembered or ()) > len(found.headers)
    rest = rest_columns(found, mapping, context) if wanted else ()
    return with_rest(found, mapping, rest) if rest else (found, mapping)


def _preview(
    store: Store, found: RowList, mapping: ColumnMapping, context: ImportContext, given: GivenAnswers
) -> Preview:
    """Return what the import would do with the answers that were given; one answer may lead to another question."""
    answers: Answers = {}
    preview = preview_import(store, found, mapping, context)
    asked = list(preview.questions)
    while (now := {**answers, **answers_to(preview.questions, given)}) != answers:
        answers = now
        preview = preview_import(store, found, mapping, replace(context, answers={**context.answers, **answers}))
        asked += preview.questions
    check_answered(given, asked, context)
    return preview
