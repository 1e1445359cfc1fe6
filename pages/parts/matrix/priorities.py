"""What the room wants to work on first: a few mismatches or cells, chosen from a list or in a cell's own window."""

from functools import partial

import streamlit as st

from pages.parts.matrix.decisions import Decisions, decide, items, seen_now
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.approach.decisions import is_about, still_standing
from wijk.approach.findings import Finding
from wijk.domain.clock import today
from wijk.domain.decision import MOST_PRIORITIES, Decision, priority_places
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.matrix.decisions import end_decision, exchange_priority, make_decision
from wijk.views.finding_words import finding_label
from wijk.views.matrix import FIRST

__all__ = ["choose_priorities", "drop_priority", "exchange", "is_full", "kept_priorities", "make_priority"]


def kept_priorities(decisions: Decisions) -> list[Stored[Decision]]:
    """The priorities that hold, as they are kept."""
    return [one for one in decisions if one.item.mark == "prioriteit" and one.item.ended_on is None]


def is_full(kept: Decisions) -> bool:
    """Whether there are as many priorities as there can be."""
    return len(priority_places(items(kept))) >= MOST_PRIORITIES


@only_for("write", "decisions")
def choose_priorities(store: Store, overview: Overview, place: Place, decisions: Decisions) -> None:
    """A step in itself: what to work on first, each to take back, and one more to choose or to exchange."""
    st.header(f"Kies maximaal {MOST_PRIORITIES} prioriteiten")
    kept, method = kept_priorities(decisions), overview.matrix.method
    labels = {one.id: finding_label(one.item, method) for one in kept}
    with st.container():
        for one in kept:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.markdown(markdown_text(f"{FIRST}: {labels[one.id]}"))
            if right.button("Geen prioriteit meer", key=f"niet-eerst-{one.id}", width="stretch", wrap=True):
                drop_priority(store, overview, one)
        if not kept:
            st.markdown("Er is nog geen prioriteit. Kies hieronder een mismatch, of klik op een vakje in de matrix.")
    left_over = still_standing(overview.mismatches, items(decisions))
    options = {one.key: one for one in left_over if not any(is_about(priority.item, one) for priority in kept)}
    with st.form("prioriteit-erbij", border=False):
        left, *between, right = st.columns([4, 4, 2] if is_full(kept) else [4, 1], vertical_alignment="bottom")
        key = left.selectbox(
            "Hier gaan wij als eerste mee aan de slag",
            list(options),
            index=None,
            format_func=lambda key: finding_label(options[key], method),
            placeholder="Kies een mismatch",
            key="prioriteit",
        )
        out = None
        for middle in between:
            out = middle.selectbox(
                f"Er zijn er al {MOST_PRIORITIES}: ruil met",
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                placeholder="Kies welke prioriteit vervalt",
                key="ruilen",
            )
        pressed = right.form_submit_button("Maak dit een prioriteit", width="stretch", wrap=True)
    if pressed and key and out:
        exchange(store, overview, place, decisions, options[key], next(one for one in kept if one.id == out))
    elif pressed and key:
        make_priority(store, overview, place, decisions, options[key])
    elif pressed:
        st.error("Kies eerst een mismatch in de lijst.")


def make_priority(store: Store, overview: Overview, place: Place, decisions: Decisions, one: Finding) -> None:
    """Keep that this comes first, and draw the page again; a sentence where that can't be."""
    decision = _priority(place, one)
    work = partial(make_decision, store, decision, seen_now(overview, decision, decisions), place.known_as)
    decide(work, f"Prioriteit gekozen: {finding_label(one, overview.matrix.method)}.")


def exchange(
    store: Store, overview: Overview, place: Place, decisions: Decisions, one: Finding, out: Stored[Decision]
) -> None:
    """Keep that this comes first in the place of another; both are told."""
    decision, method = _priority(place, one), overview.matrix.method
    work = partial(exchange_priority, store, out, decision, seen_now(overview, decision, decisions), place.known_as)
    decide(work, f"Prioriteit gekozen: {finding_label(one, method)}. Vervallen: {finding_label(out.item, method)}.")


def drop_priority(store: Store, overview: Overview, one: Stored[Decision]) -> None:
    """Take a priority back, and draw the page again; a sentence where that can't be."""
    work = partial(end_decision, store, one, today(), "geen prioriteit meer")
    decide(work, f"Geen prioriteit meer: {finding_label(one.item, overview.matrix.method)}.")


def _priority(place: Place, one: Finding) -> Decision:
    return Decision(new_id(), place.code, one.kind, one.group, one.phases, "prioriteit", today())
