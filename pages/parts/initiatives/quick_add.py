"""Adding an initiative in seconds during a meeting: name, phases, target groups, done."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.area_choice import area_label, area_labels, area_options, default_area
from pages.parts.shared.browser import focus
from pages.parts.shared.database import supply_now
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for, where_to_write
from pages.parts.shared.personal_question import show_question, to_keep
from pages.parts.shared.typed_text import keep_typed, let_go
from wijk.approach.selection import namesakes
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.initiatives.editing import read_typed
from wijk.store.initiatives.queries import add_initiative
from wijk.views.initiative_tables import FIELDS
from wijk.views.initiative_words import NO_PERSONS
from wijk.views.numbers import day_text

__all__ = ["quick_add"]

FORM = "snel-toevoegen"
NAME, PHASES, GROUPS, CONFIRMED = "snel-naam", "snel-fases", "snel-groepen", "snel-bevestigd"
FAULT, SAVED = "snel-fout", "snel-bewaard"
PERSONS = "snel-personen"


@only_for("write", "records")
def quick_add(store: Store, method: Method, place: Place | None) -> None:
    """Show the form; saving empties it and has the page confirm what was saved."""
    area = f"snel-gebied-{place.key if place else ''}"
    phases = {phase.id: phase.name for phase in method.phases}
    groups = {group.id: group.name for group in method.groups}
    areas, chosen = where_to_write(store, area_options(place)), default_area(place)
    if not areas:
        st.caption("Kies eerst de wijk of buurt waar u mag invullen. Dan kunt u hier een initiatief toevoegen.")
        return
    st.session_state.setdefault(CONFIRMED, day_text(today()))
    with keep_typed(FORM), st.form(FORM, height="content"):
        columns = st.columns([8, 6, 6, 6, 5, 4], vertical_alignment="bottom")
        columns[0].text_input("Nieuw initiatief: naam", key=NAME, placeholder="Bijvoorbeeld: Koffietafel in de flat")
        columns[1].multiselect(
            "Fases",
            list(phases),
            key=PHASES,
            format_func=lambda one: phases[one],
            placeholder="Kies een of meer",
            select_all=False,
        )
        columns[2].multiselect(
            "Doelgroepen",
            list(groups),
            key=GROUPS,
            format_func=lambda one: groups[one],
            placeholder="Iedereen",
            select_all=False,
        )
        columns[3].selectbox(
            "Gebied",
            areas,
            index=areas.index(chosen) if chosen else None,
            key=area,
            format_func=area_labels(areas).__getitem__,
            placeholder="Kies een gemeente",
        )
        columns[4].text_input(FIELDS["last_confirmed"], key=CONFIRMED)
        columns[5].form_submit_button(
            "Voeg toe", type="primary", width="stretch", on_click=_save, args=(store, method, area)
        )
        show_question(PERSONS, st.form_submit_button, on_click=_save, args=(store, method, area))
        st.caption(NO_PERSONS)
    if st.session_state.get(FAULT):
        st.error(st.session_state[FAULT])
    if st.session_state.get(SAVED):
        focus(".st-key-snel-naam input", str(st.session_state[SAVED]))


def _save(store: Store, method: Method, area: str) -> None:
    chosen = st.session_state[PHASES]
    read, wrong = read_typed({"last_confirmed": st.session_state[CONFIRMED]})
    initiative = Initiative(
        id=new_id(),
        name=st.session_state[NAME].strip(),
        roles=tuple(PhaseRole(phase.id) for phase in method.phases if phase.id in chosen),
        groups=tuple(group.id for group in method.groups if group.id in st.session_state[GROUPS]),
        area=st.session_state[area] or "",
        **read,
    )
    faults = {**faults_in(initiative), **wrong}
    st.session_state[FAULT] = " ".join(faults.values())
    kept = to_keep(PERSONS, None if faults else initiative)
    if kept is not None:
        _keep(store, kept)


def _keep(store: Store, initiative: Initiative) -> None:
    same = namesakes(initiative, supply_now().items)
    try:
        add_initiative(store, initiative)
    except StoreError as error:
        st.session_state[FAULT] = str(error)
        return
    say(_told(initiative, same))
    st.session_state[SAVED] = st.session_state.get(SAVED, 0) + 1
    let_go(FORM)
    st.session_state[NAME] = ""
    st.session_state[CONFIRMED] = day_text(today())
    st.session_state[PHASES] = []
    st.session_state[GROUPS] = []


def _told(initiative: Initiative, same: Sequence[Initiative]) -> str:
    """What was saved, and what may need another look."""
    area = f"Gebied: {area_label(initiative.area)}."
    told = [f"Bewaard: {initiative.name}.", area, "De rest kunt u later invullen."]
    if not initiative.roles:
        told.append("Let op: zonder fase staat het in geen enkel vakje van de fasematrix.")
    if same:
        organisation = f" van {same[0].organisation}" if same[0].organisation else ""
        told.append(
            f"Let op: er stond al een initiatief '{same[0].name}'{organisation}. "
            "Is het hetzelfde? Open dan een van de twee en verwijder het."
        )
    return " ".join(told)
