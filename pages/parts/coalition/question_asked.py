"""What is asked of a coalition, and its table of people and needs, made anew only when it is another question."""

from dataclasses import dataclass

import streamlit as st

from pages.parts.shared.snapshot import loaded
from wijk.approach.question import Question, coalition_question
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Conditions, Need

__all__ = ["CoalitionQuestion", "table_of"]

TABLE = "tabel van mensen en behoeften"


@dataclass(frozen=True, slots=True)
class CoalitionQuestion:
    """A question as it was asked: when any of it changes, an answer no longer holds."""

    people: tuple[KeyFigure, ...]
    needs: tuple[Need, ...]
    conditions: Conditions


def table_of(asked: CoalitionQuestion) -> Question:
    """The question as a table of people and needs, made anew when it is another. Raises QuestionError."""
    known: tuple[CoalitionQuestion, Question] | None = st.session_state.get(TABLE)
    if known is None or known[0] != asked:
        known = asked, coalition_question(asked.people, asked.needs, asked.conditions, loaded().rules)
        st.session_state[TABLE] = known
    return known[1]
