"""Importing a list of initiatives without the page: what it would do, and on request doing it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.common.texts import words
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.preview import Preview, preview_import, rows_naming_persons, without_persons_in
from wijk.store.importing.questions import Answers
from wijk.store.importing.remembered_answers import recall_answers, remember_answers
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.import_document import import_document
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList

__all__ = ["GivenAnswers", "import_for_scripts", "read_answers"]

PERSONS = (
    "In {count} rijen staat wat een naam, telefoonnummer of e-mailadres lijkt. Zet in het bestand met antwoorden "
    '"persons": "remove" of "keep".'
)
NO_ANSWERS = (
    'Het bestand met antwoorden is geen JSON als {"columns": {"Kolom": "veld of null"}, "answers": [{"column": '
    '"Doelgroep", "value": "55+", "answer": ["ouderen"]}], "persons": "remove"}.'
)


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What was answered beforehand.

    ``columns`` gives by column name the field or None, ``values`` by column and value (as words) the ids, ``persons``
    whether what looks personal is kept; None: not answered.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    values: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    persons: bool | None = None


def read_answers(document: Any) -> GivenAnswers:
    """Return the answers in a JSON document. Raises FileError when it is none such."""
    try:
        values = {
            (words(one["column"]), words(one["value"])): tuple(map(str, one["answer"]))
            for one in document.get("answers", [])
        }
        columns = {str(name): target and str(target) for name, target in document.get("columns", {}).items()}
        persons = {"keep": True, "remove": False, None: None}[document.get("persons")]
    except (AttributeError, KeyError, TypeError) as error:
        raise FileError(NO_ANSWERS) from error
    return GivenAnswers(columns, values, persons)


def import_for_scripts(
    store: Store, content: bytes, method: Method, areas: AreaScope, given: GivenAnswers, *, keep: bool
) -> dict[str, Any]:
    """Return what importing a file would do; with ``keep`` it is done, and "stored" tells what was.

    Raises FileError when the file can't be used, or when it may not be kept before something is answered.
    """
    layout = INITIATIVE_LAYOUT
    recalled = recall_answers(store, layout, areas.gemeente)
    context = ImportContext(layout, method, areas, recalled)
    sheets = read_sheets(content)
    found = find_list(sheets, context)
    mapping = _mapping(store, found, context, given)
    if not set(layout.needed) & set(mapping):
        if keep:
            raise FileError(layout.needed_sentence)
        return import_document(sheets, found, mapping, context, None)
    preview = preview_import(store, found, mapping, context)
    answers = _answers(preview, given)
    if answers:
        context = replace(context, answers={**recalled, **answers})
        preview = preview_import(store, found, mapping, context)
    document = import_document(sheets, found, mapping, context, preview)
    if keep:
        personal = rows_naming_persons(preview)
        if personal and given.persons is None:
            raise FileError(PERSONS.format(count=len(personal)))
        done = apply_import(store, without_persons_in(preview) if given.persons is False else preview)
        remember_mapping(store, found.headers, mapping, layout)
        remember_answers(store, preview.questions, layout, areas.gemeente)
        document["stored"] = {"added": done.added, "changed": done.changed, "conflicts": len(done.conflicts)}
    return document


def _mapping(store: Store, found: RowList, context: ImportContext, given: GivenAnswers) -> ColumnMapping:
    """Return what the columns stand for: as answered, else as remembered, else as guessed."""
    remembered = recall_mapping(store, found.headers, context.layout)
    known = remembered is not None and all(target in context.targets for target in remembered if target)
    guesses = (remembered or ())[: len(found.headers)] if known else guess_mapping(found.headers, context, found.rows)
    return tuple(given.columns.get(header, guess) for header, guess in zip(found.headers, guesses, strict=True))


def _answers(preview: Preview, given: GivenAnswers) -> Answers:
    """Return the answers by what they are kept by, of what is really asked."""
    return {
        question.key: given.values[asked]
        for question in preview.questions
        if (asked := (words(question.column), words(question.value))) in given.values
    }
