"""The first steps of an import: a file as read, where its table stands, and what each column means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.theme import markdown_text
from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.columns import Targets, column_name, find_table, guess_mapping, pointed_table
from wijk.store.importing.layout import Layout
from wijk.store.importing.remembered_columns import recall_mapping
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.sheets import Cell, Sheet, Table
from wijk.views.numbers import number

__all__ = ["File", "choose_columns", "choose_table", "read_file"]

SKIP = ""
HEADER_LINES = 30


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file as read: the sheets with a list, the table found in them, and the sheets with something else.

    ``refusal`` says why the file can't be used as a whole; nothing of it is kept then.
    """

    id: str
    sheets: tuple[Sheet, ...] = ()
    found: Table | None = None
    others: tuple[Sheet, ...] = ()
    refusal: str = ""


def read_file(identifier: str, content: bytes, method: Method, layout: Layout, apart: Callable[[Sheet], bool]) -> File:
    """Read a file; ``apart`` tells which sheets hold something else than the list."""
    try:
        sheets = read_sheets(content)
        marked = [(sheet, apart(sheet)) for sheet in sheets]
        lists = tuple(sheet for sheet, other in marked if not other)
        found = find_table(lists, method, layout) if lists else None
        return File(identifier, lists, found, tuple(sheet for sheet, other in marked if other))
    except FileError as error:
        return File(identifier, refusal=str(error))


def choose_table(file: File, found: Table, method: Method, layout: Layout) -> Table:
    """The table as found, or under the sheet and line that the user points out."""
    with st.expander("Staan de kolomnamen op een ander blad of een andere rij?"):
        titles = [sheet.title for sheet in file.sheets]
        title = found.title
        if len(titles) > 1:
            title = st.selectbox("Blad", titles, index=titles.index(found.title), key=f"blad-{file.id}")
        sheet = file.sheets[titles.index(title)]
        if title != found.title:
            found = find_table([sheet], method, layout)
        lines = sheet.lines[:HEADER_LINES]
        guess = len(sheet.lines) - len(found.lines) - 1
        header = st.selectbox(
            "Rij met kolomnamen",
            range(len(lines)),
            index=guess,
            key=f"kop-{file.id}-{title}",
            format_func=lambda index: (
                f"Rij {lines[index].number}: "
                + " · ".join(layout.told(shown(cell)) for cell in lines[index].cells if not is_blank(cell))[:80]
            ),
        )
    return found if header == guess else pointed_table(sheet, header, layout)


def choose_columns(file: File, table: Table, store: Store, method: Method, layout: Layout) -> Targets:
    """What each column means: as remembered or guessed, until the user says otherwise."""
    names = {SKIP: "niet overnemen", **layout.targets(method)}
    remembered = recall_mapping(store, table.headers, layout.record_type)
    known = remembered is not None and all(target in names for target in remembered if target)
    guesses = remembered if remembered and known else guess_mapping(table.headers, method, layout)
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
                        markdown_text(column_name([*map(layout.told, table.headers)], index)),
                        list(names),
                        index=list(names).index(guess or SKIP),
                        format_func=lambda target: names[target],
                        key=f"kolom-{file.id}-{table.title}-{table.lines[0].number}-{index}",
                    )
                )
                st.caption(markdown_text(_example([line.cells[index] for line in table.lines], layout)))
    return tuple(target or None for target in chosen)


def _example(cells: Sequence[Cell], layout: Layout) -> str:
    example = next((shown(cell) for cell in cells if not is_blank(cell)), "")
    return f"Bijvoorbeeld: {layout.told(example)[:80]}" if example else "Deze kolom is leeg"
