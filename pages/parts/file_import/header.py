"""Where the list stands in a file: which sheets, under which line of column names, and which rows are none of it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.file_import.files import ListFile
from pages.parts.shared.theme import markdown_text
from wijk.store.importing.header import find_list, list_under
from wijk.store.importing.headings import taken_after_all
from wijk.store.importing.layout import ImportContext
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Cell, Sheet
from wijk.views.file_reading import aside_text, asides_text, lines_above_text, together_text

__all__ = ["choose_header"]

HEADER_LINES = 30
NONE = -1
NO_NAMES = "Er zijn geen kolomnamen: alle regels zijn gegevens"


def choose_header(file: ListFile, found: RowList, context: ImportContext) -> RowList | None:
    """The rows as found, or those that the user points out; None while it is asked whether there are column names."""
    with st.expander("Staan de kolomnamen op een ander blad of een andere rij?"):
        chosen: RowList | None = _point_out(file, found, context)
    if chosen is found and found.doubtful:
        chosen = _ask_for_names(file, found, context)
    if chosen is None:
        return None
    told = filter(None, (together_text(chosen), lines_above_text(chosen), *chosen.remarks))
    st.markdown("\n".join(f"- {markdown_text(one)}" for one in told))
    return _choose_asides(file, chosen, context)


def _point_out(file: ListFile, found: RowList, context: ImportContext) -> RowList:
    """What stands under the line and on the sheet that the user points out."""
    titles = [sheet.title for sheet in file.sheets]
    together = "Alle bladen met deze kolommen" if found.together else ""
    title = together or found.sheet
    if len(titles) > 1:
        options = [*([together] if together else []), *titles]
        title = st.selectbox("Blad", options, index=options.index(title), key=f"blad-{file.id}")
    if title == together and together:
        return found
    sheet = file.sheets[titles.index(title)]
    of_sheet = found if title == found.sheet and not found.together else find_list([sheet], context)
    numbers = [line.number for line in sheet.lines]
    lines = [*range(min(len(sheet.lines), HEADER_LINES)), NONE]
    guess = numbers.index(of_sheet.header_row)
    header = st.selectbox(
        "Rij met kolomnamen",
        lines,
        index=lines.index(guess),
        key=f"kop-{file.id}-{title}",
        format_func=lambda index: NO_NAMES if index == NONE else _line(sheet, index, context),
    )
    return of_sheet if header == guess else list_under(sheet, None if header == NONE else header, context)


def _ask_for_names(file: ListFile, found: RowList, context: ImportContext) -> RowList | None:
    """Ask whether the first line holds column names, where none of them is known."""
    sheet = next(sheet for sheet in file.sheets if sheet.title == found.sheet)
    index = [line.number for line in sheet.lines].index(found.header_row)
    st.markdown("Wij herkennen geen kolomnamen in dit bestand.")
    answers = {True: f"Dit zijn de kolomnamen: {_line(sheet, index, context)}", False: NO_NAMES}
    answer = st.radio(
        "Wat staat er op de eerste regel?",
        list(answers),
        index=None,
        key=f"kolomnamen-{file.id}",
        format_func=lambda one: answers[one],
    )
    if answer is None:
        return None
    return found if answer else list_under(sheet, None, context)


def _choose_asides(file: ListFile, found: RowList, context: ImportContext) -> RowList:
    """The rows without those that seem to be headings and the like, unless the user wants them."""
    if not found.asides:
        return found
    told = {at: context.layout.to_show(aside_text(aside)) for at, aside in enumerate(found.asides)}
    with st.expander(asides_text(found.asides)):
        wanted = st.multiselect(
            "Toch overnemen",
            list(told),
            placeholder="Geen",
            key=f"tussenkoppen-{file.id}-{found.sheet}-{found.header_row}",
            format_func=lambda at: told[at],
        )
        st.markdown("\n".join(f"- {markdown_text(text)}" for text in told.values()))
    return taken_after_all(found, [found.asides[at] for at in wanted]) if wanted else found


def _line(sheet: Sheet, index: int, context: ImportContext) -> str:
    line = sheet.lines[index]
    return f"Rij {line.number}: {_cells(line.cells, context)}"


def _cells(cells: Sequence[Cell], context: ImportContext) -> str:
    return " · ".join(context.layout.to_show(shown(cell)) for cell in cells if not is_blank(cell))[:80]
