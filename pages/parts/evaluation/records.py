"""How what is evaluated is kept, so that every change can be undone and a conflict is asked about."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.record_editing import Handling
from pages.parts.shared.remembering import remembered
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.undo import UndoStack
from wijk.approach.evaluating import Standing
from wijk.domain.clock import today
from wijk.domain.evaluation import Evaluation, MonthCount, StandstillAnswer, StandstillSaid, Success
from wijk.domain.plan import Action, Goal
from wijk.dossier.entered import Dossier
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.evaluations.queries import JUDGED, STOOD_STILL, WENT_WELL
from wijk.store.evaluations.together import keep_together, take_back_together
from wijk.store.initiatives.queries import get_initiative, save_initiative
from wijk.store.plans.queries import add_goal, take_back_goal
from wijk.store.plans.starting import move_action
from wijk.views.evaluating import STANDSTILL_BUTTONS, evaluation_label, evaluation_texts
from wijk.views.plan import goal_label
from wijk.views.successes import success_label, success_texts

__all__ = [
    "DONE",
    "JUDGEMENTS",
    "SUCCESSES",
    "end_action",
    "end_initiative",
    "keep_counts",
    "let_go_on",
    "make_goal",
    "say_of_standstill",
]

DONE = UndoStack("evalueren")
JUDGEMENTS: Handling[Evaluation] = remembered(
    JUDGED,
    DONE,
    kind="oordeel",
    label=evaluation_label,
    texts=evaluation_texts,
    gone="In de andere versie is dit oordeel verwijderd.",
    fixed=frozenset({"area", "action", "initiative", "goes_on"}),
)
SUCCESSES: Handling[Success] = remembered(
    WENT_WELL,
    DONE,
    kind="succes",
    label=success_label,
    texts=success_texts,
    gone="In de andere versie is dit succes verwijderd.",
)


def say_of_standstill(store: Store, place: Place, said: StandstillSaid, weeks: int, action: str = "") -> None:
    """Keep what people say of a standstill, of the whole dossier or of an action (id)."""
    answer = StandstillAnswer(new_id(), place.code, said, today(), weeks, action)
    try:
        kept = STOOD_STILL.add(store, answer)
    except StoreError as error:
        say_wrong(str(error))
        return
    label = STANDSTILL_BUTTONS[said].partition(" ")[2].lower()
    DONE.remember(f"antwoord ‘{label}’", kept, lambda version: STOOD_STILL.delete(store, kept.id, version))
    say(f"Bewaard: {label}. Wij vragen dit pas weer als er opnieuw lang niets gebeurt.")


def keep_counts(store: Store, changes: Sequence[tuple[MonthCount, Stored[MonthCount] | None]]) -> bool:
    """Keep counts together over what was seen of each; tells whether any was kept."""
    try:
        kept = keep_together(store, changes)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return False
    told = counted(len(kept), "telling", "tellingen")
    DONE.remember(f"{told} uit een tabel", kept[-1].after, lambda _: take_back_together(store, kept))
    left = len(changes) - len(kept)
    say(f"Bewaard: {told}." + (f" {left} niet: iemand anders was daar net eerder." if left else ""))
    return True


def make_goal(store: Store, goal: Goal) -> None:
    """Put a goal in the work plan."""
    try:
        kept = add_goal(store, goal)
    except StoreError as error:
        say_wrong(str(error))
        return
    DONE.remember(f"doel ‘{goal_label(goal)}’ erbij", kept, lambda version: take_back_goal(store, kept.id, version))
    say("Het doel staat in het werkplan. Zeg het daar in uw eigen woorden, met wie wat doet.")


def end_action(store: Store, action: Action) -> None:
    """Stop an action in the work plan."""
    before = action.state
    try:
        kept = move_action(store, action.id, before, "gestopt")
    except StoreError as error:
        say_wrong(str(error))
        return
    DONE.remember("stoppen van de actie", kept, lambda _: move_action(store, action.id, "gestopt", before))
    say("De actie staat in het werkplan op gestopt.")


def end_initiative(store: Store, identifier: str) -> None:
    """Say of an initiative (id) that it stopped."""
    try:
        seen = get_initiative(store, identifier)
        if seen is None or seen.deleted:
            say_wrong("Dit initiatief is intussen verwijderd.")
            return
        kept = save_initiative(store, replace(seen.item, status="gestopt"), seen.version)
    except StoreError as error:
        say_wrong(str(error))
        return
    before = seen.item
    DONE.remember("stoppen van het initiatief", kept, lambda version: save_initiative(store, before, version))
    say("Het initiatief staat op gestopt: het telt niet meer mee in de fasematrix.")


def let_go_on(store: Store, place: Place, dossier: Dossier, standing: Standing) -> None:
    """Say of what people wanted to stop that it goes on."""
    newest = standing.newest
    if newest is None or newest.judgement != "stoppen" or newest.goes_on:
        say_of_standstill(store, place, "hervatten", standing.weeks, standing.subject.action)
        return
    seen = next((one for one in dossier.evaluated.evaluations.living if one.id == newest.id), None)
    if seen is None:
        return
    try:
        kept = JUDGED.save(store, replace(newest, goes_on=True), seen.version)
    except StoreError as error:
        say_wrong(str(error))
        return
    DONE.remember("toch laten doorlopen", kept, lambda version: JUDGED.save(store, newest, version))
    say("Het loopt door. Het oordeel blijft staan.")
