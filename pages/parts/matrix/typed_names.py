"""Names that are typed straight into a cell of the matrix: kept at once, asked about where they look personal, undone.

Keeping is done before the page is drawn, so that nothing that comes in between can lose what was typed.
"""

from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.personal_question import show_question, to_keep
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.initiatives.queries import add_initiative, delete_initiative
from wijk.views.finding_words import group_name, phase_names

__all__ = ["TypedNames", "offer_undo", "remember_added", "take_typed_again"]

PERSONS, ADDED = "getypt-personen", "getypt-erbij"
AGAIN, TIMES = "getypt-opnieuw", "getypt-opnieuw-aantal"
MOST_UNDONE = 20


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

    def undo(self, *_: str) -> None:
        """Take back what was added last; for 30 days it can still be restored with the initiatives."""
        added = _added()
        if not added:
            return
        last = added.pop()
        try:
            delete_initiative(self.store, last.id, last.version)
        except Conflict:
            say_wrong(f"Niet ongedaan gemaakt: {last.item.name}. Iemand anders wijzigde dit intussen.")
        except StoreError as error:
            added.append(last)
            say_wrong(str(error))
        else:
            say(f"Ongedaan gemaakt: {self._told(last.item)}.")

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
                remember_added(added)
                filtered = f" U ziet nu {self.left_out}, dus misschien niet dit." if self.left_out else ""
                say(f"Bewaard: {self._told(kept)}.{filtered}")
        for sentence in faults:
            say_wrong(sentence)
        if faults:
            st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
            cell = initiative.groups[0], initiative.roles[0].phase
            st.session_state[AGAIN] = (*cell, initiative.name, st.session_state[TIMES])

    def _told(self, initiative: Initiative) -> str:
        group, phase = initiative.groups[0], initiative.roles[0].phase
        return f"{initiative.name} ({group_name(group, self.method)}, {phase_names([phase], self.method)})"


def take_typed_again() -> tuple[str, str, str, int] | None:
    """What was typed just now and could not be kept, for the cell to show again: group, phase, name and a number.

    Given once: who comes back later, or in another place, would keep it there by leaving the cell.
    """
    found: tuple[str, str, str, int] | None = st.session_state.pop(AGAIN, None)
    return found


def remember_added(added: Stored[Initiative]) -> None:
    """Remember an initiative that was added in a cell, so that it can be undone."""
    st.session_state[ADDED] = [*_added(), added][-MOST_UNDONE:]


def offer_undo(names: TypedNames) -> None:
    """A button that undoes what was added last, while there is anything."""
    added = _added()
    if added:
        st.button(
            markdown_text(f"Maak ongedaan: {added[-1].item.name}"),
            key="getypt-ongedaan",
            on_click=names.undo,
            width="stretch",
            wrap=False,
        )


def _added() -> list[Stored[Initiative]]:
    found: list[Stored[Initiative]] = st.session_state.setdefault(ADDED, [])
    return found


def _is_cell(given: object, method: Method) -> bool:
    """Whether this is a group, a phase and a name: what comes from a browser can be anything."""
    match given:
        case [str() as group, str() as phase, str() as name]:
            known = {one.id for one in method.groups}, {one.id for one in method.phases}
            return group in known[0] and phase in known[1] and bool(name.strip())
    return False
