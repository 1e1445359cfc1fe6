"""The window of one cell of the matrix: what is in it, one more to add, what is sure, and whether it comes first.

All that can be pressed stands in one form, so that a name that was typed but not saved is never lost on the way.
"""

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from pages.parts.matrix.priorities import drop_priority, kept_priorities, make_priority
from pages.parts.shared.messages import say
from pages.parts.shared.theme import plain
from wijk.approach.coverage import Cell, by_name
from wijk.approach.findings import Finding
from wijk.domain.answers import CELL, CellConfirmation
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.initiatives.queries import add_initiative
from wijk.store.matrix.answers import clear_confirmation, confirm_cell, list_notes
from wijk.views.matrix import FIRST, cell_lines, legend
from wijk.views.matrix_excel import finding_label, group_name, joined_phases

__all__ = ["show_cell"]

Action = Callable[[], None]


def show_cell(store: Store, found: Overview, cell: Cell, place: Place) -> None:
    """Open the window over the page; what is saved there closes it, so that the matrix shows it."""
    method = found.matrix.method
    title = f"{group_name(cell.group, method)} · {joined_phases([cell.phase], method)}"
    st.dialog(plain(title), width="medium", on_dismiss="rerun")(_window)(store, found, cell, place)


def _window(store: Store, found: Overview, cell: Cell, place: Place) -> None:
    method = found.matrix.method
    st.caption(plain(next(phase.explanation for phase in method.phases if phase.id == cell.phase)))
    st.markdown(plain(". ".join(cell_lines(cell)) + "."))
    if not cell.count or cell.spread:
        st.markdown(plain(f"{cell.state.capitalize()}: {legend(found.matrix)[cell.state]}."))
    if cell.initiatives:
        st.markdown("\n".join(_line(one, cell.phase, method) for one in by_name(cell.initiatives)))
    general = found.matrix.general_for(cell.group, cell.phase)
    if general:
        st.markdown("Algemeen aanbod dat er ook voor deze groep is:")
        st.markdown("\n".join(_line(initiative, cell.phase, method) for initiative in by_name(general)))
    with st.form(f"vakje-{cell.group}-{cell.phase}", border=False):
        first, second = st.columns([3, 1], vertical_alignment="bottom")
        name = first.text_input("Voeg hier een initiatief toe: de naam", key=f"erbij-naam-{cell.group}-{cell.phase}")
        add = second.form_submit_button("Opslaan", width="stretch")
        pressed = [
            *_priority_buttons(store, found, cell, place),
            *_confirmation_button(store, found, cell, place),
        ]
    if add:
        _add(store, cell, place, name)
    elif pressed and name.strip():
        st.warning(plain(f"U typte de naam ‘{name.strip()}’. Sla die eerst op, of maak het vak leeg."))
    elif pressed:
        pressed[0]()


def _line(initiative: Initiative, phase: str, method: Method) -> str:
    names = {function.id: function.name for one in method.phases if one.id == phase for function in one.functions}
    functions = [names.get(one, one) for role in initiative.roles if role.phase == phase for one in role.functions]
    told = ", ".join(functions) if functions else "functie niet ingevuld"
    organisation = f" ({initiative.organisation})" if initiative.organisation else ""
    return f"- **{plain(initiative.name)}**{plain(organisation)}{plain(': ' + told)}"


def _priority_buttons(store: Store, found: Overview, cell: Cell, place: Place) -> Iterator[Action]:
    """To make the cell a priority, or to take back each that it is part of; what the pressed button does."""
    notes = list_notes(store, place.code)
    kept = [
        note
        for note in kept_priorities(found, notes)
        if note.item.group == cell.group and cell.phase in note.item.phases
    ]
    for note in kept:
        st.markdown(plain(f"{FIRST}: {finding_label(note.item, found.matrix.method)}"))
        if st.form_submit_button("Geen prioriteit meer", key=f"weg-uit-vakje-{note.id}", width="stretch"):
            yield partial(drop_priority, store, found, note)
    if not kept and st.form_submit_button("★ Maak dit vakje een prioriteit", width="stretch"):
        yield partial(make_priority, store, found, place, notes, Finding(CELL, cell.group, (cell.phase,), ""))


def _confirmation_button(store: Store, found: Overview, cell: Cell, place: Place) -> Iterator[Action]:
    """To say that there is surely nothing, or to take that back, where nothing of the group's own was entered."""
    entered = next(one for one in found.whole.row(cell.group) if one.phase == cell.phase)
    if entered.count:
        return
    if cell.state == "leeg":
        if st.form_submit_button("Toch niet zeker dat er niets is", width="stretch"):
            take_back = partial(clear_confirmation, store, place.code, cell.group, cell.phase)
            yield partial(_do, take_back, "Genoteerd: het is niet meer zeker dat hier niets is.")
    elif st.form_submit_button("Wij weten zeker dat er niets is", width="stretch"):
        confirmation = CellConfirmation(place.code, cell.group, cell.phase, today())
        yield partial(_do, partial(confirm_cell, store, confirmation), "Genoteerd: in dit vakje is zeker niets.")


def _add(store: Store, cell: Cell, place: Place, name: str) -> None:
    initiative = Initiative(
        new_id(), name.strip(), roles=(PhaseRole(cell.phase),), groups=(cell.group,), area=place.code
    )
    faults = faults_in(initiative)
    if faults:
        st.error(plain(" ".join(faults.values())))
    else:
        _do(partial(add_initiative, store, initiative), f"Bewaard: {initiative.name}.")


def _do(work: Callable[[], object], told: str) -> None:
    try:
        work()
    except StoreError as error:
        st.error(plain(str(error)))
        return
    say(told)
    st.rerun()
