"""The window of one cell of the matrix: what is in it, one more to add, what is sure, and whether it comes first.

All that can be pressed stands in one form, so that a name that was typed but not saved is never lost on the way.
"""

from collections.abc import Iterator, Mapping
from functools import partial

import streamlit as st

from pages.parts.matrix.decisions import Decisions, Press, answers, decide, seen_now
from pages.parts.matrix.priorities import drop_priority, exchange, is_full, kept_priorities, make_priority
from pages.parts.matrix.typed_names import remember_added
from pages.parts.plan.of_cell import show_planned
from pages.parts.shared.database import supply_now
from pages.parts.shared.permitted import is_permitted, only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed, let_go
from wijk.approach.coverage import MatrixCell, by_name
from wijk.approach.decisions import Remark
from wijk.approach.findings import Finding
from wijk.domain.clock import today
from wijk.domain.decision import CELL, EMPTY, MOST_PRIORITIES, Decision
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.entered import decisions_of
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.initiatives.editing import read_typed
from wijk.store.initiatives.queries import add_initiative
from wijk.store.matrix.decisions import end_decision, make_decision
from wijk.views.decisions import decision_text, question_text
from wijk.views.finding_words import finding_label, group_name, phase_names
from wijk.views.initiative_tables import FIELDS
from wijk.views.matrix import cell_lines, legend
from wijk.views.numbers import day_text

__all__ = ["show_cell"]

PERSONS = "vakje-personen"


def show_cell(store: Store, overview: Overview, cell: MatrixCell, place: Place, remarks: Mapping[str, Remark]) -> None:
    """Open the window over the page; what is saved there closes it, so that the matrix shows it.

    ``remarks`` are what the data say about the decisions (ids) of the place.
    """
    method = overview.matrix.method
    title = f"{group_name(cell.group, method)} · {phase_names([cell.phase], method)}"
    st.dialog(markdown_text(title), width="medium", on_dismiss="rerun")(_window)(store, overview, cell, place, remarks)


def _window(store: Store, overview: Overview, cell: MatrixCell, place: Place, remarks: Mapping[str, Remark]) -> None:
    method = overview.matrix.method
    st.caption(markdown_text(next(phase.explanation for phase in method.phases if phase.id == cell.phase)))
    st.markdown(markdown_text(". ".join(cell_lines(cell)) + "."))
    if not cell.count or cell.spread:
        st.markdown(markdown_text(f"{cell.state.capitalize()}: {legend(overview.matrix)[cell.state]}."))
    if cell.initiatives:
        st.markdown("\n".join(_line(one, cell.phase, method) for one in by_name(cell.initiatives)))
    general = overview.matrix.general_for(cell.group, cell.phase)
    if general:
        st.markdown("Algemeen aanbod dat er ook voor deze groep is:")
        st.markdown("\n".join(_line(initiative, cell.phase, method) for initiative in by_name(general)))
    show_planned(place, cell.group, cell.phase)
    _form(store, overview, cell, place, remarks)


@only_for("write", "records")
def _form(store: Store, overview: Overview, cell: MatrixCell, place: Place, remarks: Mapping[str, Remark]) -> None:
    method = overview.matrix.method
    decisions = decisions_of(place, supply_now())
    with keep_typed(_form_name(cell, place)), st.form(f"vakje-{cell.group}-{cell.phase}", border=False):
        first, second, third = st.columns([5, 3, 2], vertical_alignment="bottom")
        name = first.text_input("Voeg hier een initiatief toe: de naam", key=f"erbij-naam-{cell.group}-{cell.phase}")
        confirmed = second.text_input(
            FIELDS["last_confirmed"], day_text(today()), key=f"erbij-bevestigd-{cell.group}-{cell.phase}"
        )
        add = third.form_submit_button("Opslaan", width="stretch")
        _add(store, method, cell, place, name, confirmed, pressed=add)
        pressed: list[Press] = []
        if is_permitted(store, "write", "decisions", place):
            pressed += _decided(store, overview, cell, decisions, remarks)
            pressed += _priority_buttons(store, overview, cell, place, decisions)
            pressed += _confirmation_button(store, overview, cell, place, decisions)
    if pressed and name.strip():
        st.warning(markdown_text(f"U typte de naam ‘{name.strip()}’. Sla die eerst op, of maak het vak leeg."))
    elif pressed:
        pressed[0]()


