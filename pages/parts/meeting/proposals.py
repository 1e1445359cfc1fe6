"""What the room voted for to do first, as a proposal: only the facilitator makes it a priority, three at most."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from pages.parts.matrix.decisions import Decisions, decide, items, seen_now
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.approach.decisions import is_about
from wijk.approach.findings import Finding
from wijk.domain.clock import today
from wijk.domain.decision import MOST_PRIORITIES, Decision, holding, priority_places
from wijk.domain.meeting import Question
from wijk.dossier.meetings import option_of
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.matrix.decisions import make_decision
from wijk.store.meetings.questions import tally
from wijk.views.finding_words import finding_label
from wijk.views.room import bars_of

__all__ = ["show_proposals"]

PROPOSED = 5


@only_for("lead", "meetings")
def show_proposals(
    store: Store,
    place: Place,
    questions: Sequence[Question],
    findings: Sequence[Finding],
    overview: Overview,
    decisions: Decisions,
) -> None:
    """The answers of the last vote, those with most votes first, each with a button; nothing when there was no vote.

    ``findings`` are what can be voted for now.
    """
    asked = [one for one in questions if one.kind == "prioriteiten" and one.asked_on]
    if not asked:
        return
    try:
        found = tally(store, asked[-1].id)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    bars = [bar for bar in bars_of(asked[-1], found) if bar.phones or bar.hands][:PROPOSED]
    by_option: Mapping[str, Finding] = {option_of(one): one for one in findings}
    first = holding(items(decisions), "prioriteit")
    full = len(priority_places(first)) >= MOST_PRIORITIES
    with st.container(border=True, key="voorstellen"):
        st.markdown(f"**Voorstel van de zaal.** U legt het vast, hooguit {MOST_PRIORITIES} prioriteiten.")
        if not bars:
            st.markdown("Er is nog niet gestemd.")
        for bar in bars:
            left, right = st.columns([3, 2], vertical_alignment="center")
            left.markdown(f"{markdown_text(bar.label)}: {markdown_text(bar.told)}")
            one = by_option.get(bar.option)
            if one is None:
                right.markdown("Dit staat niet meer in de matrix.")
            elif any(is_about(decision, one) for decision in first):
                right.markdown("★ Dit is een prioriteit.")
            elif right.button("Leg vast als prioriteit", key=f"vast-{bar.option}", width="stretch", disabled=full):
                _make(store, place, one, overview, decisions)
        if full:
            st.caption("Er zijn drie prioriteiten. Ruilen of terugnemen kan op de pagina Fasematrix.")


def _make(store: Store, place: Place, one: Finding, overview: Overview, decisions: Decisions) -> None:
    decision = Decision(new_id(), place.code, one.kind, one.group, one.phases, "prioriteit", today())
    work = partial(make_decision, store, decision, seen_now(overview, decision, decisions), place.known_as)
    decide(work, f"Prioriteit gekozen: {finding_label(one, overview.matrix.method)}.")
