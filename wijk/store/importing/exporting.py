"""Records of any kind as rows of a file: a column for each field under its Dutch name, as importing reads it back.

Choices of the method are written by name. What the working model doesn't know (it was retyped) stands in the last
column, for people to read; importing over the same database leaves it as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from json import dumps
from operator import attrgetter
from typing import Any

from pydantic_core import to_jsonable_python

from wijk.domain.group_words import OTHER_GROUP, OTHER_GROUP_NAME
from wijk.domain.method import Method
from wijk.domain.times import TIMES
from wijk.store.database.headings import Headings
from wijk.store.database.records import RecordType
from wijk.store.importing.choices import Choice, choice_labels
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import Rows, SheetToWrite, csv_bytes, names_of, workbook_bytes

__all__ = [
    "ExportColumn",
    "column_rows",
    "export_columns",
    "export_csv_of",
    "export_workbook_of",
    "record_columns",
    "unknown_column",
]

UNKNOWN = "Niet in het werkmodel"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column of a file: its header, and what stands in it of a record."""

    header: str
    cell: Callable[[Any], Cell]


def export_csv_of(record_type: RecordType[Any], items: Iterable[Any], method: Method, about: About | None) -> bytes:
    """Return records of a kind as CSV for a Dutch Excel."""
    return csv_bytes(column_rows(items, record_columns(record_type, method)), about)


def export_workbook_of(
    kinds: Iterable[tuple[RecordType[Any], Iterable[Any]]], method: Method, about: About | None
) -> bytes:
    """Return an Excel workbook with a sheet for each kind of record, called as people call them."""
    return workbook_bytes(
        [
            SheetToWrite(record_type.label.capitalize(), column_rows(items, record_columns(record_type, method)))
            for record_type, items in kinds
        ],
        about,
    )


def record_columns(record_type: RecordType[Any], method: Method) -> list[ExportColumn]:
    """Return the columns of a kind of record, and one for what the method doesn't know where there can be such."""
    columns = export_columns(record_type.headings, method)
    fields = [field for field in record_type.headings if field in _lists_of(method)]
    return [*columns, unknown_column(lambda item: _unknown(item, fields, method))] if fields else columns


def export_columns(headings: Headings, method: Method) -> list[ExportColumn]:
    """Return a column for each field."""
    return [ExportColumn(header, _reader(field, method)) for field, header in headings.items()]


def unknown_column(unknown: Callable[[Any], Iterable[str]]) -> ExportColumn:
    """Return the column with the ids that the method doesn't know."""
    return ExportColumn(UNKNOWN, lambda item: "; ".join(unknown(item)))


def column_rows(items: Iterable[Any], columns: Sequence[ExportColumn]) -> Rows:
    """Return records as rows, the first the header."""
    yield [column.header for column in columns]
    for item in items:
        yield [column.cell(item) for column in columns]


def _lists_of(method: Method) -> Mapping[str, Sequence[Choice]]:
    """The fields that hold ids of the method, in whatever kind of record."""
    return {
        "groups": method.groups,
        "phases": method.phases,
        "elements": method.elements,
        "copings": method.copings,
    }


def _reader(field: str, method: Method) -> Callable[[Any], Cell]:
    value_of = attrgetter(field)
    if field in (lists := _lists_of(method)):
        names = {**choice_labels(lists[field]), OTHER_GROUP: OTHER_GROUP_NAME}
        return lambda item: names_of(value_of(item), names)
    if field == "times":
        return lambda item: names_of(item.times, choice_labels(TIMES))
    if f"{field}s" in lists:
        one = choice_labels(lists[f"{field}s"])
        return lambda item: one.get(value_of(item), value_of(item))
    return lambda item: _cell(value_of(item))


def _cell(value: Any) -> Cell:
    """Return a value as one cell: other dataclasses, and lists of them, as JSON."""
    if value is None or isinstance(value, str | int | float | Decimal | date):
        return value
    if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return "; ".join(value)
    return dumps(to_jsonable_python(value), ensure_ascii=False)


def _unknown(item: Any, fields: Iterable[str], method: Method) -> list[str]:
    known = {field: {OTHER_GROUP, *(choice.id for choice in _lists_of(method)[field])} for field in fields}
    return [entry for field in fields for entry in getattr(item, field) if entry not in known[field]]
