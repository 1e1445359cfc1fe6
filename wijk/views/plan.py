"""The work plan in words: what an action says, what has no action yet, and what all of it takes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from wijk.approach.findings import GENERAL, Finding
from wijk.approach.plan import Gap, Totals, totals
from wijk.domain.decision import CELL
from wijk.domain.method import Method
from wijk.domain.plan import STATES, Action, ActionState, Goal, GoalSource
from wijk.figures.wording import counted, cut_short, decimal, listed
from wijk.views.finding_words import finding_label, group_name, phase_names
from wijk.views.numbers import MISSING, day_text
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = [
    "MOVES",
    "SOURCES",
    "SYMBOLS",
    "action_label",
    "action_table",
    "action_texts",
    "cell_lines",
    "cell_text",
    "gap_text",
    "goal_label",
    "goal_proposal",
    "goal_texts",
    "means_text",
    "origin_text",
    "promises_text",
    "state_text",
    "states_text",
    "totals_text",
    "when_text",
    "who_text",
    "who_when_text",
]

SYMBOLS: Mapping[ActionState, str] = {
    "voorgesteld": "○",
    "afgesproken": "◇",
    "bezig": "◐",
    "klaar": "✓",
    "gestopt": "✕",
}
# What a button says that takes an action from one state to another.
MOVES: Mapping[tuple[ActionState, ActionState], str] = {
    ("voorgesteld", "afgesproken"): "Afgesproken →",
    ("voorgesteld", "gestopt"): "Stop ✕",
    ("afgesproken", "voorgesteld"): "← Toch voorgesteld",
    ("afgesproken", "bezig"): "Bezig →",
    ("afgesproken", "gestopt"): "Stop ✕",
    ("bezig", "afgesproken"): "← Nog niet bezig",
    ("bezig", "klaar"): "Klaar ✓",
    ("bezig", "gestopt"): "Stop ✕",
    ("klaar", "bezig"): "← Nog bezig",
    ("gestopt", "afgesproken"): "← Hervat",
}
SOURCES: Mapping[GoalSource, str] = {
    "prioriteit": "★ Prioriteit",
    "mismatch": "Mismatch",
    "idee": "Idee van de zaal",
    "aanbod": "Aanbod uit de zaal",
    "les": "Les",
    "eigen": "Eigen doel",
}
# How much of a long text stands in a list.
SHORT = 80
# Many actions share a day, and writing one in words takes longer than all else in a row.
_day = lru_cache(maxsize=4_000)(day_text)


def state_text(state: ActionState) -> str:
    """A state with its sign: "◐ bezig"."""
    return f"{SYMBOLS[state]} {state}"


def states_text(actions: Iterable[Action]) -> str:
    """How many actions are in each state, those with none left out: "2 afgesproken en 1 bezig"."""
    states = [one.state for one in actions]
    return listed([f"{decimal(states.count(state))} {state}" for state in STATES if state in states])


def who_text(action: Action) -> str:
    """Who does it: "wijkteam en kerk", or "niet bekend"."""
    return listed(action.who) or MISSING


def when_text(starts_on: date | None, ends_on: date | None) -> str:
    """When it happens: "1 maart 2027 tot en met 4 april 2027", "vanaf …", "uiterlijk …", or "niet bekend"."""
    if starts_on and ends_on:
        return _day(starts_on) if starts_on == ends_on else f"{_day(starts_on)} tot en met {_day(ends_on)}"
    if starts_on:
        return f"vanaf {_day(starts_on)}"
    return f"uiterlijk {_day(ends_on)}" if ends_on else MISSING


def who_when_text(action: Action) -> str:
    """Who does it and when, in a sentence: "wijkteam, vanaf 1 maart 2027"; what is not known says of what."""
    who, when = who_text(action), when_text(action.starts_on, action.ends_on)
    return f"{f'wie {MISSING}' if who == MISSING else who}, {f'wanneer {MISSING}' if when == MISSING else when}"


def means_text(action: Action) -> str:
    """What it takes: "12,5 uur, 250 euro"; what is not known is said, and 0 is "geen"."""
    if action.hours is None and action.euros is None:
        return MISSING
    return f"{_amount(action.hours, 'uur', 'uren')}, {_amount(action.euros, 'euro', 'geld')}"


def cell_text(action: Action, method: Method) -> str:
    """The cell of the matrix that it fills: "Ouderen: Volgen"; empty when none was chosen."""
    names = [group_name(action.group, method)] if action.group else []
    return ": ".join([*names, *([phase_names([action.phase], method)] if action.phase else [])])


def totals_text(found: Totals) -> str:
    """What all actions take together, with of how many that is not known."""
    if not found.actions:
        return ""
    hours = f"{decimal(found.hours)} uur" if found.hours is not None else f"uren {MISSING}"
    euros = f"{decimal(found.euros)} euro" if found.euros is not None else f"geld {MISSING}"
    told = [f"Samen: {hours}, {euros}."]
    told += [
        f"Van {counted(unknown, 'actie', 'acties')} {verb} {MISSING}."
        for unknown, verb, known in (
            (found.hours_unknown, "zijn de uren", found.hours),
            (found.euros_unknown, "is het geld", found.euros),
        )
        if unknown and known is not None
    ]
    return " ".join(told)


def promises_text(actions: Sequence[Action]) -> str:
    """How far the actions of one role are and what they take; of what others do too, that it is not of one alone."""
    found = totals(actions)
    told = f"{states_text(actions)}. {totals_text(found)}".rstrip()
    known = found.hours is not None or found.euros is not None
    if not known or not any(len(one.who) > 1 for one in actions if one.state != "gestopt"):
        return told
    return f"{told} Uren en geld zijn van de hele actie, ook waar anderen meedoen."


def gap_text(gap: Gap, method: Method) -> str:
    """What asks for an action: "★ Prioriteit: Ouderen: Volgen"; of what is a goal and nothing else its words."""
    if gap.goal and gap.origin == gap.goal.id:
        return f"Doel: {gap.text}"
    if gap.source == "les" and gap.text.startswith(f"{SOURCES['les']} "):
        return gap.text
    return f"{SOURCES[gap.source]}: {_about(gap, method)}"


def goal_proposal(gap: Gap, method: Method) -> str:
    """The words with which a goal begins that is made of a gap; people put it in their own."""
    group = "iedereen" if gap.group == GENERAL else group_name(gap.group, method)
    if gap.kind == CELL:
        return f"Er is iets voor {group} in de fase {phase_names(gap.phases, method)}"
    if gap.kind:
        return f"Voor {group} past het weer bij {phase_names(gap.phases, method)}"
    text = gap.text.partition(": ")[2] if gap.source == "les" and ": " in gap.text else gap.text
    return text[:1].upper() + text[1:]


def origin_text(goal: Goal, method: Method) -> str:
    """What a goal came from: "★ Prioriteit: Ouderen: Volgen", "Idee van de zaal", "Eigen doel"."""
    told = SOURCES[goal.source]
    kind, *rest = goal.origin.split("|")
    if len(rest) < 2:
        return told
    return f"{told}: {finding_label(Finding(kind, rest[0], tuple(rest[1:]), ''), method)}"


def goal_label(goal: Goal) -> str:
    """What a goal is called in a list."""
    return cut_short(goal.text, SHORT)


def action_label(action: Action) -> str:
    """What an action is called in a list."""
    return cut_short(action.what, SHORT)


def action_table(actions: Iterable[Action], goals: Mapping[str, Goal]) -> Table:
    """Actions as rows of text, in the order given; ``goals`` by id."""
    rows = [
        [
            one.what,
            who_text(one),
            when_text(one.starts_on, one.ends_on),
            means_text(one),
            one.condition or "–",
            state_text(one.state),
            goals[one.goal].text if one.goal in goals else "–",
        ]
        for one in actions
    ]
    return [["Wat", "Wie", "Wanneer", "Uren en geld", "Voorwaarde", "Stand", "Doel"], *rows]


def cell_lines(actions: Sequence[Action]) -> list[str]:
    """What the work plan says of a cell of the matrix, a line for each action that fills it."""
    return [f"{state_text(one.state)}: {one.what} ({who_when_text(one)})" for one in actions]


def goal_texts(goal: Goal) -> FieldTexts:
    """What a goal says, by field."""
    return {"text": ("Doel", goal.text)}


def action_texts(action: Action, method: Method, goal_name: Callable[[str], str]) -> FieldTexts:
    """What an action says, by field."""
    return {
        "what": ("Wat", action.what),
        "goal": ("Doel", goal_name(action.goal)),
        "who": ("Wie", ", ".join(action.who)),
        "starts_on": ("Begint op", _day(action.starts_on) if action.starts_on else ""),
        "ends_on": ("Klaar op", _day(action.ends_on) if action.ends_on else ""),
        "hours": ("Uren", "" if action.hours is None else decimal(action.hours)),
        "euros": ("Geld in euro", "" if action.euros is None else decimal(action.euros)),
        "condition": ("Voorwaarde", action.condition),
        "phase": ("Fase", phase_names([action.phase], method) if action.phase else ""),
        "group": ("Doelgroep", group_name(action.group, method) if action.group else ""),
        "state": ("Stand", action.state),
        "initiative": ("Is een initiatief", "ja" if action.initiative else ""),
    }


def _about(gap: Gap, method: Method) -> str:
    if not gap.kind:
        return gap.text
    return finding_label(Finding(gap.kind, gap.group, gap.phases, ""), method)


def _amount(value: float | None, unit: str, what: str) -> str:
    if value is None:
        return f"{what} {MISSING}"
    return f"{decimal(value)} {unit}" if value else f"geen {what}"
