"""Coalitions that were saved: with their date, the reason for choosing otherwise, and what each meeting taught."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.coalition.candidates_choice import take_along
from pages.parts.coalition.draft import tick_members
from pages.parts.coalition.meetings import is_being_told, show_meetings
from pages.parts.coalition.question_asked import CoalitionQuestion
from pages.parts.shared.attempt import attempt
from pages.parts.shared.conflict import settle
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted, only_for, tell_who_can
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    Handling,
    close_record,
    delete_record,
    field_key,
    forget_fields,
    open_record,
    opened_records,
    restore_records,
    save_record,
)
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import DAY, markdown_text, show_table
from pages.parts.shared.to_place import ask_where
from pages.parts.shared.typed_text import keep_typed
from wijk.approach.advice import advice_for
from wijk.approach.saved import covered_needs, then_and_now
from wijk.domain.clock import today
from wijk.domain.coalition import Coalition, Member
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Need
from wijk.dossier.entered import Dossier, People
from wijk.figures.places import Place
from wijk.store.checks.coalitions import faults_in_coalition
from wijk.store.coalitions.queries import (
    add_coalition,
    delete_coalition,
    restore_coalition,
    save_coalition,
)
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.unplaced import groups_by_area, move_coalitions
from wijk.views.learning_network import member_lines, saved_text
from wijk.views.numbers import day_text
from wijk.views.saved import compared_rows, compared_text
from wijk.views.unplaced import lost_coalitions_text, names_text
from wijk.views.versions import coalition_texts

__all__ = ["SAVED_FOLDS", "hold_unsaved", "save_members", "saved_like", "show_saved"]

SAVED_FOLDS = "bewaard/"
ADDING = "coalitie"
PERSONS = "coalitie-personen"


COALITIONS = Handling(
    kind="coalitie",
    save=save_coalition,
    delete=delete_coalition,
    restore=restore_coalition,
    label=lambda coalition: coalition.name,
    texts=coalition_texts,
    gone="In de andere versie is deze coalitie verwijderd.",
    # Who was erased since does not come back with an older version.
    fixed=frozenset({"members", "needs", "conditions", "advised", "area", "covered"}),
)


def saved_like(saved: Sequence[Stored[Coalition]], members: Sequence[KeyFigure]) -> Coalition | None:
    """The last saved coalition with exactly these members."""
    ids = {member.id for member in members}
    return next((one.item for one in reversed(saved) if {member.id for member in one.item.members} == ids), None)


@only_for("write", "records")
def save_members(
    store: Store, place: Place, members: Sequence[KeyFigure], asked: CoalitionQuestion, shown: Sequence[tuple[str, ...]]
) -> None:
    """A form to save the chosen coalition; ``shown`` are the coalitions (ids) that were advised, the best first."""
    st.subheader("Bewaar deze coalitie")
    ids = [member.id for member in members]
    advised = advice_for(shown, ids)
    if advised and set(advised) != set(ids):
        st.markdown("Uw keuze is anders dan het advies. Dat is heel gewoon; u kunt hieronder opschrijven waarom.")
    nameless = Coalition(
        new_id(),
        "",
        today(),
        tuple(Member(member.id, member.label) for member in members),
        asked.needs,
        asked.conditions,
        advised,
        area=place.code,
        covered=covered_needs(members, asked.needs),
    )
    with keep_typed(ADDING), st.form("coalitie-bewaren", border=False):
        chosen = _fields(ADDING, nameless)
        pressed = st.form_submit_button("Coalitie bewaren", type="primary")
        faults = faults_in_coalition(chosen).values()
        kept = ask_first(PERSONS, chosen, nameless, pressed=pressed, faults=faults, button=st.form_submit_button)
        if kept is not None:
            _add(store, kept)


def hold_unsaved() -> None:
    """Draw the fields of `save_members` out of sight, so that what they hold stays."""
    if f"{ADDING}/name" in st.session_state:
        with keep_typed(ADDING), st.form("coalitie-bewaren", border=False):
            _fields(ADDING, Coalition("", "", today(), ()))
            st.form_submit_button("Coalitie bewaren", type="primary")


def _add(store: Store, coalition: Coalition) -> None:
    if not attempt(partial(add_coalition, store, coalition)):
        return
    forget_fields(ADDING)
    say(f"De coalitie is bewaard: {coalition.name}.")
    st.rerun()


def show_saved(
    store: Store,
    place: Place,
    dossier: Dossier,
    needs: Sequence[Need],
    areas: Mapping[str, str],
) -> None:
    """The list of saved coalitions of this place, the last first; ``needs`` count now, ``areas`` are names by code."""
    saved, deleted, people = dossier.coalitions.living, dossier.coalitions.deleted, dossier.people.items
    # Also what somebody else deleted while something was typed here.
    busy = [one for one in deleted if one.id in opened_records(COALITIONS) or is_being_told(one.id)]
    st.header("Bewaarde coalities")
    lost = loaded().places.lost
    ask_where(
        store,
        groups_by_area(dossier.all_coalitions, lambda item: [item.area], lost),
        "coalitie",
        "coalities",
        lambda group: names_text([record.item.name for record in group.records]),
        partial(move_coalitions, store, lost),
        lost_coalitions_text,
        here=place.code,
    )
    if not saved and not deleted:
        st.markdown("Er is voor deze plek nog geen coalitie bewaard. Dat kan bij stap 3.")
    for record in sorted([*saved, *busy], key=lambda one: one.created, reverse=True):
        coalition = record.item
        title = f"{coalition.name} ({day_text(coalition.chosen_on)})"
        # Drawn while it is closed too, so that the browser gives back at once what was typed before a refresh.
        fold, _ = form_fold(markdown_text(title), f"{SAVED_FOLDS}{record.id}")
        with fold:
            with st.container():
                if record in busy:
                    st.warning("Deze coalitie is verwijderd. U kunt haar hieronder terughalen.")
            st.markdown(markdown_text(saved_text(coalition)))
            st.markdown("\n".join(f"- {markdown_text(line)}" for line in member_lines(coalition, people)))
            _compare(coalition, needs, people, areas)
            _buttons(store, place, record, dossier.people)
            show_meetings(store, place, record.id, dossier.meetings)
    restore_records(COALITIONS, store, place, deleted)


def _compare(
    coalition: Coalition, needs: Sequence[Need], people: Sequence[KeyFigure], areas: Mapping[str, str]
) -> None:
    """The needs and the worth of its day, beside what they are today."""
    compared = then_and_now(coalition, needs, people)
    st.markdown(markdown_text(compared_text(compared)))
    if st.toggle("Vergelijk per behoefte", key=f"vergelijk-{coalition.id}"):
        show_table(compared_rows(compared, loaded().rules.steps, loaded().method, areas))


def _buttons(store: Store, place: Place, record: Stored[Coalition], people: People) -> None:
    first, second = st.columns(2)
    first.button(
        "Zet deze leden weer klaar",
        key=f"klaar-{record.id}",
        on_click=_choose,
        args=(place, record.item, people),
        width="stretch",
    )
    seen = opened_records(COALITIONS).get(record.id)
    if not is_permitted(store, "write", "records", place):
        tell_who_can("write", "records", place)
        return
    if seen is None:
        second.button(
            "Wijzig of verwijder deze coalitie",
            key=f"wijzig-knop-{record.id}",
            on_click=open_record,
            args=(COALITIONS, record),
            width="stretch",
        )
        return
    with keep_typed(f"wijzig-{record.id}"), st.form(f"wijzig-formulier-{record.id}"):
        mine = _fields(f"wijzig-{record.id}", seen.item)
        first, second, third = st.columns(3)
        pressed = first.form_submit_button("Wijziging bewaren", width="stretch")
        if second.form_submit_button("Verwijder deze coalitie", width="stretch", wrap=True):
            delete_record(COALITIONS, store, seen)
        third.form_submit_button("Niet wijzigen", width="stretch", on_click=close_record, args=(COALITIONS, record.id))
        asked, faults = f"{PERSONS}-{record.id}", faults_in_coalition(mine).values()
        kept = ask_first(asked, mine, seen.item, pressed=pressed, faults=faults, button=st.form_submit_button)
        if kept is not None:
            save_record(COALITIONS, store, kept, seen)
    settle(COALITIONS, store, mine, seen)


def _choose(place: Place, coalition: Coalition, people: People) -> None:
    """Make the members the choice again, those of elsewhere too."""
    ids = [member.id for member in coalition.members]
    take_along(people, place, ids)
    tick_members(place, ids)


def _fields(prefix: str, coalition: Coalition) -> Coalition:
    """What can be said about a coalition, filled with what was said, and returned as it says now."""
    first, second = st.columns([3, 1])
    name = first.text_input(
        "Naam van de coalitie",
        placeholder="Bijvoorbeeld: Malburgen, voorjaar",
        key=field_key(prefix, "name", coalition.name),
    )
    day = second.date_input("Gekozen op", key=field_key(prefix, "chosen_on", coalition.chosen_on), format=DAY)
    reason = st.text_input(
        "Waarom deze keuze, of waarom anders dan het advies? (mag leeg blijven)",
        key=field_key(prefix, "reason", coalition.reason),
    )
    st.caption(PRIVACY_HINT)
    return replace(coalition, name=name.strip(), chosen_on=day, reason=reason.strip())
