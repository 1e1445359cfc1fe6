"""What was evaluated, as files to take along."""

from functools import partial

import streamlit as st

from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.dossier.entered import Dossier
from wijk.figures.places import Place
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.evaluation_files import EvaluatedNames, EvaluationRows, counts_csv, evaluation_excel
from wijk.views.export_names import about_entered, file_name

__all__ = ["offer_evaluation_files"]


def offer_evaluation_files(place: Place, dossier: Dossier) -> None:
    """All of it as Excel, and the counts as CSV."""
    rules, evaluated = loaded().evaluating, dossier.evaluated
    names = EvaluatedNames(
        {one.id: one.item.what for one in dossier.plan.actions.living},
        {one.id: one.item.name for one in dossier.supply.initiatives},
        {one.id: one.name for one in rules.counts},
        {one.id: one.question for one in rules.process},
    )
    counts = [one.item for one in evaluated.counts.living]
    rows = EvaluationRows(
        [one.item for one in evaluated.evaluations.living],
        counts,
        [one.item for one in evaluated.successes.living],
        [one.item for one in evaluated.answers.living],
    )
    with st.container(key="evalueren-bestanden"):
        left, right = st.columns(2)
        left.download_button(
            "Evaluatie als Excel",
            partial(evaluation_excel, rows, names, about_entered("Evaluatie", place, today())),
            file_name("evaluatie", place, "xlsx"),
            EXCEL,
            width="stretch",
            on_click="ignore",
        )
        right.download_button(
            "Tellingen als CSV",
            partial(counts_csv, counts, names, about_entered("Tellingen", place, today())),
            file_name("tellingen", place, "csv"),
            "text/csv",
            width="stretch",
            on_click="ignore",
        )
