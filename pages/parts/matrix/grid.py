"""The matrix as a grid of cells to press, so compact that it fits a beamer, with its legend."""

from pathlib import Path

import streamlit as st

from pages.parts.shared.assets import style
from pages.parts.shared.theme import markdown_text
from wijk.approach.coverage import Matrix, MatrixCell, State
from wijk.approach.findings import GroupFigures
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.views.matrix import (
    ASKED_WORDS,
    GENERAL_NAME,
    SYMBOLS,
    Cells,
    general_lines,
    group_texts,
    legend,
    ordered_groups,
    short_lines,
    words_used,
)
from wijk.views.often import UNKNOWN

__all__ = ["explain_phases", "show_grid"]

# A word and a symbol say the state; the edge and the filling repeat it, also in grey. What a cell is about stands in
# its button for screen readers; a phone, where the header is away, shows the phase.
STATE_STYLES: dict[State, str] = {
    "gedekt": "background: var(--blue-1); border: 3px solid var(--blue-5);",
    "kwetsbaar": "background: var(--paper); border: 3px solid var(--blue-4);",
    "leeg": "background: var(--paper); border: 4px double var(--ink);",
    "niet ingevuld": "background: var(--paper); border: 2px dashed var(--quiet);",
}


def show_grid(overview: Overview, first: Cells, asked: Cells) -> MatrixCell | None:
    """Groups × phases in the order of the figures about the groups; the cell that was pressed, if any.

    ``first`` are the priorities, ``asked`` the cells with a decision that the data ask about.
    """
    st.html(style(Path(__file__).with_name("matrix.css")) + f"<style>{_state_styles(overview.matrix)}</style>")
    matrix, figures_of = overview.matrix, {figures.group: figures for figures in overview.group_figures}
    phases, pressed = matrix.method.phases, None
    widths = [1.8, *(1 for _ in phases)]
    with st.container(key="fasematrix"):
        with st.container(key="fasematrix-kop"):
            header = ["Doelgroep", *(phase.name for phase in phases)]
            for column, name in zip(st.columns(widths), header, strict=True):
                column.markdown(f"**{markdown_text(name)}**")
        for group in ordered_groups(matrix, overview.group_figures):
            columns = st.columns(widths, vertical_alignment="center")
            size, often = group_texts(figures_of.get(group.id, GroupFigures(group.id)))
            about = f"{_whole(f'omvang {size}')}, {_whole(often if often != UNKNOWN else f'hoe vaak: {often}')}"
            columns[0].markdown(f"**{markdown_text(group.name)}**  \n{markdown_text(about)}")
            for column, phase, cell in zip(columns[1:], phases, matrix.row(group.id), strict=True):
                lines = ", ".join(map(_whole, short_lines(cell, first, asked)))
                if column.button(
                    f"**{markdown_text(f'{group.name},')}** *{markdown_text(f'{phase.name}:')}* {markdown_text(lines)}",
                    key=_key(cell),
                    width="stretch",
                    wrap=True,
                ):
                    pressed = cell
        columns = st.columns(widths)
        columns[0].markdown(f"**{markdown_text(GENERAL_NAME)}**")
        for column, phase, general in zip(columns[1:], phases, matrix.general, strict=True):
            column.markdown(
                f"*{markdown_text(f'{phase.name}:')}* {markdown_text(', '.join(general_lines(general, first)))}"
            )
    states = [f"{SYMBOLS[state]} {state}: {meaning}." for state, meaning in legend(matrix).items()]
    words = [*words_used(matrix), *([ASKED_WORDS] if asked else [])]
    st.caption(markdown_text(" ".join(["Klik op een vakje om het te bekijken of te wijzigen.", *states, *words])))
    return pressed


def explain_phases(method: Method) -> None:
    """What happens in each phase, behind a fold."""
    with st.expander("Wat betekenen de fases?"):
        st.markdown(
            "\n".join(
                f"- **{markdown_text(phase.name)}**: {markdown_text(phase.explanation)}" for phase in method.phases
            )
        )
        st.caption(markdown_text(f"Dit is het {method.label}: {method.label_explanation}"))


def _key(cell: MatrixCell) -> str:
    return f"vak-{cell.group}-{cell.phase}"


def _state_styles(matrix: Matrix) -> str:
    """A rule per state for the buttons of its cells: Streamlit makes a class of a key."""
    rules = []
    for state, look in STATE_STYLES.items():
        buttons = [f".st-key-{_key(cell)} button" for cell in matrix.cells if cell.state == state]
        rules += [f"{', '.join(buttons)} {{ {look} }}"] if buttons else []
    return "\n".join(rules)


def _whole(line: str) -> str:
    """A line that is not broken at its spaces."""
    return line.replace(" ", "\N{NO-BREAK SPACE}")
