"""The first steps of an import: a file as read, where its table stands, and what each column means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.header import find_list, list_under
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.remembered_columns import recall_mapping
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList, column_name
from wijk.store.spreadsheets.sheets import Cell, Sheet
from wijk.views.numbers import number

__all__ = ["ListFile", "choose_columns", "choose_header", "read_file"]

SKIP = ""
HEADER_LINES = 30


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


def choose_header(file: ListFile, found: RowList, context: ImportContext) -> RowList:
    """The rows as found, or those under the line that the user points out, maybe on another sheet."""
    to_show = context.layout.to_show
    with st.expander("Staan de kolomnamen op een ander blad of een andere rij?"):
        titles = [sheet.title for sheet in file.sheets]
        title = found.sheet
        if len(titles) > 1:
            title = st.selectbox("Blad", titles, index=titles.index(found.sheet), key=f"blad-{file.id}")
        sheet = file.sheets[titles.index(title)]
        if title != found.sheet:
            found = find_list([sheet], context)
        lines = sheet.lines[:HEADER_LINES]
        guess = len(sheet.lines) - len(found.rows) - 1
        header = st.selectbox(
            "Rij met kolomnamen",
            range(len(lines)),
            index=guess,
            key=f"kop-{file.id}-{title}",
            format_func=lambda index: (
                f"Rij {lines[index].number}: "
                + " · ".join(to_show(shown(cell)) for cell in lines[index].cells if not is_blank(cell))[:80]
            ),
        )
    return found if header == guess else list_under(sheet, header, context)


def choose_columns(file: ListFile, found: RowList, store: Store, context: ImportContext) -> ColumnMapping:
    """What each column means: as remembered or guessed, until the user says otherwise."""
    layout = context.layout
    names = {SKIP: "niet overnemen", **context.targets}
    remembered = recall_mapping(store, found.headers, layout)
    known = remembered is not None and all(target in names for target in remembered if target)
    guesses = remembered if remembered and known else guess_mapping(found.headers, context)
    taken = sum(target is not None for target in guesses)
    st.markdown(
        f"**{number(taken)} van de {number(len(guesses))} kolommen** worden overgenomen"
        + (", zoals u dat de vorige keer koos." if remembered and known else ", naar onze beste inschatting.")
    )
    chosen = []
    with st.expander("Wat betekent elke kolom?", expanded=not set(layout.needed) & set(guesses)):
        columns = st.columns(3)
        for index, guess in enumerate(guesses):
            with columns[index % len(columns)]:
                chosen.append(
                    st.selectbox(
                        markdown_text(column_name([*map(layout.to_show, found.headers)], index)),
                        list(names),
                        index=list(names).index(guess or SKIP),
                        format_func=lambda target: names[target],
                        key=f"kolom-{file.id}-{found.sheet}-{found.rows[0].number}-{index}",
                    )
                )
                st.caption(markdown_text(_example([row.cells[index] for row in found.rows], layout)))
    return tuple(target or None for target in chosen)


def _example(cells: Sequence[Cell], layout: Layout) -> str:
    example = next((shown(cell) for cell in cells if not is_blank(cell)), "")
    return f"Bijvoorbeeld: {layout.to_show(example)[:80]}" if example else "Deze kolom is leeg"
