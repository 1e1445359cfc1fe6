"""The start of the Wijkverbindersaanpak in words: its steps as a list to tick, and what came of each."""

from collections.abc import Mapping, Sequence
from datetime import date

from wijk.domain.start_up import StartUpStep, StepHeld
from wijk.views.numbers import day_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.versions import FieldTexts

__all__ = ["START_UP", "standing_text", "start_up_rows", "step_held_texts"]

START_UP = "De start: twee tot drie maanden"
COLUMNS = ("Stap", "Duurt", "Wat eruit moet komen", "Stand", "Wat eruit kwam")


def start_up_rows(steps: Sequence[StartUpStep], held: Mapping[str, StepHeld], on: date) -> RowTable:
    """The steps with what became of each (by step id) on a day."""
    rows = []
    for step in steps:
        one = held.get(step.id)
        cells = (step.name, step.length, step.result, standing_text(one, on), one.outcome if one else "")
        rows.append(TableRow(step.id, step.name, cells))
    return RowTable(START_UP, COLUMNS, rows)


def standing_text(held: StepHeld | None, on: date) -> str:
    """How far a step is, with a sign: "○ nog geen datum", "◇ gepland op …", "◐ gehouden op …", "✓ gehouden op …"."""
    if held is None or held.held_on is None:
        return "○ nog geen datum"
    if held.held_on > on:
        return f"◇ gepland op {day_text(held.held_on)}"
    if not held.outcome:
        return f"◐ gehouden op {day_text(held.held_on)}, resultaat niet opgeschreven"
    return f"✓ gehouden op {day_text(held.held_on)}"


def step_held_texts(held: StepHeld) -> FieldTexts:
    """What was kept of a step, by field."""
    return {
        "held_on": ("Gehouden op", day_text(held.held_on) if held.held_on else ""),
        "outcome": ("Wat eruit kwam", held.outcome),
    }
