"""Which columns of a file are not taken over, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.store.common.personal import is_contact
from wijk.store.common.texts import words
from wijk.store.importing.column_subjects import is_contact_column, is_key_or_link, other_period
from wijk.store.importing.crosses import CROSS_COLUMN, crossed_columns
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.name_column import is_bare_name, names_persons
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Row, RowList, column_names

__all__ = ["CONTACT", "CROSSED", "EMPTY", "KEY_OR_LINK", "LeftOut", "left_out"]

CONTACT = "gaat over een persoon of over contactgegevens"
MAY_BE_PERSONS = "kan namen van personen bevatten: kies zelf of dit de naam van het initiatief is"
EMPTY = "is leeg"
KEY_OR_LINK = "is een nummer of een link"
UNKNOWN = "niet herkend"
CROSSED = f"de kruisjes staan in '{CROSS_COLUMN}'"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that is not taken over: where it stands (0 is the first), how to point at it, and why, in Dutch."""

    index: int
    column: str
    reason: str


def left_out(found: RowList, mapping: ColumnMapping, context: ImportContext) -> tuple[LeftOut, ...]:
    """Return the columns that have a name or something in them and are not taken over, in the order of the file."""
    crossed = crossed_columns(found, context) if CROSS_COLUMN in found.headers else ()
    return tuple(
        LeftOut(index, name, CROSSED if index in crossed else _reason(found, mapping, index, context))
        for index, (name, target) in enumerate(zip(column_names(found.headers), mapping, strict=True))
        if target is None and (found.headers[index] or not _is_empty(found.rows, index))
    )


def _reason(found: RowList, mapping: ColumnMapping, index: int, context: ImportContext) -> str:
    header = found.headers[index]
    key = words(header)
    if _is_empty(found.rows, index):
        return EMPTY
    if is_contact_column(key) or names_persons(index, found.rows) or _holds_contacts(found.rows, index):
        return CONTACT
    if is_key_or_link(key):
        return KEY_OR_LINK
    (alone,) = guess_mapping([header], context)
    if alone and alone in mapping:
        other = found.headers[mapping.index(alone)]
        return f"'{context.targets[alone]}' komt al uit de kolom '{other}'"
    if is_bare_name(key):
        return MAY_BE_PERSONS
    period = next((told for target in context.targets if (told := other_period(key, target))), "")
    return f"telt per {period}, niet per maand" if period else UNKNOWN


def _is_empty(rows: Sequence[Row], index: int) -> bool:
    return all(is_blank(row.cells[index]) for row in rows)


def _holds_contacts(rows: Sequence[Row], index: int) -> bool:
    """Return whether half of the cells hold a telephone number or e-mail address."""
    texts = [shown(row.cells[index]) for row in rows if not is_blank(row.cells[index])]
    return 2 * sum(map(is_contact, texts)) >= len(texts) > 0
