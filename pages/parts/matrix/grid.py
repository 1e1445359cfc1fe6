"""The matrix as a grid of cells to press, so compact that it fits a beamer, with its legend."""

import streamlit as st

from pages.parts.shared.theme import plain
from wijk.approach.coverage import Cell, Matrix, State
from wijk.approach.findings import Need
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.views.matrix import (
    GENERAL_NAME,
    SYMBOLS,
    Cells,
    general_lines,
    legend,
    need_texts,
    ordered_groups,
    short_lines,
    words_used,
)
from wijk.views.often import UNKNOWN

__all__ = ["explain_phases", "show_grid"]

# A word and a symbol say the state; the edge and the filling repeat it, also in grey. What a cell is about stands in
# its button for screen readers; a phone, where the header is away, shows the phase.
GRID_STYLE = """
div.st-key-fasematrix, .st-key-fasematrix-kop { gap: .35rem; }
.st-key-fasematrix [data-testid="stHorizontalBlock"] { gap: .35rem; }
.st-key-fasematrix [data-testid="stMarkdownContainer"] p { line-height: 1.22; margin: 0;
  font-size: clamp(1rem, 1.05vw, 1.3rem) !important; }
.st-key-fasematrix [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.st-key-fasematrix button { min-height: calc(2.44 * clamp(1rem, 1.05vw, 1.3rem) + .7rem); padding: .15rem .3rem;
  color: #1b1f24; }
@media (min-width: 901px) {
  .st-key-fasematrix [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
  .st-key-fasematrix [data-testid="stColumn"] { min-width: 0; }
  .st-key-fasematrix em { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
.st-key-fasematrix em { font-style: normal; }
.st-key-fasematrix button strong { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
@media (max-width: 900px) {
  .st-key-fasematrix-kop { display: none; }
  .st-key-fasematrix em { font-weight: 600; }
  .st-key-fasematrix [data-testid="stColumn"] { min-width: calc(50% - .35rem); flex: 1 1 calc(50% - .35rem); }
  .st-key-fasematrix [data-testid="stColumn"]:first-child { min-width: 100%; padding-top: .5rem; }
}
"""
STATE_STYLES: dict[State, str] = {
    "gedekt": "background: #d9e8f5; border: 3px solid #0b3c73;",
    "kwetsbaar": "background: #fff; border: 3px solid #2871b0;",
    "leeg": "background: #fff; border: 4px double #1b1f24;",
    "niet ingevuld": "background: #fff; border: 2px dashed #4a5560;",
}


def show_grid(found: Overview, first: Cells) -> Cell | None:
    """Groups × phases in the order of the needs; the cell that was pressed, if any."""
    st.html(f"<style>{GRID_STYLE}{_state_styles(found.matrix)}</style>")
    matrix, need_of = found.matrix, {need.group: need for need in found.needs}
    phases, pressed = matrix.method.phases, None
    widths = [1.8, *(1 for _ in phases)]
    with st.container(key="fasematrix"):
        with st.container(key="fasematrix-kop"):
            header = ["Doelgroep", *(phase.name for phase in phases)]
            for column, name in zip(st.columns(widths), header, strict=True):
                column.markdown(f"**{plain(name)}**")
        for group in ordered_groups(matrix, found.needs):
            columns = st.columns(widths, vertical_alignment="center")
            size, often = need_texts(need_of.get(group.id, Need(group.id)))
            about = f"{_whole(f'omvang {size}')}, {_whole(often if often != UNKNOWN else f'hoe vaak: {often}')}"
            columns[0].markdown(f"**{plain(group.name)}**  \n{plain(about)}")
            for column, phase, cell in zip(columns[1:], phases, matrix.row(group.id), strict=True):
                lines = ", ".join(map(_whole, short_lines(cell, first)))
                if column.button(
                    f"**{plain(f'{group.name},')}** *{plain(f'{phase.name}:')}* {plain(lines)}",
                    key=_key(cell),
                    width="stretch",
                    wrap=True,
                ):
                    pressed = cell
        columns = st.columns(widths)
        columns[0].markdown(f"**{plain(GENERAL_NAME)}**")
        for column, phase, general in zip(columns[1:], phases, matrix.general, strict=True):
            column.markdown(f"*{plain(f'{phase.name}:')}* {plain(', '.join(general_lines(general, first)))}")
    states = [f"{SYMBOLS[state]} {state}: {meaning}." for state, meaning in legend(matrix).items()]
    st.caption(plain(" ".join(["Klik op een vakje om het te bekijken of te wijzigen.", *states, *words_used(matrix)])))
    return pressed


def explain_phases(method: Method) -> None:
    """What happens in each phase, behind a fold."""
    with st.expander("Wat betekenen de fases?"):
        st.markdown("\n".join(f"- **{plain(phase.name)}**: {plain(phase.explanation)}" for phase in method.phases))
        st.caption(plain(f"Dit is het {method.label}: {method.label_explanation}"))


def _key(cell: Cell) -> str:
    return f"vak-{cell.group}-{cell.phase}"


def _state_styles(matrix: Matrix) -> str:
    """A rule per state for the buttons of its cells: Streamlit makes a class of a key."""
    rules = []
    for state, style in STATE_STYLES.items():
        buttons = [f".st-key-{_key(cell)} button" for cell in matrix.cells if cell.state == state]
        rules += [f"{', '.join(buttons)} {{ {style} }}"] if buttons else []
    return "\n".join(rules)


def _whole(line: str) -> str:
    """A line that is not broken at its spaces."""
    return line.replace(" ", "\N{NO-BREAK SPACE}")
