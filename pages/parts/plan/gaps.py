"""What was agreed, and what has no action yet: each becomes a goal with one press."""

from collections.abc import Sequence
from hashlib import blake2s

import streamlit as st

from pages.parts.plan.actions import begin_with_goal
from pages.parts.plan.attention import go_to_goal
from pages.parts.plan.records import GOALS, keep_goal
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.record_editing import open_record
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.plan import Gap, in_order, totals
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting
from wijk.domain.plan import AGREED, Action, Goal
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.views.numbers import day_text
from wijk.views.plan import (
    action_label,
    gap_text,
    goal_proposal,
    state_text,
    states_text,
    totals_text,
    who_when_text,
)

__all__ = ["show_agreed", "show_gaps"]

AGREED_SHOWN, GAPS_SHOWN = 4, 4


def show_agreed(goals: Sequence[Goal], actions: Sequence[Action], last: Meeting | None) -> None:
    """How far the plan is, the first things that were agreed, and what the last meeting decided."""
    st.subheader("Wat is afgesproken?", anchor=False)
    if not actions:
        st.markdown("Er is nog geen actie. Maak een doel, en schrijf daaronder op wie wat doet, en wanneer.")
    else:
        number = f"{counted(len(goals), 'doel', 'doelen')}, {counted(len(actions), 'actie', 'acties')}"
        st.markdown(f"**{number}**: {states_text(actions)}. {markdown_text(totals_text(totals(actions)))}")
        going = in_order(one for one in actions if one.state in AGREED)
        lines = [
            f"{state_text(one.state)}: **{markdown_text(action_label(one))}** "
            f"{markdown_text(f'({who_when_text(one)})')}"
            for one in going[:AGREED_SHOWN]
        ]
        if going[AGREED_SHOWN:]:
            lines.append(f"en nog {len(going) - AGREED_SHOWN}, hieronder")
        st.markdown("\n".join(f"- {line}" for line in lines))
    if last and last.decided:
        st.markdown(markdown_text(f"Op {day_text(last.held_on)} spraken wij in de bijeenkomst af:"))
        st.markdown("\n".join(f"- {markdown_text(line)}" for line in last.decided))


def show_gaps(store: Store, place: Place, gaps: Sequence[Gap], actions: Sequence[Action]) -> None:
    """What asks for an action and has none, the most important first; many are behind a fold."""
    st.subheader(f"Wat heeft nog geen actie? ({len(gaps)})" if gaps else "Wat heeft nog geen actie?", anchor=False)
    if not gaps and actions:
        st.markdown("Er staat niets open: alles wat om een actie vraagt heeft er een.")
    elif not gaps:
        st.markdown(
            "Er is nog geen prioriteit, mismatch of idee van de zaal. Die komen uit de fasematrix en de bijeenkomst. "
            "U kunt ook zelf een doel toevoegen."
        )
    for gap in gaps[:GAPS_SHOWN]:
        _show(store, place, gap)
    if more := gaps[GAPS_SHOWN:]:
        fold = st.expander(f"Nog {len(more)} zonder actie", key="werkplan-meer", on_change="rerun")
        if fold.open:
            with fold:
                for gap in more:
                    _show(store, place, gap)


def _show(store: Store, place: Place, gap: Gap) -> None:
    method = loaded().method
    key = blake2s(gap.origin.encode(), digest_size=8).hexdigest()
    told, button = st.columns([4, 3], vertical_alignment="center")
    told.markdown(markdown_text(gap_text(gap, method)))
    if not is_permitted(store, "write", "records", place):
        return
    if gap.goal:
        button.button(
            "Doel is er: actie erbij", key=f"gat-{key}", on_click=begin_with_goal, args=(gap.goal.id,), width="stretch"
        )
    else:
        goal = Goal(new_id(), place.code, goal_proposal(gap, method), today(), gap.source, gap.origin)
        button.button(
            "Maak hiervan een doel", key=f"gat-{key}", on_click=_make, args=(store, goal), width="stretch", wrap=True
        )


def _make(store: Store, goal: Goal) -> None:
    try:
        kept = keep_goal(store, goal)
    except StoreError as error:
        say_wrong(str(error))
        return
    open_record(GOALS, kept)
    begin_with_goal(kept.id)
    go_to_goal(kept.id)
    say("Het doel staat in het werkplan. Zeg het hieronder in uw eigen woorden, en voeg toe wie wat doet.")
