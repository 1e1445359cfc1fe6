"""Reading a file as we export it in one call: the rows without a fault, and what is wrong in the others."""

from collections.abc import Sequence
from typing import Any

from wijk.domain.method import Method
from wijk.store.importing.areas import Where
from wijk.store.importing.columns import check_mapping, column_name, find_table, guess_mapping
from wijk.store.importing.layout import Layout
from wijk.store.importing.plan import plan_rows
from wijk.store.importing.rows import Fault, check_rows, no_progress
from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["read_table"]


def read_table(
    sheets: Sequence[Sheet], method: Method, layout: Layout, where: Where
) -> tuple[tuple[Any, ...], tuple[Fault, ...]]:
    """Return the things in the sheet that looks most like such a list, and what is wrong in it.

    ``where`` is as for `check_rows`. Raises FileError when there is no such list.
    """
    table = find_table(sheets, method, layout)
    mapping = guess_mapping(table.headers, method, layout)
    check_mapping(mapping, method, layout)
    rows = plan_rows(check_rows(table, mapping, method, where, no_progress, layout), (), method, where, layout)
    name = mapping.index(layout.shown_for(mapping))
    faults = [fault for row in rows for fault in row.faults]
    for row in rows:
        if row.action == "dubbel":
            value = layout.told(as_text(row.line.cells[name]))
            message = f"Dit staat ook op rij {row.same_as}; die is gebruikt. Verwijder een van de twee."
            faults.append(Fault(row.line.number, column_name(table.headers, name), value, message))
    return tuple(row.item for row in rows if row.item), tuple(sorted(faults, key=lambda fault: fault.row))
