"""Whether it works: per action and initiative the newest judgement, what asks for attention first, and standstills."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from pages.parts.evaluation.judging import judging_of, open_judging, opened_subject, show_judging
from pages.parts.evaluation.now import evaluating_now
from pages.parts.evaluation.outcome import show_outcome
from pages.parts.evaluation.process import show_process
from pages.parts.evaluation.records import (
    JUDGEMENTS,
    end_action,
    end_initiative,
    let_go_on,
    say_of_standstill,
)
from pages.parts.plan.actions import open_action
from pages.parts.plan.address import PLAN, plan_address
from pages.parts.plan.attention import go_to
from pages.parts.shared.database import dossier_now
from pages.parts.shared.permitted import may_change, only_for
from pages.parts.shared.record_editing import restore_records
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.evaluating import Standing
from wijk.domain.evaluation import STANDSTILL_SAID, StandstillSaid
from wijk.dossier.entered import Dossier
from wijk.dossier.evaluation import Evaluating
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.database.connection import Store
from wijk.views.evaluating import STANDSTILL_BUTTONS, standstill_text
from wijk.views.evaluation_list import (
    END_INITIATIVE,
    FILTERS,
    end_deeds,
    judged_text,
    listed_standings,
    listed_table,
)
from wijk.views.row_table import without_deeds

__all__ = ["show_works"]

TO_PLAN, PAGE = "evalueren-naar-werkplan", "evalueren-bladzijde"
# Of what people said to stop, so many are asked about at once; the others wait in the list.
ASKED = 2


def show_works(store: Store, place: Place) -> None:
    """Draw all of it."""
    if st.session_state.pop(TO_PLAN, False):
        st.switch_page(PLAN, query_params=plan_address(place))
    dossier = dossier_now(place)
    found = evaluating_now(place, dossier)
    standings = {one.subject.key: one for one in found.standings}
    st.markdown(f"**{markdown_text(judged_text(found.standings))}**")
    with st.container():
        _ask_about_all(store, place, found)
        for standing in [one for one in found.standings if one.attention == "stopt"][:ASKED]:
            _ask_to_end(store, place, dossier, standing)
    records = dossier.evaluated.evaluations
    with st.container():
        if opened := standings.get(opened_subject() or ""):
            last = max(records.living, key=lambda one: one.created, default=None)
            show_judging(store, place, opened, records.living, last.item.who if last else ())
    if found.standings:
        _list(store, place, dossier, found)
    restore_records(JUDGEMENTS, store, place, records.deleted)
    left, right = st.columns(2, gap="large")
    with left:
        show_process(store, place, dossier.evaluated.answers)
    with right:
        show_outcome(place)


@only_for("write", "records")
def _ask_about_all(store: Store, place: Place, found: Evaluating) -> None:
    """What people are asked when nothing changed in the whole dossier for long."""
    if not found.still or found.changed_on is None:
        return
    with st.container(border=True, key="evalueren-stilstand"):
        st.markdown(f"**{markdown_text(standstill_text(found.still, found.changed_on))}**")
        with st.container(horizontal=True):
            for said in STANDSTILL_SAID:
                st.button(
                    STANDSTILL_BUTTONS[said],
                    key=f"stilstand-{said}",
                    on_click=_answer,
                    args=(store, place, said, found.still),
                )
        st.caption(markdown_text(loaded().evaluating.because))


def _answer(store: Store, place: Place, said: StandstillSaid, weeks: int) -> None:
    say_of_standstill(store, place, said, weeks)
    if said == "wijzigen":
        st.session_state[TO_PLAN] = True


@only_for("write", "records")
def _ask_to_end(store: Store, place: Place, dossier: Dossier, standing: Standing) -> None:
    """Whether what people said to stop is to be ended too: that is for them to press."""
    with st.container(border=True, key=f"evalueren-stopt-{standing.subject.key}"):
        told = f"Gezegd is dat ‘{standing.subject.name}’ stopt, maar het loopt nog. Is het voorbij?"
        st.markdown(f"**{markdown_text(told)}**")
        with st.container(horizontal=True):
            may_end = _may_end_initiative(store, dossier, standing)
            for deed, label in (one for one in end_deeds(standing) if may_end or one[0] != END_INITIATIVE):
                do = partial(_do, store, place, dossier, {standing.subject.key: standing})
                st.button(label, key=f"{deed}-{standing.subject.key}", on_click=do, args=(deed, standing.subject.key))


def _list(store: Store, place: Place, dossier: Dossier, found: Evaluating) -> None:
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    words = left.text_input(
        "Zoek een actie of initiatief", key="evalueren-zoek", placeholder="Bijvoorbeeld: koken", on_change=_first_page
    )
    chosen = right.selectbox("Toon", list(FILTERS), key="evalueren-toon", on_change=_first_page)
    listed = listed_standings(found.standings, words or "", chosen or "", st.session_state.get(PAGE, 1))
    if not listed.shown:
        st.markdown("Niets gevonden. Kies een ander filter, of zoek op een ander woord.")
        return
    do = partial(_do, store, place, dossier, {one.subject.key: one for one in listed.shown})
    fixed = {one.subject.key for one in listed.shown if not _may_end_initiative(store, dossier, one)}
    shown = without_deeds(listed_table(listed), lambda deed, key: deed == END_INITIATIVE and key in fixed)
    show_rows(store, place, "evalueren-lijst", shown, do)
    told, before, after = st.columns([4, 1, 1], vertical_alignment="center")
    told.caption(
        f"{counted(listed.found, 'gevonden', 'gevonden')}; bladzijde {listed.page} van {listed.pages}. "
        "Wat het eerst aandacht vraagt, staat bovenaan."
    )
    if listed.pages > 1:
        turn = partial(before.button, on_click=_turn, width="stretch")
        turn("← Vorige", key="evalueren-vorige", args=(listed.page - 1,), disabled=listed.page == 1)
        turn = partial(after.button, on_click=_turn, width="stretch")
        turn("Volgende →", key="evalueren-volgende", args=(listed.page + 1,), disabled=listed.page == listed.pages)


def _may_end_initiative(store: Store, dossier: Dossier, standing: Standing) -> bool:
    """Whether who looks may end the initiative that this is about: it can lie in the whole gemeente."""
    found = (one.item for one in dossier.supply.initiatives if one.id == standing.subject.initiative)
    return all(may_change(store, one) for one in found)


def _turn(page: int) -> None:
    st.session_state[PAGE] = page


def _first_page() -> None:
    st.session_state.pop(PAGE, None)


def _do(store: Store, place: Place, dossier: Dossier, standings: dict[str, Standing], deed: str, key: str) -> None:
    """Do what was pressed at a row."""
    standing = standings[key]
    subject = standing.subject
    record = next((one for one in dossier.plan.actions.living if one.id == subject.action), None)
    deeds: dict[str, Callable[[], None]] = {
        "judge": lambda: _judge(key),
        END_INITIATIVE: lambda: end_initiative(store, subject.initiative),
        "go-on": lambda: let_go_on(store, place, dossier, standing),
    }
    if record:
        deeds["end-action"] = lambda: end_action(store, record.item)
        for said in STANDSTILL_SAID:
            deeds[said] = partial(say_of_standstill, store, place, said, standing.weeks, subject.action)
    if deed in deeds:
        deeds[deed]()
    if deed == "wijzigen" and record:
        open_action(record)
        st.session_state[TO_PLAN] = True


def _judge(key: str) -> None:
    open_judging(key)
    go_to(judging_of(key))
