"""What doesn't fit and what does, with the room's own marks: priority, discussed, overruled with a reason."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.parts.matrix.decisions import Decisions, decide, items, seen_now
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.theme import markdown_text
from wijk.approach.decisions import is_about, still_standing
from wijk.approach.findings import Finding, Mismatch
from wijk.domain.clock import today
from wijk.domain.decision import Decision, Mark, holding
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.checks.decisions import faults_in_decision
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.matrix.decisions import end_decision, make_decision, reword_decision
from wijk.views.finding_words import decided_texts, finding_label, group_name
from wijk.views.matrix import no_mismatch_text, summarise
from wijk.views.matrix_open import OPEN_BY, OpenBy, open_lines

__all__ = ["beamer_findings", "discuss", "show_matches", "show_mismatches"]

PERSONS = "besluit-personen"
_FILTERED = "Dit gaat over {}, zoals u hierboven koos. Prioriteiten en besluiten gaan over alle initiatieven."


def beamer_findings(overview: Overview, decisions: Decisions, left_out: str) -> None:
    """What can stand alone on a beamer: the largest mismatches, and what nobody filled in; with the words they need.

    ``left_out`` says which filter is on: the mismatches are about what it leaves over.
    """
    method = overview.matrix.method
    summary = summarise(overview.whole, still_standing(overview.kept_mismatches, items(decisions)))
    st.header("Wat past hier niet?")
    if left_out:
        st.caption(markdown_text(_FILTERED.format(left_out)))
    st.markdown(f"**Mismatch**: {markdown_text(method.meaning('mismatch'))}")
    with st.container(key="beamer"):
        st.subheader("De grootste mismatches, één per groep")
        if summary.largest:
            st.markdown("\n".join(f"1. {markdown_text(reason)}" for reason in summary.largest))
        else:
            st.markdown(markdown_text(no_mismatch_text(overview.whole, overview.kept_mismatches)))
        st.subheader("Wat is nog open?")
        st.markdown(markdown_text(summary.unknown))
        _show_open(overview)
    with st.container():
        _explain(overview.kept_mismatches, method, "Deze soorten mismatches komen hier voor:")


def _show_open(overview: Overview) -> None:
    """The open cells as a list, made when it is asked for."""
    section = st.expander("De open vakjes als lijst", key="open-vakjes", on_change="rerun")
    if not section.open:
        return
    with section:
        by: OpenBy = st.radio(
            "De open vakjes als lijst",
            list(OPEN_BY),
            format_func=OPEN_BY.__getitem__,
            horizontal=True,
            key="open-per",
            label_visibility="collapsed",
        )
        lines = open_lines(overview.whole, overview.group_figures, by)
        told = [f"- **{markdown_text(name)}**: {markdown_text(line)}" for name, line in lines]
        st.markdown("\n".join(told) or "Er is geen vakje meer open.")


@only_for("write", "decisions")
def discuss(store: Store, overview: Overview, place: Place, decisions: Decisions) -> None:
    """Mark one mismatch as discussed, or overrule it with a reason; every mark keeps its date."""
    with st.expander("Een mismatch bespreken of weerleggen"):
        options = {one.key: one for one in overview.mismatches}
        key = st.selectbox(
            "Welke mismatch?",
            list(options),
            index=None,
            format_func=lambda key: finding_label(options[key], overview.matrix.method),
            placeholder="Kies een mismatch",
            key="bespreken",
        )
        if key is None:
            return
        one = options[key]
        st.markdown(markdown_text(one.reason))
        for stored in decisions:
            if is_about(stored.item, one):
                st.markdown(markdown_text("Eerder: " + decided_texts(one, [stored.item])[0]))
                mark = stored.item.mark
                if stored.item.ended_on is None and st.button(f"Beëindig '{mark}'", key=f"weg-{stored.id}"):
                    decide(partial(end_decision, store, stored, today(), "teruggenomen"), f"Beëindigd: {mark}.")
        said = st.radio("Wat besluiten de mensen aan tafel?", ["besproken", "weerlegd"], horizontal=True, key="besluit")
        reason = st.text_input("Waarom? Bij weerlegd is dit nodig", key=f"reden-{place.code}-{key}")
        decided: Mark = "weerlegd" if said == "weerlegd" else "besproken"
        _mark(store, overview, one, place, decided, reason.strip(), decisions)


def show_mismatches(overview: Overview, decisions: Decisions, left_out: str) -> None:
    """All mismatches per group, each group behind a fold; overruled ones stand apart with their reason."""
    st.header("Alle mismatches")
    if left_out:
        st.caption(markdown_text(_FILTERED.format(left_out)))
    held = holding(items(decisions))
    left = still_standing(overview.kept_mismatches, held)
    for group in dict.fromkeys(one.group for one in left):
        of_group = [one for one in left if one.group == group]
        title = f"{group_name(group, overview.matrix.method)}: {len(of_group)}"
        with st.expander(markdown_text(title)):
            st.markdown("\n".join(_line(one, held) for one in of_group))
    overruled = [one for one in overview.kept_mismatches if one not in left]
    if overruled:
        with st.expander(f"Weerlegd door de mensen aan tafel: {len(overruled)}"):
            st.markdown("\n".join(_line(one, held) for one in overruled))
    if not overview.kept_mismatches:
        st.markdown("Geen mismatches gevonden.")


def show_matches(overview: Overview) -> None:
    """What fits."""
    st.header("Matches")
    st.markdown(f"**Match**: {markdown_text(overview.matrix.method.meaning('match'))}")
    if overview.kept_matches:
        _explain(overview.kept_matches, overview.matrix.method, "Deze soorten matches komen hier voor:")
        st.markdown("\n".join(_line(one, ()) for one in overview.kept_matches))
    else:
        st.markdown("Nog geen hele keten en nog geen klein initiatief dat een moeilijk te bereiken groep bereikt.")


def _explain(findings: Sequence[Finding], method: Method, title: str) -> None:
    """What each kind that is found here means; nothing where the method does not say."""
    meanings = {one.kind: method.meaning(one.kind) for one in findings}
    lines = [f"- **{markdown_text(kind)}**: {markdown_text(meaning)}" for kind, meaning in meanings.items() if meaning]
    if lines:
        st.markdown("\n".join([title, "", *lines]))


def _line(one: Finding, decisions: Sequence[Decision]) -> str:
    marks = "; ".join(decided_texts(one, decisions))
    return f"- **{markdown_text(one.kind)}**: {markdown_text(one.reason)}" + (
        f" *({markdown_text(marks)})*" if marks else ""
    )


def _mark(
    store: Store, overview: Overview, one: Mismatch, place: Place, mark: Mark, reason: str, decisions: Decisions
) -> None:
    """A button that keeps the decision, once it was asked what of a person may stay in the reason."""
    new = Decision(new_id(), place.code, one.kind, one.group, one.phases, mark, today(), reason)
    there = next((each for each in decisions if each.item.ended_on is None and each.item.is_same_as(new)), None)
    pressed = st.button("Besluit bewaren")
    asked, faults = f"{PERSONS}-{place.code}-{one.key}", faults_in_decision(new).values()
    kept = ask_first(asked, new, there and there.item, pressed=pressed, faults=faults)
    if kept is None:
        return
    if there:
        decide(partial(reword_decision, store, there, kept.reason, today()), f"Aangepast: {mark}.")
    else:
        work = partial(make_decision, store, kept, seen_now(overview, kept, decisions), place.known_as)
        decide(work, f"Genoteerd: {mark}.")
