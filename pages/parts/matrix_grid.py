"""The matrix as a grid of cells to press, and the cell that was pressed: what is in it, and one more to add."""

from datetime import date

import streamlit as st

from pages.parts.look import plain
from pages.parts.messages import say
from wijk.approach.coverage import Cell, Matrix, State, by_name
from wijk.approach.findings import Need
from wijk.chain import Overview
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.store.checks import faults_in
from wijk.store.database import Store
from wijk.store.errors import StoreError
from wijk.store.repository import add_initiative, clear_confirmation, confirm_cell, new_id
from wijk.views.matrix import GENERAL_NAME, SYMBOLS, cell_lines, general_lines, need_texts, ordered_groups
from wijk.views.matrix_excel import group_name, joined_phases

__all__ = ["opened_cell", "show_cell", "show_grid"]

OPENED = "vakje"
# A word and a symbol say the state; the edge and the filling repeat it, also in grey. What a cell is about stands in
# its button for screen readers, and is shown where the columns stand under each other.
GRID_STYLE = """
.st-key-fasematrix [data-testid="stHorizontalBlock"] { gap: .4rem; }
.st-key-fasematrix button { min-height: 4.6rem; height: 100%; padding: .3rem .4rem; color: #1b1f24; }
.st-key-fasematrix button p { font-size: .95rem !important; line-height: 1.25; }
@media (min-width: 901px) {
  .st-key-fasematrix [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
  .st-key-fasematrix [data-testid="stColumn"] { min-width: 0; }
  .st-key-fasematrix button strong { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
}
@media (max-width: 900px) {
  .st-key-fasematrix-kop { display: none; }
  .st-key-fasematrix [data-testid="stColumn"] { min-width: 100%; }
}
"""
STATE_STYLES: dict[State, str] = {
    "gedekt": "background: #d9e8f5; border: 3px solid #0b3c73;",
    "kwetsbaar": "background: #fff; border: 3px solid #2871b0;",
    "leeg": "background: #fff; border: 4px double #1b1f24;",
    "niet ingevuld": "background: #fff; border: 2px dashed #4a5560;",
}


def show_grid(found: Overview) -> None:
    """Groups × phases in the order of the needs; pressing a cell opens it."""
    st.html(f"<style>{GRID_STYLE}{_state_styles(found.matrix)}</style>")
    matrix, need_of = found.matrix, {need.group: need for need in found.needs}
    phases = matrix.method.phases
    widths = [1.5, *(1 for _ in phases)]
    with st.container(key="fasematrix"):
        with st.container(key="fasematrix-kop"):
            header = ["Doelgroep", *(phase.name for phase in phases)]
            for column, name in zip(st.columns(widths), header, strict=True):
                column.markdown(f"**{plain(name)}**")
        for group in ordered_groups(matrix, found.needs):
            columns = st.columns(widths)
            size, concentration = need_texts(need_of.get(group.id, Need(group.id)))
            columns[0].markdown(
                f"**{plain(group.name)}**  \n{plain(f'omvang: {size}')}  \n{plain(f'concentratie: {concentration}')}"
            )
            for column, phase, cell in zip(columns[1:], phases, matrix.row(group.id), strict=True):
                column.button(
                    f"**{plain(f'{group.name}, {phase.name}:')}** {plain(' · '.join(cell_lines(cell)))}",
                    key=_key(cell),
                    on_click=_open,
                    args=(cell.group, cell.phase),
                    width="stretch",
                    wrap=True,
                )
        columns = st.columns(widths)
        columns[0].markdown(f"**{plain(GENERAL_NAME)}**")
        for column, general in zip(columns[1:], matrix.general, strict=True):
            column.markdown(plain(" · ".join(general_lines(general))))
    st.caption(
        f"{SYMBOLS['gedekt']} gedekt: twee of meer eigen initiatieven. {SYMBOLS['kwetsbaar']} kwetsbaar: precies één. "
        f"{SYMBOLS['leeg']} leeg: de groep weet zeker dat er niets is. {SYMBOLS['niet ingevuld']} niet ingevuld: "
        "niemand weet nog of er iets is. Algemeen aanbod telt niet mee als gedekt."
    )


