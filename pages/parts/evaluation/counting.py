"""Counts that people keep per month, of an action, an initiative or all of it: typed, pasted and taken along."""

from datetime import date

import streamlit as st

from pages.parts.evaluation.count_grid import CountsOf, show_grid
from pages.parts.evaluation.count_import import import_counts
from pages.parts.evaluation.files import offer_evaluation_files
from pages.parts.evaluation.now import evaluating_now
from pages.parts.shared.database import dossier_now
from pages.parts.shared.permitted import is_permitted, tell_who_can
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.evaluating import Subject
from wijk.approach.month_counts import count_lines, months_of, years_of
from wijk.domain.clock import today
from wijk.domain.evaluation import MonthCount
from wijk.domain.text import fold
from wijk.dossier.entered import Dossier
from wijk.figures.places import Place
from wijk.figures.wording import cut_short
from wijk.store.checks.evaluations import MOST_KIND, faults_in_count
from wijk.store.database.connection import Store
from wijk.views.distinct import distinct
from wijk.views.evaluation_files import WHOLE_NAME

__all__ = ["WHOLE", "show_counts"]

WHOLE, OF_NAME = "dossier", 90
OWN = "evalueren-eigen-soorten"


def show_counts(store: Store, place: Place) -> None:
    """Choose what is counted, and the grid of a year of it."""
    dossier, data = dossier_now(place), loaded()
    subjects = {one.subject.key: one.subject for one in evaluating_now(place, dossier).standings}
    labels = {key: cut_short(one.name, OF_NAME) for key, one in subjects.items()}
    names = {WHOLE: WHOLE_NAME, **distinct(labels)}
    st.markdown(
        markdown_text(
            "Tel per maand wat u wilt volgen. Laat leeg wat niet is geteld: leeg is niet bekend, en 0 is geteld. "
            f"De soorten zijn {data.evaluating.label}."
        )
    )
    left, right, own = st.columns([5, 2, 4], vertical_alignment="bottom")
    chosen = left.selectbox("Waarvan?", list(names), format_func=names.__getitem__, key="evalueren-telling-van")
    counts = _counts_of(place, dossier, subjects.get(chosen or WHOLE))
    year = right.selectbox("Jaar", years_of(counts.kept, today()), key="evalueren-telling-jaar")
    may = is_permitted(store, "write", "records", place)
    with own:
        if may:
            _ask_own(place)
    months, numbers = months_of(year), {cell: one.item.number for cell, one in counts.kept.items()}
    own_kinds: list[str] = st.session_state.get(f"{OWN}-{place.code}", [])
    show_grid(store, place, counts, count_lines(data.evaluating.counts, numbers, own_kinds, months), months)
    if may:
        st.caption("Wat u typt, is bewaard zodra u naar een ander vakje gaat. Met Enter gaat u een vakje omlaag.")
        import_counts(store, counts, year)
    else:
        tell_who_can("write", "records", place)
    offer_evaluation_files(place, dossier)


def _ask_own(place: Place) -> None:
    """A kind of people's own: its row is there as soon as it has a name."""
    with st.form("evalueren-eigen-soort", clear_on_submit=True, border=False):
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        typed = left.text_input(
            "Iets anders tellen", max_chars=MOST_KIND, placeholder="Bijvoorbeeld: bezoekjes", key="eigen-soort-typen"
        )
        pressed = right.form_submit_button("Regel erbij", width="stretch")
        kind = (typed or "").strip()
        if not pressed:
            return
        wrong = faults_in_count(MonthCount(place.code, kind, date(today().year, 1, 1), 0))
    if wrong:
        st.error(markdown_text(" ".join(wrong.values())))
        return
    kinds: list[str] = st.session_state.setdefault(f"{OWN}-{place.code}", [])
    if fold(kind) not in {fold(one) for one in (*kinds, *(each.name for each in loaded().evaluating.counts))}:
        kinds.append(kind)


def _counts_of(place: Place, dossier: Dossier, subject: Subject | None) -> CountsOf:
    """What was counted of a subject, or of the whole dossier; what was counted before an action began counts too."""
    action, initiative = (subject.action, subject.initiative) if subject else ("", "")
    about = [one for one in dossier.evaluated.counts.living if _is_about(one.item, subject)]
    # Of a month that was counted both ways, what was counted of the action stands.
    kept = {(one.item.kind, one.item.month): one for one in sorted(about, key=lambda one: bool(one.item.action))}
    blank = MonthCount(place.code, "", date(today().year, 1, 1), 0, action, "" if action else initiative)
    return CountsOf(
        f"{place.code}-{subject.key if subject else WHOLE}", subject.name if subject else WHOLE_NAME, blank, kept
    )


def _is_about(count: MonthCount, subject: Subject | None) -> bool:
    if subject is None:
        return not count.action and not count.initiative
    if count.action:
        return count.action == subject.action
    return bool(count.initiative) and count.initiative == subject.initiative
