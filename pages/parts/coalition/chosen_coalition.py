"""The coalition that people choose: members in and out by hand, and at once what is covered then."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.coalition.draft import members_field
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.alternatives import contributions
from wijk.approach.needs import need_label
from wijk.approach.priority_cover import cover_of_priorities
from wijk.approach.question import Question, unmet_conditions
from wijk.domain.decision import Decision
from wijk.domain.draft import Draft
from wijk.domain.key_figure import KeyFigure
from wijk.figures.places import Place
from wijk.views.coalition import contribution_rows, covered_text
from wijk.views.coalition_cards import covers_text
from wijk.views.people import key_figure_labels

__all__ = ["choose_members", "those_of"]


def those_of(draft: Draft, figures: Sequence[KeyFigure]) -> tuple[KeyFigure, ...]:
    """The members of the draft who can be chosen, for where they are not shown."""
    known = {figure.id: figure for figure in figures}
    return tuple(known[one] for one in draft.members if one in known)


def choose_members(
    question: Question, place: Place, draft: Draft, areas: dict[str, str], decisions: Sequence[Decision]
) -> tuple[KeyFigure, ...]:
    """Choose the members, and see what they cover together; returns them."""
    st.subheader("Uw keuze")
    labels, method = key_figure_labels(question.people), loaded().method
    key = members_field(place, draft)
    st.session_state[key] = [one for one in st.session_state[key] if one in labels]
    ids: list[str] = st.multiselect(
        "Wie doet mee?",
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        select_all=False,
        placeholder="Kies leden, of kies hierboven een coalitie",
    )
    if not ids:
        return ()
    chosen = question.rows(ids)
    brings = contributions(question.covers, question.weight, chosen)
    members = tuple(question.people[row] for row in chosen)
    covers = covers_text(cover_of_priorities(members, decisions), len(brings.covered), len(question.needs), method)
    st.markdown(f"**Uw keuze {markdown_text(covers)}.**")
    unmet = unmet_conditions(question, chosen)
    if unmet:
        st.warning(
            markdown_text(f"Aan deze voorwaarden voldoet uw keuze niet: {'; '.join(unmet)}. U mag dat zo laten.")
        )
    with st.expander("Wat brengt elk lid, en hoe zwaar telt dat?"):
        st.markdown(f"**Gedekt gewicht: {markdown_text(covered_text(brings.value, brings.total))}**")
        show_table(contribution_rows(question, chosen, brings, method, areas))
    left = [column for column in brings.uncovered if column not in brings.out_of_reach]
    for title, columns in (
        ("Niet gedekt, maar iemand anders uit de lijst kan dit wel", left),
        ("Niet gedekt, en niemand uit de lijst kan dit", brings.out_of_reach),
    ):
        if columns:
            with st.expander(f"{title}: {len(columns)}"):
                needs = (need_label(question.needs[column], method, areas) for column in columns)
                st.markdown("\n".join(f"- {markdown_text(need)}" for need in needs))
    return members
