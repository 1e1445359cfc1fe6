"""The fields of one action: those that a meeting needs at once, and the state when it is changed later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.record_editing import field_key
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import DAY
from wijk.approach.findings import GENERAL
from wijk.domain.plan import STATES, Action, ActionState, Goal, read_who
from wijk.views.distinct import distinct
from wijk.views.finding_words import group_name, phase_names
from wijk.views.plan import goal_label, state_text

__all__ = ["action_fields"]

UNKNOWN = "Niet bekend"


def action_fields(
    prefix: str, action: Action, goals: Mapping[str, Goal], *, new: bool
) -> tuple[Action, DeltaGenerator]:
    """Draw the fields, filled with ``action``; return it as they say now, and where the button of the form stands.

    A ``new`` action has no state to choose, and takes the cell of its goal where none is chosen.
    """
    if st.session_state.get(f"{prefix}/goal") not in goals:
        # Of another place, or deleted since.
        st.session_state.pop(f"{prefix}/goal", None)
    first = st.columns([5, 6, 5, 4, 4] if new else [4, 5, 5, 4, 4, 4], vertical_alignment="bottom")
    goal = first[0].selectbox(
        "Bij welk doel?",
        list(goals),
        index=None,
        format_func=distinct({one: goal_label(goal) for one, goal in goals.items()}).__getitem__,
        key=field_key(prefix, "goal", action.goal if action.goal in goals else None),
        placeholder="Kies een doel",
    )
    what = first[1].text_input(
        "Wat gebeurt er?",
        key=field_key(prefix, "what", action.what),
        placeholder="Bijvoorbeeld: elke week samen koken",
    )
    who = first[2].text_input(
        "Wie? Rol of organisatie",
        key=field_key(prefix, "who", ", ".join(action.who)),
        placeholder="Meer? Zet er een komma tussen",
    )
    starts = first[3].date_input("Begint op", None, key=field_key(prefix, "starts_on", action.starts_on), format=DAY)
    ends = first[4].date_input("Klaar op", None, key=field_key(prefix, "ends_on", action.ends_on), format=DAY)
    state: ActionState = action.state
    if not new:
        state = first[5].selectbox(
            "Stand", STATES, key=field_key(prefix, "state", action.state), format_func=state_text
        )
    second = st.columns([3, 3, 6, 5, 5, 3], vertical_alignment="bottom")
    hours = _number(second[0], "Uren", prefix, "hours", action.hours)
    euros = _number(second[1], "Euro", prefix, "euros", action.euros)
    condition = second[2].text_input(
        "Onder welke voorwaarde?",
        key=field_key(prefix, "condition", action.condition),
        placeholder="Bijvoorbeeld: de keuken is vrij",
    )
    method = loaded().method
    where = "Vakje van het doel" if new else "Geen"
    groups = [*(group.id for group in method.groups), GENERAL]
    group = _one(
        second[3], "Doelgroep", prefix, "group", action.group, groups, lambda one: group_name(one, method), where
    )
    phases = [phase.id for phase in method.phases]
    phase = _one(
        second[4], "Fase", prefix, "phase", action.phase, phases, lambda one: phase_names([one], method), where
    )
    shown = replace(
        action,
        goal=goal or "",
        what=what.strip(),
        who=read_who(who),
        starts_on=starts,
        ends_on=ends,
        hours=hours,
        euros=euros,
        condition=condition.strip(),
        group=group or "",
        phase=phase or "",
        state=state,
    )
    return shown, second[5]


def _number(column: DeltaGenerator, label: str, prefix: str, field: str, value: float | None) -> float | None:
    found: float | None = column.number_input(
        label,
        min_value=0.0,
        value=None,
        step=1.0,
        format="%g",
        key=field_key(prefix, field, value),
        placeholder=UNKNOWN,
    )
    return found


def _one(
    column: DeltaGenerator,
    label: str,
    prefix: str,
    field: str,
    value: str,
    options: Sequence[str],
    name: Callable[[str], str],
    empty: str,
) -> str | None:
    known = list(dict.fromkeys([*options, *filter(None, [value])]))
    found: str | None = column.selectbox(
        label, known, index=None, format_func=name, key=field_key(prefix, field, value or None), placeholder=empty
    )
    return found