def _line(initiative: Initiative, phase: str, method: Method) -> str:
    names = {function.id: function.name for one in method.phases if one.id == phase for function in one.functions}
    functions = [names.get(one, one) for role in initiative.roles if role.phase == phase for one in role.functions]
    told = ", ".join(functions) if functions else "functie niet ingevuld"
    organisation = f" ({initiative.organisation})" if initiative.organisation else ""
    return f"- **{markdown_text(initiative.name)}**{markdown_text(organisation)}{markdown_text(': ' + told)}"


def _is_here(decision: Decision, cell: MatrixCell) -> bool:
    return decision.ended_on is None and decision.group == cell.group and cell.phase in decision.phases


def _decided(
    store: Store, overview: Overview, cell: MatrixCell, decisions: Decisions, remarks: Mapping[str, Remark]
) -> Iterator[Press]:
    """What was decided about this cell and holds, with what the data ask about it; what the pressed button does."""
    for stored in decisions:
        if _is_here(stored.item, cell):
            st.markdown(f"**{markdown_text(decision_text(stored.item, overview.matrix.method))}**")
            if stored.id in remarks:
                st.markdown(markdown_text(question_text(stored.item, remarks[stored.id])))
                yield from answers(store, stored, remarks, st.form_submit_button, "venster")


def _priority_buttons(
    store: Store, overview: Overview, cell: MatrixCell, place: Place, decisions: Decisions
) -> Iterator[Press]:
    """To make the cell a priority or exchange it for one, or to take back each that it is part of."""
    method, kept = overview.matrix.method, kept_priorities(decisions)
    here = [one for one in kept if _is_here(one.item, cell)]
    for one in here:
        if st.form_submit_button("Geen prioriteit meer", key=f"weg-uit-vakje-{one.id}", width="stretch"):
            yield partial(drop_priority, store, overview, one)
    if here:
        return
    wanted = Finding(CELL, cell.group, (cell.phase,), "")
    if not is_full(kept):
        if st.form_submit_button("★ Maak dit vakje een prioriteit", width="stretch"):
            yield partial(make_priority, store, overview, place, decisions, wanted)
        return
    st.markdown(f"Er zijn al {MOST_PRIORITIES} prioriteiten. Is dit vakje belangrijker? Ruil het dan.")
    for one in kept:
        label = f"★ Ruil met {markdown_text(finding_label(one.item, method))}"
        if st.form_submit_button(label, key=f"ruil-{one.id}", width="stretch", wrap=True):
            yield partial(exchange, store, overview, place, decisions, wanted, one)


def _confirmation_button(
    store: Store, overview: Overview, cell: MatrixCell, place: Place, decisions: Decisions
) -> Iterator[Press]:
    """To say that there is surely nothing, where nothing of the group's own was entered, or to take that back."""
    sure = next((one for one in decisions if one.item.mark == EMPTY and _is_here(one.item, cell)), None)
    entered = next(one for one in overview.whole.row(cell.group) if one.phase == cell.phase)
    if sure and not entered.count:
        if st.form_submit_button("Toch niet zeker dat er niets is", width="stretch"):
            take_back = partial(end_decision, store, sure, today(), "toch niet zeker")
            yield partial(decide, take_back, "Genoteerd: het is niet meer zeker dat hier niets is.")
    elif (
        not entered.count
        and cell.state != "leeg"
        and st.form_submit_button("Wij weten zeker dat er niets is", width="stretch")
    ):
        decision = Decision(new_id(), place.code, CELL, cell.group, (cell.phase,), EMPTY, today())
        work = partial(make_decision, store, decision, seen_now(overview, decision, decisions), place.known_as)
        yield partial(decide, work, "Genoteerd: in dit vakje is zeker niets.")


def _add(
    store: Store, method: Method, cell: MatrixCell, place: Place, name: str, confirmed: str, *, pressed: bool
) -> None:
    """Keep an initiative that was named in the meeting, confirmed on the day that is told there."""
    read, wrong = read_typed({"last_confirmed": confirmed})
    initiative = Initiative(
        new_id(), name.strip(), roles=(PhaseRole(cell.phase),), groups=(cell.group,), area=place.code, **read
    )
    kept = ask_first(
        f"{PERSONS}-{cell.group}-{cell.phase}",
        initiative,
        pressed=pressed,
        faults={**faults_in(initiative), **wrong}.values(),
        button=st.form_submit_button,
    )
    if kept is None:
        return

    def keep() -> None:
        remember_added(store, method, add_initiative(store, kept))
        let_go(_form_name(cell, place))

    decide(keep, f"Bewaard: {kept.name}.")


def _form_name(cell: MatrixCell, place: Place) -> str:
    return f"vakje-{place.code}-{cell.group}-{cell.phase}"
