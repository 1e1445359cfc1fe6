"""What each column of a file means, and what is done with the columns that are not taken over."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.file_import.files import ListFile
from pages.parts.shared.theme import markdown_text
from wijk.store.database.connection import Store
from wijk.store.importing.derived_columns import rest_columns, with_rest
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.left_out import left_out
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.remembered_columns import recall_mapping
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import RowList, column_name
from wijk.store.spreadsheets.sheets import Cell
from wijk.views.file_reading import left_out_text, listed_columns
from wijk.views.numbers import number

__all__ = ["choose_columns"]

SKIP = ""


def choose_columns(
    file: ListFile, found: RowList, store: Store, context: ImportContext
) -> tuple[RowList, ColumnMapping]:
    """What each column means, as remembered or guessed until the user says otherwise; with the rest if it is wanted."""
    layout = context.layout
    names = {SKIP: "niet overnemen", **context.targets}
    width = len(found.headers)
    remembered = recall_mapping(store, found.headers, layout) or ()
    known = len(remembered) >= width and all(target in names for target in remembered if target)
    guesses = remembered[:width] if known else guess_mapping(found.headers, context, found.rows)
    summary = st.container()
    mapping = _choose(file, found, guesses, names, layout)
    taken = sum(target is not None for target in mapping)
    with summary:
        st.markdown(
            f"**{number(taken)} van de {number(width)} kolommen** worden overgenomen"
            + (", zoals u dat de vorige keer koos. " if known else ", naar onze beste inschatting. ")
            + ("" if set(layout.needed) & set(mapping) else _told(found, mapping, context))
        )
    rest = rest_columns(found, mapping, context) if layout.note else ()
    headers = listed_columns([found.headers[index] or column_name(found.headers, index) for index in rest])
    if rest and st.checkbox(
        f"Bewaar de rest van elke rij leesbaar in de toelichting: {markdown_text(headers)}",
        value=known and len(remembered) > width,
        key=f"rest-{file.id}-{found.sheet}",
    ):
        return with_rest(found, mapping, rest)
    return found, mapping


def _told(found: RowList, mapping: ColumnMapping, context: ImportContext) -> str:
    """Why the columns are not taken over, while there is no preview that says so."""
    return markdown_text(context.layout.to_show(left_out_text(left_out(found, mapping, context))))


def _choose(
    file: ListFile, found: RowList, guesses: ColumnMapping, names: dict[str, str], layout: Layout
) -> ColumnMapping:
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
                        key=f"kolom-{file.id}-{found.sheet}-{found.header_row}-{len(found.together)}-{index}",
                    )
                )
                st.caption(markdown_text(_example([row.cells[index] for row in found.rows], layout)))
    return tuple(target or None for target in chosen)


def _example(cells: Sequence[Cell], layout: Layout) -> str:
    example = next((shown(cell) for cell in cells if not is_blank(cell)), "")
    return f"Bijvoorbeeld: {layout.to_show(example)[:80]}" if example else "Deze kolom is leeg"
