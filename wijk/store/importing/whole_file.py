"""Reading a file as we export it in one call: the rows that can be used, and what is wrong in it."""

from collections.abc import Sequence
from typing import Any

from wijk.store.importing.checking import Fault, check_rows
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import check_mapping, guess_mapping
from wijk.store.importing.planning import plan_rows
from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["read_list"]


def read_list(sheets: Sequence[Sheet], context: ImportContext) -> tuple[tuple[Any, ...], tuple[Fault, ...]]:
    """Return the things in the sheet that looks most like such a list, and what is wrong in it.

    Raises FileError when there is no such list.
    """
    found = find_list(sheets, context)
    mapping = guess_mapping(found.headers, context)
    check_mapping(mapping, context)
    planned = plan_rows(check_rows(found.rows, mapping, context), (), mapping, context).rows
    name = context.layout.naming_column(mapping)
    faults = [fault for one in planned for fault in (*one.faults, *one.remarks)]
    for one in planned:
        if one.action == "dubbel":
            value = context.layout.to_show(as_text(one.row.cells[name]))
            message = f"Dit staat ook op rij {one.same_as}; die is gebruikt. Verwijder een van de twee."
            faults.append(Fault(one.number, one.row.column(name), value, message))
    good = (one.item for one in planned if one.item and not context.layout.record_type.faults_in(one.item))
    return tuple(good), tuple(sorted(faults, key=lambda fault: fault.row))
