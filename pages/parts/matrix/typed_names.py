"""Names that are typed straight into a cell of the matrix: kept at once, asked about where they look personal, undone.

Keeping is done before the page is drawn, so that nothing that comes in between can lose what was typed.
"""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.personal_question import show_question, to_keep
from pages.parts.shared.undo import UndoStack
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.initiatives.queries import add_initiative, delete_initiative
from wijk.views.finding_words import group_name, phase_names

__all__ = ["ADDED", "TypedNames", "remember_added", "take_typed_again"]

PERSONS = "getypt-personen"
AGAIN, TIMES = "getypt-opnieuw", "getypt-opnieuw-aantal"
ADDED = UndoStack("getypt")


@dataclass(frozen=True, slots=True)
class TypedNames:
    """Where typed names go: a place, whose initiatives they become; ``left_out`` says which filter is on."""

    store: Store
    method: Method
    place: Place
    left_out: str

    def typed(self, grid: str) -> None:
        """Keep what was typed in the grid (its key), as an initiative that was named today."""
        given = st.session_state[grid].get("typed")
        if not _is_cell(given, self.method):
            return
        group, phase, name = given
        asked = st.session_state.get(PERSONS)
        self._keep(
            Initiative(
                new_id(),
                name.strip(),
                roles=(PhaseRole(phase),),
                groups=(group,),
                area=self.place.code,
                last_confirmed=today(),
            )
        )
        if asked:
            say_wrong(f"Niet bewaard: {asked.name}. Bij die naam stond nog een vraag open. Typ haar zo nodig opnieuw.")

    def ask(self) -> None:
        """The question about what looks personal in a name, as long as it is open."""
        show_question(PERSONS, st.button, on_click=self._answered)

    def _answered(self) -> None:
        self._keep(st.session_state[PERSONS])

    def _keep(self, initiative: Initiative) -> None:
        faults = list(faults_in(initiative).values())
        kept = to_keep(PERSONS, None if faults else initiative)
        if kept is not None:
            try:
                added = add_initiative(self.store, kept)
            except StoreError as error:
                faults = [str(error)]
            else:
                told = remember_added(self.store, self.method, added)
                filtered = f" U ziet nu {self.left_out}, dus misschien niet dit." if self.left_out else ""
                say(f"Bewaard: {told}.{filtered}")
        for sentence in faults:
            say_wrong(sentence)
        if faults:
            st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
            cell = initiative.groups[0], initiative.roles[0].phase
            st.session_state[AGAIN] = (*cell, initiative.name, st.session_state[TIMES])


def take_typed_again() -> tuple[str, str, str, int] | None:
    """What was typed just now and could not be kept, for the cell to show again: group, phase, name and a number.

    Given once: who comes back later, or in another place, would keep it there by leaving the cell.
    """
    found: tuple[str, str, str, int] | None = st.session_state.pop(AGAIN, None)
    return found


def remember_added(store: Store, method: Method, added: Stored[Initiative]) -> str:
    """Remember an initiative that was added in a cell, so that it can be undone; how it is told about."""
    group, phase = added.item.groups[0], added.item.roles[0].phase
    told = f"{added.item.name} ({group_name(group, method)}, {phase_names([phase], method)})"
    ADDED.remember(told, added, partial(delete_initiative, store, added.id))
    return told


def _is_cell(given: object, method: Method) -> bool:
    """Whether this is a group, a phase and a name: what comes from a browser can be anything."""
    match given:
        case [str() as group, str() as phase, str() as name]:
            known = {one.id for one in method.groups}, {one.id for one in method.phases}
            return group in known[0] and phase in known[1] and bool(name.strip())
    return False
