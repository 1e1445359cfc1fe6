"""Coalitions that were saved: with their date, the reason for choosing otherwise, and what each meeting taught."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts.best_coalitions import CHOSEN, Asked
from pages.parts.choices import choose_for
from pages.parts.look import plain
from pages.parts.messages import say
from wijk.approach.advice import advice_for
from wijk.domain.coalition import Coalition, Meeting, Member
from wijk.domain.key_figure import KeyFigure
from wijk.figures.places import Place
from wijk.store.coalitions import add_coalition, add_meeting, delete_coalition, list_meetings
from wijk.store.database import Store
from wijk.store.errors import StoreError
from wijk.store.people_checks import PRIVACY_HINT
from wijk.store.records import Stored
from wijk.store.repository import new_id
from wijk.views.learning_network import saved_text
from wijk.views.numbers import day_text

__all__ = ["save_members", "saved_like", "show_saved"]

DAY = "DD-MM-YYYY"
LEARNED = {
    "from_experience": "Wat leerde u uit ervaring?",
    "from_practice": "Wat leerde u uit de praktijk?",
    "from_research": "Wat leerde u uit onderzoek?",
}


def saved_like(saved: Sequence[Stored[Coalition]], members: Sequence[KeyFigure]) -> Coalition | None:
    """The last saved coalition with exactly these members."""
    ids = {member.id for member in members}
    return next((one.item for one in reversed(saved) if {member.id for member in one.item.members} == ids), None)


def save_members(
    store: Store, place: Place, members: Sequence[KeyFigure], asked: Asked, shown: Sequence[tuple[str, ...]]
) -> None:
    """A form to save the chosen coalition; ``shown`` are the coalitions (ids) that were advised, the best first."""
    st.subheader("Bewaar deze coalitie")
    ids = [member.id for member in members]
    advised = advice_for(shown, ids)
    if advised and set(advised) != set(ids):
        st.markdown("Uw keuze is anders dan het advies. Dat is heel gewoon; u kunt hieronder opschrijven waarom.")
    with st.form("coalitie-bewaren", border=False):
        first, second = st.columns([3, 1])
        name = first.text_input("Naam van de coalitie", placeholder="Bijvoorbeeld: Malburgen, voorjaar", key="co-naam")
        day = second.date_input("Gekozen op", date.today(), format=DAY, key="co-dag")
        reason = st.text_input("Waarom deze keuze, of waarom anders dan het advies? (mag leeg blijven)", key="co-reden")
        st.caption(PRIVACY_HINT)
        if st.form_submit_button("Coalitie bewaren", type="primary"):
            chosen = Coalition(
                new_id(),
                name.strip(),
                day,
                tuple(Member(member.id, member.label) for member in members),
                asked.needs,
                asked.conditions,
                advised,
                reason.strip(),
                place.code,
            )
            try:
                add_coalition(store, chosen)
            except StoreError as error:
                st.error(plain(str(error)))
                return
            for key in ("co-naam", "co-reden"):
                del st.session_state[key]
            say(f"De coalitie is bewaard: {chosen.name}.")
            st.rerun()


def show_saved(store: Store, place: Place, saved: Sequence[Stored[Coalition]]) -> None:
    """The list of saved coalitions of this place, the last first."""
    if not saved:
        return
    st.header("Bewaarde coalities")
    for record in reversed(saved):
        coalition = record.item
        with st.expander(plain(f"{coalition.name} ({day_text(coalition.chosen_on)})")):
            st.markdown(plain(saved_text(coalition)))
            st.markdown("\n".join(f"- {plain(member.role)}" for member in coalition.members))
            first, second = st.columns(2)
            first.button(
                "Zet deze leden weer klaar",
                key=f"klaar-{record.id}",
                on_click=choose_for,
                args=(f"{CHOSEN}-{place.code}", [member.id for member in coalition.members]),
                width="stretch",
            )
            if second.button("Verwijder deze coalitie", key=f"verwijder-{record.id}", width="stretch"):
                _delete(store, record)
            _meetings(store, record)


def _delete(store: Store, record: Stored[Coalition]) -> None:
    try:
        delete_coalition(store, record.id, record.version)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    say(f"Verwijderd: {record.item.name}.")
    st.rerun()


def _meetings(store: Store, record: Stored[Coalition]) -> None:
    """What the network wanted to learn and learned, and a form for the next meeting."""
    for stored in list_meetings(store, record.id):
        meeting = stored.item
        lines = [f"**{plain(day_text(meeting.held_on))}: {plain(meeting.question)}**"]
        for field, kind in zip(LEARNED, ("Ervaring", "Praktijk", "Onderzoek"), strict=True):
            text: str = getattr(meeting, field)
            lines += [f"{kind}: {plain(text)}"] if text else []
        st.markdown("  \n".join(lines))
    with st.form(f"bijeenkomst-{record.id}", clear_on_submit=False):
        prefix = f"bijeenkomst-{record.id}"
        first, second = st.columns([3, 1])
        question = first.text_input("Leervraag van een bijeenkomst", key=f"{prefix}-vraag")
        day = second.date_input("Gehouden op", date.today(), format=DAY, key=f"{prefix}-dag")
        learned = {field: st.text_input(label, key=f"{prefix}-{field}").strip() for field, label in LEARNED.items()}
        if st.form_submit_button("Bijeenkomst bewaren"):
            try:
                add_meeting(store, Meeting(new_id(), record.id, day, question.strip(), **learned))
            except StoreError as error:
                st.error(plain(str(error)))
                return
            for field in ("vraag", *LEARNED):
                del st.session_state[f"{prefix}-{field}"]
            say("De bijeenkomst is bewaard.")
            st.rerun()
