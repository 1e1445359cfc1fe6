"""What one role promised, to read, to print and to take along."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.approach.plan import of_role, roles_in
from wijk.domain.plan import Action, Goal
from wijk.views.plan import action_table, promises_text

__all__ = ["show_promises"]

CHOSEN = "afspraken-van"


def show_promises(actions: Sequence[Action], goals: Mapping[str, Goal], where: str) -> None:
    """Choose a role; what it promised stands below, and alone on paper."""
    roles = roles_in(actions)
    if not roles:
        st.info("Bij geen enkele actie staat nog wie het doet. Vul dat in bij een actie: dan ziet u hier de afspraken.")
        return
    if st.session_state.get(CHOSEN) not in roles:
        # Written otherwise since, or of another place.
        st.session_state.pop(CHOSEN, None)
    with st.container(key="werkplan-kiezen"):
        role = st.selectbox(
            "Wiens afspraken?", roles, index=None, placeholder="Kies een rol of organisatie", key=CHOSEN
        )
    if role is None:
        return
    mine = of_role(actions, role)
    with st.container(key="werkplan-afspraken"):
        st.subheader(markdown_text(f"Afspraken van {role}, {where}"), anchor=False)
        st.markdown(markdown_text(promises_text(mine)))
        show_long_table(action_table(mine, goals), f"Afspraken van {role}")
    with st.container(key="werkplan-printen"):
        st.caption("Printen: druk op Ctrl+P. Op papier staan alleen deze afspraken.")
