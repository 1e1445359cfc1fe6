"""The work plan as plain values for the browser: a row per action under its goal, or a card per action by state.

pages/parts/plan/board.js draws them; every text is put in as text, whatever is in it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from wijk.approach.plan import in_order, moves_from
from wijk.approach.plan_questions import questions_about_action
from wijk.domain.method import Method
from wijk.domain.plan import STATES, Action, Goal
from wijk.views.plan import (
    MOVES,
    SYMBOLS,
    cell_text,
    goal_label,
    means_text,
    origin_text,
    state_text,
    when_text,
    who_text,
)

__all__ = ["board_texts", "table_texts"]

COLUMNS = ("Wat", "Wie", "Wanneer", "Uren en geld", "Voorwaarde", "Vakje", "Stand")
BECAME = "✓ staat bij de initiatieven"
START = "★ Start als initiatief"
NOTHING: Mapping[str, str] = MappingProxyType({})


def table_texts(
    goals: Sequence[Goal], actions: Sequence[Action], method: Method, judged: Mapping[str, str] = NOTHING
) -> dict[str, Any]:
    """Return the plan as a table: ``goals`` with their ``text``, what they are ``about`` and ``rows`` of ``cells``.

    A row has the ``id`` of its action, a ``name`` for its buttons, what the helper ``asks``, what can ``start`` it, and
    how it was ``judged`` last: that is given by action (id), here and in `board_texts`.
    """
    by_goal: dict[str, list[Action]] = {}
    for action in in_order(actions):
        by_goal.setdefault(action.goal, []).append(action)
    return {
        "view": "table",
        "columns": COLUMNS,
        "goals": [
            {
                "id": goal.id,
                "text": goal.text,
                "about": origin_text(goal, method),
                "rows": [_row(one, method, judged) for one in by_goal.get(goal.id, ())],
            }
            for goal in goals
        ],
    }


def board_texts(
    actions: Sequence[Action], goals: Mapping[str, Goal], method: Method, judged: Mapping[str, str] = NOTHING
) -> dict[str, Any]:
    """Return the plan as a board: per state its ``name``, ``sign`` and ``cards`` with the ``moves`` each can make."""
    by_state: dict[str, list[Action]] = {state: [] for state in STATES}
    for action in in_order(actions):
        by_state[action.state].append(action)
    return {
        "view": "board",
        "states": [
            {
                "state": state,
                "sign": SYMBOLS[state],
                "cards": [_card(one, goals, method, judged) for one in by_state[state]],
            }
            for state in STATES
        ],
    }


def _row(action: Action, method: Method, judged: Mapping[str, str]) -> dict[str, Any]:
    return {
        **_common(action, judged),
        "cells": [
            action.what,
            who_text(action),
            when_text(action.starts_on, action.ends_on),
            means_text(action),
            action.condition or "–",
            cell_text(action, method) or "–",
            state_text(action.state),
        ],
    }


def _card(action: Action, goals: Mapping[str, Goal], method: Method, judged: Mapping[str, str]) -> dict[str, Any]:
    goal = goals.get(action.goal)
    when, cell = when_text(action.starts_on, action.ends_on), cell_text(action, method)
    lines = [f"Wie: {who_text(action)}", f"Wanneer: {when}", f"Vakje: {cell}" if cell else ""]
    return {
        **_common(action, judged),
        "lines": [line for line in lines if line],
        "goal": goal_label(goal) if goal else "",
        "moves": [{"to": to, "text": MOVES[action.state, to]} for to in moves_from(action.state)],
    }


def _common(action: Action, judged: Mapping[str, str]) -> dict[str, Any]:
    startable = not action.initiative and not action.ended
    return {
        "id": action.id,
        "name": action.what,
        "state": action.state,
        "asks": list(questions_about_action(action)),
        "start": START if startable else "",
        "judged": judged.get(action.id, ""),
        "became": BECAME if action.initiative else "",
    }
