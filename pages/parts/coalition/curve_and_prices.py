"""What a larger or smaller coalition would cover, and what each condition costs: computed when asked for."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.parts.coalition.question_asked import CoalitionQuestion
from pages.parts.shared.charts import show_chart
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.alternatives import Price, contributions, price_of_conditions
from wijk.approach.clashes import UndecidedError
from wijk.approach.conditions import InfeasibleError
from wijk.approach.coverage_curve import Curve, coverage_curve
from wijk.approach.question import Question, clash_sentence
from wijk.views.chart_frame import chart_config
from wijk.views.coalition import curve_rows, price_rows
from wijk.views.coalition_charts import curve_chart

__all__ = ["show_curve_and_prices"]

CURVE, PRICES = "dekking per grootte", "zonder voorwaarde"
MORE = 4


def show_curve_and_prices(question: Question, asked: CoalitionQuestion) -> None:
    """Two questions behind a button each."""
    st.markdown("**Groter, kleiner of met andere voorwaarden?**")
    left, right = st.columns(2)
    sizes = range(1, min(len(question.people), question.size + MORE) + 1)
    if left.button("Toon de dekking per grootte", width="stretch"):
        _compute(
            CURVE,
            question,
            asked,
            lambda told: coverage_curve(
                question.covers, question.weight, sizes=sizes, progress=told, **question.conditions
            ),
        )
    if right.button("Toon wat elke voorwaarde kost", width="stretch"):
        _compute(
            PRICES,
            question,
            asked,
            lambda told: price_of_conditions(
                question.covers, question.weight, size=question.size, progress=told, **question.conditions
            ),
        )
    curve: Curve | None = _known(CURVE, asked)
    if curve:
        _show_curve(curve, contributions(question.covers, question.weight, ()).total)
    prices: tuple[Price, ...] | None = _known(PRICES, asked)
    if prices:
        show_table(price_rows(question, prices))
    elif prices is not None:
        st.markdown("Er zijn geen voorwaarden naast de grootte.")


def _show_curve(curve: Curve, total: float) -> None:
    if curve.knee:
        told = f"Na {curve.knee} leden brengt een lid erbij duidelijk minder."
    else:
        told = "Er is geen grootte waarna een lid erbij duidelijk minder brengt."
    st.markdown(told)
    if any(curve.covers):
        show_chart(curve_chart(curve, total), chart_config("Dekking per grootte"), told)
    show_table(curve_rows(curve, total))


def _compute(
    name: str, question: Question, asked: CoalitionQuestion, work: Callable[[Callable[[float], None]], Any]
) -> None:
    bar = st.progress(0.0, "Bezig met rekenen…")
    try:
        answer = work(lambda share: _tell(bar, share))
    except InfeasibleError as error:
        st.error(markdown_text(clash_sentence(question, error.conditions)))
    except UndecidedError as error:
        st.error(markdown_text(str(error)))
    else:
        st.session_state[name] = (asked, answer)
    bar.empty()


def _tell(bar: Any, share: float) -> None:
    bar.progress(share, f"Klaar: {share:.0%}")


def _known(name: str, asked: CoalitionQuestion) -> Any:
    """The answer, when it is one to the question as it is now."""
    before, answer = st.session_state.get(name, (None, None))
    return answer if before == asked else None
