"""The best coalitions as at most five cards to choose from, computed when asked for; whom to look for and proof after.

Their worth is in a fold: a room asks first who it is, what that covers, and what it misses.
"""

from collections.abc import Sequence

import streamlit as st

from pages.parts.coalition.curve_and_prices import show_curve_and_prices
from pages.parts.coalition.draft import tick_members
from pages.parts.coalition.question_asked import CoalitionQuestion
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.alternatives import contributions, diverse_covers
from wijk.approach.clashes import UndecidedError
from wijk.approach.coalition import Cover
from wijk.approach.conditions import InfeasibleError
from wijk.approach.priority_cover import cover_of_priorities
from wijk.approach.question import Question, clash_sentence
from wijk.domain.decision import Decision
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.views.coalition import coalition_rows, missing_people
from wijk.views.coalition_cards import coalition_card

__all__ = ["show_best"]

SECONDS = 5.0
FEWEST = 3
# So many of those to look for are in sight.
AT_ONCE = 3
# Where fewer than three are nearly as good, the others shown may be worth this much less.
WIDER = 0.25
ANSWER = "beste coalities"


def show_best(
    question: Question,
    asked: CoalitionQuestion,
    place: Place,
    areas: dict[str, str],
    decisions: Sequence[Decision],
) -> tuple[tuple[str, ...], ...]:
    """Compute and show the best coalitions; returns the ids in each that is shown, none until asked."""
    st.header("De beste coalities")
    if st.button("Reken uit", type="primary"):
        with st.spinner("De beste coalities worden uitgerekend…"):
            st.session_state[ANSWER] = (asked, _answer(question))
    covers = _told_answer(asked)
    for number, cover in enumerate(covers or (), 1):
        _show_card(question, cover, number, place, areas, decisions)
    if covers and len(covers) < FEWEST:
        st.caption("Er zijn niet meer coalities die echt verschillen.")
    if covers is not None:
        _look_for(question, areas)
    with st.expander("Hoe zeker is dit, en wat kosten grootte en voorwaarden?"):
        if covers:
            show_table(coalition_rows(question, covers))
            st.caption(
                "Gedekt gewicht: alles wat de leden samen dekken, opgeteld. Wat moet, telt het zwaarst. Bewezen beste: "
                "er is uitgerekend dat geen andere keuze meer dekt."
            )
        show_curve_and_prices(question, asked)
    return tuple(tuple(question.people[row].id for row in cover.chosen) for cover in covers or ())


def _told_answer(asked: CoalitionQuestion) -> tuple[Cover, ...] | None:
    """The coalitions that answer this question, none where none can be; None, with what to do, until it was asked."""
    known: tuple[CoalitionQuestion, tuple[Cover, ...] | str] | None = st.session_state.get(ANSWER)
    if known is None:
        st.markdown("Druk op ‘Reken uit’: u ziet dan hooguit vijf coalities die samen het meeste dekken.")
        return None
    before, answer = known
    if before != asked:
        st.info("De mensen, behoeften of voorwaarden zijn veranderd sinds de berekening. Reken opnieuw uit.")
        return None
    if isinstance(answer, str):
        st.error(markdown_text(answer))
        return ()
    return answer


def _show_card(
    question: Question,
    cover: Cover,
    number: int,
    place: Place,
    areas: dict[str, str],
    decisions: Sequence[Decision],
) -> None:
    """One coalition in plain words, with a button that takes it over as the choice."""
    members = tuple(question.people[row] for row in cover.chosen)
    card = coalition_card(question, cover.chosen, cover_of_priorities(members, decisions), loaded().method, areas)
    with st.container(border=True, key=f"coalitie-kaart-{number}"):
        left, right = st.columns([5, 1], vertical_alignment="center")
        lines = [f"- **{markdown_text(one.who)}**: {markdown_text(one.brings)}" for one in card.members]
        left.markdown("\n".join([f"**Coalitie {number} {markdown_text(card.covers)}.**", "", *lines]))
        right.button(
            f"Kies coalitie {number}",
            key=f"kies-{number}",
            on_click=tick_members,
            args=(place, tuple(member.id for member in members)),
            width="stretch",
            wrap=True,
        )


def _look_for(question: Question, areas: dict[str, str]) -> None:
    """Whom to look for, because nobody in the list can do it: what no choice can mend."""
    reach = contributions(question.covers, question.weight, ()).out_of_reach
    wanted = missing_people((question.needs[column] for column in reach), loaded().method, areas)
    lacking = [f"{name}: dat is bij niemand ingevuld" for name in question.voices_missing]
    found = [f"- {markdown_text(one)}" for one in (*wanted, *lacking)]
    if not found:
        return
    st.subheader("Naar wie zoekt u nog?")
    st.caption("Dit kan met deze mensen niet, welke keuze u ook maakt.")
    st.markdown("\n".join(found[:AT_ONCE]))
    more = found[AT_ONCE:]
    if more:
        with st.expander(f"En nog {counted(len(more), 'profiel', 'profielen')}"):
            st.markdown("\n".join(more))


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
