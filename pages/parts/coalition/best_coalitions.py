"""The best coalitions with their proof, computed when asked for, and put beside each other to choose from."""

from dataclasses import dataclass

import streamlit as st

from pages.parts.coalition.draft import tick_members
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.alternatives import contributions, diverse_covers
from wijk.approach.clashes import UndecidedError
from wijk.approach.coalition import Cover
from wijk.approach.conditions import InfeasibleError
from wijk.approach.question import Question, clash_sentence, coalition_question
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Conditions, Need
from wijk.figures.places import Place
from wijk.views.coalition import coalition_rows, missing_people

__all__ = ["CoalitionQuestion", "show_best", "table_of"]

SECONDS = 5.0
FEWEST = 3
# Where fewer than three are nearly as good, the others shown may be worth this much less.
WIDER = 0.25
ANSWER = "beste coalities"
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


def show_best(
    question: Question, asked: CoalitionQuestion, place: Place, areas: dict[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Compute and show the best coalitions; returns the ids in each that is shown, none until asked."""
    st.header("De beste coalities")
    reach = contributions(question.covers, question.weight, ()).out_of_reach
    wanted = missing_people((question.needs[column] for column in reach), loaded().method, areas)
    lacking = [f"{name}: dat is bij niemand ingevuld" for name in question.voices_missing]
    if wanted or lacking:
        st.markdown("**Dit kan met deze mensen niet, welke keuze u ook maakt:**")
        st.markdown("\n".join(f"- {markdown_text(one)}" for one in (*wanted, *lacking)))
    if st.button("Reken uit", type="primary"):
        with st.spinner("De beste coalities worden uitgerekend…"):
            st.session_state[ANSWER] = (asked, _answer(question))
    known: tuple[CoalitionQuestion, tuple[Cover, ...] | str] | None = st.session_state.get(ANSWER)
    if known is None:
        st.markdown("Druk op ‘Reken uit’ voor drie tot vijf coalities die samen het meeste dekken.")
        return ()
    before, answer = known
    if before != asked:
        st.info("De mensen, behoeften of voorwaarden zijn veranderd sinds de berekening. Reken opnieuw uit.")
        return ()
    if isinstance(answer, str):
        st.error(markdown_text(answer))
        return ()
    show_table(coalition_rows(question, answer))
    st.caption(
        "Gedekt gewicht: alles wat de leden samen dekken, opgeteld. Wat moet, telt het zwaarst. Bewezen beste: er is "
        "uitgerekend dat geen andere keuze meer dekt."
    )
    if len(answer) < FEWEST:
        st.caption("Er zijn niet meer coalities die echt verschillen.")
    shown = tuple(tuple(question.people[row].id for row in cover.chosen) for cover in answer)
    for number, (column, ids) in enumerate(zip(st.columns(len(shown)), shown, strict=True), 1):
        column.button(
            f"Kies coalitie {number}",
            key=f"kies-{number}",
            on_click=tick_members,
            args=(place, ids),
            width="stretch",
        )
    return shown


def _answer(question: Question) -> tuple[Cover, ...] | str:
    """The coalitions, or the sentence that says why there are none."""
    try:
        near = _different(question)
        return near if len(near) >= FEWEST else _different(question, count=FEWEST, within=WIDER)
    except InfeasibleError as error:
        return clash_sentence(question, error.conditions)
    except UndecidedError as error:
        return str(error)


def _different(question: Question, count: int = 5, within: float = 0.02) -> tuple[Cover, ...]:
    return diverse_covers(
        question.covers,
        question.weight,
        size=question.size,
        count=count,
        within=within,
        time_limit=SECONDS,
        **question.conditions,
    )
