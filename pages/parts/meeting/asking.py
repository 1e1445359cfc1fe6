"""Asking the room something: the question of the step stands ready, and one press opens it on the phones."""

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from pages.parts.profile.recognised import room_figures
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.approach.findings import Finding
from wijk.domain.meeting import MOST_PRIORITIES_ASKED, LiveMeeting, Option, Question, QuestionKind
from wijk.domain.method import Method
from wijk.domain.presence import written_lines
from wijk.domain.tracks import TrackStep
from wijk.dossier.meetings import options_of
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.store.common.errors import StoreError
from wijk.store.common.personal import NOT_HERE, is_personal
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.meetings.questions import add_question, open_question
from wijk.views.finding_words import finding_label, vote_labels
from wijk.views.room import KIND_NAMES

__all__ = ["ask_the_room"]

TEXTS: dict[QuestionKind, str] = {
    "initiatief": "Wat is er al?",
    "keuze": "Wat vindt u?",
    "prioriteiten": "Waar gaan wij als eerste mee aan de slag?",
    "idee": "Wat kunnen wij doen?",
    "aanbod": "Wat wilt u zelf doen?",
}
READY = 8
Chosen = tuple[str, tuple[Option, ...], int, str, int | None]


@only_for("lead", "meetings")
def ask_the_room(
    store: Store,
    _place: Place,
    live: LiveMeeting,
    step: TrackStep,
    profile: Profile,
    findings: Sequence[Finding],
    method: Method,
) -> None:
    """The question of a step, or another, ready to open; ``findings`` are what people can vote for to do first."""
    with st.container(border=True, key="vraag-aan-zaal"):
        kinds: list[QuestionKind] = list(get_args(QuestionKind))
        left, right = st.columns([3, 2], vertical_alignment="bottom")
        kind: QuestionKind = left.selectbox(
            "Vraag de zaal",
            kinds,
            index=kinds.index(step.asks) if step.asks in kinds else kinds.index("idee"),
            format_func=KIND_NAMES.__getitem__,
            key=f"soort-{step.id}",
        )
        name = f"{step.id}-{kind}"
        text, options, most, indicator, year = _fields(kind, name, step, profile, findings, method)
        if not right.button("Open deze vraag", type="primary", key="open-vraag", width="stretch"):
            return
        question = Question(new_id(), live.meeting, kind, text.strip(), options, most, indicator, year)
        if is_personal(text) or any(is_personal(option.label) for option in options):
            st.error(NOT_HERE)
            return
        try:
            add_question(store, question)
            open_question(store, question.id)
        except StoreError as error:
            st.error(markdown_text(str(error)))
            return
    say("De vraag staat open.")
    st.rerun()


def _fields(
    kind: QuestionKind, name: str, step: TrackStep, profile: Profile, findings: Sequence[Finding], method: Method
) -> Chosen:
    """What is asked, its answers, how many of them a phone can choose, and the figure it is about."""
    if kind == "herkenning":
        figures = room_figures(profile)
        keys = list(figures)
        key = st.selectbox(
            "Welk cijfer?",
            keys,
            index=keys.index(first) if (first := ("lonely_18plus", profile.year("lonely_18plus"))) in keys else 0,
            format_func=figures.__getitem__,
            key=f"cijfer-{name}",
        )
        asked = f"{figures[key]}. Herkent u dit?" if key else ""
        text = st.text_input("De vraag", asked, key=f"tekst-{name}-{key}")
        return text, (), 1, *(key or ("", None))
    asked = step.question if kind == step.asks else TEXTS[kind]
    text = st.text_input("De vraag", asked, key=f"tekst-{name}")
    if kind == "prioriteiten":
        by_key = {one.key: one for one in findings}
        chosen = st.multiselect(
            "Waaruit kan de zaal kiezen?",
            list(by_key),
            list(by_key)[:READY],
            format_func=lambda each: finding_label(by_key[each], method),
            placeholder="Kies mismatches of vakjes",
            key=f"keuzes-{name}",
        )
        found = [by_key[each] for each in chosen]
        return text, options_of(found, vote_labels(found, method)), MOST_PRIORITIES_ASKED, "", None
    if kind == "keuze":
        ready = step.options if step.asks == kind else ("Ja", "Nee", "Weet ik niet")
        left, right = st.columns([3, 1])
        typed = left.text_area("Antwoorden, een per regel", "\n".join(ready), key=f"antwoorden-{name}", height=130)
        most = right.number_input("Hoeveel kiezen?", 1, 9, step.most if step.asks == kind else 1, key=f"hoeveel-{name}")
        labels = dict.fromkeys(written_lines(typed))
        return text, tuple(Option(f"keuze-{place}", label) for place, label in enumerate(labels)), int(most), "", None
    return text, (), 1, "", None
