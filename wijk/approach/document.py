"""The best coalitions as a document for scripts."""

from typing import Any

from wijk.approach.alternatives import contributions, diverse_covers
from wijk.approach.conditions import InfeasibleError
from wijk.approach.question import Question, QuestionError, clash_sentence

__all__ = ["coalition_document"]


def coalition_document(question: Question, *, time_limit: float = 30.0) -> dict[str, Any]:
    """Return the best coalition and others nearly as good, and what the best one leaves open.

    ``covered``, ``total`` and ``bound`` are sums of weights. ``uncovered`` are the needs that the best coalition does
    not cover (``out_of_reach``: nobody in the file does), ``only_link`` those that rest on one of its members. Raises
    QuestionError that names the conditions that clash, UndecidedError when the time is too short to find any coalition.
    """
    try:
        found = diverse_covers(
            question.covers, question.weight, size=question.size, time_limit=time_limit, **question.conditions
        )
    except InfeasibleError as error:
        raise QuestionError(clash_sentence(question, error.conditions)) from error
    best = contributions(question.covers, question.weight, found[0].chosen)
    people = question.people
    return {
        "coalitions": [
            {
                "members": [people[row].id for row in cover.chosen],
                "covered": cover.value,
                "total": best.total,
                "bound": cover.bound,
                "proven": cover.proven,
            }
            for cover in found
        ],
        "uncovered": [
            {**_need(question, column), "out_of_reach": column in best.out_of_reach} for column in best.uncovered
        ],
        "only_link": [
            {"member": people[row].id, **_need(question, column)}
            for column, row in zip(best.only_link, best.only_link_row, strict=True)
        ],
    }


def _need(question: Question, column: int) -> dict[str, Any]:
    need = question.needs[column]
    beside = {"area": need.area, "knowledge": need.knowledge}
    return {
        "group": need.group,
        "phase": need.phase,
        "weight": need.weight,
        **{field: value for field, value in beside.items() if value},
    }
