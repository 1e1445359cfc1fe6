"""The matrix as a wall of cells to press and to type in, so compact that it fits a beamer, with its legend."""

from functools import partial
from pathlib import Path

import streamlit as st

from pages.parts.matrix.typed_names import ADDED, TypedNames, take_typed_again
from pages.parts.shared.element import element, heard
from pages.parts.shared.permitted import is_permitted, tell_who_can
from pages.parts.shared.theme import markdown_text
from wijk.approach.coverage import MatrixCell
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.views.matrix import ASKED_WORDS, SYMBOLS, Cells, legend, words_used
from wijk.views.matrix_grid import grid_texts, short_words

__all__ = ["explain_phases", "show_grid"]

HERE = Path(__file__).parent
GRID = "fasematrix"
HOW = (
    "Klik op een vakje om het te bekijken of te wijzigen. Of ga op een vakje staan en typ meteen de naam van een "
    "initiatief: Enter bewaart, Escape stopt, Ctrl+Z maakt ongedaan, de pijltjes gaan naar een ander vakje."
)
HOW_TO_LOOK = "Klik op een vakje om het te bekijken. Met de pijltjes gaat u naar een ander vakje."
# One element for the whole grid: as a button and a column for each cell, it was three quarters of what the page sends.
_grid = element(GRID, '<div class="matrix"></div>', HERE / "matrix.css", HERE / "grid.js")


def show_grid(overview: Overview, first: Cells, asked: Cells, typed: TypedNames) -> MatrixCell | None:
    """Groups × phases in the order of the figures about the groups; the cell that was pressed, if any.

    ``first`` are the priorities, ``asked`` the cells with a decision that the data ask about; ``typed`` keeps
    names, of who may.
    """
    matrix = overview.matrix
    may = is_permitted(typed.store, "write", "records", typed.place)
    texts = grid_texts(matrix, overview.group_figures, first, asked) | {"again": take_typed_again(), "may": may}
    pressed = _grid(
        key=GRID,
        data=texts,
        on_pressed_change=heard,
        on_typed_change=partial(typed.typed, GRID),
        on_undo_change=ADDED.undo,
    ).pressed
    states = [f"{SYMBOLS[state]} {state}: {meaning}." for state, meaning in legend(matrix).items()]
    words = [*words_used(matrix), *([ASKED_WORDS] if asked else []), short_words(matrix)]
    with st.container(key="matrix-woorden"):
        st.caption(markdown_text(HOW if may else HOW_TO_LOOK))
        if not may:
            tell_who_can("write", "records", typed.place)
        st.caption(markdown_text(" ".join([*states, *words])))
    return next((cell for cell in matrix.cells if [cell.group, cell.phase] == pressed), None)


def explain_phases(method: Method) -> None:
    """What happens in each phase, behind a fold."""
    with st.expander("Wat betekenen de fases?"):
        st.markdown(
            "\n".join(
                f"- **{markdown_text(phase.name)}**: {markdown_text(phase.explanation)}" for phase in method.phases
            )
        )
        st.caption(markdown_text(f"Dit is het {method.label}: {method.label_explanation}"))
