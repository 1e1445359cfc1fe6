"""A file that was uploaded, as read."""

from collections.abc import Callable
from dataclasses import dataclass

from wijk.store.common.errors import FileError
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["ListFile", "read_file"]


@dataclass(frozen=True, slots=True)
class ListFile:
    """An uploaded file as read: the sheets with a list, the rows found in them, and the sheets with something else.

    ``refusal`` says why the file can't be used as a whole; nothing of it is kept then.
    """

    id: str
    sheets: tuple[Sheet, ...] = ()
    found: RowList | None = None
    others: tuple[Sheet, ...] = ()
    refusal: str = ""


def read_file(identifier: str, content: bytes, context: ImportContext, apart: Callable[[Sheet], bool]) -> ListFile:
    """Read a file; ``apart`` tells which sheets hold something else than the list."""
    try:
        sheets = read_sheets(content)
        marked = [(sheet, apart(sheet)) for sheet in sheets]
        lists = tuple(sheet for sheet, other in marked if not other)
        found = find_list(lists, context) if lists else None
        return ListFile(identifier, lists, found, tuple(sheet for sheet, other in marked if other))
    except FileError as error:
        return ListFile(identifier, refusal=str(error))
