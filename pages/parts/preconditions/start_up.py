"""The start of the Wijkverbindersaanpak as a short list with days: what was held, and what came out."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial

import streamlit as st

from pages.parts.plan.attention import go_to
from pages.parts.plan.records import DONE
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.theme import DAY
from wijk.domain.clock import today
from wijk.domain.start_up import StartUpStep, StepHeld, load_start_up
from wijk.figures.places import Place
from wijk.store.checks.conditions import faults_in_step_held
from wijk.store.database.conditions_types import STEPS_HELD
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import AllRecords
from wijk.views.start_up import START_UP, start_up_rows, step_held_texts

__all__ = ["show_start_up", "start_up_steps"]

STEPS = Keeper(STEPS_HELD)


@cache
def start_up_steps() -> dict[str, StartUpStep]:
    """The steps by id, read once a process. Raises MethodError."""
    return {step.id: step for step in load_start_up()}


def _label(held: StepHeld) -> str:
    step = start_up_steps().get(held.step)
    return step.name if step else held.step


HANDLING = remembered(
    STEPS,
    DONE,
    kind="opstartstap",
    label=_label,
    texts=step_held_texts,
    gone="In de andere versie is dit leeggemaakt.",
    fixed=frozenset({"area", "step"}),
)


def show_start_up(store: Store, place: Place, kept: AllRecords[StepHeld]) -> None:
    """The steps, and the one that is open to change."""
    steps, form = start_up_steps(), RecordForm(HANDLING, _fields, faults_in_step_held)
    held = {one.item.step: one for one in kept.living}
    st.subheader(START_UP, anchor=False)
    shown = start_up_rows(list(steps.values()), {step: one.item for step, one in held.items()}, today())
    show_rows(store, place, "opstartstappen", shown, partial(_open, place, held))
    edit_records(form, store, place)
    restore_records(HANDLING, store, place, kept.deleted)


def _open(place: Place, held: Mapping[str, Stored[StepHeld]], _deed: str, step: str) -> None:
    record = held.get(step) or STEPS.unkept(StepHeld(place.code, step))
    open_record(HANDLING, record)
    go_to(f"{form_of(record.id)} input")


def _fields(prefix: str, held: StepHeld) -> StepHeld:
    left, right = st.columns([1, 4])
    day = left.date_input(
        "Gehouden of gepland op", value=None, key=field_key(prefix, "held_on", held.held_on), format=DAY
    )
    outcome = right.text_area(
        "Wat kwam eruit?",
        key=field_key(prefix, "outcome", held.outcome),
        height="content",
        placeholder="Bijvoorbeeld: wij beginnen in maart; welzijn en wijkteam doen mee",
    )
    return replace(held, held_on=day, outcome=outcome.strip())
