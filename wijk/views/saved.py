"""A saved coalition in words: its needs and its worth on its day, beside those of today."""

from collections.abc import Mapping, Sequence

from wijk.approach.needs import importance_of, need_label
from wijk.approach.saved import CoalitionThenAndNow
from wijk.domain.coalition_rules import Importance
from wijk.domain.method import Method
from wijk.views.coalition import covered_text
from wijk.views.tables import Table

__all__ = ["compared_rows", "compared_text"]

NOT_KEPT = "Hoeveel deze coalitie op haar dag dekte, is toen niet bewaard."
NOT_ASKED = "niet gevraagd"


def compared_text(compared: CoalitionThenAndNow) -> str:
    """Say the worth of the day beside that of today.

    "Gedekt gewicht op die dag: 6 van 12 (50%). Vandaag: 3 van 15 (20%)."
    """
    worth = compared.now
    now = f"Vandaag: {covered_text(worth.covered, worth.total)}." if worth.total else "Vandaag telt er nog niets mee."
    if compared.then is None:
        return f"{NOT_KEPT} {now}"
    return f"Gedekt gewicht op die dag: {covered_text(compared.then.covered, compared.then.total)}. {now}"


def compared_rows(
    compared: CoalitionThenAndNow, steps: Sequence[Importance], method: Method, areas: Mapping[str, str]
) -> Table:
    """Return every need with its weight and whether it is covered, on the day and today, the first row the header."""

    def told(weight: float | None, covered: bool | None) -> str:
        if weight is None:
            return NOT_ASKED
        word = {None: "niet bekend of gedekt", True: "● gedekt", False: "○ niet gedekt"}[covered]
        return f"{importance_of(weight, steps).name}, {word}"

    rows = [["Behoefte", "Op die dag", "Vandaag"]]
    return rows + [
        [
            need_label(one.need, method, areas),
            told(one.weight_then, one.covered_then),
            told(one.weight_now, one.covered_now),
        ]
        for one in compared.needs
    ]
