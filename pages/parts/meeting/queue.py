"""What phones typed and nobody else saw yet: the facilitator takes it over, puts it with another, or leaves it out."""

from functools import partial

import streamlit as st

from pages.parts.shared.attempt import attempt
from pages.parts.shared.theme import markdown_text
from wijk.domain.meeting import Contribution, Harvest
from wijk.domain.method import Method
from wijk.store.common.personal import personal_parts
from wijk.store.database.connection import Store
from wijk.store.meetings.queries import list_harvest
from wijk.store.meetings.queue import accept, drop, drop_same_phone, list_contributions, merge, reconsider, take_away
from wijk.views.distinct import distinct
from wijk.views.room import harvest_text

__all__ = ["choose_place_in_method", "show_queue"]

AT_ONCE, UNDOABLE = 8, 12
NOTHING = ""
TOLD = {"overgenomen": "overgenomen", "samengevoegd": "samengevoegd", "weggelegd": "weggelegd"}


def show_queue(store: Store, meeting: str, method: Method) -> None:
    """What waits, the oldest first, and what was dealt with, to take back."""
    found = list_contributions(store, meeting)
    waits = [one for one in found if one.state == "wacht"]
    if waits:
        st.markdown(f"**Inbreng die op u wacht: {len(waits)}**")
        st.caption("Niemand anders ziet dit. Haal namen en andere persoonlijke dingen weg voor u het overneemt.")
    items = [one.item for one in list_harvest(store, meeting)]
    for one in waits[:AT_ONCE]:
        _show(store, one, [other for other in items if other.question == one.question], method, len(waits) > AT_ONCE)
    if len(waits) > AT_ONCE:
        st.caption(f"En nog {len(waits) - AT_ONCE}.")
    typed = {one.id for one in found}
    _undo(store, [one for one in found if one.state != "wacht"], [one for one in items if one.id not in typed])


def choose_place_in_method(method: Method, name: str, phase: str = "", group: str = "") -> tuple[str, str]:
    """Boxes for the phase and the group of an initiative; empty for what nobody knows."""
    phases = {NOTHING: "Fase nog niet bekend"} | {one.id: one.name for one in method.phases}
    groups = {NOTHING: "Groep nog niet bekend"} | {one.id: one.name for one in method.groups}
    left, right = st.columns(2)
    return (
        left.selectbox(
            "Fase",
            list(phases),
            index=list(phases).index(phase) if phase in phases else 0,
            format_func=phases.__getitem__,
            key=f"fase-{name}",
        ),
        right.selectbox(
            "Groep",
            list(groups),
            index=list(groups).index(group) if group in groups else 0,
            format_func=groups.__getitem__,
            key=f"groep-{name}",
        ),
    )


def _show(store: Store, one: Contribution, accepted: list[Harvest], method: Method, crowded: bool) -> None:
    """One text with what can be done with it; where many wait, also with all of the same phone."""
    with st.container(border=True, key=f"inbreng-{one.id}"):
        text = st.text_input("Inbreng", one.text, key=f"tekst-van-{one.id}")
        if parts := personal_parts(text):
            st.warning(markdown_text(f"Dit lijkt op een naam of een nummer van iemand: {', '.join(parts)}."))
        phase, group = one.phase, one.group
        if phase or group:
            phase, group = choose_place_in_method(method, one.id, phase, group)
        labels = distinct(
            {each.id: each.text for each in accepted}, {each.id: harvest_text(each, method) for each in accepted}
        )
        take, leave, into, together = st.columns([2, 2, 3, 2], vertical_alignment="bottom")
        done = False
        if take.button("Overnemen", key=f"overnemen-{one.id}", type="primary", width="stretch"):
            done = attempt(partial(accept, store, one.id, text, phase, group))
        if leave.button("Wegleggen", key=f"wegleggen-{one.id}", width="stretch"):
            done = attempt(partial(drop, store, one.id))
        if labels:
            other = into.selectbox(
                "Hetzelfde als",
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                placeholder="Kies",
                key=f"bij-{one.id}",
            )
            if together.button("Voeg samen", key=f"samen-{one.id}", width="stretch", disabled=other is None) and other:
                done = attempt(partial(merge, store, one.id, other))
        if crowded and st.button("Leg alles van deze telefoon weg", key=f"telefoon-van-{one.id}", type="tertiary"):
            done = attempt(partial(drop_same_phone, store, one.id))
    if done:
        st.rerun()


def _undo(store: Store, dealt: list[Contribution], aloud: list[Harvest]) -> None:
    """What was dealt with, to let it wait again, and what somebody said aloud, to take it off the screen."""
    if not dealt and not aloud:
        return
    with st.expander(f"Afgehandeld: {len(dealt) + len(aloud)}. Hier haalt u iets terug"):
        for said in aloud[::-1][:UNDOABLE]:
            left, right = st.columns([4, 2], vertical_alignment="center")
            left.markdown(f"{markdown_text(said.text)}: hardop gezegd")
            if right.button("Haal weg", key=f"weg-{said.id}", width="stretch") and attempt(
                partial(take_away, store, said.id)
            ):
                st.rerun()
        for one in dealt[::-1][:UNDOABLE]:
            left, right = st.columns([4, 2], vertical_alignment="center")
            left.markdown(f"{markdown_text(one.text)}: {TOLD[one.state]}")
            if right.button("Haal terug", key=f"terug-{one.id}", width="stretch") and attempt(
                partial(reconsider, store, one.id)
            ):
                st.rerun()