def opened_cell(found: Overview) -> Cell | None:
    """The cell that was pressed, as it is now."""
    opened = st.session_state.get(OPENED)
    return next((cell for cell in found.matrix.cells if (cell.group, cell.phase) == opened), None)


def show_cell(store: Store, found: Overview, cell: Cell, place: Place) -> None:
    """What is in a cell, with the function there; add one, or say that there is surely nothing."""
    method = found.matrix.method
    group, phase = group_name(cell.group, method), joined_phases([cell.phase], method)
    with st.container(border=True):
        st.subheader(plain(f"{group}, {phase}"))
        st.markdown(plain(". ".join(cell_lines(cell)) + "."))
        if cell.initiatives:
            st.markdown("\n".join(_line(one, cell.phase, method) for one in by_name(cell.initiatives)))
        general = found.matrix.general_for(cell.group, cell.phase)
        if general:
            st.markdown("Algemeen aanbod dat er ook voor deze groep is:")
            st.markdown("\n".join(_line(initiative, cell.phase, method) for initiative in by_name(general)))
        _add_form(store, cell, place)
        if not cell.count:
            _confirmation(store, cell, place)
        st.button("Sluit dit vakje", on_click=lambda: st.session_state.pop(OPENED, None))


def _key(cell: Cell) -> str:
    return f"vak-{cell.group}-{cell.phase}"


def _state_styles(matrix: Matrix) -> str:
    """A rule per state for the buttons of its cells: Streamlit makes a class of a key."""
    rules = []
    for state, style in STATE_STYLES.items():
        buttons = [f".st-key-{_key(cell)} button" for cell in matrix.cells if cell.state == state]
        rules += [f"{', '.join(buttons)} {{ {style} }}"] if buttons else []
    return "\n".join(rules)


def _open(group: str, phase: str) -> None:
    st.session_state[OPENED] = (group, phase)


def _line(initiative: Initiative, phase: str, method: Method) -> str:
    names = {function.id: function.name for one in method.phases if one.id == phase for function in one.functions}
    functions = [names.get(one, one) for role in initiative.roles if role.phase == phase for one in role.functions]
    told = ", ".join(functions) if functions else "functie niet ingevuld"
    organisation = f" ({initiative.organisation})" if initiative.organisation else ""
    return f"- **{plain(initiative.name)}**{plain(organisation)}{plain(': ' + told)}"


def _add_form(store: Store, cell: Cell, place: Place) -> None:
    with st.form(f"erbij-{cell.group}-{cell.phase}", clear_on_submit=False, border=False):
        first, second = st.columns([3, 1], vertical_alignment="bottom")
        name = first.text_input("Voeg hier een initiatief toe: de naam", key=f"erbij-naam-{cell.group}-{cell.phase}")
        if second.form_submit_button("Opslaan", width="stretch"):
            _add(store, cell, place, name)


def _add(store: Store, cell: Cell, place: Place, name: str) -> None:
    initiative = Initiative(
        new_id(), name.strip(), roles=(PhaseRole(cell.phase),), groups=(cell.group,), area=place.code
    )
    faults = faults_in(initiative)
    if faults:
        st.error(plain(" ".join(faults.values())))
        return
    try:
        add_initiative(store, initiative)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    del st.session_state[f"erbij-naam-{cell.group}-{cell.phase}"]
    say(f"Bewaard: {initiative.name}.")
    st.rerun()


def _confirmation(store: Store, cell: Cell, place: Place) -> None:
    if cell.state == "leeg":
        if st.button("Toch niet zeker dat er niets is"):
            clear_confirmation(store, place.code, cell.group, cell.phase)
            st.rerun()
    elif st.button("Wij weten zeker dat er niets is"):
        confirm_cell(store, CellConfirmation(place.code, cell.group, cell.phase, date.today()))
        say("Genoteerd: in dit vakje is zeker niets.")
        st.rerun()
